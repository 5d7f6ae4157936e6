/** The wire again, over PostgreSQL: what other programs hear hangs on no engine. */
import { describe } from 'vitest'
import { standOn } from '../support/engines.ts'

standOn('postgres')

describe('on PostgreSQL,', () => {
  // Each prepares its own city: one behind the other would prepare two.
  describe('the wire', () => import('./wire.test.ts').then(() => undefined))
  describe('a stranger', () => import('./stranger.test.ts').then(() => undefined))
})
