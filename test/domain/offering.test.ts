import { describe, expect, test } from 'vitest'
import { OFFERING_FAULTS, type Offering, offeringFaults, termsFaults } from '../../src/domain/offering.ts'
import { daysLeft, movedBefore, onDay, priceOn, whyDark } from '../../src/domain/placement.ts'
import { ORDER_TOTAL_MAX } from '../../src/domain/placing.ts'
import { aPlacement, aProduct } from '../support/things.ts'

const TODAY = '2026-11-24'
const product = aProduct('dapur-demo/sirup')
const wish: Offering = {
  product: product.id,
  terms: 'consigned',
  price: 45_000,
  part: { kind: 'share', permille: 800 },
  rack: 'C1',
  from: null,
  to: null,
}
const faults = (differs: Partial<Offering>, against = {}) =>
  offeringFaults(
    { ...wish, ...differs },
    { outlet: 'hotel-demo', product, here: null, today: TODAY, ...against },
  )
const sum = (rupiah: number) => ({ kind: 'sum', rupiah }) as const

describe('an offering', () => {
  test('that is whole has no fault, on each terms', () => {
    expect(faults({})).toEqual([])
    expect(faults({ terms: 'bought', part: null })).toEqual([])
    expect(faults({ terms: 'complimentary', price: 0, part: null })).toEqual([])
    expect(faults({ from: '2026-12-01', to: '2026-12-01' })).toEqual([])
  })

  test.each<[string, Partial<Offering>]>([
    ['not-free', { price: 0 }],
    ['free', { terms: 'complimentary', part: null }],
    ['dear', { price: ORDER_TOTAL_MAX + 1 }],
    ['part-missing', { part: null }],
    ['part-larger', { part: sum(45_001) }],
    ['part-nothing', { part: sum(0) }],
    ['part-not-shared', { terms: 'bought' }],
    ['turned', { from: '2026-12-02', to: '2026-12-01' }],
    ['over', { to: '2026-11-23' }],
  ])('is told what is wrong with it: %s', (fault, differs) => {
    expect(faults(differs)).toContain(fault)
    expect(Object.keys(OFFERING_FAULTS)).toContain(fault)
  })

  test('of nothing that is known, of what has lapsed and of what is here is refused', () => {
    expect(faults({}, { product: null })).toEqual(['unknown-product'])
    const lapsed = { ...product, halal: { ...product.halal, validTo: '2026-11-23' } }
    expect(faults({}, { product: lapsed })).toEqual(['cannot-be-offered'])
    const retired = { ...product, standing: 'retired' } as const
    expect(faults({}, { product: retired })).toEqual(['cannot-be-offered'])
    expect(faults({}, { here: { to: TODAY } })).toEqual(['here-already'])
  })

  test('of what has ended here is taken', () => {
    expect(faults({}, { here: { to: '2026-11-23' } })).toEqual([])
  })
})

test('what is to come from a day on begins after today and fits like any price', () => {
  const next = { from: '2026-11-25', price: 50_000, part: wish.part }
  expect(termsFaults({ ...wish, next }, TODAY)).toEqual([])
  expect(termsFaults({ ...wish, next: { ...next, from: TODAY } }, TODAY)).toEqual(['next-past'])
  expect(termsFaults({ ...wish, next: { ...next, price: 0 } }, TODAY)).toEqual(['next-free'])
  expect(termsFaults({ ...wish, next: { ...next, part: sum(50_001) } }, TODAY)).toEqual(['next-part'])
})

test('a price from a day on is the price from its midnight, and not before', () => {
  const next = { from: '2026-12-01', price: 30_000, part: sum(24_000) }
  const placement = aPlacement('amplang', { price: 25_000, next })
  expect(priceOn(placement, '2026-11-30')).toBe(25_000)
  expect(onDay(placement, '2026-11-30')).toBe(placement)
  expect(priceOn(placement, '2026-12-01')).toBe(30_000)
  expect(onDay(placement, '2026-12-01')).toEqual({
    ...placement,
    price: 30_000,
    part: sum(24_000),
    next: null,
  })
})

test.each([
  [{ on: false, to: '2026-11-01' }, 'off'],
  [{ from: '2026-11-25' }, 'not-begun'],
  [{ to: '2026-11-23' }, 'ended'],
  [{}, null],
] as const)('why %j is not seen: %s', (differs, why) => {
  expect(whyDark(aPlacement('amplang', differs), product, TODAY)).toBe(why)
})

test('how long it lasts: as it went these two weeks, and nobody knows where nothing went', () => {
  expect(daysLeft(18, 28)).toBe(9)
  expect(daysLeft(4, 28)).toBe(2)
  expect(daysLeft(5, 0)).toBeNull()
  expect(daysLeft(0, 0)).toBe(0)
})

test('one of the shelf is put before another, or last; the rest stays in its order', () => {
  const shelf = ['a', 'b', 'c', 'd']
  expect(movedBefore(shelf, 'd', 'b')).toEqual(['a', 'd', 'b', 'c'])
  expect(movedBefore(shelf, 'a', 'c')).toEqual(['b', 'a', 'c', 'd'])
  expect(movedBefore(shelf, 'b', null)).toEqual(['a', 'c', 'd', 'b'])
  expect(movedBefore(shelf, 'b', 'b')).toEqual(shelf)
  expect(movedBefore(shelf, 'x', 'b')).toBeNull()
  expect(movedBefore(shelf, 'a', 'x')).toBeNull()
})
