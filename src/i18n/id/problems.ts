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
  'unknown-product': 'Produk ini tidak ada di register.',
  'unknown-maker': 'Pembuat ini tidak ada di register.',
  'name-taken': 'Nama alamat itu sudah dipakai dan tidak dipakai ulang.',
  incomplete: 'Masih ada yang kurang sebelum tamu boleh melihatnya.',
  'wrong-standing': 'Dalam keadaan ini hal itu tidak bisa dilakukan.',
  full: 'Sudah penuh di sini. Akhiri atau hapus yang tidak dipakai, lalu coba lagi.',
  'session-required': 'Sesi sudah berakhir. Silakan masuk lagi.',
  'wrong-pin': 'Nama dan PIN tidak cocok. Ketik PIN sekali lagi.',
  'weak-pin': 'PIN ini mudah ditebak. Hindari urutan, angka kembar, tanggal, dan nomor kamar.',
  'wrong-passkey': 'Kunci sandi ini tidak membuka apa pun di sini. Pakai yang lain, atau minta tiket baru.',
  'too-many-passkeys': 'Kunci sandi Anda sudah sebanyak yang boleh. Akhiri satu dahulu.',
  'unknown-person': 'Orang bernama itu tidak ada di sini lagi. Muat ulang daftar ini.',
  'person-exists':
    'Nama itu sudah dipakai, atau pernah menjadi nama orang lain di sini. Pakai nama lain, misalnya dengan nama belakang.',
  'person-ended':
    'Orang bernama itu pernah bekerja di sini. Bila orangnya sama, nyatakan bahwa ia kembali; bila bukan, pakai nama lain.',
  'last-person':
    'Tidak akan ada lagi yang bisa mengembalikannya. Beri hak “Orang” kepada orang lain dahulu, dan tunggu sampai ia masuk.',
  'has-manager': 'Hotel ini sudah punya manajer yang bisa menambah orang. Minta manajer itu mengundangnya.',
  'terminal-required': 'Perangkat ini belum terdaftar di meja depan. Daftarkan dahulu dengan kode.',
  'not-allowed': 'Anda belum diberi wewenang untuk ini. Minta manajer melakukannya.',
  'desk-locked': 'Meja ini terkunci. Buka dahulu dengan PIN.',
  'prove-again': 'Belum terbukti bahwa ini Anda, jadi belum ada yang diubah. Coba lagi.',
  'wrong-code': 'Kode salah atau sudah kedaluwarsa. Minta kode baru, lalu ketik lagi.',
  'stay-code-required': 'Ketik kode inap dari amplop kartu kamar untuk memesan.',
  'stay-code-wrong': 'Kode inap tidak cocok. Lihat lagi amplop kartu kamar, lalu ketik ulang.',
  'confirmation-pending':
    'Menunggu resepsionis mengizinkan ponsel ini. Telepon resepsionis agar lebih cepat.',
  'no-stay': 'Belum ada tamu yang check-in di kamar ini. Hubungi resepsionis.',
  'room-occupied': 'Kamar ini sedang ditempati tamu lain. Pilih kamar yang kosong.',
  'room-closed': 'Kamar ini sedang ditutup. Pilih kamar lain, atau minta manajer membukanya.',
  'room-exists': 'Kamar dengan nama itu sudah ada. Pakai nama lain.',
  'stay-used':
    'Tamu ini sudah memesan, atau hari pertamanya sudah ditutup. Pindahkan ke kamar yang benar, tukar dua kamar, atau check-out.',
  'open-orders': 'Masih ada pesanan yang terbuka. Selesaikan dahulu, atau simpan untuk diambil.',
  'open-bill': 'Masih ada kwitansi yang belum dijawab. Jawab satu per satu, atau biarkan di daftar terbuka.',
  'order-mismatch': 'Nomor pesanan ini sudah dipakai pesanan lain. Buat pesanan baru.',
  'price-changed': 'Ada harga yang berubah. Lihat harga baru, lalu pesan lagi.',
  'sold-out': 'Sisa barang kurang dari yang dipesan. Kurangi jumlahnya atau pilih yang lain.',
  cancelled: 'Pesanan ini sudah dibatalkan. Buat pesanan baru bila masih diinginkan.',
  'wrong-state': 'Langkah ini sudah terlewati. Lihat keadaan pesanan yang terbaru.',
  'stock-short': 'Isi rak kurang dari jumlah itu. Hitung lagi barangnya, lalu antar sebagian.',
  'unknown-note': 'Surat barang itu tidak ada di sini. Cari lagi di daftar surat.',
  'note-mismatch': 'Nomor ini sudah dipakai surat lain. Buka surat baru, lalu isi lagi.',
  'note-known': 'Surat jalan dengan nomor itu sudah diterima. Lihat dahulu surat yang tercatat.',
  'lines-refused':
    'Ada baris yang tidak dapat diterima, jadi belum ada yang dicatat. Betulkan baris yang bertanda.',
  'taken-back': 'Surat ini sudah dibalik, atau memang surat balik. Tidak ada yang perlu dibalik lagi.',
  'changed-meanwhile':
    'Orang lain baru saja mengubahnya. Punya mereka tidak ditimpa; lihat dulu, lalu pilih.',
  'manager-needed':
    'Kwitansi ini lebih dari satu jam, atau diterbitkan orang lain. Mintalah yang berhak membetulkan.',
  'already-voided': 'Dokumen ini sudah dibatalkan sebelumnya. Tidak perlu dibatalkan lagi.',
  'stay-ended': 'Masa inap ini sudah berakhir. Hubungi resepsionis bila perlu bantuan.',
  'photo-heic':
    'Foto ini berformat HEIC, yang tidak dapat dibuka browser. Di iPhone: Pengaturan, Kamera, Format, pilih Paling Kompatibel; atau kirim sebagai JPEG.',
  'photo-kind': 'Berkas ini bukan foto. Pilih JPEG, PNG atau WebP.',
  'photo-broken': 'Foto ini tidak terbaca sampai selesai. Ambil atau simpan ulang, lalu kirim lagi.',
  'photo-large': 'Foto ini lebih besar dari 64 juta piksel. Kecilkan dahulu, lalu kirim lagi.',
  'photo-small': 'Foto ini terlalu kecil: sisi pendeknya kurang dari 320 piksel. Pilih yang lebih besar.',
  'photo-long':
    'Foto ini terlalu panjang. Potong sampai sisi panjangnya paling banyak tiga kali sisi pendek.',
  'sheet-refused':
    'Ada baris yang ditolak, jadi tidak ada yang diterapkan. Betulkan atau keluarkan baris itu.',
  'sheet-moved':
    'Datanya berubah sejak dibandingkan, jadi tidak ada yang diterapkan. Lihat lagi, lalu terapkan.',
  'too-many': 'Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.',
  fault: 'Ada yang rusak di sini; tidak ada yang setengah jadi. Coba lagi sebentar lagi.',
  'auditor-required': 'Perlu kode auditor.',
  'log-incomplete':
    'Kwitansi di sini belum lengkap setelah cadangan dipulihkan: penyerahan menunggu sampai lengkap.',
  'agency-log-waits':
    'Log dinas belum lengkap setelah cadangan dipulihkan: register menunggu sampai lengkap. Yang diketik tetap di sini dan dicoba lagi sendiri.',
  busy: 'Server sedang sibuk. Coba lagi sebentar lagi.',
} satisfies Record<ProblemCode | 'offline', string>
