import { expect, test } from 'vitest'
import { FORGET_AFTER_MS, isOver, TABLET_LEASE_MS, VERDICT_GRACE_MS } from '../../src/domain/stay.ts'

test('a stay is over once its guest has checked out', () => {
  expect(isOver({ checkedOutAt: null })).toBe(false)
  expect(isOver({ checkedOutAt: '2026-11-24T03:00:00.000Z' })).toBe(true)
})

test('a tablet hides within half a day, an answer waits three days, and after thirty nobody knows the guest', () => {
  const hours = [TABLET_LEASE_MS, VERDICT_GRACE_MS, FORGET_AFTER_MS].map(ms => ms / 3_600_000)
  expect(hours).toEqual([12, 72, 720])
})
