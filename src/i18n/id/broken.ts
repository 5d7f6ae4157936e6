/** What stands in the place of a part that could not be drawn. */
export const broken = {
  title: 'Bagian ini tidak dapat ditampilkan.',
  text: 'Yang lain tetap berfungsi, dan tidak ada yang hilang.',
  again: 'Coba lagi',
  reload: 'Muat ulang halaman',
}
