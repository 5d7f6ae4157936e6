import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../../src/client/desk/board/lateness.ts'
import {
  duesOf,
  inWalkingOrder,
  isToPick,
  picksOf,
  piecesOf,
  walksOf,
} from '../../../src/client/desk/board/walks.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import { OPEN_STATES } from '../../../src/domain/order.ts'
import { anOrder } from '../things.ts'

const FLOORS = new Map([
  ['101', 1],
  ['102', 1],
  ['110', 1],
  ['305', 3],
  ['9', 3],
])
const floorOf = (room: string) => FLOORS.get(room) ?? null
const line = (placementId: string, quantity: number, rack?: string): OrderView['lines'][number] => ({
  placementId,
  quantity,
  unitPrice: 10_000,
  name: { id: placementId, en: placementId },
  seller: 'Dapur',
  picture: null,
  ...(rack === undefined ? {} : { rack }),
})
const row = (id: string, room: string, wish: Partial<OrderView> = {}): Row => ({
  order: anOrder({ id, room, state: 'acknowledged', ...wish }),
  lateness: 'ok',
})
const walks = (rows: readonly Row[], ids: readonly string[] = [], floor: number | null = null) =>
  walksOf(rows, { ids: new Set(ids), floorOf, floor })
const told = ({ calls, walks: all }: ReturnType<typeof walks>) => ({
  calls: calls.map(({ room, orders }) => [room, ...orders.map(({ id }) => id)]),
  walks: all.map(({ floor, isAway, rows }) => [floor, isAway, rows.map(({ room }) => room)]),
})

describe('walks', () => {
  test('orders of one room that take the same step are one row, the most urgent first', () => {
    const { walks: all } = walks([row('a', '101'), row('b', '305'), row('c', '101')])
    expect(all.map(({ rows }) => rows.map(({ orders }) => orders.map(({ id }) => id)))).toEqual([
      [['a', 'c']],
      [['b']],
    ])
  })

  test('what is on its way is another walk, and comes after what is still to be taken', () => {
    const rows = [row('a', '101', { state: 'dispatched' }), row('b', '102'), row('c', '101')]
    expect(told(walks(rows)).walks).toEqual([
      [1, false, ['102', '101']],
      [1, true, ['101']],
    ])
  })

  test('what rings is apart, and no floor that is looked at hides it', () => {
    const rows = [row('a', '305', { state: 'placed' }), row('b', '101'), row('c', '305')]
    expect(told(walks(rows, ['a'], 1))).toEqual({ calls: [['305', 'a']], walks: [[1, false, ['101']]] })
    expect(walks(rows, ['a'], 1).floors).toEqual([1, 3])
  })

  test('what is for later is on no walk until it is near; what of it rings is not for later', () => {
    const later: Row = { ...row('a', '101'), lateness: 'later' }
    expect(walks([later])).toMatchObject({ walks: [], later: [later] })
    expect(walks([later], [], 3).later).toEqual([])
    expect(walks([later], ['a'])).toMatchObject({ calls: [{ room: '101' }], later: [] })
  })

  test('of a room whose floor is not known there is a walk too', () => {
    expect(told(walks([row('a', 'Aula')])).walks).toEqual([[null, false, ['Aula']]])
  })

  test('doors stand as one comes by them', () => {
    const { walks: all } = walks([row('a', '110'), row('b', '305'), row('c', '101'), row('d', '9')])
    const rows = inWalkingOrder(all.flatMap(walk => walk.rows))
    expect(rows.map(({ room }) => room)).toEqual(['101', '110', '9', '305'])
  })
})

test('what several orders want is taken once, shelf by shelf as one counts them', () => {
  const orders = [
    anOrder({ lines: [line('kue', 2, 'A10'), line('kopi', 1)] }),
    anOrder({ lines: [line('madu', 1, 'A2'), line('kue', 3, 'A10')] }),
  ]
  expect(picksOf(orders).map(({ rack, placementId, quantity }) => [rack, placementId, quantity])).toEqual([
    ['', 'kopi', 1],
    ['A2', 'madu', 1],
    ['A10', 'kue', 5],
  ])
})

test('a slip says how many pieces are carried', () => {
  const orders = [anOrder({ lines: [line('kue', 2), line('kopi', 1)] }), anOrder({ lines: [line('kue', 3)] })]
  expect(piecesOf(orders)).toBe(6)
})

test.each([
  ['placed', true],
  ['acknowledged', true],
  ['dispatched', false],
] as const)('what is %s lies on its shelf: %s', (state, lies) => {
  const [first] = walks([row('a', '101', { state })]).walks.flatMap(walk => walk.rows)
  expect(first !== undefined && isToPick(first)).toBe(lies)
})

test('at a door it is known what is paid by which way', () => {
  const orders = [
    anOrder({ total: 25_000 }),
    anOrder({ total: 10_000, payment: 'cash' }),
    anOrder({ total: 5_000 }),
  ]
  expect(duesOf(orders)).toEqual([
    ['room', 30_000],
    ['cash', 10_000],
  ])
})

test('every open order is in one place and no other, and every piece and rupiah is brought once', () => {
  const anyRow = fc.record({
    room: fc.constantFrom(...FLOORS.keys(), 'Aula'),
    state: fc.constantFrom(...OPEN_STATES),
    lateness: fc.constantFrom('unseen', 'fresh', 'late', 'soon', 'ok', 'later'),
    lines: fc.array(fc.tuple(fc.constantFrom('kue', 'kopi', 'madu'), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    }),
    total: fc.nat(1_000_000),
    payment: fc.constantFrom('room', 'cash'),
    rings: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), all => {
      const rows = all.map(({ room, state, lateness, lines, total, payment }, index) => ({
        order: anOrder({
          id: `o${index}`,
          room,
          state,
          total,
          payment,
          lines: lines.map(([id, quantity]) => line(id, quantity)),
        }),
        lateness,
      }))
      const ids = rows.filter((_, index) => all[index]?.rings).map(({ order }) => order.id)
      const { calls, walks: shown, later } = walks(rows, ids)
      const orders = [
        ...[...calls, ...shown.flatMap(walk => walk.rows)].flatMap(room => room.orders),
        ...later.map(({ order }) => order),
      ]
      expect(orders.map(({ id }) => id).sort()).toEqual(rows.map(({ order }) => order.id).sort())
      const sum = (numbers: readonly number[]) => numbers.reduce((some, one) => some + one, 0)
      expect(sum(picksOf(orders).map(({ quantity }) => quantity))).toBe(
        sum(rows.flatMap(({ order }) => order.lines.map(({ quantity }) => quantity))),
      )
      expect(sum(duesOf(orders).map(([, total]) => total))).toBe(sum(rows.map(({ order }) => order.total)))
    }),
  )
})
