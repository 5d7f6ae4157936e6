/** What is in doubt after a backup was put back, in Indonesian. */
import { formatRupiah } from '../../domain/money.ts'
import { language } from './language.ts'

export const restored = {
  locale: language.locale,
  close: 'Tutup',
  loading: 'Mengambil data …',
  retry: 'Coba lagi',
  title: 'Setelah pemulihan',
  strip: (count: number) => `Data dipulihkan dari cadangan: ${count} hal perlu dipastikan.`,
  open: 'Lihat dan pastikan',
  lead: (asOf: string | null) =>
    `${asOf === null ? 'Data ini dari cadangan.' : `Data ini dari cadangan; catatan terakhirnya ${asOf}.`} Yang terjadi sesudahnya tidak tercatat di sini. Yang sudah dipastikan keluar dari daftar ini.`,
  waits:
    'Kwitansi belum dapat diterbitkan sampai dokumen yang hilang kembali. Yang lain sudah dapat dipastikan.',
  nothing: 'Tidak ada lagi yang perlu dipastikan.',
  back: 'Kembali',

  orders: (count: number) => `Pesanan (${count})`,
  ordersLead: 'Masih terbuka di sini, mungkin sudah diantar.',
  room: (name: string) => `Kamar ${name}`,
  placedAt: (time: string) => `dipesan ${time}`,
  total: (rupiah: number) => formatRupiah(rupiah),
  paperBack: 'Kwitansi tamu ini sudah kembali. Tidak diterbitkan lagi.',
  broughtBy: (printed: string) => `Sudah diantar, ${printed}`,
  brought: 'Sudah diantar',
  broughtAsk: (rupiah: number) => `Kwitansi baru ${formatRupiah(rupiah)} akan diterbitkan.`,
  broughtYes: 'Terbitkan',
  notBrought: 'Belum diantar',
  decline: 'Batalkan',
  declineAsk: 'Pesanan ditolak, barangnya kembali ke rak.',
  declineYes: 'Ya, batalkan',

  stays: (count: number) => `Tamu (${count})`,
  staysLead:
    'Tercatat menginap, mungkin sudah pergi. Tamu yang masuk sesudah cadangan tidak dikenal di sini: check-in lagi.',
  since: (time: string) => `sejak ${time}`,
  still: 'Masih menginap',
  allStill: 'Semua masih menginap',
  allStillAsk: (count: number) => `${count} kamar dicatat masih dihuni.`,
  left: 'Sudah pergi: check-out di Kamar',

  goods: (count: number) => `Barang (${count})`,
  goodsLead: 'Jumlah di buku mungkin bukan jumlah di rak.',
  goodsAfter: 'Pastikan pesanan dahulu, lalu hitung raknya.',
  goodsManager: 'Dihitung oleh manajer.',
  count: 'Hitung raknya',
  rack: (name: string) => `rak ${name}`,
  pieces: (count: number) => `${count} di buku`,
  sold: (count: number) => `${count} lagi terjual menurut kwitansi yang kembali`,
  asBooked: 'Sesuai buku',
  allAsBooked: 'Semua sesuai buku',
  allAsBookedAsk: (count: number) => `${count} barang dicatat sesuai buku tanpa dihitung.`,
  yes: 'Ya',

  money: 'Uang',
  due: (count: number, rupiah: number) =>
    `${count} kwitansi dari sebelumnya di daftar terbuka, ${formatRupiah(rupiah)}: mungkin sudah dibayar.`,
  toOpenList: 'Buka daftar terbuka',
  of: (deed: string, what: string) => `${deed}: ${what}`,
}
