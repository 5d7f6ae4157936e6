/** The use cases of an order's life again, on PostgreSQL: what they promise hangs on no engine. */
import { describe } from 'vitest'
import { standOn } from '../support/engines.ts'

standOn('postgres')

describe('on PostgreSQL', () => {
  // Each prepares its own city: one behind the other would prepare two.
  describe('placing', () => import('./place-order.test.ts').then(() => undefined))
  describe('delivering', () => import('./deliver-order.test.ts').then(() => undefined))
  describe('remembering', () => import('./memories.test.ts').then(() => undefined))
  describe('sealing', () => import('./seal-log.test.ts').then(() => undefined))
  describe('witnessing', () => import('./hub.test.ts').then(() => undefined))
  describe('writing', () => import('./entry-version.test.ts').then(() => undefined))
  describe('losing', () => import('./accept-loss.test.ts').then(() => undefined))
  describe('closing', () => import('./close-day.test.ts').then(() => undefined))
  describe('counting', () => import('./count-documents.test.ts').then(() => undefined))
  describe('folding', () => import('./folds.test.ts').then(() => undefined))
  describe('tallying', () => import('./tallies.test.ts').then(() => undefined))
  describe('telling', () => import('./webhooks.test.ts').then(() => undefined))
  describe('telling others', () => import('./tellers.test.ts').then(() => undefined))
  describe('reconciling', () => import('./reconcile.test.ts').then(() => undefined))
  describe('opening', () => import('./open-door.test.ts').then(() => undefined))
  describe('enrolling', () => import('./enrol.test.ts').then(() => undefined))
  describe('a life', () => import('./life.test.ts').then(() => undefined))
})
