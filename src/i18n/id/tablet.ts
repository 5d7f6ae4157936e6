/** Words of the room tablet: enrolment, the window at rest, the shell around the guest's screens. */
export const tablet = {
  touch: 'Sentuh untuk melihat',
  language: 'Bahasa',

  bag: 'Keranjang Anda',
  bagEmpty: 'Masih kosong. Yang Anda pilih menunggu di sini sampai dipesan.',
  orderTo: (room: string) => `Pesan ke ${room.toLowerCase()}`,
  orders: 'Pesanan Anda',
  vacant: 'Belum ada tamu yang check-in di kamar ini. Silakan melihat-lihat; memesan bisa setelah check-in.',

  stillHere: 'Masih di sini?',
  stillHereText: 'Layar ini ditutup dalam 30 detik bila tidak disentuh. Isi keranjang tetap tersimpan.',
  yes: 'Ya, lanjutkan',
  done: 'Selesai',

  sealed: 'Sambungkan tablet ini.',
  sealedText:
    'Sudah terlalu lama tidak ada kabar dari hotel, jadi semua milik tamu disembunyikan. Periksa Wi-Fi kamar; layar terbuka sendiri begitu tersambung.',
  sealedHelp: 'Perlu bantuan? Hubungi resepsionis dari telepon kamar.',

  paper: (number: number) => `Kwitansi no. ${number}`,
  paperText: 'Pindai dengan ponsel Anda untuk menyimpan kwitansi ini.',
  paperCode: 'Kode QR menuju kwitansi',
  close: 'Tutup',

  enrol: 'Pasang tablet di kamar',
  enrolText: 'Buat kode di papan pesanan: pilih kamarnya, lalu “Pasang tablet”. Kode berlaku sepuluh menit.',
  outlet: 'Hotel',
  outletHint: 'Seperti di alamat papan pesanan, setelah /desk/',
  code: 'Kode dari meja depan',
  codeHint: 'Delapan huruf dan angka',
  enrolNow: 'Pasang',
  enrolling: 'Memasang …',
  codeWrong: 'Kode itu tidak berlaku. Minta kode baru di meja depan.',
  offline: 'Belum tersambung. Periksa Wi-Fi, lalu coba lagi.',
  again: 'Coba lagi',
  tooMany: 'Terlalu sering dicoba. Tunggu sebentar, lalu coba lagi.',
  opening: 'Etalase sedang dibuka …',
}
