import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldAnswer, fromBoard } from '../../../src/client/desk/live/fold.ts'
import { isOpen, OPEN_STATES, ORDER_STATES, TRANSITIONS } from '../../../src/domain/order.ts'
import { anOrder } from '../things.ts'

const board = fromBoard([anOrder({ id: 'a', state: 'acknowledged' })])
const statesOf = (orders: ReturnType<typeof fromBoard>) =>
  [...orders.values()].map(({ id, state }) => [id, state])

describe('what the stream says of an order', () => {
  test('puts a new one on the board', () => {
    expect(statesOf(fold(board, anOrder({ id: 'b' })))).toEqual([
      ['a', 'acknowledged'],
      ['b', 'placed'],
    ])
  })

  test('replaces what it was, in its place', () => {
    expect(statesOf(fold(board, anOrder({ id: 'a', state: 'dispatched' })))).toEqual([['a', 'dispatched']])
  })

  test('takes the newest of the same state: a line may have changed', () => {
    expect(fold(board, anOrder({ id: 'a', state: 'acknowledged', total: 1 })).get('a')?.total).toBe(1)
  })

  test.each(ORDER_STATES.filter(state => !isOpen({ state })))(
    'takes it off the board once it is %s',
    state => {
      expect(fold(board, anOrder({ id: 'a', state })).size).toBe(0)
    },
  )

  test('from before what is known changes nothing', () => {
    expect(fold(board, anOrder({ id: 'a', state: 'placed' }))).toBe(board)
  })

  test('leaves the board that is drawn as it is', () => {
    fold(board, anOrder({ id: 'a', state: 'delivered' }))
    expect(board.size).toBe(1)
  })
})

test('an order that has left does not come back with a late answer to a step', () => {
  const left = fold(board, anOrder({ id: 'a', state: 'delivered' }))
  expect(foldAnswer(left, anOrder({ id: 'a', state: 'dispatched' })).size).toBe(0)
  expect(foldAnswer(board, anOrder({ id: 'a', state: 'dispatched' })).get('a')?.state).toBe('dispatched')
})

test('the furthest word wins, in whatever sequence the words of an open order arrive', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...OPEN_STATES], { minLength: 1 }), states => {
      const orders = states.reduce((known, state) => fold(known, anOrder({ state })), fromBoard([]))
      const furthest = OPEN_STATES.filter(state => states.includes(state)).at(-1)
      expect([...orders.values()].map(order => order.state)).toEqual([furthest])
    }),
  )
})

test('no step leads back in the list of states: going by it is going by the life of an order', () => {
  for (const from of ORDER_STATES) {
    for (const to of Object.values(TRANSITIONS[from]))
      expect(ORDER_STATES.indexOf(to)).toBeGreaterThan(ORDER_STATES.indexOf(from))
  }
})
