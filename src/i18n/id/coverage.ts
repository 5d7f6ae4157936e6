/** In how many rooms there are as many kinds as are asked, in Indonesian. */
import type { CoverageState } from '../../domain/coverage.ts'
import type { RoomKind } from '../../domain/outlet.ts'
import { kinds } from './kinds.ts'

export const coverage = {
  title: 'Cakupan kamar',
  loading: 'Membaca laporan harian …',
  failed: 'Cakupan belum dapat dibaca. Yang tampak adalah hitungan terakhir, bila ada.',
  badPeriod: 'Pilih paling banyak 92 hari, tanggal awal sebelum tanggal akhir.',
  over: (date: string) => `Cakupan · ${date}`,
  units: { room: 'kamar', table: 'meja', counter: 'konter' } satisfies Record<RoomKind, string>,
  places: {
    room: (many: number) => `${many} hotel`,
    table: (many: number) => `${many} restoran`,
    counter: (many: number) => `${many} mal`,
  } satisfies Record<RoomKind, unknown>,
  sentence: (covered: string, all: string, unit: string) =>
    `${covered} dari ${all} ${unit} menampilkan sedikitnya lima jenis.`,
  deck: {
    short: (places: string, inside: string, unit: string) => `Kurang: ${places}, bersama ${inside} ${unit}`,
    longest: (name: string, days: string) => `; yang terlama ${name}, ${days} hari.`,
    unproven: (places: string, inside: string, unit: string) =>
      `Belum terbukti: ${places}, ${inside} ${unit}`,
    because: '(tidak ada laporan harian).',
    all: 'Tidak ada yang kurang.',
    source: 'Dihitung dari laporan harian, bukan dari pengaturan.',
  },
  others: {
    title: 'Dengan satuannya sendiri:',
    says: (covered: string, all: string, unit: string) => `${covered} dari ${all} ${unit}`,
    apart: 'Meja dan konter tidak dijumlahkan dengan kamar.',
  },
  empty: {
    noOutlets: 'Belum ada tempat',
    addOutlet:
      'Daftarkan hotel, restoran, atau mal pertama; cakupannya terbaca sejak laporan hariannya yang pertama.',
    toOutlets: 'Daftarkan tempat',
    noStatement: 'Belum ada laporan harian',
    firstDay:
      'Laporan harian dibuat sendiri saat hari usaha berganti, begitu sebuah tempat punya kamar dan produk di raknya. Yang pertama terbaca di sini besok.',
    toBooks: 'Lihat buku tiap tempat',
  },
  filters: {
    label: 'Pilih hari',
    from: 'Dari',
    to: 'Keadaan pada',
    print: 'Cetak',
  },
  states: {
    covered: 'lima jenis atau lebih',
    short: 'kurang dari lima',
    unproven: 'belum terbukti',
  } satisfies Record<CoverageState, string>,
  legend: {
    covered: 'sedikitnya lima jenis',
    short: 'kurang dari lima',
    unproven: 'tanpa laporan harian: belum terbukti',
  } satisfies Record<CoverageState, string>,
  kinds,
  isThere: 'ada',
  isMissing: 'tidak ada',
  districts: {
    title: 'Menurut kecamatan',
    note: (per: string, unit: string) =>
      `Skema, bukan peta. Satu kotak ${per} ${unit}, dibulatkan; angkanya ada di tabel.`,
    of: (covered: string, all: string, unit: string) => `${covered} dari ${all} ${unit}`,
    none: 'tanpa kecamatan',
    district: 'Kecamatan',
    all: 'Semua',
    columns: { total: 'Jumlah', covered: 'Lima jenis', short: 'Kurang', unproven: 'Belum terbukti' },
    region: 'Tabel kecamatan, dapat digeser',
  },
  days: {
    title: 'Hari demi hari',
    note: (unit: string, from: string, to: string) =>
      `Banyaknya ${unit} dengan sedikitnya lima jenis, per hari, ${from} sampai ${to}.`,
    picture: (first: string, last: string, least: string) =>
      `Hari pertama ${first}, hari terakhir ${last}, paling sedikit ${least}.`,
    top: (all: string, unit: string) => `${all} ${unit}`,
  },
  gaps: {
    title: 'Yang kurang, sejak kapan, dan siapa yang bisa mengisi',
    note: 'Yang paling banyak kamarnya dahulu; yang belum terbukti di akhir. Enam jenis ada, lima diminta.',
    none: 'Tidak ada yang kurang pada hari itu.',
    unitsUnknown: 'jumlahnya belum dilaporkan',
    lacks: (kinds: number, missing: number) => `${kinds} jenis, kurang ${missing}`,
    since: (date: string, days: string) => `sejak ${date}, ${days} hari`,
    never: 'belum pernah ada laporan',
    last: (kind: string, date: string) => `${kind} terakhir ada ${date}`,
    neverShown: (kind: string) => `${kind} belum pernah ada`,
    unknown: 'Jenis di rak tidak diketahui',
    lastSaid: (kinds: number, date: string) => `laporan terakhir, ${date}, menyebut ${kinds} jenis`,
    refill: 'isi lagi',
    shownAt: (many: number) => (many === 0 ? 'belum di tempat mana pun' : `kini di ${many} tempat`),
    more: (many: string) => `dan ${many} lagi`,
    others: (many: number) => `${many} produk lain`,
    nobody: 'belum ada di register dengan izin yang berlaku',
    toRegister: 'Cari pembuatnya',
    call: 'Bukan soal barang: minta laporan harian dikirim.',
    phone: (phone: string) => `Telepon ${phone}`,
    inside: (phone: string) => `Nomor di dalam gedung: ${phone}`,
    statement: (number: string) => `Laporan no. ${number}`,
    stripSays: (covered: string, short: string, unproven: string) =>
      `${covered} hari lengkap, ${short} hari kurang, ${unproven} hari tanpa laporan`,
  },
  full: {
    title: (many: number) => `${many} tempat lengkap`,
    region: 'Tabel tempat yang lengkap, dapat digeser',
    columns: {
      outlet: 'Tempat',
      units: 'Luas',
      kinds: 'Di rak',
      since: 'Lengkap sejak',
      days: 'Hari demi hari',
      statement: 'Laporan',
    },
    kinds: (kinds: number, products: number) => `${kinds} jenis, ${products} produk`,
  },
  foot: {
    title: 'Dari mana angka ini',
    how: 'Sebuah jenis terhitung bila sedikitnya satu produknya dipajang dan bisa dipesan sedikitnya separuh waktu pelayanan hari itu. Jenis adalah enam rak etalase. Jumlah kamar dari laporan hari itu; bila laporannya belum menyebut, dari laporan terdekat, atau dari daftar kamar tempat itu. Koreksi laporan menggantikan yang dikoreksi.',
    since: 'Hari tanpa laporan memutus hitungan “sejak”. Dicari sampai 400 hari ke belakang.',
    asOf: (time: string) => `Dibaca ${time}.`,
    logs: 'Panjang buku yang sudah dibaca',
    entries: (entries: string) => `${entries} catatan`,
  },
}
