/** A pass in Indonesian: how somebody comes in for the first time, or anew. */
import type { PasskeyTrouble } from '../../domain/passkey.ts'
import { language } from './language.ts'

export const pass = {
  locale: language.locale,
  title: 'Tiket masuk',
  language: 'Bahasa',
  loading: 'Membaca tiket …',
  ask: {
    title: 'Ketik kode tiket',
    lead: 'Dua belas huruf dan angka, dari orang yang mengundang Anda.',
    code: 'Kode tiket',
    submit: 'Buka',
  },
  make: {
    title: 'Masuk dengan sidik jari atau wajah',
    lead: 'Ponsel atau laptop ini menyimpan kunci sandi. Tidak ada kata sandi yang bisa dilupakan atau dicuri, dan sidik jari Anda tidak keluar dari perangkat.',
    whose: (person: string, place: string | null) =>
      place === null ? `Tiket untuk ${person}, dinas.` : `Tiket untuk ${person}, ${place}.`,
    device: 'Nama perangkat ini',
    phone: 'Ponsel',
    computer: 'Laptop',
    submit: 'Buat kunci sandi',
    again: 'Buat satu lagi di perangkat lain sesudah ini. Bila satu hilang, yang lain membuka pintu.',
    left: (minutes: number, host: string) => `Berlaku sekali, ${minutes} menit lagi. Alamat: ${host}`,
  },
  pin: {
    title: 'Pilih PIN Anda sendiri',
    lead: 'Enam angka atau lebih, yang hanya Anda yang tahu. Manajer pun tidak pernah melihatnya.',
    pin: 'PIN baru',
    again: 'PIN baru, sekali lagi',
    differ: 'Kedua PIN tidak sama. Ketik lagi.',
    submit: 'Simpan dan masuk',
    left: (minutes: number) => `Tiket ini berlaku sekali, ${minutes} menit lagi.`,
    instead: 'Pilih PIN untuk meja depan',
  },
  insecure: {
    title: 'Kunci sandi perlu https',
    lead: 'Browser membuat kunci sandi hanya di alamat https, atau di komputer ini sendiri lewat localhost.',
    atTerminal: 'Atau buka tiket ini di terminal meja depan: di sana Anda memilih PIN.',
    here: (address: string) => `Buka ${address}`,
  },
  trouble: {
    closed: 'Jendela perangkat ditutup atau waktunya habis. Tiket masih berlaku; coba lagi.',
    known: 'Perangkat ini sudah punya kunci sandi Anda. Masuk saja dengan itu.',
    none: 'Browser ini tidak bisa membuat kunci sandi. Buka tautannya di browser atau perangkat lain.',
    other: 'Perangkat tidak mau membuat kunci sandi. Coba lagi, atau pakai perangkat lain.',
  } satisfies Record<PasskeyTrouble, string>,
}
