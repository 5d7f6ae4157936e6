/** What was done, in Indonesian: for each word what it says behind the name of whoever did it, and the detail under it. */

import type { ActChange } from '../../contract/act.ts'
import type { ActWord } from '../../domain/act.ts'
import type { ActorKind, ProgramPart } from '../../domain/actor.ts'
import type { VoidReason } from '../../domain/document.ts'
import type { DropReason } from '../../domain/dropping.ts'
import { formatRupiah } from '../../domain/money.ts'
import type { RoomKind } from '../../domain/outlet.ts'
import type { PaidIn, PaymentReason, PaymentStep } from '../../domain/paying.ts'
import type { RestatedFor } from '../../domain/restating.ts'
import type { Doubt } from '../../domain/restored.ts'
import type { Right } from '../../domain/rights.ts'
import type { SheetName } from '../../domain/sheets/kinds.ts'
import type { GoodsMovement } from '../../domain/stock.ts'
import type { GoodsFate } from '../../domain/voiding.ts'
import { language } from './language.ts'
import { paying } from './paying.ts'

const doubts: Readonly<Record<Doubt, string>> = {
  order: 'pesanan masih harus diantar',
  goods: 'barang sesuai buku',
  stay: 'tamu masih menginap',
}
const restatedFor: Readonly<Record<RestatedFor, string>> = {
  void: 'pembatalan',
  return: 'uang kembali',
  occupancy: 'tamu dihitung lagi',
}
const dropReasons: Readonly<Record<DropReason, string>> = {
  'clerk-gone': 'petugasnya tidak kembali',
  'done-already': 'sudah dikerjakan dengan cara lain',
  'by-mistake': 'diketuk keliru',
}

/** `on`: what it was done to, by its name. */
export interface Deed<Word extends ActWord> {
  readonly on: string
  readonly changed: ActChange<Word>
  readonly times: number
}
export type Sentence = readonly [does: string, detail?: string | undefined]

const from = (before: string, now: string) => `${before} → ${now}`
const kinds: Record<RoomKind, string> = { room: 'kamar', table: 'meja', counter: 'konter' }
const moves: Record<GoodsMovement, string> = {
  in: 'diterima',
  returned: 'dikembalikan ke pembuat',
  damaged: 'rusak',
  expired: 'kedaluwarsa',
  corrected: 'koreksi hitungan',
}
const reasons: Record<VoidReason, string> = {
  'not-received': 'tidak diterima tamu',
  'wrong-item': 'salah barang',
  damaged: 'rusak',
  'wrong-guest': 'salah tamu',
  test: 'percobaan',
  other: 'alasan lain',
}
const ends: Record<PaymentStep, string> = {
  claim: 'mencatat QRIS yang belum terlihat masuk',
  pay: 'menerima pembayaran',
  post: 'memposting ke tagihan kamar',
  waive: 'membebaskan',
  explain: 'memberi alasan',
  reopen: 'membuka lagi',
  return: 'mengembalikan uang',
}
const { waiveReasons, openReasons, paidIn, drawer, issued, correct } = paying
const goodsWent = (goods: GoodsFate | undefined) =>
  goods === undefined ? '' : `, barang: ${correct.fates[goods].toLowerCase()}`
const saidWords: Record<PaidIn | PaymentReason, string> = { ...paidIn, ...waiveReasons, ...openReasons }
const device = ({ for: kind, room }: ActChange<'enrol'>) =>
  kind === 'tablet' ? `tablet kamar ${room}` : 'terminal'
type Placed = ActChange<'change-placement'>
const placementDeed = ({ price, on, rack }: Placed) => {
  if (price !== undefined) return 'mengubah harga'
  if (on !== undefined) return on.to ? 'menawarkan' : 'berhenti menawarkan'
  return rack !== undefined ? 'memindahkan' : 'mengubah penempatan'
}
const placementDetail = ({ price, rack, from: since, to, part, next, isPinned }: Placed) =>
  [
    price && from(formatRupiah(price.from), formatRupiah(price.to)),
    rack && `rak ${from(rack.from, rack.to)}`,
    since && `mulai ${since.to ?? 'kapan saja'}`,
    to && `sampai ${to.to ?? 'kapan saja'}`,
    part && 'bagian pembuat diubah',
    next && 'harga berikutnya diatur',
    isPinned && (isPinned.to ? 'disematkan di atas' : 'tidak lagi disematkan'),
  ]
    .filter(told => told !== undefined)
    .join(', ')
const rightWords: Record<Right, string> = {
  look: 'melihat',
  register: 'register',
  decide: 'memutuskan',
  people: 'orang',
  sell: 'jual',
  correct: 'betulkan',
  shelf: 'rak',
}
const rightsOf = (all: readonly Right[]) => all.map(right => rightWords[right]).join(', ')
type Note = ActChange<'receive-goods'>
const noteOf = ({ number, year }: Note) => `${number}/${year}`
const linesOf = ({ lines, pieces }: Note) => `${lines} baris, ${pieces} buah`
const books = (as: string) => (as === 'screen' ? 'di layar' : `sebagai ${as.toUpperCase()}`)

const sheetWords: Record<SheetName, string> = {
  makers: 'pembuat',
  products: 'produk',
  rooms: 'kamar',
  placements: 'rak',
  goods: 'barang',
  people: 'orang',
}

const told = {
  'check-in': ({ changed }) => [`mencatat tamu masuk, kamar ${changed.room.to}`],
  'check-out': ({ changed }) => [
    `mencatat tamu keluar, kamar ${changed.room.from}`,
    changed.kept > 0 ? `${changed.kept} pesanan tetap terbuka` : undefined,
  ],
  'undo-check-in': ({ changed }) => [`membatalkan check-in yang salah, kamar ${changed.room.from}`],
  'change-departure': ({ changed: { leaves } }) => [
    'mengubah rencana pulang tamu',
    from(leaves.from ?? 'tidak tercatat', leaves.to ?? 'tidak tercatat'),
  ],
  move: ({ changed }) => ['memindahkan tamu', from(`kamar ${changed.room.from}`, `${changed.room.to}`)],
  'confirm-phone': ({ on, changed }) => [
    `${changed.allowed ? 'mengizinkan' : 'menolak'} ponsel tamu, kamar ${on}`,
  ],
  'change-payment': ({ changed: { payment, total } }) => [
    'mengubah cara bayar pesanan',
    `${from(issued[payment.from], issued[payment.to])}, ${formatRupiah(total)}`,
  ],
  void: ({ on, changed: { reason, by, goods } }) => [
    `membatalkan kwitansi ${on}`,
    `${reasons[reason]}, pembatalan ${by}${goodsWent(goods)}`,
  ],
  reissue: ({ on, changed: { payment, total, reissued, goods } }) => [
    `mengganti kwitansi ${on} dengan ${reissued}`,
    payment.from === payment.to
      ? `${from(formatRupiah(total.from), formatRupiah(total.to))}${goodsWent(goods)}`
      : `${from(issued[payment.from], issued[payment.to])}, ${formatRupiah(total.to)}${goodsWent(goods)}`,
  ],
  settle: ({ on, changed: { step, said, total } }) => [
    `${ends[step]}, kwitansi ${on}`,
    [formatRupiah(total), ...(said === null ? [] : [saidWords[said]])].join(', '),
  ],
  'restate-day': ({ changed }) => [
    `menyatakan lagi hari ${changed.day} sekarang juga`,
    changed.for.map(why => restatedFor[why]).join(', '),
  ],
  'open-drawer': ({ changed }) => ['membuka laci', formatRupiah(changed.counted)],
  'count-drawer': ({ changed }) => [
    'menghitung dan menutup laci',
    `${formatRupiah(changed.counted)}, seharusnya ${formatRupiah(changed.book)}`,
  ],
  'drop-taps': ({ on, changed }) => [
    `membuang ketukan ${on} yang belum terkirim`,
    `${changed.count}, ${dropReasons[changed.reason]}`,
  ],
  'settle-doubt': ({ changed }) => [
    'memastikan keadaan setelah pemulihan',
    `${changed.count} ${doubts[changed.doubt]}`,
  ],
  'bring-back': ({ on, changed }) => [
    `menyatukan pesanan ${on} dengan kwitansinya setelah pemulihan`,
    `kwitansi ${changed.document}`,
  ],
  'explain-drawer': ({ on, changed }) => [
    `memberi alasan selisih laci ${on}`,
    drawer.reasons[changed.reason],
  ],
  'change-placement': ({ on, changed }) => [`${placementDeed(changed)} ${on}`, placementDetail(changed)],
  'add-placement': ({ on, changed }) => [`menempatkan ${on}`, formatRupiah(changed.price)],
  'end-placement': ({ on, changed }) => [
    `mengakhiri penempatan ${on}`,
    changed.to.to === null ? undefined : `sampai ${changed.to.to}`,
  ],
  'order-shelf': ({ on }) => ['mengubah urutan rak', on],
  'move-goods': ({ on, changed }) => [
    `mencatat barang: ${on}`,
    `${changed.quantity} ${moves[changed.kind]}, kode produksi ${changed.batch}`,
  ],
  'receive-goods': ({ changed }) => [`menerima barang, surat ${noteOf(changed)}`, linesOf(changed)],
  'counter-note': ({ changed }) => [
    `membalik surat barang dengan surat ${noteOf(changed)}`,
    linesOf(changed),
  ],
  'count-stock': ({ changed }) => [`menghitung isi rak, surat ${noteOf(changed)}`, linesOf(changed)],
  'write-off': ({ changed }) => [`menghapus barang, surat ${noteOf(changed)}`, linesOf(changed)],
  'return-goods': ({ changed }) => [
    `mengembalikan barang ke pembuat, surat ${noteOf(changed)}`,
    linesOf(changed),
  ],
  'add-room': ({ on, changed }) => [`menambah ${kinds[changed.kind]} ${on}`, `lantai ${changed.floor}`],
  'add-rooms': ({ changed }) => [`menambah ${changed.added} kamar`, changed.rooms.join(', ')],
  'rename-room': ({ on, changed: { name, floor } }) => [
    name.from === name.to ? `memindahkan kamar ${on}` : `mengganti nomor kamar ${name.from} menjadi ${on}`,
    floor.from === floor.to ? undefined : from(`lantai ${floor.from}`, `lantai ${floor.to}`),
  ],
  'close-room': ({ on, changed }) => [
    `menutup kamar ${on}`,
    changed.to === null ? `mulai ${changed.from}` : `${changed.from} sampai ${changed.to}`,
  ],
  'open-room': ({ on }) => [`membuka kamar ${on}`],
  'print-cards': ({ changed }) => [`mencetak ${changed.cards} kartu QR`, changed.rooms.join(', ')],
  'change-outlet': ({ changed }) => [
    'mengubah pengaturan',
    [
      changed.hours === true ? 'jam layanan' : '',
      changed.phone === undefined ? '' : from(changed.phone.from, changed.phone.to),
      changed.payments === undefined ? '' : 'cara bayar',
      changed.confirmAtDesk === undefined ? '' : 'konfirmasi ponsel',
      changed.closingHour === undefined
        ? ''
        : from(`tutup hari pukul ${changed.closingHour.from}`, `${changed.closingHour.to}`),
      changed.wifi === true ? 'Wi-Fi tamu' : '',
      changed.qris === undefined ? '' : `QRIS ${from(changed.qris.from ?? '–', changed.qris.to ?? '–')}`,
      changed.lockMinutes === undefined
        ? ''
        : from(`meja terkunci setelah ${changed.lockMinutes.from}`, `${changed.lockMinutes.to} menit`),
    ]
      .filter(text => text !== '')
      .join(', '),
  ],
  'rotate-room': ({ on, changed }) => [
    `mengganti kode QR kamar ${on}`,
    from(`kode ke-${changed.generation.from}`, `ke-${changed.generation.to}`),
  ],
  'offer-enrolment': ({ changed }) => [`meminta kode untuk ${device(changed)}`],
  enrol: ({ on, changed }) => [
    `mendaftarkan ${device(changed)}`,
    changed.for === 'terminal' ? on : undefined,
  ],
  'sign-in': () => ['masuk'],
  'sign-out': () => ['keluar'],
  'wrong-pin': ({ on, times }) => [
    on === '' ? 'menolak PIN untuk nama yang tidak ada' : `menolak PIN yang salah untuk ${on}`,
    times > 1 ? `${times} kali dalam satu jam` : undefined,
  ],
  'read-evaluation': ({ changed }) => [`membaca evaluasi ${books(changed.as)}`],
  'read-reconciliation': ({ changed }) => [`membaca kecocokan buku ${books(changed.as)}`],
  'export-log': ({ on, changed }) => [`mengambil buku ${on} ${books(changed.as)}`],
  'read-entries': ({ on, times }) => [
    `membaca isi buku ${on}`,
    times > 1 ? `${times} kali dalam satu jam` : undefined,
  ],
  'rotate-log-key': ({ changed }) => [
    'mengganti kunci buku',
    changed.stolen ? 'kunci lama dinyatakan dicuri' : undefined,
  ],
  'accept-loss': ({ changed }) => [
    `mengakui hilangnya dokumen ${changed.from}–${changed.to}`,
    `atas nama ${changed.by}`,
  ],
  'adopt-loss': ({ changed }) => [`mencatat hilangnya dokumen ${changed.from}–${changed.to}`],
  'give-pin': ({ on }) => [`memberi PIN untuk ${on}`],
  'choose-pin': () => ['memilih PIN baru'],
  'change-pin': () => ['mengganti PIN sendiri'],
  'reset-pin': ({ on }) => [`mengatur ulang PIN ${on}`],
  'give-pass': ({ on }) => [`memberi tiket untuk ${on}`],
  'add-passkey': ({ changed }) => ['membuat kunci sandi', changed.device],
  'withdraw-pass': ({ on }) => [`menarik tiket untuk ${on}`],
  'rename-passkey': ({ changed }) => [
    'menamai ulang kunci sandi',
    from(changed.device.from, changed.device.to),
  ],
  'end-passkey': ({ on, changed }) => [`mengakhiri kunci sandi ${on}`, changed.device],
  'add-person': ({ on, changed }) => [`menambah ${on}`, rightsOf(changed.rights)],
  'change-rights': ({ on, changed: { rights } }) => [
    `mengubah hak ${on}`,
    from(rightsOf(rights.from), rightsOf(rights.to)),
  ],
  'rename-person': ({ changed }) => ['mengganti nama orang', from(changed.name.from, changed.name.to)],
  'end-person': ({ on }) => [`mengakhiri ${on}: tidak bisa masuk lagi`],
  'end-session': ({ on, changed }) => [`mengakhiri sesi ${on}`, changed.device],
  'end-device': ({ on, changed }) => [
    `mengakhiri ${device(changed)}`,
    changed.for === 'terminal' ? on : undefined,
  ],
  'add-maker': ({ on }) => [`menambah pembuat ${on}`],
  'change-maker': ({ on, changed }) => [`mengubah pembuat ${on}`, `${changed.fields.length} bidang`],
  'publish-maker': ({ on }) => [`menayangkan pembuat ${on}`],
  'retire-maker': ({ on }) => [`memensiunkan pembuat ${on}`],
  'return-maker': ({ on }) => [`mengembalikan pembuat ${on}`],
  'add-product': ({ on }) => [`menambah produk ${on}`],
  'change-product': ({ on, changed }) => [`mengubah produk ${on}`, `${changed.fields.length} bidang`],
  'publish-product': ({ on }) => [`menayangkan produk ${on}`],
  'retire-product': ({ on }) => [`memensiunkan produk ${on}`],
  'return-product': ({ on }) => [`mengembalikan produk ${on}`],
  'adopt-product': ({ on }) => [`menerima produk ${on}`],
  'refuse-product': ({ on }) => [`menolak produk ${on}`],
  'join-product': ({ on }) => [`menggabungkan produk ${on}`],
  'add-outlet': ({ on }) => [`menambah outlet ${on}`],
  'correct-outlet': ({ on, changed }) => [`membetulkan outlet ${on}`, `${changed.fields.length} bidang`],
  'end-outlet': ({ on }) => [`mengakhiri outlet ${on}`],
  'give-token': ({ on }) => [`memberi kode auditor untuk ${on}`],
  'end-tokens': ({ on }) => [`mengakhiri kode auditor ${on}`],
  'add-recipient': ({ on }) => [`menambah penerima kabar ${on}`],
  'remove-recipient': ({ on }) => [`mengakhiri penerima kabar ${on}`],
  'prove-channel': () => ['menyatakan sebuah saluran sampai'],
  'change-duty': ({ changed }) => ['mengubah jadwal siaga', `${changed.lines.to} baris`],
  'tell-again': ({ on }) => [`mengabari lagi ${on}`],
  'take-sheet': ({ on, changed }) => [
    `menerapkan impor: ${sheetWords[on as SheetName] ?? on}`,
    `${changed.added} baru, ${changed.changed} berubah`,
  ],
  'undo-sheet': ({ on, changed }) => [
    `membatalkan impor: ${sheetWords[on as SheetName] ?? on}`,
    `${changed.undone} dikembalikan, ${changed.left} tetap`,
  ],
} satisfies { readonly [Word in ActWord]: (deed: Deed<Word>) => Sentence }

const kindsOfActor: Record<ActorKind, string> = {
  guest: 'Tamu',
  clerk: 'Petugas',
  manager: 'Manajer',
  officer: 'Pejabat dinas',
  link: 'Program lain',
  program: 'Program',
}
const parts: Record<ProgramPart, string> = { door: 'Program', console: 'Konsol server' }

export const acts = {
  locale: language.locale,
  title: 'Catatan tindakan',
  lead: 'Siapa melakukan apa, dan kapan. Yang terbaru di atas; tidak ada yang bisa mengubahnya.',
  find: 'Orang, kamar, produk, atau nomor',
  day: 'Hari',
  anyDay: 'Semua hari',
  none: 'Tidak ada tindakan yang cocok. Ubah pencarian atau harinya.',
  empty: 'Belum ada tindakan yang tercatat.',
  newer: 'Kembali ke yang terbaru',
  older: 'Yang lebih lama',
  loading: 'Mengambil catatan …',
  retry: 'Coba lagi',
  keys: 'cari',
  /** Where it was done. */
  at: (terminal: string) => `di ${terminal}`,
  unknown: 'melakukan sesuatu yang belum dikenal halaman ini',
  kinds: kindsOfActor,
  parts,
  told: told as { readonly [Word in ActWord]: (deed: Deed<Word>) => Sentence },
}
