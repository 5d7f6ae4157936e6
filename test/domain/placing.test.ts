import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAmount, sumRupiah } from '../../src/domain/money.ts'
import { LINE_QUANTITY_MAX, LINES_MAX, type OrderRequest } from '../../src/domain/order.ts'
import { decidePlace, faultIn, type Offer, ORDER_TOTAL_MAX } from '../../src/domain/placing.ts'

const AT = '2026-11-24T03:00:00.000Z'
const LATER = '2026-11-24T03:05:00.000Z'

const request: OrderRequest = {
  id: '019ab000-0000-7000-8000-000000000001',
  stay: '019ab000-0000-7000-8000-0000000000aa',
  lines: [
    { placementId: 'amplang', quantity: 2, unitPrice: 25_000 },
    { placementId: 'madu', quantity: 1, unitPrice: 60_000 },
  ],
  total: 110_000,
  payment: 'room',
  deliver: { when: 'now' },
  placedAt: AT,
}

const offers = (...changed: Offer[]) =>
  new Map(
    [
      { placementId: 'amplang', price: 25_000, live: true, available: 10 },
      { placementId: 'madu', price: 60_000, live: true, available: 10 },
      ...changed,
    ].map(offer => [offer.placementId, offer]),
  )
const place = (wish: OrderRequest, on = offers(), paymentFits = true) =>
  decidePlace(wish, { room: '512', receivedAt: LATER, offers: on, paymentFits })

test('what is on offer at its price becomes a placed order of that room', () => {
  expect(place(request)).toEqual({
    ok: true,
    value: { type: 'placed', order: { ...request, room: '512', receivedAt: LATER, state: 'placed' } },
  })
})

test('every changed price is said at once', () => {
  const changed = offers(
    { placementId: 'amplang', price: 27_000, live: true, available: 10 },
    { placementId: 'madu', price: 55_000, live: true, available: 10 },
  )
  expect(place(request, changed)).toEqual({
    ok: false,
    refusal: {
      code: 'price-changed',
      detail: {
        lines: [
          { placementId: 'amplang', unitPrice: 25_000, price: 27_000 },
          { placementId: 'madu', unitPrice: 60_000, price: 55_000 },
        ],
      },
    },
  })
})

test('every shortage is said at once, what is no longer on offer counting as none', () => {
  const short = offers(
    { placementId: 'amplang', price: 25_000, live: true, available: 1 },
    { placementId: 'madu', price: 60_000, live: false, available: 10 },
  )
  expect(place(request, short)).toEqual({
    ok: false,
    refusal: {
      code: 'sold-out',
      detail: {
        lines: [
          { placementId: 'amplang', quantity: 2, available: 1 },
          { placementId: 'madu', quantity: 1, available: 0 },
        ],
      },
    },
  })
})

test('what this outlet does not have, or a payment that does not fit, is invalid', () => {
  const stranger = { ...request, lines: [{ placementId: 'kopi', quantity: 1, unitPrice: 110_000 }] }
  for (const refused of [place(stranger), place(request, offers(), false)]) {
    expect(!refused.ok && refused.refusal.code).toBe('invalid')
  }
})

const line = { placementId: 'amplang', quantity: 1, unitPrice: 25_000 }
test.each([
  ['/lines', { lines: [], total: 0 }],
  ['/lines', { lines: [line, line], total: 50_000 }],
  ['/lines', { lines: [{ ...line, quantity: 0 }], total: 0 }],
  ['/lines', { lines: [{ ...line, quantity: 1.5 }], total: 37_500 }],
  ['/lines', { lines: [{ ...line, quantity: LINE_QUANTITY_MAX + 1 }], total: 1_275_000 }],
  ['/lines', { lines: [{ ...line, unitPrice: -1 }], total: -1 }],
  ['/total', { lines: [line], total: 24_999 }],
  ['/total', { lines: [{ ...line, unitPrice: ORDER_TOTAL_MAX + 1 }], total: ORDER_TOTAL_MAX + 1 }],
  [
    '/lines',
    {
      lines: Array.from({ length: LINES_MAX + 1 }, (_, i) => ({ ...line, placementId: `p-${i}` })),
      total: 25_000 * (LINES_MAX + 1),
    },
  ],
])('a fault points at %s: %j', (pointer, wrong) => {
  expect(faultIn({ ...request, ...wrong })?.pointer).toBe(pointer)
})

test('the total must be the sum of the lines, to the rupiah', () => {
  const lines = fc.uniqueArray(
    fc.record({
      placementId: fc.stringMatching(/^[a-z]{1,8}$/),
      quantity: fc.integer({ min: 1, max: LINE_QUANTITY_MAX }),
      unitPrice: fc.integer({ min: 0, max: 20_000 }),
    }),
    { selector: one => one.placementId, minLength: 1, maxLength: LINES_MAX },
  )
  fc.assert(
    fc.property(lines, fc.integer({ min: -3, max: 3 }), (wish, off) => {
      const sum = sumRupiah(wish.map(lineAmount))
      const fault = faultIn({ ...request, lines: wish, total: sum + off })
      expect(fault === null).toBe(off === 0)
    }),
  )
})
