/** Who is on duty and by what people are reached, in Indonesian. */
import { language } from './language.ts'

export const duty = {
  locale: language.locale,
  close: 'Tutup',
  loading: 'Mengambil data …',
  retry: 'Coba lagi',
  title: 'Siaga',
  attended: 'Meja depan menjawab.',
  unattended: 'Meja depan tidak menjawab. Tamu diminta menelepon.',
  resting: 'Di luar jam layanan: tidak ada yang dipanggil.',
  onDuty: (first: string, second: string | null) =>
    `Siaga sekarang: ${first}${second === null ? '' : `, lalu ${second}`}.`,
  nobody: 'Tidak ada yang dijadwalkan sekarang, jadi semua manajer diberi tahu.',
  lead: 'Pesanan yang tidak dilihat 2 menit memanggil yang pertama, 5 menit yang kedua, 10 menit tamunya diminta menelepon.',

  channels: 'Saluran',
  channelsLead:
    'Satu saluran dipercaya sesudah seseorang mengetik kode yang sampai lewat saluran itu. Berlaku satu sif.',
  none: 'Belum ada ponsel yang diberi tahu bila meja depan diam.',
  gateway: 'Gateway hotel',
  here: 'perangkat ini',
  proved: (time: string) => `Terbukti ${time}`,
  unproved: 'Belum dibuktikan pada sif ini',
  failing: (time: string) => `Tidak sampai sejak ${time}`,
  send: 'Kirim kode',
  sendTo: (who: string) => `Kirim kode ke ${who}`,
  code: 'Kode yang sampai',
  prove: 'Nyatakan sampai',
  turnOn: 'Nyalakan di perangkat ini',
  turnOff: 'Matikan di perangkat ini',
  denied:
    'Peramban ini melarang pemberitahuan untuk alamat ini. Izinkan di pengaturan situs peramban, lalu coba lagi.',
  unsupported:
    'Peramban ini tidak dapat diberi tahu saat halamannya tertutup. Di iPhone, pasang dahulu halaman ini ke layar utama; di mana pun perlu https.',

  week: 'Jadwal mingguan',
  weekNone: 'Belum ada jadwal. Tambahkan satu baris untuk setiap sif.',
  line: (number: number) => `Baris ${number}`,
  days: { mon: 'Sen', tue: 'Sel', wed: 'Rab', thu: 'Kam', fri: 'Jum', sat: 'Sab', sun: 'Min' },
  from: 'Dari',
  to: 'Sampai',
  hour: (hour: number) => `${String(hour).padStart(2, '0')}.00`,
  first: 'Pertama',
  second: 'Kedua',
  noSecond: 'Tidak ada',
  noDays: 'Pilih setidaknya satu hari.',
  add: 'Tambah baris',
  remove: 'Hapus baris',
  save: 'Simpan jadwal',
  saved: 'Jadwal tersimpan.',
  met: 'Orang lain mengubah jadwal ini sementara Anda mengetik. Punya Anda masih di sini.',
  takeTheirs: 'Pakai jadwal mereka',
  keepMine: 'Pertahankan punya saya',
}
