/** Signing in by passkey, in Indonesian. */
import type { SignInTrouble } from '../../domain/passkey.ts'

export const passkey = {
  submit: 'Masuk dengan kunci sandi',
  trouble: {
    closed: 'Jendela perangkat ditutup, waktunya habis, atau belum ada kunci sandi di sini. Coba lagi.',
    known: 'Perangkat tidak mau membuka kunci sandinya. Coba lagi.',
    none: 'Browser ini tidak mengenal kunci sandi. Pakai browser atau perangkat lain.',
    other: 'Belum berhasil masuk. Coba lagi sebentar lagi.',
    insecure: 'Kunci sandi perlu alamat https. Di komputer ini sendiri, buka lewat localhost.',
    wrong: 'Kunci sandi ini tidak membuka apa pun di sini. Bila alamat berganti, minta tiket baru.',
    offline: 'Belum tersambung. Periksa sambungan, lalu coba lagi.',
  } satisfies Record<SignInTrouble, string>,
}
