/** One sentence for every refusal: what happened and what to do. Guests and staff read the same ones. */
import type { ProblemCode } from '../../contract/problem.ts'

export const problems = {
  offline: 'Server hotel belum terjangkau. Periksa sambungan, lalu coba lagi.',
  invalid: 'Ada isian yang belum tepat. Periksa lagi, lalu kirim ulang.',
  'not-json': 'Kiriman rusak di jalan. Muat ulang halaman, lalu coba lagi.',
  'too-large': 'Kiriman terlalu besar. Kurangi isinya, lalu kirim ulang.',
  'not-found': 'Yang dicari tidak ada lagi. Muat ulang halaman ini.',
  'method-not-allowed': 'Halaman ini sudah usang. Muat ulang, lalu coba lagi.',
  'unsupported-media-type': 'Halaman ini sudah usang. Muat ulang, lalu coba lagi.',
  'unsupported-contract': 'Versi halaman ini tidak dilayani lagi. Muat ulang untuk mendapat yang baru.',
  'wrong-origin': 'Permintaan datang dari alamat lain. Buka halaman ini langsung dari alamat hotel.',
  'unknown-outlet': 'Hotel ini tidak ditemukan. Periksa alamatnya.',
  'unknown-room':
    'Kamar ini tidak ditemukan, atau kode QR-nya sudah diganti. Minta kode baru di resepsionis.',
  'unknown-order': 'Pesanan ini tidak ditemukan. Muat ulang daftar pesanan.',
  'unknown-document': 'Dokumen ini tidak ditemukan. Periksa nomornya atau buka lagi dari tautannya.',
  'document-lost':
    'Dokumen bernomor ini pernah tersegel, lalu hilang, dan kehilangannya diakui. Nomornya mungkin kini milik dokumen lain.',
  'unknown-placement': 'Produk ini tidak ada lagi di etalase. Pilih produk lain.',
  'session-required': 'Sesi sudah berakhir. Silakan masuk lagi.',
  'wrong-pin': 'Nama dan PIN tidak cocok. Ketik PIN sekali lagi.',
  'terminal-required': 'Perangkat ini belum terdaftar di meja depan. Daftarkan dahulu dengan kode.',
  'not-allowed': 'Anda belum diberi wewenang untuk ini. Minta manajer melakukannya.',
  'wrong-code': 'Kode salah atau sudah kedaluwarsa. Minta kode baru, lalu ketik lagi.',
  'stay-code-required': 'Ketik kode inap dari sampul kunci kamar untuk memesan.',
  'stay-code-wrong': 'Kode inap tidak cocok. Lihat lagi sampul kunci kamar, lalu ketik ulang.',
  'confirmation-pending':
    'Menunggu resepsionis mengizinkan ponsel ini. Telepon resepsionis agar lebih cepat.',
  'no-stay': 'Belum ada tamu yang check-in di kamar ini. Hubungi resepsionis.',
  'room-occupied': 'Kamar ini sedang ditempati tamu lain. Pilih kamar yang kosong.',
  'room-exists': 'Kamar dengan nama itu sudah ada. Pakai nama lain.',
  'open-orders': 'Masih ada pesanan yang terbuka. Selesaikan dahulu, atau simpan untuk diambil.',
  'order-mismatch': 'Nomor pesanan ini sudah dipakai pesanan lain. Buat pesanan baru.',
  'price-changed': 'Ada harga yang berubah. Lihat harga baru, lalu pesan lagi.',
  'sold-out': 'Sisa barang kurang dari yang dipesan. Kurangi jumlahnya atau pilih yang lain.',
  cancelled: 'Pesanan ini sudah dibatalkan. Buat pesanan baru bila masih diinginkan.',
  'wrong-state': 'Langkah ini sudah terlewati. Lihat keadaan pesanan yang terbaru.',
  'stock-short': 'Isi rak kurang dari jumlah itu. Hitung lagi barangnya, lalu antar sebagian.',
  'already-voided': 'Dokumen ini sudah dibatalkan sebelumnya. Tidak perlu dibatalkan lagi.',
  'stay-ended': 'Masa inap ini sudah berakhir. Hubungi resepsionis bila perlu bantuan.',
  'too-many': 'Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.',
  fault: 'Ada yang rusak di sini; tidak ada yang setengah jadi. Coba lagi sebentar lagi.',
  'auditor-required': 'Perlu kode auditor.',
  'log-incomplete':
    'Kwitansi di sini belum lengkap setelah cadangan dipulihkan: penyerahan menunggu sampai lengkap.',
  busy: 'Server sedang sibuk. Coba lagi sebentar lagi.',
} satisfies Record<ProblemCode | 'offline', string>
