/** How much of a shop one stay may hold. */
import { describe, expect, test } from 'vitest'
import {
  alsoHolding,
  DAY_ORDERS_MAX,
  type Goods,
  type Held,
  HOLDS_NOTHING,
  holdsItsShare,
  isMoreThanShare,
  needsShop,
  PIECES_SURE,
  refusalOfMore,
  SHOP_PIECES_SURE,
  shareOfShelf,
} from '../../src/domain/holding.ts'
import { OPEN_ORDERS_MAX, OPEN_TOTAL_MAX } from '../../src/domain/placing.ts'

const order = (pieces: Readonly<Record<string, number>>, total = 1_000) => ({
  lines: Object.entries(pieces).map(([placementId, quantity]) => ({ placementId, quantity, unitPrice: 1 })),
  total,
})
const shop = (shelf: number, all: number | null = null): Goods => ({ of: () => shelf, shop: all })
const holding = (wish: Partial<Held>): Held => ({ ...HOLDS_NOTHING, ...wish })
const refused = (...asked: Parameters<typeof refusalOfMore>) => refusalOfMore(...asked)?.refusal.code ?? null

test.each([
  [0, PIECES_SURE],
  [17, PIECES_SURE],
  [18, 6],
  [20, 6],
  [90, 30],
])('of a shelf with %i pieces one stay may hold %i', (pieces, share) => {
  expect(shareOfShelf(pieces)).toBe(share)
})

describe('an order', () => {
  test('that is more than its share by itself is so for good, and tells only what is always to be had', () => {
    const refusal = refusalOfMore(order({ a: 6 }), HOLDS_NOTHING, shop(10))?.refusal
    expect(refusal).toEqual({
      code: 'invalid',
      detail: { pointer: '/lines', reason: 'more-than-share', sure: PIECES_SURE },
    })
    expect(isMoreThanShare(refusal?.detail)).toBe(true)
    for (const other of [null, undefined, { reason: 'past' }]) expect(isMoreThanShare(other)).toBe(false)
  })

  test.each([
    ['its share of a shelf', order({ a: 5 }), {}, shop(10), null],
    ['its share of two shelves', order({ a: 5, b: 5 }), {}, shop(10), null],
    ['more of one of two shelves', order({ a: 1, b: 6 }), {}, shop(10), 'invalid'],
    ['the rest of its share', order({ a: 2 }), { pieces: new Map([['a', 3]]) }, shop(10), null],
    ['one more than the rest', order({ a: 3 }), { pieces: new Map([['a', 3]]) }, shop(10), 'too-many'],
    ['another shelf', order({ b: 3 }), { pieces: new Map([['a', 3]]) }, shop(10), null],
    ['its share of a small shop', order({ a: 5, b: 5, c: 5, d: 5 }), {}, shop(10, 30), null],
    ['more than that', order({ a: 5, b: 5, c: 5, d: 5, e: 1 }), {}, shop(10, 30), 'invalid'],
    ['as much of a large shop', order({ a: 5, b: 5, c: 5, d: 5, e: 1 }), {}, shop(10, 63), null],
    ['more of a shop that nobody has to count', order({ a: 30 }), {}, shop(90), null],
    ['the rest of a shop', order({ a: 5 }), { pieces: new Map([['b', 15]]) }, shop(90, 30), null],
    ['more than the rest', order({ a: 6 }), { pieces: new Map([['b', 15]]) }, shop(90, 30), 'too-many'],
  ] as const)('of %s', (_, wish, held, goods, code) => {
    expect(refused(wish, holding(held), goods)).toBe(code)
  })

  test.each([
    ['one order fewer than may be open', { orders: OPEN_ORDERS_MAX - 1 }, null],
    ['as many orders as may be open', { orders: OPEN_ORDERS_MAX }, 'too-many'],
    ['room for just its total', { total: OPEN_TOTAL_MAX - 1_000 }, null],
    ['a rupiah less', { total: OPEN_TOTAL_MAX - 999 }, 'too-many'],
    ['one order fewer than a day may have', { today: DAY_ORDERS_MAX - 1 }, null],
    ['as many as a day may have', { today: DAY_ORDERS_MAX }, 'too-many'],
  ] as const)('of a stay with %s', (_, held, code) => {
    expect(refused(order({ a: 1 }), holding(held), shop(10))).toBe(code)
    // A clerk's word is held to no share, and to everything else.
    expect(refused(order({ a: 50 }), holding(held), null)).toBe(code)
  })

  test('that waits for others tells how many are open, and how many and how much may be', () => {
    const told = refusalOfMore(order({ a: 1 }), holding({ orders: OPEN_ORDERS_MAX }), null)?.refusal.detail
    expect(told).toEqual({
      openOrders: OPEN_ORDERS_MAX,
      openOrdersMax: OPEN_ORDERS_MAX,
      openTotalMax: OPEN_TOTAL_MAX,
    })
    expect(holdsItsShare(told)).toBe(true)
    for (const other of [null, undefined, { refusedMax: 500 }]) expect(holdsItsShare(other)).toBe(false)
  })
})

test('the shop is counted only where more is wanted than may always be had', () => {
  const held = holding({ pieces: new Map([['a', SHOP_PIECES_SURE - 3]]) })
  expect(needsShop(order({ a: 1, b: 2 }), held)).toBe(false)
  expect(needsShop(order({ a: 2, b: 2 }), held)).toBe(true)
})

test('with each order a stay holds its pieces and its total as well', () => {
  const orders = [order({ a: 2, b: 1 }, 5_000), order({ b: 3 }, 7_000)]
  expect(orders.reduce(alsoHolding, HOLDS_NOTHING)).toEqual({
    orders: 2,
    total: 12_000,
    pieces: new Map([
      ['a', 2],
      ['b', 4],
    ]),
    today: 2,
  })
  expect(HOLDS_NOTHING.pieces.size).toBe(0)
})
