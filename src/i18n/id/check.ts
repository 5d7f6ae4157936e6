/** The check of a kwitansi in Indonesian: on its page and in the stand-alone file. */
import type { CheckFault, Seal } from '../../domain/document.ts'

export const check = {
  title: 'Pemeriksaan',
  checking: 'Memeriksa kwitansi di perangkat ini …',
  states: {
    waiting: 'Menunggu segel',
    sealed: 'Tersegel',
    witnessed: 'Disaksikan',
    broken: 'Tidak cocok',
  } satisfies Record<Seal | 'broken', string> as Record<Seal | 'broken', string>,
  says: {
    waiting: 'Kwitansi ini sudah tercatat dan menunggu segelnya. Halaman ini bertanya lagi sendiri.',
    sealed: 'Kwitansi ini tersegel di buku hotel dan tidak berubah sejak itu.',
    witnessed: (when: string) =>
      `Kwitansi ini tersegel di buku hotel, tidak berubah sejak itu, dan disaksikan pihak di luar hotel pada ${when}.`,
    broken:
      'Ada yang tidak cocok. Jangan terima kwitansi ini sebelum ditanyakan ke tempat yang menerbitkannya.',
  },
  steps: {
    signature: (origin: string) => `Tanda tangan buku benar: ${origin}`,
    place: (number: string, size: string) => `Nomor ${number} ada di tempatnya, di antara ${size} dokumen`,
    witness: 'Saksi di luar hotel sudah melihat buku ini, dan hanya bertambah',
    witnessWaits: 'Saksi di luar hotel belum melihatnya; biasanya beberapa detik lagi',
    noWitness: 'Belum ada saksi di luar hotel: kunci pemeriksa berasal dari hotel sendiri',
    detail: 'Kamar, pembayar, dan petugas cocok dengan sidik yang tersegel',
    detailGone: 'Kamar, pembayar, dan petugas tidak disimpan lagi; selebihnya tetap dapat diperiksa',
    shown: 'Semua angka dan nama yang tampak sama dengan yang tersegel',
  },
  faults: {
    unreadable: 'Berkas ini rusak atau bukan berkas kwitansi. Simpan lagi dari halamannya.',
    'hub-key-wrong': 'Kunci saksi yang dipakai memeriksa tidak dapat dibaca. Salin lagi seluruh barisnya.',
    'register-wrong':
      'Daftar kunci tidak ditandatangani saksi yang dipercaya di sini. Kunci hotel ini tidak dapat dipastikan.',
    'log-unknown': 'Buku ini tidak ada di daftar saksi. Bisa jadi bukan buku hotel yang sebenarnya.',
    'signature-wrong': 'Tanda tangan buku salah. Sesudah disegel ada yang diubah.',
    'key-unknown': 'Ditandatangani dengan kunci yang bukan milik buku ini.',
    'key-outdated': 'Ditandatangani dengan kunci yang sudah tidak berlaku untuk bagian buku ini.',
    'not-in-log':
      'Isinya bukan yang tersegel: sedikitnya satu huruf atau angka sudah diubah, atau dokumen ini tidak pernah ada di buku.',
    'witness-wrong': 'Tanda tangan saksi salah. Ada yang mengubah pernyataannya.',
    'detail-wrong': 'Kamar, pembayar, atau petugas bukan yang tersegel: sedikitnya satu huruf sudah diubah.',
  } satisfies Record<CheckFault, string> as Record<CheckFault, string>,
  fields: {
    kind: 'Jenis dokumen',
    outlet: 'Tempat',
    number: 'Nomor',
    issuedAt: 'Waktu terbit (UTC)',
    product: 'Nama barang',
    terms: 'Cara jual',
    quantity: 'Banyak',
    unitPrice: 'Harga satuan',
    amount: 'Jumlah',
    included: 'Pajak dan layanan di dalamnya',
    lines: 'Banyak baris',
    total: 'Uang sejumlah',
    payment: 'Cara bayar',
    voids: 'Nomor yang dibatalkan',
    reason: 'Alasan',
    room: 'Kamar',
    payer: 'Telah terima dari',
    cashier: 'Petugas',
  } as Record<string, string>,
  differs: (field: string, line: number | null, shown: string, sealed: string) =>
    `${field}${line === null ? '' : `, baris ${line}`}: tampak “${shown}”, catatannya “${sealed}”`,
  saveFile: 'Simpan berkas',
  again: 'Periksa lagi',
  trust: 'Diperiksa oleh halaman ini sendiri, di perangkat ini; boleh tanpa sambungan.',
  independent: 'Lebih pasti lagi: simpan berkasnya, lalu periksa dengan',
  independentLink: 'pemeriksa dari dinas, bukan dari hotel',
  failed: 'Bukti belum dapat diambil. Kwitansinya tidak berubah.',

  alone: {
    title: 'Periksa kwitansi',
    lead: 'Pilih berkas kwitansi yang disimpan dari halamannya, atau tempel isinya. Tidak ada yang dikirim; semua terjadi di perangkat ini.',
    choose: 'Pilih berkas',
    paste: 'Atau tempel isi berkas di sini',
    check: 'Periksa',
    other: 'Periksa yang lain',
    hubKey: 'Kunci saksi',
    hubKeyHelp:
      'Berkas pemeriksa ini tidak membawa kunci saksi. Tempel kunci yang diumumkan dinas; tanpa itu hanya kunci hotel sendiri yang dipakai.',
    hubKeyIn: (key: string) => `Memeriksa dengan kunci saksi ${key}`,
    content: 'Isi yang tersegel',
    untrusted: 'Isi berkas (tidak terbukti)',
    outlet: 'Tempat',
    number: 'Nomor',
    issuedAt: 'Terbit (UTC)',
    total: 'Jumlah',
    voids: 'Membatalkan nomor',
  },
}
