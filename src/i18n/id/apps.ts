/** What the windows and the installed icons of screens are called that draw themselves. */
import type { AppName } from '../../contract/apps.ts'

export const apps = {
  tablet: { title: 'Etalase kamar', name: 'Etalase kamar', short: 'Etalase' },
  desk: { title: 'Papan pesanan · Etalase', name: 'Papan pesanan Etalase', short: 'Papan' },
  manage: { title: 'Kelola · Etalase', name: 'Kelola Etalase', short: 'Kelola' },
  evaluate: { title: 'Evaluasi · Etalase', name: 'Evaluasi Etalase', short: 'Evaluasi' },
  k: { title: 'Kwitansi · Etalase', name: 'Kwitansi Etalase', short: 'Kwitansi' },
} satisfies Record<Exclude<AppName, 'r'>, Readonly<Record<'title' | 'name' | 'short', string>>>
