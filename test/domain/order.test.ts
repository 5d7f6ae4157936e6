import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineAmount, sumRupiah } from '../../src/domain/money.ts'
import {
  apply,
  decide,
  decidePlace,
  faultIn,
  isOpen,
  LINE_QUANTITY_MAX,
  LINES_MAX,
  type Offer,
  OPEN_STATES,
  ORDER_ACTIONS,
  ORDER_STATES,
  ORDER_TOTAL_MAX,
  type Order,
  type OrderAction,
  type OrderCommand,
  type OrderRequest,
  type OrderState,
  reservedLines,
  TRANSITIONS,
} from '../../src/domain/order.ts'

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
const placed: Order = { ...request, room: '512', receivedAt: AT, state: 'placed' }

const COMMANDS: Record<OrderAction, OrderCommand> = {
  acknowledge: { type: 'acknowledge', at: LATER, by: 'Dewi' },
  dispatch: { type: 'dispatch', at: LATER, by: 'Dewi' },
  deliver: { type: 'deliver', at: LATER, by: 'Dewi' },
  decline: { type: 'decline', at: LATER, by: 'Dewi', reason: 'out-of-stock' },
  cancel: { type: 'cancel', at: LATER },
}

function advanced(order: Order, command: OrderCommand): Order {
  const decided = decide(order, command, 7)
  if (!decided.ok || decided.value === null) throw new Error(`${command.type} led nowhere`)
  return apply(order, decided.value)
}

/** An order in each state, walked there by the shortest way the table knows. */
function ordersByState(): Map<OrderState, Order> {
  const found = new Map<OrderState, Order>([['placed', placed]])
  for (const [state, order] of found) {
    for (const action of Object.keys(TRANSITIONS[state]) as OrderAction[]) {
      const next = advanced(order, COMMANDS[action])
      if (!found.has(next.state)) found.set(next.state, next)
    }
  }
  return found
}

const actionsFrom = (state: OrderState): Partial<Record<OrderAction, OrderState>> => TRANSITIONS[state]

describe("an order's life", () => {
  const orders = ordersByState()
  const everyStep = ORDER_STATES.flatMap(state => ORDER_ACTIONS.map(action => ({ state, action })))

  test('reaches every state', () => {
    expect([...orders.keys()].sort()).toEqual([...ORDER_STATES].sort())
  })

  test('can leave every state in which somebody waits, and no other', () => {
    for (const state of ORDER_STATES) {
      const open = (OPEN_STATES as readonly OrderState[]).includes(state)
      expect(Object.keys(TRANSITIONS[state]).length > 0, state).toBe(open)
      expect(isOpen({ state }), state).toBe(open)
    }
  })

  test('can always come to an end by the desk alone', () => {
    for (const state of OPEN_STATES) {
      expect(TRANSITIONS[state]).toMatchObject({ deliver: 'delivered', decline: 'declined' })
    }
  })

  test.each(everyStep)('from $state, $action goes where the table says', ({ state, action }) => {
    const order = orders.get(state) as Order
    const decided = decide(order, COMMANDS[action], 7)
    const target = actionsFrom(state)[action]
    if (target !== undefined) {
      if (!decided.ok || decided.value === null) throw new Error('the table promises a step')
      expect(apply(order, decided.value).state).toBe(target)
    } else if (decided.ok) expect(decided.value).toBeNull()
    else expect(decided.refusal).toEqual({ code: 'wrong-state', detail: { state } })
  })

  test.each(ORDER_ACTIONS)('%s, tapped twice, is done once', action => {
    for (const order of orders.values()) {
      const decided = decide(order, COMMANDS[action], 7)
      if (!decided.ok || decided.value === null) continue
      expect(decide(apply(order, decided.value), COMMANDS[action], 8)).toEqual({ ok: true, value: null })
    }
  })

  test('an earlier step repeated late does not turn it back', () => {
    const delivered = orders.get('delivered') as Order
    expect(decide(delivered, COMMANDS.acknowledge)).toEqual({ ok: true, value: null })
    expect(decide(delivered, COMMANDS.dispatch)).toEqual({ ok: true, value: null })
  })

  test('the guest cancels only before a person has seen it', () => {
    for (const state of ORDER_STATES) {
      expect('cancel' in TRANSITIONS[state], state).toBe(state === 'placed')
    }
  })

  test('a quick clerk fills the skipped steps with the same time and name', () => {
    expect(advanced(placed, COMMANDS.deliver)).toMatchObject({
      acknowledgedAt: LATER,
      acknowledgedBy: 'Dewi',
      dispatchedAt: LATER,
      dispatchedBy: 'Dewi',
      deliveredAt: LATER,
      deliveredBy: 'Dewi',
    })
  })

  test('a step already taken keeps its own time and name', () => {
    const seen = advanced(placed, { type: 'acknowledge', at: AT, by: 'Budi' })
    expect(advanced(seen, COMMANDS.deliver)).toMatchObject({ acknowledgedAt: AT, acknowledgedBy: 'Budi' })
  })

  test('only an open order holds goods back', () => {
    for (const order of orders.values()) {
      expect(reservedLines(order)).toEqual(isOpen(order) ? request.lines : [])
    }
  })

  test('applying an event leaves the order it was applied to as it was', () => {
    const before = structuredClone(placed)
    advanced(placed, COMMANDS.deliver)
    expect(placed).toEqual(before)
  })
})

describe('delivering', () => {
  const deliver = (lines?: { placementId: string; quantity: number }[]) =>
    decide(placed, { type: 'deliver', at: LATER, by: 'Dewi', lines }, 7)
  const delivered = (lines?: { placementId: string; quantity: number }[]) => {
    const decided = deliver(lines)
    return decided.ok && decided.value?.type === 'delivered' ? decided.value.delivered : null
  }

  test('without lines brings the order whole', () => {
    expect(delivered()).toEqual([
      { placementId: 'amplang', quantity: 2 },
      { placementId: 'madu', quantity: 1 },
    ])
  })

  test('may leave lines and pieces out', () => {
    expect(delivered([{ placementId: 'amplang', quantity: 1 }])).toEqual([
      { placementId: 'amplang', quantity: 1 },
      { placementId: 'madu', quantity: 0 },
    ])
  })

  test.each([
    ['more than was ordered', [{ placementId: 'amplang', quantity: 3 }]],
    ['what was not ordered', [{ placementId: 'kopi', quantity: 1 }]],
    ['nothing at all', [{ placementId: 'amplang', quantity: 0 }]],
    ['half a piece', [{ placementId: 'amplang', quantity: 0.5 }]],
    ['fewer than none', [{ placementId: 'amplang', quantity: -1 }]],
    [
      'a line twice',
      [
        { placementId: 'amplang', quantity: 1 },
        { placementId: 'amplang', quantity: 1 },
      ],
    ],
  ])('does not bring %s', (_, lines) => {
    const decided = deliver(lines)
    expect(!decided.ok && decided.refusal.code).toBe('invalid')
  })

  test('needs a number for its kwitansi', () => {
    expect(decide(placed, COMMANDS.deliver).ok).toBe(false)
  })

  test('a void marks its own document and no other', () => {
    const order = advanced(placed, COMMANDS.deliver)
    expect(apply(order, { type: 'voided', document: 7 })).toMatchObject({
      state: 'delivered',
      documents: [{ number: 7, voided: true }],
    })
    expect(apply(order, { type: 'voided', document: 8 })).toMatchObject({
      documents: [{ number: 7, voided: false }],
    })
    expect(() => apply(placed, { type: 'voided', document: 7 })).toThrow()
  })
})

describe('placing', () => {
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
})
