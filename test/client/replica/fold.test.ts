import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Heard } from '../../../src/client/platform/stream.ts'
import {
  asRead,
  CLOSED_MAX,
  hear,
  joined,
  learn,
  type Orders,
  type Replica,
} from '../../../src/client/replica/fold.ts'
import { isOpen, ORDER_STATES } from '../../../src/domain/order.ts'
import { STEPS } from '../../../src/domain/steps.ts'
import { anOrder } from '../things.ts'

const read = asRead({ orders: [anOrder({ id: 'a', state: 'acknowledged' })], cursor: 7, attended: true })
const ordered = (wish: Parameters<typeof anOrder>[0], id?: number) =>
  ({ name: 'order', id, data: { order: anOrder(wish) } }) as const
/** As a tab of an earlier release passes it on. */
const word = (said: unknown) => said as Heard
const statesOf = ({ orders }: { readonly orders: Orders }) =>
  [...orders.values()].map(({ id, state }) => [id, state])

describe('an event', () => {
  test('puts a new order where the others are, and moves the cursor along with it', () => {
    const next = hear(read, ordered({ id: 'b' }, 8))
    expect(statesOf(next)).toEqual([
      ['a', 'acknowledged'],
      ['b', 'placed'],
    ])
    expect(next.cursor).toBe(8)
  })

  test('replaces what its order was, in its place', () => {
    expect(statesOf(hear(read, ordered({ id: 'a', state: 'dispatched' }, 8)))).toEqual([['a', 'dispatched']])
  })

  test('with a number that was heard already brings nothing', () => {
    expect(hear(read, ordered({ id: 'a', state: 'dispatched' }, 7))).toBe(read)
  })

  test('of an earlier state moves the cursor and nothing else', () => {
    const next = hear(read, ordered({ id: 'a', state: 'placed' }, 9))
    expect([statesOf(next), next.cursor]).toEqual([[['a', 'acknowledged']], 9])
  })

  test('that is of the moment has no number, and leaves the cursor', () => {
    const next = hear(read, { name: 'desk', data: { attended: false } })
    expect(next).toEqual({ ...read, attended: false })
    expect(hear(next, { name: 'desk', data: { attended: false } })).toBe(next)
  })

  test('that is of the moment is heard under whatever number stands beside it, and leaves the cursor', () => {
    const gone = word({ name: 'desk', id: 7, data: { attended: false } })
    const menu = word({ name: 'menu', id: 12, data: { version: 'v2' } })
    expect(hear(read, gone)).toEqual({ ...read, attended: false })
    expect(hear(read, menu)).toBe(read)
  })

  test('of something else than orders moves the cursor', () => {
    expect(hear(read, { name: 'rooms', id: 8, data: { room: '512' } })).toEqual({ ...read, cursor: 8 })
  })

  test('leaves what is drawn as it is', () => {
    hear(read, ordered({ id: 'a', state: 'delivered' }, 8))
    expect(statesOf(read)).toEqual([['a', 'acknowledged']])
  })
})

describe('an answer to a tap', () => {
  test('joins without a number', () => {
    expect(learn(read, anOrder({ id: 'b' })).cursor).toBe(7)
    expect(statesOf(learn(read, anOrder({ id: 'b' })))).toHaveLength(2)
  })

  test.each(ORDER_STATES.filter(state => !isOpen({ state })))(
    'that comes late brings no order back that is %s',
    state => {
      const left = hear(read, ordered({ id: 'a', state }, 8))
      expect(statesOf(learn(left, anOrder({ id: 'a', state: 'dispatched' })))).toEqual([['a', state]])
    },
  )

  test('of the same state takes the newest: a line may have changed', () => {
    const next = learn(read, anOrder({ id: 'a', state: 'acknowledged', total: 1 }))
    expect(next.orders.get('a')?.total).toBe(1)
  })
})

test('what a reading does not name is not there', () => {
  expect(statesOf(asRead({ orders: [], cursor: 3, attended: false }))).toEqual([])
})

test('of a long day the oldest that nobody waits for are forgotten, and none that somebody does', () => {
  const many = Array.from({ length: CLOSED_MAX + 5 }, (_, index) => `d${index}`)
  const orders = many.reduce(
    (known, id) => joined(known, anOrder({ id, state: 'delivered' })),
    joined(read.orders, anOrder({ id: 'open' })),
  )
  expect(orders.size).toBe(CLOSED_MAX + 2)
  expect([orders.has('a'), orders.has('open'), orders.has('d4'), orders.has('d5')]).toEqual([
    true,
    true,
    false,
    true,
  ])
})

test('whatever is heard twice, late or out of its turn, the furthest word on each order wins', () => {
  const words = fc.array(
    fc.record({ id: fc.constantFrom('a', 'b'), state: fc.constantFrom(...ORDER_STATES) }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(words, said => {
      const nothing: Replica = asRead({ orders: [], cursor: 0, attended: true })
      const { orders } = said.reduce((known, word) => learn(known, anOrder(word)), nothing)
      for (const id of ['a', 'b']) {
        const places = said.filter(word => word.id === id).map(({ state }) => ORDER_STATES.indexOf(state))
        expect(orders.get(id)?.state).toBe(
          places.length === 0 ? undefined : ORDER_STATES[Math.max(...places)],
        )
      }
    }),
  )
})

test('no step leads back in the list of states: going by it is going by the life of an order', () => {
  for (const { from, to } of Object.values(STEPS)) {
    for (const state of from) expect(ORDER_STATES.indexOf(to)).toBeGreaterThan(ORDER_STATES.indexOf(state))
  }
})
