/** The words on a key-card's sleeve, which is always in both languages. */
export const sleeve = {
  room: 'Kamar',
  stayCode: 'Kode inap',
  how: 'Pindai kode QR di kamar, lalu ketik kode ini. Produk UMKM diantar ke kamar.',
  atDesk: 'Pindai kode QR di kamar; meja depan mengizinkan ponsel Anda.',
  window: 'Etalase hotel ini',
  until: (moment: string) => `sampai ${moment}`,
  wifi: 'Wi-Fi',
}
