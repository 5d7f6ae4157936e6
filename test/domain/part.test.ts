import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreedAt, isShared, leftOf, partFault, partOf, SHARE_MAX } from '../../src/domain/part.ts'
import { type Part, TERMS } from '../../src/domain/placement.ts'

const share = (permille: number): Part => ({ kind: 'share', permille })
const sum = (rupiah: number): Part => ({ kind: 'sum', rupiah })
const somePrice = fc.integer({ min: 1, max: 50_000_000 })
const somePart = fc.oneof(
  fc.integer({ min: 1, max: SHARE_MAX }).map(share),
  fc.integer({ min: 1, max: 50_000_000 }).map(sum),
)

describe("the maker's part", () => {
  test.each([
    [share(800), 25_000, 20_000, 5_000],
    [share(825), 30_000, 24_750, 5_250],
    [share(1_000), 25_000, 25_000, 0],
    // Half a rupiah is the maker's.
    [share(500), 25_001, 12_501, 12_500],
    [share(333), 10_000, 3_330, 6_670],
    [sum(22_000), 28_000, 22_000, 6_000],
    [sum(28_000), 28_000, 28_000, 0],
  ])('%j of %i is %i, and %i is left', (part, price, maker, hotel) => {
    expect([partOf(part, price), leftOf(part, price)]).toEqual([maker, hotel])
    expect(partFault('consigned', price, part)).toBeNull()
  })

  test('is whole rupiah and never larger than the price; with what is left it is the price', () => {
    fc.assert(
      fc.property(somePart, somePrice, (part, price) => {
        const maker = partOf(part, price)
        expect(Number.isInteger(maker) && maker >= 0 && maker <= price).toBe(true)
        if (partFault('consigned', price, part) === null) expect(maker + leftOf(part, price)).toBe(price)
      }),
    )
  })

  test('of a dearer price is never smaller', () => {
    fc.assert(
      fc.property(somePart, somePrice, somePrice, (part, a, b) => {
        expect(partOf(part, Math.min(a, b))).toBeLessThanOrEqual(partOf(part, Math.max(a, b)))
      }),
    )
  })

  test.each([
    [25_000, sum(25_001), 'larger'],
    [35_000, sum(40_000), 'larger'],
    [25_000, share(1_001), 'larger'],
    [25_000, share(0), 'nothing'],
    [25_000, sum(0), 'nothing'],
    [25_000, null, 'missing'],
  ])('of %i cannot be %j: %s', (price, part, fault) => {
    expect(partFault('consigned', price, part)).toBe(fault)
  })

  test('is there only where something is sold for its maker', () => {
    expect(TERMS.filter(isShared)).toEqual(['consigned'])
    for (const terms of ['bought', 'complimentary'] as const) {
      expect(partFault(terms, 0, null)).toBeNull()
      expect(partFault(terms, 0, sum(6_000))).toBe('not-shared')
    }
  })
})

test('a line is settled by what was agreed when it was delivered, whatever is agreed later', () => {
  const history = [
    { fromMs: 20, price: 30_000, part: share(850) },
    { fromMs: 10, price: 25_000, part: share(800) },
  ]
  expect(agreedAt(history, 9)).toBeNull()
  expect(agreedAt(history, 10)?.price).toBe(25_000)
  expect(agreedAt(history, 19)?.price).toBe(25_000)
  expect(agreedAt(history, 20)?.price).toBe(30_000)
})
