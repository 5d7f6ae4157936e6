/** What browsers promised is held against the database: each way in which a promise can be broken is named. */
import { expect, test } from 'vitest'
import type { Order } from '../../../src/domain/order.ts'
import type { State } from '../history/state.ts'
import { GOOD } from './a-run.ts'
import type { AnomalyKind } from './anomaly.ts'
import { checkPhones, type Phones } from './check-phones.ts'

const { before } = GOOD
const onePiece = (row: State['orders'][number]) => {
  const order = JSON.parse(row.body) as Order
  return { ...row, body: JSON.stringify({ ...order, lines: [{ ...order.lines[0], quantity: 1 }] }) }
}
/** Only the books' own checks look at what the orders come to. */
const STATE: State = { ...GOOD.after, orders: GOOD.after.orders.map(onePiece) }
const ALL = new Map(['open', 'cancelled', 'brought'].map(id => [id, 'amplang']))

const found = (phones: Phones, after: State = STATE) => checkPhones(phones, before, after)
const without = (state: State, id: string) => ({
  ...state,
  orders: state.orders.filter(order => order.id !== id),
})
const twice = { ...STATE, orders: [...STATE.orders, ...STATE.orders.filter(({ id }) => id === 'open')] }
const allBut = (id: string) => new Map([...ALL].filter(([known]) => known !== id))

const ABOUT_ORDERS = /saved|ids|is not one|beside/

test('nothing is said of orders that are there as they were tapped, each once', () => {
  expect(found({ promised: ALL, unseen: 0 }).filter(({ what }) => ABOUT_ORDERS.test(what))).toEqual([])
})

test('an order whose outcome nobody saw may be there or not', () => {
  const about = (after: State) =>
    found({ promised: allBut('open'), unseen: 1 }, after).filter(({ what }) => ABOUT_ORDERS.test(what))
  expect(about(STATE)).toEqual([])
  expect(about(without(STATE, 'open'))).toEqual([])
})

const BROKEN: readonly (readonly [string, AnomalyKind, RegExp, Phones, State])[] = [
  [
    'an order that was saved never arrived',
    'lost',
    /open was saved/,
    { promised: ALL, unseen: 0 },
    without(STATE, 'open'),
  ],
  ['an order arrived twice', 'doubled', /under 3 ids/, { promised: ALL, unseen: 0 }, twice],
  ['one tap became two orders', 'doubled', /1 orders beside/, { promised: allBut('open'), unseen: 0 }, STATE],
  [
    'another product arrived than was tapped',
    'altered',
    /open is not one madu/,
    { promised: new Map([...ALL, ['open', 'madu']]), unseen: 0 },
    STATE,
  ],
  [
    'more pieces arrived than were tapped',
    'altered',
    /open is not one amplang/,
    { promised: ALL, unseen: 0 },
    GOOD.after,
  ],
]

test.each(BROKEN)('it is found that %s', (_what, kind, said, phones, after) => {
  expect(found(phones, after)).toContainEqual({ kind, what: expect.stringMatching(said) })
})

test('the books are held to their sums all the same', () => {
  const uncounted = { ...STATE, counted: [] }
  expect(found({ promised: ALL, unseen: 0 }, uncounted)).toContainEqual({
    kind: 'miscounted',
    what: expect.stringContaining('not counted'),
  })
})
