import { describe, expect, test } from 'vitest'
import {
  apply,
  isOpen,
  OPEN_STATES,
  ORDER_STATES,
  type Order,
  type OrderRequest,
  type OrderState,
  reservedLines,
} from '../../src/domain/order.ts'
import {
  decide,
  isPlainStep,
  leadsFrom,
  ORDER_STEPS,
  type OrderCommand,
  type OrderStep,
  STEPS,
} from '../../src/domain/steps.ts'
import { tableOf } from '../../src/domain/words.ts'

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
const placed = { ...request, room: '512', receivedAt: AT, state: 'placed' } as const

const COMMANDS: Record<OrderStep, OrderCommand> = {
  ...tableOf(ORDER_STEPS.filter(isPlainStep), type => ({ type, at: LATER, by: 'Dewi' })),
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
    for (const step of stepsFrom(state)) {
      const next = advanced(order, COMMANDS[step])
      if (!found.has(next.state)) found.set(next.state, next)
    }
  }
  return found
}

const stepsFrom = (state: OrderState) => ORDER_STEPS.filter(step => leadsFrom(step, state))

describe("an order's life", () => {
  const orders = ordersByState()
  const everyStep = ORDER_STATES.flatMap(state => ORDER_STEPS.map(step => ({ state, step })))

  test('reaches every state', () => {
    expect([...orders.keys()].sort()).toEqual([...ORDER_STATES].sort())
  })

  test('can leave every state in which somebody waits, and no other', () => {
    for (const state of ORDER_STATES) {
      const open = (OPEN_STATES as readonly OrderState[]).includes(state)
      expect(stepsFrom(state).length > 0, state).toBe(open)
      expect(isOpen({ state }), state).toBe(open)
    }
  })

  test('can always come to an end by the desk alone', () => {
    for (const state of OPEN_STATES) {
      expect(stepsFrom(state)).toEqual(expect.arrayContaining(['deliver', 'decline']))
    }
  })

  test.each(everyStep)('from $state, $step goes where the table says', ({ state, step }) => {
    const order = orders.get(state) as Order
    const decided = decide(order, COMMANDS[step], 7)
    if (leadsFrom(step, state)) {
      if (!decided.ok || decided.value === null) throw new Error('the table promises a step')
      expect(apply(order, decided.value).state).toBe(STEPS[step].to)
    } else if (decided.ok) expect(decided.value).toBeNull()
    else expect(decided.refusal).toEqual({ code: 'wrong-state', detail: { state } })
  })

  test.each(ORDER_STEPS)('%s, tapped twice, is done once', step => {
    for (const order of orders.values()) {
      const decided = decide(order, COMMANDS[step], 7)
      if (!decided.ok || decided.value === null) continue
      expect(decide(apply(order, decided.value), COMMANDS[step], 8)).toEqual({ ok: true, value: null })
    }
  })

  test('an earlier step repeated late does not turn it back', () => {
    const delivered = orders.get('delivered') as Order
    expect(decide(delivered, COMMANDS.acknowledge)).toEqual({ ok: true, value: null })
    expect(decide(delivered, COMMANDS.dispatch)).toEqual({ ok: true, value: null })
  })

  test('the guest cancels only before a person has seen it', () => {
    for (const state of ORDER_STATES) {
      expect(leadsFrom('cancel', state), state).toBe(state === 'placed')
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
    const sent = advanced(seen, { type: 'dispatch', at: AT, by: 'Budi' })
    expect(advanced(sent, COMMANDS.deliver)).toMatchObject({ dispatchedAt: AT, dispatchedBy: 'Budi' })
  })

  test.each([
    ['acknowledge', ['acknowledge', 'decline'], true],
    ['acknowledge', ['decline'], false],
    ['acknowledge', ['cancel'], false],
    ['dispatch', ['dispatch', 'decline'], true],
    ['dispatch', ['acknowledge', 'decline'], false],
    ['deliver', ['decline'], false],
    ['decline', ['deliver'], false],
    ['decline', ['cancel'], false],
    ['cancel', ['acknowledge'], false],
    ['cancel', ['decline'], false],
  ] as const)('to %s after %j was done before: %s', (action, steps, isDone) => {
    const order = steps.reduce<Order>((one, step) => advanced(one, COMMANDS[step]), placed)
    const decided = decide(order, COMMANDS[action], 8)
    expect(decided.ok ? decided.value : decided.refusal.code).toBe(isDone ? null : 'wrong-state')
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

describe('what became of an order stands in it', () => {
  const seen = { acknowledgedAt: LATER, acknowledgedBy: 'Dewi' }
  const sent = { ...seen, dispatchedAt: LATER, dispatchedBy: 'Dewi' }
  const declined = { state: 'declined', declinedAt: LATER, declinedBy: 'Dewi', reason: 'other' }
  const sorry = { comment: 'Besok ada lagi', alternatives: ['madu'] }
  test.each([
    ['seen', COMMANDS.acknowledge, { state: 'acknowledged', ...seen }],
    ['on its way', COMMANDS.dispatch, { state: 'dispatched', ...sent }],
    [
      'brought',
      COMMANDS.deliver,
      {
        state: 'delivered',
        ...sent,
        deliveredAt: LATER,
        deliveredBy: 'Dewi',
        delivered: request.lines.map(({ placementId, quantity }) => ({ placementId, quantity })),
        documents: [{ number: 7, voided: false }],
      },
    ],
    ['declined', { ...COMMANDS.decline, reason: 'other' } as OrderCommand, { ...declined, alternatives: [] }],
    [
      'declined with a word and something else',
      { ...COMMANDS.decline, reason: 'other', ...sorry } as OrderCommand,
      { ...declined, ...sorry },
    ],
    ['taken back', COMMANDS.cancel, { state: 'cancelled', cancelledAt: LATER }],
  ])('%s', (_, command, became) => {
    expect(advanced(placed, command)).toEqual({ ...placed, ...became })
  })

  test('when its guest moves, or pays otherwise, or has left long ago', () => {
    const noted = { ...placed, note: 'Ketuk pelan' }
    expect(apply(noted, { type: 'moved', room: '619' })).toEqual({ ...noted, room: '619' })
    expect(apply(noted, { type: 'rebilled', payment: 'cash' })).toEqual({ ...noted, payment: 'cash' })
    expect(apply(noted, { type: 'forgotten' })).toEqual({ ...placed, room: '' })
  })

  test('and nothing becomes of what was never placed', () => {
    expect(apply(null, { type: 'placed', order: placed })).toBe(placed)
    expect(() => apply(null, { type: 'cancelled', at: LATER })).toThrow('cancelled before placed')
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

  test('may name every line in full', () => {
    const whole = [
      { placementId: 'madu', quantity: 1 },
      { placementId: 'amplang', quantity: 2 },
    ]
    expect(delivered(whole)).toEqual(delivered())
  })

  test.each([
    ['more than was ordered', [{ placementId: 'amplang', quantity: 3 }]],
    ['what was not ordered', [{ placementId: 'kopi', quantity: 1 }]],
    [
      'what was not ordered beside what was',
      [
        { placementId: 'amplang', quantity: 1 },
        { placementId: 'kopi', quantity: 1 },
      ],
    ],
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
    const reason = 'lines of the order, at least one piece, none more than ordered'
    const refusal = { code: 'invalid', detail: { pointer: '/lines', reason } }
    expect(deliver(lines)).toEqual({ ok: false, refusal })
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
    expect(() => apply(placed, { type: 'voided', document: 7 })).toThrow('voided before delivered')
  })
})
