/** The log, its hub and what is made of its entries again, on PostgreSQL. */
import { describe } from 'vitest'
import { standOn } from '../support/engines.ts'

standOn('postgres')

describe('the log on PostgreSQL', () => {
  describe('sealing', () => import('./log/seal-log.test.ts').then(() => undefined))
  describe('witnessing', () => import('./hub/hub.test.ts').then(() => undefined))
  describe('writing', () => import('./log/entry-version.test.ts').then(() => undefined))
  describe('losing', () => import('./log/accept-loss.test.ts').then(() => undefined))
  describe('closing', () => import('./documents/close-day.test.ts').then(() => undefined))
  describe('counting', () => import('./folds/count-documents.test.ts').then(() => undefined))
  describe('folding', () => import('./folds/folds.test.ts').then(() => undefined))
  describe('tallying', () => import('./evaluation/tallies.test.ts').then(() => undefined))
  describe('telling', () => import('./webhooks/webhooks.test.ts').then(() => undefined))
  describe('telling others', () => import('./tellers/tellers.test.ts').then(() => undefined))
  describe('reconciling', () => import('./reconcile/reconcile.test.ts').then(() => undefined))
})
