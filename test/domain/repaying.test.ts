/** How an order is paid changes at the door until its kwitansi is issued, each tap once. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, type Order } from '../../src/domain/order.ts'
import { decideRepaying, REPAID_MAX, repayable } from '../../src/domain/repaying.ts'
import { codeOf, valueIn } from '../support/results.ts'
import { anOrder } from '../support/things.ts'

const AT = '2026-11-24T03:10:00.000Z'
const OPEN = { accepted: ['room', 'cash'], isBillOpen: true } as const
const order = anOrder({ payment: 'room' })
const tap = (deed: string, payment: 'room' | 'cash' | 'none') => ({ deed, payment, at: AT, by: 'Dewi' })

/** The order after a tap, as it arrives. */
function changed(now: Order, deed: string, payment: 'room' | 'cash'): Order {
  const event = valueIn(decideRepaying(now, tap(deed, payment), OPEN))
  return event === null ? now : apply(now, event)
}

describe('at the door', () => {
  test('an open order is paid as the clerk says, and says who changed it, when, from what', () => {
    const now = changed(order, 'a', 'cash')
    expect(now.payment).toBe('cash')
    expect(now.repaid).toEqual([{ deed: 'a', at: AT, by: 'Dewi', from: 'room', to: 'cash' }])
    expect(changed(now, 'b', 'room').payment).toBe('room')
  })

  test('taps that come twice or late are done once, in whatever order the repeats come', () => {
    const taps = fc.uniqueArray(
      fc.record({ deed: fc.uuid(), payment: fc.constantFrom<'room' | 'cash'>('room', 'cash') }),
      { selector: ({ deed }) => deed, maxLength: REPAID_MAX },
    )
    fc.assert(
      fc.property(taps, fc.array(fc.nat(30), { maxLength: 20 }), (first, repeats) => {
        const once = first.reduce((one, { deed, payment }) => changed(one, deed, payment), order)
        const again = repeats.reduce((now, nth) => {
          const one = first[nth]
          return one === undefined ? now : changed(now, one.deed, one.payment)
        }, once)
        expect(again).toEqual(once)
      }),
    )
  })

  test('nothing changes once the desk has seen its money at the bank', () => {
    const seen: Order = { ...order, payment: 'qris', confirmedAt: AT, confirmedBy: 'Dewi' }
    expect(codeOf(decideRepaying(seen, tap('a', 'cash'), OPEN))).toBe('wrong-state')
  })

  test('nothing changes once its kwitansi is issued, nor what costs nothing', () => {
    const ended: Order = { ...order, state: 'cancelled', cancelledAt: AT }
    expect(codeOf(decideRepaying(ended, tap('a', 'cash'), OPEN))).toBe('wrong-state')
    expect(codeOf(decideRepaying({ ...order, total: 0, payment: 'none' }, tap('a', 'cash'), OPEN))).toBe(
      'invalid',
    )
    expect(repayable({ ...order, total: 0 }, ['room', 'cash'])).toEqual([])
    expect(repayable(ended, ['room', 'cash'])).toEqual([])
  })

  test('only what is taken there, and nothing on a bill that is closed', () => {
    expect(codeOf(decideRepaying(order, tap('a', 'cash'), { ...OPEN, accepted: ['room'] }))).toBe('invalid')
    expect(codeOf(decideRepaying(order, tap('a', 'none'), OPEN))).toBe('invalid')
    const kept: Order = { ...order, payment: 'cash' }
    expect(codeOf(decideRepaying(kept, tap('a', 'room'), { ...OPEN, isBillOpen: false }))).toBe('stay-ended')
  })

  test('a change too many is refused', () => {
    const often = Array.from({ length: REPAID_MAX }, (_, i) => i).reduce(
      (now, i) => changed(now, `${i}`, i % 2 === 0 ? 'cash' : 'room'),
      order,
    )
    expect(codeOf(decideRepaying(often, tap('more', 'cash'), OPEN))).toBe('full')
  })

  test('whoever forgets its guest forgets whose hands changed it, too', () => {
    expect(apply(changed(order, 'a', 'cash'), { type: 'forgotten' }).repaid).toMatchObject([{ by: '' }])
  })
})
