/** What is left of the first afternoon, in Indonesian. */
import type { FirstStep } from '../../domain/first-run.ts'

interface StepWords {
  readonly name: string
  /** In the list, in a few words. */
  readonly hint: string
  /** What to do there. */
  readonly does: string
}

export const left = {
  title: (left: number) => `Yang tersisa: ${left}`,
  next: (name: string) => `Berikutnya: ${name}.`,
  go: (name: string) => `Buka: ${name}`,
  hide: 'Sembunyikan daftar ini',
  done: 'selesai',
  steps: {
    makers: {
      name: 'Pembuat',
      hint: 'dari Excel, atau satu per satu',
      does: 'Pilih berkas Excel pembuat di Impor; templatnya ada di sana. Satu per satu bisa di Pembuat.',
    },
    products: {
      name: 'Produk yang tayang',
      hint: 'sedikitnya lima',
      does: 'Pilih berkas Excel produk di Impor. Yang lengkap langsung tayang; yang kurang menunggu sebagai draf di Produk.',
    },
    outlet: {
      name: 'Hotel pertama',
      hint: 'nama, alamat, tanda kwitansi',
      does: 'Tambahkan di Outlet. Kamar, jam, dan raknya diisi manajer hotel itu sendiri.',
    },
    manager: {
      name: 'Manajer hotel itu',
      hint: 'masuk dengan tiket dari Anda',
      does: 'Di Orang, undang manajernya dan kirimkan tiketnya; berlaku setengah jam.',
    },
    'spare-key': {
      name: 'Kunci sandi kedua',
      hint: 'di ponsel Anda, atau orang kedua',
      does: 'Di Orang, tambahkan perangkat Anda yang lain atau undang rekan, supaya satu ponsel yang hilang tidak menutup pintu.',
    },
    rooms: {
      name: 'Kamar',
      hint: 'sekali tulis, dengan rentang',
      does: 'Tulis seperti di papan kunci, misalnya 101–120, lantai 1; 201–220, lantai 2.',
    },
    placements: {
      name: 'Produk di rak',
      hint: 'sedikitnya lima',
      does: 'Pilih dari register kota dengan Tambah dari register; beberapa sekaligus.',
    },
    goods: {
      name: 'Barang datang',
      hint: 'satu surat jalan',
      does: 'Catat barang yang datang di Barang: pindai, ketik, atau tempel dari Excel.',
    },
    cards: {
      name: 'Kartu QR',
      hint: 'cetak A4, lalu pasang',
      does: 'Cetak lembarnya, lalu jawab bahwa kartunya sudah tercetak.',
    },
    terminal: {
      name: 'Terminal meja depan',
      hint: 'komputer di resepsionis',
      does: 'Di Orang, minta kode terminal, lalu ketik di komputer meja depan.',
    },
    clerk: {
      name: 'Petugas meja depan',
      hint: 'memilih PIN-nya sendiri',
      does: 'Di Orang, undang petugasnya; tiketnya dibuka di terminal, dan di sana ia memilih PIN.',
    },
    kwitansi: {
      name: 'Kwitansi pertama',
      hint: 'sampai barang diantar',
      does: 'Di meja depan, masukkan tamu ke kamar; pindai kartu kamarnya, pesan, lalu antarkan.',
    },
  } satisfies Record<FirstStep, StepWords>,
}
