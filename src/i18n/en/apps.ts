/** What the windows and the installed icons of screens are called that draw themselves. */
import type { apps as id } from '../id/apps.ts'

export const apps: typeof id = {
  tablet: { title: 'Etalase of the room', name: 'Etalase of the room', short: 'Etalase' },
  desk: { title: 'Order board · Etalase', name: 'Order board of Etalase', short: 'Board' },
  manage: { title: 'Manage · Etalase', name: 'Manage Etalase', short: 'Manage' },
  evaluate: { title: 'Evaluation · Etalase', name: 'Evaluation Etalase', short: 'Evaluation' },
  k: { title: 'Receipt (kwitansi) · Etalase', name: 'Receipts of Etalase', short: 'Receipts' },
}
