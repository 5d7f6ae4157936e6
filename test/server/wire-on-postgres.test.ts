/** The wire again, over PostgreSQL: what other programs hear hangs on no engine. */
import { describe } from 'vitest'
import { standOn } from '../support/engines.ts'

standOn('postgres')

describe('on PostgreSQL,', async () => {
  await import('./wire.test.ts')
})
