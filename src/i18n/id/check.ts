/** The check of a kwitansi in Indonesian: on its page and in the stand-alone file. */
import type { CheckFault, DocumentKind, Paid, StatedReason } from '../../domain/document.ts'
import type { Terms } from '../../domain/placement.ts'
import type { Field } from '../../log/differences.ts'
import type { SealState } from '../../log/examine.ts'

const quoted = (text: string) => (text === '' ? 'tidak ada' : `“${text}”`)

export const check = {
  title: 'Pemeriksaan',
  checking: 'Memeriksa kwitansi di perangkat ini …',
  states: {
    waiting: 'Menunggu segel',
    sealed: 'Tersegel',
    witnessed: 'Disaksikan',
    broken: 'Tidak cocok',
    lost: 'Tersegel, lalu hilang',
  } satisfies Record<SealState, string>,
  notProven: 'Belum terbukti',
  notChecked: 'Tidak dapat diperiksa',
  says: {
    waiting: 'Kwitansi ini sudah tercatat dan menunggu segelnya. Halaman ini bertanya lagi sendiri.',
    sealed: 'Kwitansi ini tersegel di buku hotel dan tidak berubah sejak itu.',
    witnessed: (when: string) =>
      `Kwitansi ini tersegel di buku hotel, tidak berubah sejak itu, dan disaksikan pihak di luar hotel pada ${when}.`,
    waitingFile:
      'Berkas ini belum memuat bukti, jadi isinya belum dapat diperiksa. Buka lagi tautannya, tunggu sampai tersegel, lalu simpan berkasnya lagi.',
    ownKeys:
      'Isinya cocok dengan segel di berkas ini, tetapi kuncinya pun berasal dari berkas ini. Pemalsu dapat membuat kuncinya sendiri: periksa lagi dengan kunci saksi dari dinas, atau kunci buku hotel yang sudah Anda ketahui dari tempat lain.',
    notChecked: 'Tentang kwitansinya sendiri belum ada yang dapat dikatakan.',
    broken:
      'Ada yang tidak cocok. Jangan terima kwitansi ini sebelum ditanyakan ke tempat yang menerbitkannya.',
    lost: 'Kwitansi ini tersegel di buku hotel, bukan palsu; sejak itu bagian buku tempat ia tersegel hilang, dan kehilangannya diakui.',
  },
  steps: {
    signature: (origin: string) => `Tanda tangan buku benar: ${origin}`,
    place: (number: string, size: string) => `Nomor ${number} ada di tempatnya, di antara ${size} dokumen`,
    witness: 'Saksi di luar hotel sudah melihat buku ini, dan hanya bertambah',
    witnessWaits:
      'Saksi di luar hotel belum melihatnya: biasanya beberapa detik lagi. Kalau besok masih begini, tanyakan ke dinas',
    noWitness: 'Belum ada saksi di luar hotel: kunci pemeriksa berasal dari hotel sendiri',
    ownKey: 'Diperiksa dengan kunci buku yang diberikan di sini; tidak ada saksi di luar hotel',
    detail: 'Kamar, pembayar, dan petugas cocok dengan sidik yang tersegel',
    detailGone: 'Kamar, pembayar, dan petugas tidak disimpan lagi; selebihnya tetap dapat diperiksa',
    detailNone: 'Kamar, pembayar, dan petugas pada pembatalan tidak ikut disegel',
    shown:
      'Nomor, tanggal, barang, banyak, harga, dan jumlah yang tampak sama dengan yang tersegel. Nama pembuat, isi bersih, dan terjemahan tidak ikut disegel',
    listed: (when: string) =>
      `Menurut daftar kunci saksi per ${when}: apakah bagian buku ini sesudah itu dinyatakan hilang, hanya daftar yang lebih baru atau tautannya yang tahu`,
    laterVoid:
      'Apakah kwitansi ini kemudian dibatalkan tidak tampak dari berkasnya: buka tautannya untuk melihat',
  },
  faults: {
    unreadable: 'Berkas ini rusak atau bukan berkas kwitansi. Simpan lagi dari halamannya.',
    'hub-key-wrong': 'Kunci yang dipakai memeriksa tidak dapat dibaca. Salin lagi seluruh barisnya.',
    'register-wrong':
      'Daftar kunci tidak ditandatangani saksi yang dipercaya di sini. Kunci hotel ini tidak dapat dipastikan: tanyakan ke dinas kunci saksi yang berlaku.',
    'log-unknown':
      'Buku ini tidak ada di daftar saksi. Bisa jadi bukan buku hotel yang sebenarnya: tanyakan ke dinas apakah hotel ini terdaftar.',
    'signature-wrong':
      'Tanda tangan buku salah: sesudah disegel ada yang diubah. Minta tautan kwitansi yang asli.',
    'key-unknown':
      'Ditandatangani dengan kunci yang bukan milik buku ini. Minta hotel membukakan kwitansi itu di mejanya.',
    'key-outdated':
      'Ditandatangani dengan kunci yang sudah tidak berlaku untuk bagian buku ini. Beri tahu dinas: kuncinya mungkin pernah dicuri.',
    'not-in-log':
      'Isinya bukan yang tersegel: sedikitnya satu huruf atau angka sudah diubah, atau dokumen ini tidak pernah ada di buku. Minta tautan kwitansi yang asli.',
    'witness-wrong':
      'Tanda tangan saksi salah: ada yang mengubah pernyataannya. Minta tautan kwitansi yang asli, dan beri tahu dinas.',
    'detail-wrong':
      'Kamar, pembayar, atau petugas bukan yang tersegel: sedikitnya satu huruf sudah diubah. Minta tautan kwitansi yang asli.',
    newer:
      'Kwitansi ini ditulis dengan versi yang lebih baru daripada pemeriksa ini, jadi belum dapat diperiksa di sini. Pakai pemeriksa yang terbaru.',
    lost: 'Buka tautannya atau tanyakan ke tempat yang menerbitkannya: di sana diketahui nomor mana yang hilang, dan sejak kapan.',
  } satisfies Record<CheckFault, string>,
  fields: {
    kind: 'Jenis dokumen',
    outlet: 'Tempat',
    number: 'Nomor',
    printed: 'Nomor tercetak',
    issuedAt: 'Waktu terbit (UTC)',
    issuedOn: 'Tanggal',
    product: 'Nama barang',
    terms: 'Cara jual',
    quantity: 'Banyak',
    unitPrice: 'Harga satuan',
    amount: 'Jumlah',
    included: 'Pajak dan layanan di dalamnya',
    lines: 'Banyak baris',
    total: 'Uang sejumlah',
    words: 'Terbilang',
    payment: 'Cara bayar',
    replaces: 'Menggantikan nomor',
    voids: 'Nomor yang dibatalkan',
    reason: 'Alasan',
    room: 'Kamar',
    payer: 'Telah terima dari',
    cashier: 'Petugas',
  } satisfies Record<Field, string>,
  values: {
    kwitansi: 'kwitansi',
    void: 'pembatalan',
    day: 'tutup hari',
    consigned: 'titip jual',
    bought: 'beli putus',
    complimentary: 'cuma-cuma',
    room: 'tagihan kamar',
    cash: 'tunai',
    qris: 'QRIS',
    none: 'tanpa pembayaran',
    'not-received': 'barang tidak diterima',
    'wrong-item': 'barang keliru',
    damaged: 'barang rusak',
    'wrong-guest': 'tamu keliru',
    test: 'percobaan',
    other: 'alasan lain',
    payment: 'cara bayar keliru',
    correction: 'perbaikan isi',
  } satisfies Record<DocumentKind | Terms | Paid | StatedReason, string>,
  line: (line: number) => `baris ${line}`,
  differs: (where: string, shown: string, sealed: string) =>
    `${where}: tampak ${quoted(shown)}, yang tersegel ${quoted(sealed)}`,
  disagrees: (where: string, shown: string, recorded: string) =>
    `${where}: tampak ${quoted(shown)}, catatannya ${quoted(recorded)}; catatan itu sendiri tidak terbukti`,
  saveFile: 'Simpan berkas',
  again: 'Periksa lagi',
  trust: 'Diperiksa oleh halaman ini sendiri, di perangkat ini; boleh tanpa sambungan.',
  independent: 'Lebih pasti lagi: simpan berkasnya, lalu periksa dengan',
  independentLink: 'pemeriksa dari dinas, bukan dari hotel',
  failed: 'Bukti belum dapat diambil. Kwitansinya tidak berubah.',

  alone: {
    language: 'Bahasa',
    title: 'Periksa kwitansi',
    lead: 'Pilih berkas kwitansi yang disimpan dari halamannya, atau tempel isinya. Tidak ada yang dikirim; semua terjadi di perangkat ini.',
    choose: 'Pilih berkas, atau seret ke halaman ini',
    paste: 'Atau tempel isi berkas di sini',
    check: 'Periksa',
    newerList:
      'Sebuah berkas hanya tahu apa yang hilang sampai harinya. Simpan daftar kunci dinas hari ini (/hub/register di alamatnya) dan pilih di sini lebih dulu: kwitansi lalu diperiksa dengan daftar itu.',
    listTaken: (when: string) => `Memeriksa dengan daftar kunci saksi per ${when}`,
    listWrong: 'Daftar kunci itu tidak ditandatangani kunci di atas: tidak dipakai',
    other: 'Periksa yang lain',
    hubKey: 'Kunci saksi, atau kunci buku hotelnya',
    hubKeyHelp:
      'Berkas pemeriksa ini tidak membawa kunci saksi. Tempel kunci yang diumumkan dinas; tanpa itu hanya kunci dari berkas kwitansi sendiri yang dipakai, dan itu belum membuktikan apa-apa.',
    hubKeyIn: (key: string) => `Memeriksa dengan kunci saksi ${key}`,
    content: 'Isi yang tersegel',
    untrusted: 'Isi berkas (tidak terbukti)',
    outlet: 'Tempat',
  },
}
