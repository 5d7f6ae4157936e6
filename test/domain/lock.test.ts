import { expect, test } from 'vitest'
import { isHeard, isIdle, LOCK_MINUTES } from '../../src/domain/lock.ts'

test('a desk is idle as many minutes after it was touched last as are set, by any clock; usually ten', () => {
  expect(LOCK_MINUTES).toEqual({ least: 1, usual: 10, most: 60 })
  const at = 1_000_000
  for (const minutes of [1, 10, 60]) {
    const afterMs = minutes * 60_000
    const idle = [at + afterMs - 1, at + afterMs, at - 1].map(now => isIdle(at, now, minutes))
    expect(idle).toEqual([false, true, false])
  }
})

test('a locked desk is heard until an order has rung there too long; an open one always', () => {
  expect([isHeard(true, 0), isHeard(true, 1), isHeard(false, 1)]).toEqual([true, false, true])
})
