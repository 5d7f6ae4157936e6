/** Before what cannot be undone, in Indonesian. */
import type { PinTrouble } from '../../domain/proof.ts'
import { passkey } from './passkey.ts'

export const proveAgain = {
  title: 'Buktikan sekali lagi bahwa ini Anda',
  lead: 'Yang ini tidak bisa dibatalkan. Langsung dijalankan begitu terbukti.',
  asManager:
    'Ini pekerjaan manajer, dan dengan PIN Anda masuk sebagai resepsionis. Tunjukkan kunci sandi Anda; langsung dijalankan setelah itu.',
  noManager:
    'Ini pekerjaan manajer, dan di alamat ini manajer masuk dengan kunci sandi. Anda belum punya: minta tiket dari manajer lain atau dari dinas.',
  noWay: 'Di perangkat ini tidak ada kunci sandi atau PIN Anda. Masuklah lagi, lalu ulangi.',
  close: 'Jangan jalankan',
  usePasskey: 'Pakai kunci sandi',
  byPasskey: passkey,
  pin: 'PIN Anda',
  submit: 'Lanjutkan',
  wait: (minutes: number) => `PIN terlalu sering salah. Coba lagi ${minutes} menit lagi.`,
  pinTrouble: {
    'wrong-pin': 'PIN tidak cocok. Belum ada yang diubah.',
    offline: 'Belum tersambung. Periksa sambungan, lalu coba lagi.',
    other: 'Belum berhasil. Coba lagi sebentar lagi.',
  } satisfies Record<Exclude<PinTrouble['is'], 'wait'>, string>,
}
