/** Foto produk dan pembuat di layar pengelola dan dinas. */
export const photos = {
  add: 'Tambah foto',
  take: 'Pakai foto ini',
  cancel: 'Batal',
  sending: 'Mengirim …',
  first: 'Di etalase',
  remove: (nth: number) => `Buang foto ${nth}`,
  makeFirst: (nth: number) => `Jadikan foto ${nth} yang pertama`,
  nth: (nth: number) => `Foto ${nth}`,
  full: (max: number) => `Paling banyak ${max} foto. Buang satu untuk menambah.`,
  hint: 'JPEG, PNG atau WebP, dari ponsel atau folder. Terang, satu produk, latar polos.',
  frame: 'Bagian foto yang akan tampak',
  zoom: 'Lebih dekat',
  across: 'Geser ke samping',
  down: 'Geser ke atas atau bawah',
}
