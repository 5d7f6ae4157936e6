/** What is told of the agency's log, from which the register comes, in Indonesian. */
import type { AgencyNotice } from '../../domain/agency-log.ts'

type Said = Record<AgencyNotice['is'], string>

export const agencyLog = {
  title: {
    'rolled-back': 'Register dinas mundur ke keadaan lama.',
    forked: 'Register dinas berbeda dari yang pernah ditandatanganinya.',
    'wrong-key': 'Register dinas ditandatangani kunci yang tidak dikenal.',
    'wrong-entries': 'Isi register dinas tidak sama dengan yang ditandatanganinya.',
    waits: 'Register belum bisa diubah: cadangan lama baru dipasang kembali.',
    silent: 'Register dinas sudah lama tidak terdengar.',
    'passed-over': 'Register dinas berisi hal yang belum dipahami program ini.',
    ended: 'Dinas sudah menutup tempat ini: tidak ada pesanan baru.',
  } satisfies Said,
  noticed: (days: number) =>
    days === 0 ? 'Diketahui sejak hari ini.' : `Diketahui sejak ${days} hari lalu.`,
  heard: (days: number) => `Terakhir terdengar ${days} hari lalu.`,
  kept: 'Rak tetap berjualan dengan data yang sudah ada; perubahan baru dari dinas belum diterima.',
  manager: {
    'rolled-back': 'Kabari dinas: mereka perlu memasang cadangan yang lebih baru.',
    forked: 'Kabari dinas. Kedua tanda tangan tersimpan di sini sebagai bukti.',
    'wrong-key': 'Kabari dinas, dan tanyakan apakah kunci mereka baru diganti.',
    'wrong-entries': 'Kabari dinas bila ini masih tampak besok.',
    waits: '',
    silent: 'Periksa sambungan internet hotel. Bila itu baik, kabari dinas.',
    'passed-over': 'Minta yang merawat komputer hotel memasang program terbaru.',
    ended:
      'Pesanan yang masih terbuka boleh diselesaikan; kwitansi dan catatannya tetap ada. Bila ini keliru, kabari dinas.',
  } satisfies Said,
  agency: {
    'rolled-back': 'Di tempat register disimpan, pasanglah cadangan yang lebih baru.',
    forked:
      'Kedua tanda tangan tersimpan di sini sebagai bukti. Cari tahu siapa lagi yang memegang kuncinya.',
    'wrong-key': 'Bila kuncinya baru diganti: di hub jalankan npm start -- rotate agency sekali lagi.',
    'wrong-entries': 'Di tempat register disimpan, periksa isinya dengan npm start -- audit.',
    waits:
      'Yang merawat server menjalankan npm start -- newest agency, atau memasang cadangan yang lebih baru.',
    silent: 'Periksa apakah hub menyala dan bisa dicapai dari sini.',
    'passed-over': 'Pasanglah program terbaru di sini.',
    ended: '',
  } satisfies Said,
}
