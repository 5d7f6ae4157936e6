/** The agency's reading in Indonesian. */
import type { EVALUATION_UNITS } from '../../contract/evaluation.ts'
import type { OutletKind } from '../../domain/outlet.ts'
import type { Terms } from '../../domain/placement.ts'
import type { Category } from '../../domain/product.ts'
import type { Stage } from '../../domain/reconciliation.ts'
import { agencyLog } from './agency-log.ts'
import { coverage } from './coverage.ts'
import { language } from './language.ts'
import { left } from './left.ts'
import { notYours } from './not-yours.ts'
import { passkey } from './passkey.ts'
import { proveAgain } from './prove-again.ts'

type BookState = 'forked' | 'agree' | 'coming' | 'missing' | 'empty'
type Unit = (typeof EVALUATION_UNITS)[number]

export const evaluate = {
  locale: language.locale,
  agencyLog,
  coverage,
  left,
  notYours,
  proveAgain,
  title: 'Evaluasi produk',
  language: 'Bahasa',
  signOut: 'Keluar',
  signIn: {
    title: 'Masuk',
    isOut: 'Sesi Anda di sini sudah berakhir: waktunya habis, atau diakhiri orang lain.',
    lead: 'Laporan ini untuk petugas dinas.',
    byPasskey: passkey,
    orPin: 'Di kota contoh, PIN juga berlaku.',
    lost: 'Belum punya kunci sandi, atau hilang? Minta tiket dari petugas lain.',
    name: 'Nama petugas',
    pin: 'PIN',
    submit: 'Masuk',
    demo: (pin: string) => `Kota contoh: PIN ${pin}.`,
    wrong: 'Nama dan PIN tidak cocok. Periksa lagi.',
    tooMany: (minutes: number) => `PIN terlalu sering salah. Coba lagi ${minutes} menit lagi.`,
    offline: 'Belum tersambung. Periksa sambungan, lalu coba lagi.',
    other: 'Belum berhasil masuk. Coba lagi sebentar lagi.',
  },
  loading: 'Menghitung dari kwitansi …',
  failed: 'Laporan belum dapat dihitung. Yang tampak adalah hitungan terakhir, bila ada.',
  badPeriod: 'Tanggal awal harus sebelum tanggal akhir.',
  retry: 'Coba lagi',
  sample: 'Data contoh',
  headline: {
    leads: (names: readonly string[], count: string) =>
      names.length > 1
        ? `${names.join(', ')} sama-sama paling banyak kwitansinya (masing-masing ${count}).`
        : `${names[0]} paling banyak kwitansinya (${count}).`,
    tied: (many: number, count: string) => `${many} produk sama-sama paling banyak kwitansinya (${count}).`,
    gifts: (count: string) => `Hanya pemberian cuma-cuma: ${count} kwitansi.`,
    none: 'Belum ada kwitansi dalam masa ini.',
    waiting: (few: number) =>
      few === 0 ? 'Semua produk sudah cukup datanya.' : `${few} produk masih perlu waktu.`,
    nothing: 'Tidak ada produk yang cocok dengan pilihan ini.',
  },
  deck: {
    from: (kwitansi: string, outlets: number, from: string, to: string) =>
      `Dari ${kwitansi} kwitansi di ${outlets} tempat, ${from} sampai ${to}.`,
    voided: (voided: string) => `${voided} kwitansi yang dibatalkan sudah dikurangkan.`,
    alone: (name: string, rate: string, unit: string) =>
      `Per 100 ${unit}, ${name} tertinggi (${rate}) dan selangnya jelas di atas semua yang lain.`,
    together: (name: string, rate: string, unit: string, others: number) =>
      `Per 100 ${unit}, ${name} tertinggi (${rate}), tetapi ${others} produk lain belum bisa dibedakan darinya.`,
    one: (name: string, rate: string, unit: string) =>
      `Baru ${name} yang cukup datanya (${rate} per 100 ${unit}); belum ada pembanding.`,
    unsure: 'Belum ada produk dengan data yang cukup untuk dibandingkan per kesempatan dilihat.',
    mixed: 'Angka per 100 malam-kamar hanya dari hotel; kwitansi dihitung dari semua tempat.',
  },
  units: {
    'room-night': 'malam-kamar',
    'table-day': 'hari-meja',
    'counter-day': 'hari-konter',
    mixed: 'malam-kamar',
  } satisfies Record<Unit, string>,
  filters: {
    label: 'Saring laporan',
    period: 'Masa',
    days: (days: number) => `${days} hari terakhir`,
    range: 'Pilih tanggal',
    from: 'Dari',
    to: 'Sampai',
    outlet: 'Tempat',
    kind: 'Jenis tempat',
    category: 'Jenis produk',
    seller: 'Pembuat',
    terms: 'Cara jual',
    all: 'Semua',
    clear: 'Hapus saringan',
    csv: 'Unduh CSV',
    print: 'Cetak',
  },
  outletKinds: { hotel: 'Hotel', restaurant: 'Restoran', mall: 'Mal' } satisfies Record<OutletKind, string>,
  categories: {
    sea: 'Hasil laut',
    garden: 'Kebun dan hutan',
    kitchen: 'Dapur',
    drink: 'Minuman',
    cloth: 'Kain',
    craft: 'Kriya',
  } satisfies Record<Category, string>,
  terms: { consigned: 'Titip jual', bought: 'Beli putus', complimentary: 'Cuma-cuma' } satisfies Record<
    Terms,
    string
  >,
  picture: {
    title: 'Seberapa disukai, dan seberapa yakin',
    note: (unit: string) =>
      `Kiri: banyaknya kwitansi. Kanan: kwitansi per 100 ${unit} saat produk ada di rak; garisnya selang 90 persen. Bidang kuning adalah selang yang tertinggi: produk yang garisnya menyentuh bidang itu belum bisa disebut kalah.`,
    hollow: (unit: string) =>
      `Lingkaran kosong dan garis putus: data belum cukup; tertulis berapa ${unit} lagi.`,
    order: 'Urutan',
    byCount: 'Kwitansi',
    byRate: (unit: string) => `Per 100 ${unit}`,
    product: 'Produk dan pembuat',
    count: 'Kwitansi',
    needs: (needed: string, unit: string) => `${needed} ${unit} lagi`,
    unexposed: (unit: string) => `belum ada ${unit}`,
    level: 'belum bisa dibedakan dari yang tertinggi',
    highest: 'tertinggi',
    more: (rest: number) => `Tampilkan ${rest} produk lain`,
    fewer: 'Tampilkan 15 teratas saja',
  },
  table: {
    title: 'Semua angka',
    note: 'Produk yang ditawarkan tetapi belum pernah dibeli ikut tampil dengan angka nol. Tekan judul kolom untuk mengurutkan.',
    region: 'Tabel semua produk, dapat digeser',
    product: 'Produk',
    kwitansi: 'Kwitansi',
    complimentary: 'Cuma-cuma',
    voided: 'Dibatalkan',
    units: 'Buah',
    rupiah: 'Rupiah',
    exposure: (unit: string) => `Terpajan, ${unit}`,
    rate: 'Per 100',
    interval: 'Selang 90 %',
    enough: 'Data',
    isEnough: 'cukup',
    needs: (needed: string) => `kurang ${needed}`,
  },
  outlets: {
    title: 'Menurut tempat',
    note: 'Kwitansi yang memuat produk pilihan di atas.',
    outlet: 'Tempat',
    kind: 'Jenis',
    kwitansi: 'Kwitansi',
    share: 'Bagian',
  },
  sections: {
    label: 'Bagian',
    report: 'Evaluasi produk',
    coverage: 'Cakupan',
    books: 'Kecocokan buku',
    acts: 'Catatan',
    people: 'Orang',
    register: 'Produk',
    makers: 'Pembuat',
    outlets: 'Outlet',
    import: 'Impor',
    troubles: 'Perlu bantuan',
  },
  troubles: {
    title: 'Outlet yang perlu bantuan',
    lead: 'Di sini pesanan tidak dilihat petugas selama 15 menit atau lebih. Yang dikirim hanya jumlahnya: tidak ada tamu, kamar, atau produk.',
    loading: 'Mengambil daftar …',
    failed: 'Daftar belum dapat dibaca. Yang tampak adalah yang terakhir, bila ada.',
    none: 'Tidak ada outlet yang perlu bantuan.',
    asOf: (time: string) => `Dibaca ${time}.`,
    waits: (count: string, minutes: string) =>
      `${count} pesanan belum dilihat; yang terlama menunggu ${minutes} menit.`,
    heard: (time: string) => `Kabar terakhir dari outlet ini ${time}. Keadaannya sekarang tidak diketahui.`,
    call: (phone: string) => `Telepon ${phone}`,
    inside: (phone: string) => `Nomor di dalam gedung: ${phone}`,
    strip: (name: string, others: string | null) =>
      `Pesanan tidak dilihat 15 menit di ${name}${others === null ? '' : ` dan ${others} outlet lain`}.`,
    open: 'Lihat outlet yang perlu bantuan',
  },
  books: {
    title: 'Kecocokan buku',
    loading: 'Mencocokkan buku …',
    failed: 'Buku belum dapat dicocokkan. Yang tampak adalah hasil terakhir, bila ada.',
    headline: {
      forked: (names: string) => `${names} punya dua riwayat di bawah satu tanda tangan.`,
      agree: (outlets: number) => `Buku di semua ${outlets} tempat cocok.`,
      coming: (count: string) => `Buku cocok; ${count} dokumen masih dalam perjalanan.`,
      missing: (outlets: number, all: number) => `Buku di ${outlets} dari ${all} tempat tidak cocok.`,
      empty: 'Belum ada dokumen.',
    } satisfies Record<BookState, unknown>,
    deck: (documents: string, from: string, to: string) =>
      `${documents} dokumen terbit dari ${from} sampai ${to}, dibaca satu per satu.`,
    late: (count: string) => `${count} dokumen hilang di salah satu tahap; nomornya tertulis di bawah.`,
    noHub: 'Belum ada pusat yang menyimpan salinan: kecocokan hanya sampai segel tempat itu sendiri.',
    filters: {
      label: 'Pilih masa dan tempat',
      from: 'Dari',
      to: 'Sampai',
      csv: 'Unduh CSV',
      ndjson: 'Unduh NDJSON',
    },
    badPeriod: 'Pilih paling banyak 92 hari, tanggal awal sebelum tanggal akhir.',
    states: {
      forked: 'dua riwayat',
      agree: 'cocok',
      coming: 'dalam perjalanan',
      missing: 'tidak cocok',
      empty: 'belum ada dokumen',
    } satisfies Record<BookState, string>,
    fork: (size: string, when: string) =>
      `Tertangkap ${when}: tempat ini menandatangani buku ${size} dokumen yang isinya lain dari yang disimpan di sini. Kedua tanda tangan tersimpan di /hub/forks. Hitungan memakai riwayat yang lebih dulu disaksikan.`,
    doubt: (size: string, when: string) =>
      `Sejak ${when} tempat ini belum menunjukkan bahwa bukunya yang ${size} dokumen meneruskan buku yang disimpan di sini. Tanyakan ke tempat itu.`,
    noticed: {
      there: (names: string, others: string | null) =>
        `Dilihat dari ${names}${others === null ? '' : ` dan ${others} tempat lain`}, register dinas tidak beres. Apa yang diketahui tiap tempat ada di bawah, di bukunya.`,
      stands: (when: string) => `Diketahui tempat ini pada ${when}; di sana masih begitu.`,
      over: (when: string) => `Diketahui tempat ini, terakhir pada ${when}; kini sudah baik.`,
    },
    lacks: {
      issued: 'sudah terpakai sebagai nomor, tetapi dokumennya tidak ada',
      sealed: 'tidak ada di buku bersegel seperti yang tertulis',
      mirrored: 'belum ada di salinan pusat',
      counted: 'tidak terhitung seperti yang tertulis',
    } satisfies Record<Stage, string>,
    numbers: (from: string, to: string) => (from === to ? `Nomor ${from}` : `Nomor ${from}–${to}`),
    since: (time: string) => `terbit ${time}`,
    more: (count: string) => `dan ${count} rentang lain; semuanya ada di berkas unduhan`,
    wrongSum: (date: string, has: string, should: string) =>
      `${date}: peringkat menjumlah ${has}, dokumennya ${should}`,
    sum: (kwitansi: string, rupiah: string) => `${kwitansi} kwitansi, ${rupiah}`,
    table: {
      region: (name: string) => `Tabel hari ${name}, dapat digeser`,
      day: 'Hari',
      kwitansi: 'Kwitansi',
      voids: 'Batal',
      statements: 'Tutup hari',
      rupiah: 'Rupiah',
      issued: 'Terbit',
      sealed: 'Bersegel',
      mirrored: 'Disalin',
      counted: 'Terhitung',
      short: (count: string) => `kurang ${count}`,
      none: 'Tidak ada dokumen dalam masa ini.',
    },
    log: (name: string) => `Seluruh isi buku ${name}`,
    programs: {
      title: 'Program yang diberi kabar',
      note: 'Setiap dokumen bersegel dikirim ke program ini. Surat mati sudah sepuluh kali dicoba selama tiga hari; petugas server mengirimnya lagi dengan webhook-replay.',
      none: 'Belum ada program yang diberi kabar.',
      region: 'Tabel program, dapat digeser',
      program: 'Program',
      told: 'Sampai nomor',
      waiting: 'Menunggu',
      dead: 'Surat mati',
      deadFrom: (number: string) => `mulai nomor ${number}`,
      state: 'Keadaan',
      fine: 'lancar',
      ended: (time: string) => `berhenti atas permintaan penerima, ${time}`,
    },
    foot: {
      title: 'Apa yang dicocokkan',
      stages:
        'Terbit: nomor yang sudah diberikan, dan dokumennya ada. Bersegel: sidik dokumen itu berdiri di tempatnya dalam buku yang ditandatangani. Disalin: pusat menyimpan dan menandatangani salinannya. Terhitung: baris, rupiah, dan pembatalannya ada dalam hitungan evaluasi.',
      asOf: (time: string) => `Dicocokkan ${time}.`,
    },
  },
  foot: {
    title: 'Dari mana angka ini',
    asOf: (time: string) => `Dihitung ${time}.`,
    how: 'Setiap angka dihitung dari buku kwitansi tiap tempat dan tidak dari yang lain. Kwitansi yang dibatalkan dikurangkan; yang cuma-cuma dihitung terpisah.',
    shrunk:
      'Selang ditarik ke arah rata-rata jenis produknya, supaya tiga kwitansi yang kebetulan tidak tampak sebagai kesukaan.',
    logs: 'Panjang buku yang sudah dihitung',
    entries: (entries: string) => `${entries} catatan`,
  },
}
