import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AHEAD_MAX_MS, type Hours, isBroughtAt, slots } from '../../src/domain/hours.ts'
import { lineAmount, RUPIAH_MAX, sumRupiah } from '../../src/domain/money.ts'
import { LINE_QUANTITY_MAX, LINES_MAX, type OrderRequest } from '../../src/domain/order.ts'
import {
  DELIVERY_FAULTS,
  decidePlace,
  deliveryFaultIn,
  faultIn,
  faultInDelivery,
  type Offer,
  ORDER_TOTAL_MAX,
  PAST_MAX_MS,
} from '../../src/domain/placing.ts'
import { DAY_MS, MINUTE_MS, toTimestamp, ZONES } from '../../src/domain/time.ts'

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
const HOURS: Hours = { zone: 'Asia/Makassar', service: { fromHour: 7, toHour: 22 } }
const place = (wish: OrderRequest, on = offers(), paymentFits = true) =>
  decidePlace(wish, { room: '512', receivedAt: LATER, offers: on, paymentFits, hours: HOURS, leavesAt: null })

test('what is on offer at its price becomes a placed order of that room', () => {
  expect(place(request)).toStrictEqual({
    ok: true,
    value: { type: 'placed', order: { ...request, room: '512', receivedAt: LATER, state: 'placed' } },
  })
})

test('the last pieces can be had', () => {
  expect(place(request, offers({ placementId: 'amplang', price: 25_000, live: true, available: 2 })).ok).toBe(
    true,
  )
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

test('what this outlet does not have, or a payment that does not fit, is invalid, and said where', () => {
  const stranger = { ...request, lines: [{ placementId: 'kopi', quantity: 1, unitPrice: 110_000 }] }
  const invalid = (pointer: string, reason: string) => ({
    ok: false,
    refusal: { code: 'invalid', detail: { pointer, reason } },
  })
  expect(place(stranger)).toEqual(invalid('/lines', 'no placement kopi here'))
  expect(place(request, offers(), false)).toEqual(invalid('/payment', 'not a way to pay this order here'))
})

test('a guest is told of a shelf what the menu tells, a clerk who takes the order down what lies there', () => {
  const lines = [{ placementId: 'amplang', quantity: 11, unitPrice: 25_000 }]
  const many = { ...request, lines, total: 275_000 }
  const context = {
    room: '512',
    receivedAt: LATER,
    offers: offers(),
    paymentFits: true,
    hours: HOURS,
    leavesAt: null,
  }
  const short = (available: number) => ({
    refusal: { code: 'sold-out', detail: { lines: [{ placementId: 'amplang', quantity: 11, available }] } },
  })
  expect(decidePlace(many, context)).toMatchObject(short(5))
  expect(decidePlace(many, { ...context, takenBy: 'Dewi' })).toMatchObject(short(10))
  expect(decidePlace(request, { ...context, takenBy: 'Dewi' })).toMatchObject({
    value: { order: { takenBy: 'Dewi' } },
  })
})

const line = { placementId: 'amplang', quantity: 1, unitPrice: 25_000 }
const many = (length: number, unitPrice: number) => ({
  lines: Array.from({ length }, (_, i) => ({ ...line, placementId: `p-${i}`, unitPrice })),
  total: length * unitPrice,
})
test.each([
  ['/lines: 1 to 40 lines', { lines: [], total: 0 }],
  ['/lines: 1 to 40 lines', many(LINES_MAX + 1, 1)],
  ['/lines: one line for each placement', { lines: [line, line], total: 50_000 }],
  ['/lines: a quantity is 1 to 50', { lines: [{ ...line, quantity: 0 }], total: 0 }],
  ['/lines: a quantity is 1 to 50', { lines: [{ ...line, quantity: 1.5 }], total: 37_500 }],
  ['/lines: a quantity is 1 to 50', { lines: [{ ...line, quantity: 51 }], total: 1_275_000 }],
  ['/lines: a price is whole rupiah', { lines: [{ ...line, unitPrice: -1 }], total: -1 }],
  ['/lines: a price is whole rupiah', { lines: [{ ...line, unitPrice: 0.5 }], total: 0.5 }],
  ['/lines: a price is whole rupiah', many(1, RUPIAH_MAX + 1)],
  ['/total: not the sum of the lines', { lines: [line], total: 24_999 }],
  ['/total: at most 50000000', many(1, ORDER_TOTAL_MAX + 1)],
  ['/total: at most 50000000', many(1, RUPIAH_MAX)],
])('%s, not %j', (said, wrong) => {
  const fault = faultIn({ ...request, ...wrong })
  expect(`${fault?.pointer}: ${fault?.reason}`).toBe(said)
})

test('as many lines, pieces and rupiah as may be are no fault, and neither is a gift', () => {
  for (const most of [
    many(LINES_MAX, 1),
    many(1, ORDER_TOTAL_MAX),
    many(1, 0),
    { lines: [{ ...line, quantity: LINE_QUANTITY_MAX }], total: LINE_QUANTITY_MAX * line.unitPrice },
  ])
    expect(faultIn({ ...request, ...most })).toBeNull()
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

describe('a chosen time', () => {
  /** On the wall of the outlet; the order came at 11:05. */
  const wall = (time: string) => Date.parse(`2026-11-${time.replace(' ', 'T')}:00+08:00`)
  const faultAt = (ms: number, leavesAt: string | null = null, receivedAt = LATER) =>
    faultInDelivery(
      { when: 'at', at: toTimestamp(ms) },
      { receivedAt, hours: HOURS, leavesAt: leavesAt === null ? null : toTimestamp(wall(leavesAt)) },
    )?.reason ?? null

  test.each([
    ['24 11:06', null],
    ['24 22:00', null],
    ['25 07:00', null],
    ['25 11:05', null],
    ['24 10:35', null],
    ['24 10:34', 'past'],
    ['23 11:05', 'past'],
    ['25 11:06', 'too-far'],
    ['26 12:00', 'too-far'],
    ['24 22:01', 'closed'],
    ['25 06:59', 'closed'],
    ['25 03:00', 'closed'],
  ] as const)('on %s: %s', (time, reason) => {
    expect(faultAt(wall(time))).toBe(reason)
  })

  test.each([
    ['2020-01-01T12:00:00Z', 'past'],
    ['0001-01-01T00:00:00Z', 'past'],
    ['2099-01-01T04:00:00Z', 'too-far'],
    ['9999-12-31T23:59:59Z', 'too-far'],
  ] as const)('of %s is refused (%s)', (time, reason) => {
    const refused = place({ ...request, deliver: { when: 'at', at: time } })
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'invalid', detail: { pointer: '/deliver/at', reason } },
    })
  })

  test('that was refused is known by its pointer and its word, and nothing else is taken for it', () => {
    expect(deliveryFaultIn({ pointer: '/deliver/at', reason: 'closed' })).toBe('closed')
    const others = [
      { pointer: '/lines', reason: 'closed' },
      { pointer: '/deliver/at', reason: 'late' },
    ]
    for (const other of [...others, {}, null, undefined]) expect(deliveryFaultIn(other)).toBeNull()
  })

  test('after the guest has left is refused, unless the plan has been overtaken', () => {
    expect(faultAt(wall('24 19:30'), '24 12:00')).toBe('after-stay')
    expect(faultAt(wall('24 12:00'), '24 12:00')).toBeNull()
    expect(faultAt(wall('24 19:30'), '24 10:00')).toBeNull()
  })

  test('is what is wrong before prices are: what can never be placed is not told to be looked at again', () => {
    const changed = offers({ placementId: 'amplang', price: 1, live: true, available: 0 })
    const refused = place({ ...request, deliver: { when: 'at', at: '2020-01-01T00:00:00Z' } }, changed)
    expect(!refused.ok && refused.refusal.code).toBe('invalid')
  })

  const anyHours = fc.record({
    zone: fc.constantFrom(...ZONES),
    service: fc.record({
      fromHour: fc.integer({ min: 0, max: 23 }),
      toHour: fc.integer({ min: 0, max: 24 }),
    }),
  })
  const START = wall('24 00:00')

  test('is refused for exactly one reason, or can be kept', () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }),
        fc.nat(DAY_MS),
        (hours, ahead, of) => {
          const nowMs = START + of
          const fault = faultInDelivery(
            { when: 'at', at: toTimestamp(nowMs + ahead) },
            { receivedAt: toTimestamp(nowMs), hours, leavesAt: null },
          )
          const can = ahead >= -PAST_MAX_MS && ahead <= AHEAD_MAX_MS && isBroughtAt(hours, nowMs + ahead)
          expect(fault === null).toBe(can)
          if (fault !== null) expect(DELIVERY_FAULTS).toContain(fault.reason)
        },
      ),
    )
  })

  test('that a screen offers is taken, also by a server that hears of it half an hour later', () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.nat(DAY_MS),
        fc.nat(2 * DAY_MS),
        fc.nat(30 * MINUTE_MS),
        (hours, of, stays, late) => {
          const nowMs = START + of
          const leavesAt = toTimestamp(nowMs + stays)
          for (const ms of slots(hours, nowMs, nowMs + stays)) {
            const receivedAt = toTimestamp(nowMs + late)
            expect(
              faultInDelivery({ when: 'at', at: toTimestamp(ms) }, { receivedAt, hours, leavesAt }),
            ).toBeNull()
          }
        },
      ),
    )
  })
})
