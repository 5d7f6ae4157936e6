/** Of a place for which somebody has no right. */
export const notYours = {
  says: 'Bagian ini belum dibuka untuk Anda. Yang mengatur orang di sini dapat memberi haknya. Bagian Anda ada di menu.',
}
