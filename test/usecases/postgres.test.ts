/** The use cases of an order's life again, on PostgreSQL: what they promise hangs on no engine. */
import { describe } from 'vitest'
import { standOn } from '../support/engines.ts'

standOn('postgres')

describe('on PostgreSQL', () => {
  // Each prepares its own city: one behind the other would prepare two.
  describe('placing', () => import('./ordering/place-order.test.ts').then(() => undefined))
  describe('delivering', () => import('./ordering/deliver-order.test.ts').then(() => undefined))
  describe('remembering', () => import('./shelf/memories.test.ts').then(() => undefined))
  describe('sealing', () => import('./log/seal-log.test.ts').then(() => undefined))
  describe('witnessing', () => import('./hub/hub.test.ts').then(() => undefined))
  describe('writing', () => import('./log/entry-version.test.ts').then(() => undefined))
  describe('losing', () => import('./log/accept-loss.test.ts').then(() => undefined))
  describe('closing', () => import('./documents/close-day.test.ts').then(() => undefined))
  describe('counting', () => import('./folds/count-documents.test.ts').then(() => undefined))
  describe('folding', () => import('./folds/folds.test.ts').then(() => undefined))
  describe('tallying', () => import('./evaluation/tallies.test.ts').then(() => undefined))
  describe('telling', () => import('./webhooks/webhooks.test.ts').then(() => undefined))
  describe('calling people', () => import('./escalation/escalate.test.ts').then(() => undefined))
  describe('reaching people', () => import('./escalation/channels.test.ts').then(() => undefined))
  describe('telling others', () => import('./tellers/tellers.test.ts').then(() => undefined))
  describe('reconciling', () => import('./reconcile/reconcile.test.ts').then(() => undefined))
  describe('papers of goods', () => import('./goods/papers.test.ts').then(() => undefined))
  describe('counting a rack', () => import('./goods/count.test.ts').then(() => undefined))
  describe('opening', () => import('./stays/open-door.test.ts').then(() => undefined))
  describe('enrolling', () => import('./staff/enrol.test.ts').then(() => undefined))
  describe('rooms', () => import('./city/rooms.test.ts').then(() => undefined))
  describe('settings', () => import('./city/outlet.test.ts').then(() => undefined))
  describe('rooms of sheets', () => import('./sheets/take-in.test.ts').then(() => undefined))
  describe('a shelf of a sheet', () => import('./sheets/placements-sheet.test.ts').then(() => undefined))
  describe('goods of a sheet', () => import('./sheets/goods-sheet.test.ts').then(() => undefined))
  describe('people of a sheet', () => import('./sheets/people-sheet.test.ts').then(() => undefined))
  describe('a register of sheets', () => import('./sheets/register-sheet.test.ts').then(() => undefined))
  describe('drafts', () => import('./register/drafts.test.ts').then(() => undefined))
  describe('paying', () => import('./payments/payments.test.ts').then(() => undefined))
  describe('a life', () => import('./ordering/life.test.ts').then(() => undefined))
})
