// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { basketOf, EMPTY, keepCart, keptCart } from '../../../src/client/guest/first/cart.ts'
import { toItems } from '../../../src/client/guest/items.ts'
import { withQuantity } from '../../../src/client/guest/picking.ts'
import { LINE_QUANTITY_MAX, LINES_MAX } from '../../../src/domain/order.ts'
import { blockStorage, fillStorage } from '../storage.ts'
import { aMenu, aPlacement, OUTLET, STAY } from '../things.ts'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const KEY = `etalase-cart-${OUTLET}`
const full = Array.from({ length: LINES_MAX }, (_, n) => `p-${n}`).reduce(
  (cart, id) => withQuantity(cart, id, 1),
  EMPTY,
)

describe('what is put in', () => {
  test.each([0, -1])('a quantity of %i takes the line out', quantity => {
    expect(withQuantity(withQuantity(EMPTY, 'a', 2), 'a', quantity).lines).toEqual({})
  })

  test('a line holds no more pieces than an order may', () => {
    expect(withQuantity(EMPTY, 'a', LINE_QUANTITY_MAX + 1).lines).toEqual({ a: LINE_QUANTITY_MAX })
  })

  test('a full basket takes no other product, but more of its own', () => {
    expect(withQuantity(full, 'one-more', 1)).toBe(full)
    expect(withQuantity(full, 'p-0', 4).lines['p-0']).toBe(4)
  })

  test('changes make another basket: the old one is as it was', () => {
    const before = withQuantity(EMPTY, 'a', 2)
    withQuantity(before, 'a', 5)
    expect(before.lines).toEqual({ a: 2 })
  })
})

test('what has left the shelf is neither a line nor a piece nor in the total', () => {
  const menu = aMenu([aPlacement('a', { price: 10_000 }), aPlacement('b', { price: 7_000 })])
  const cart = { ...EMPTY, lines: { a: 2, gone: 9, b: 3 } }
  for (const known of [menu, null]) {
    const { lines, pieces, total } = basketOf({ cart, items: toItems(menu, 'id'), menu: known })
    expect(lines.map(({ item, quantity }) => [item.id, quantity])).toEqual([
      ['a', 2],
      ['b', 3],
    ])
    expect([pieces, total]).toEqual([5, 41_000])
  }
})

describe('what is kept', () => {
  const cart = {
    ...withQuantity(EMPTY, 'a', 2),
    stay: STAY,
    deliver: 'at' as const,
    time: '19:30',
    note: 'Halo',
  }

  test('comes back as it was', () => {
    keepCart(OUTLET, cart)
    expect(keptCart(OUTLET)).toEqual(cart)
  })

  test('belongs to its outlet', () => {
    keepCart(OUTLET, cart)
    expect(keptCart('mall-demo')).toEqual(EMPTY)
  })

  test('a basket of an older release lacks what it did not know', () => {
    localStorage.setItem(KEY, JSON.stringify({ stay: null, lines: { a: 1 } }))
    expect(keptCart(OUTLET)).toEqual({ ...EMPTY, lines: { a: 1 } })
  })

  test.each([
    '',
    '{',
    'null',
    '42',
    '"basket"',
    '[1]',
    '{"lines":null}',
    '{"lines":"ab"}',
    '{"lines":{"a":"x"}}',
  ])('by something else (%s) is an empty basket', text => {
    localStorage.setItem(KEY, text)
    expect(keptCart(OUTLET)).toEqual(EMPTY)
  })

  test('where storage is blocked, it starts empty and keeping does no harm', () => {
    blockStorage()
    expect(keptCart(OUTLET)).toEqual(EMPTY)
    expect(() => keepCart(OUTLET, cart)).not.toThrow()
  })

  test('where storage is full, keeping does no harm', () => {
    fillStorage()
    expect(() => keepCart(OUTLET, cart)).not.toThrow()
  })
})
