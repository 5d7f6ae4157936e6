/** What is said to whoever comes to no outlet's door: the front pages, and an address that is nothing. */
export const home = {
  scan: 'Pindai kode QR di kamar Anda untuk membuka etalase hotel tempat Anda menginap.',
  missing: 'Pindai lagi kode QR di kamar Anda, atau telepon resepsionis.',
  hub: 'Di sini buku kwitansi setiap tempat disalin dan disaksikan: yang sudah tercatat tidak dapat diubah lagi.',
  forAgency: 'untuk dinas',
  oneFile: 'satu berkas, tanpa sambungan',
}
