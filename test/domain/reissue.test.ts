/** A kwitansi that stands in for one that is void: what it says, and what becomes of the money. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kwitansiEntry } from '../../src/domain/document.ts'
import { AS_ISSUED, isOwedBack, movePayment, type Payment, sumPayments } from '../../src/domain/paying.ts'
import { decideReissue, reissuedEntry } from '../../src/domain/reissue.ts'
import { codeOf, valueIn } from '../support/results.ts'

const head = (v: 1 | 2, number: number) =>
  ({ v, outlet: 'hotel-demo', number, issuedAt: '2026-11-24T03:00:00Z' }) as const
const line = (product: string, quantity: number, unitPrice: number) =>
  ({ product, name: product, seller: 'dapur-demo', terms: 'consigned', quantity, unitPrice }) as const
const HASH = 'A'.repeat(43)
const first = (v: 1 | 2) =>
  kwitansiEntry(head(v, 7), {
    lines: [line('dapur-demo/amplang', 3, 25_000), line('dapur-demo/madu', 1, 60_000)],
    payment: 'cash',
    stay: HASH,
    detail: HASH,
    source: 'stay',
    by: 'phone',
    waitMinutes: 9,
  })
const brought = [
  { placementId: 'amplang', quantity: 3 },
  { placementId: 'gabin', quantity: 0 },
  { placementId: 'madu', quantity: 1 },
]

describe('what is corrected', () => {
  test('is how it is paid, and nothing else with it', () => {
    const one = valueIn(decideReissue(first(2), brought, { payment: 'room' }))
    expect(one).toMatchObject({ payment: 'room', reason: 'payment', delivered: brought, fewer: [] })
  })

  test('is how many there were: what is fewer is named, and a line of which none is left is gone', () => {
    const wish = { payment: 'cash', lines: [{ placementId: 'madu', quantity: 0 }] } as const
    const one = valueIn(decideReissue(first(2), brought, wish))
    expect(one.fewer).toEqual([{ placementId: 'madu', quantity: 1 }])
    expect(one.lines.map(({ product, quantity }) => [product, quantity])).toEqual([['dapur-demo/amplang', 3]])
    expect(one.reason).toBe('correction')
  })

  test.each([
    ['nothing that differs', { payment: 'cash' }],
    ['more than there were', { payment: 'cash', lines: [{ placementId: 'madu', quantity: 2 }] }],
    ['less than nothing', { payment: 'cash', lines: [{ placementId: 'madu', quantity: -1 }] }],
    ['what was not on it', { payment: 'room', lines: [{ placementId: 'sambal', quantity: 0 }] }],
    [
      'one placement twice',
      { payment: 'room', lines: [1, 0].map(quantity => ({ placementId: 'madu', quantity })) },
    ],
    [
      'nothing at all',
      { payment: 'cash', lines: ['amplang', 'madu'].map(placementId => ({ placementId, quantity: 0 })) },
    ],
  ] as const)('is never %s', (_, wish) => {
    expect(codeOf(decideReissue(first(2), brought, wish))).toBe('invalid')
  })
})

describe('the kwitansi that stands in', () => {
  test.each([1, 2] as const)('for one of version %i names it, and says how that one came about', v => {
    const reissue = valueIn(decideReissue(first(v), brought, { payment: 'room' }))
    const entry = reissuedEntry(head(2, 9), first(v), reissue, HASH, { by: 'guest', waitMinutes: 4 })
    expect(entry).toMatchObject({ replaces: 7, payment: 'room', total: 135_000, stay: HASH, source: 'stay' })
    expect(entry).toMatchObject(v === 2 ? { by: 'phone', waitMinutes: 9 } : { by: 'guest', waitMinutes: 4 })
  })

  test('adds up by the pieces that it has', () => {
    const wish = { payment: 'cash', lines: [{ placementId: 'amplang', quantity: 1 }] } as const
    const reissue = valueIn(decideReissue(first(2), brought, wish))
    const entry = reissuedEntry(head(2, 9), first(2), reissue, HASH, { by: 'guest', waitMinutes: 4 })
    expect(entry).toMatchObject({ total: 85_000, lines: [{ amount: 25_000 }, { amount: 60_000 }] })
  })
})

const ENDED: readonly Payment[] = [
  ...Object.values(AS_ISSUED),
  { state: 'due', explained: 'pays-later' },
  { state: 'paid', means: 'qris' },
  { state: 'posted' },
  { state: 'waived', reason: 'courtesy' },
]
const ways = fc.constantFrom('room', 'cash', 'qris', 'none') as fc.Arbitrary<
  'room' | 'cash' | 'qris' | 'none'
>

describe('the money of both', () => {
  test.each([
    ['cash', 'room', { state: 'returned', means: 'cash' }, { state: 'due', explained: null }],
    ['cash', 'qris', { state: 'returned', means: 'cash' }, { state: 'due', explained: null }],
    ['room', 'cash', { state: 'due', explained: null }, { state: 'paid', means: 'cash' }],
    ['qris', 'cash', { state: 'due', explained: null }, { state: 'paid', means: 'cash' }],
  ] as const)('issued as %s and now as %s', (was, way, left, begun) => {
    expect(movePayment({ payment: AS_ISSUED[was], total: 50_000, was }, way, 50_000)).toEqual({ left, begun })
  })

  test('what a bank or the bill has in the same way and sum moves; in any other it is to be given back', () => {
    const posted = { payment: { state: 'posted' }, total: 50_000, was: 'room' } as const
    expect(movePayment(posted, 'room', 50_000).begun).toEqual({ state: 'posted' })
    const other = movePayment(posted, 'cash', 50_000)
    expect(isOwedBack({ payment: other.left, total: 50_000, isVoid: true })).toBe(true)
    expect(movePayment(posted, 'room', 25_000)).toEqual({ left: { state: 'posted' }, begun: AS_ISSUED.room })
  })

  test('what nobody has to pay stays waived, whatever it is fewer of; paid otherwise, it is paid', () => {
    const waived = { payment: { state: 'waived', reason: 'courtesy' }, total: 50_000, was: 'room' } as const
    const same = { left: waived.payment, begun: waived.payment }
    expect(movePayment(waived, 'room', 25_000)).toEqual(same)
    expect(movePayment(waived, 'cash', 50_000)).toEqual({ left: waived.payment, begun: AS_ISSUED.cash })
  })

  test('is counted once: what stands is the new kwitansi alone, to the rupiah', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDED), ways, ways, fc.boolean(), (payment, was, way, isSame) => {
        const total = isSame ? 50_000 : 25_000
        const { left, begun } = movePayment({ payment, total: 50_000, was }, way, total)
        const sums = sumPayments([
          { total: 50_000, isVoid: true, payment: left },
          { total, isVoid: false, payment: begun },
        ])
        expect(sums.total).toBe(total)
        const isPaidForNothing = begun.state === 'paid' && begun.means === 'none'
        expect(sums.cash + sums.qris + sums.posted + sums.waived + sums.open).toBe(
          isPaidForNothing ? 0 : total,
        )
        // No cash is left in the drawer for a kwitansi that is void.
        expect(left.state === 'paid' && left.means === 'cash').toBe(false)
      }),
    )
  })
})
