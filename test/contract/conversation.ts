/** A whole stay as a phone and a desk speak it today: what is recorded as the samples of this version. */
import { ROUTES, type Route, type RouteInput, type RouteName } from '../../src/contract/routes.ts'
import { CONTRACT_HEADER, CONTRACT_VERSION, OUTLET_HEADER } from '../../src/contract/version.ts'
import { kwitansiToken } from '../../src/server/usecases/city/codes.ts'
import { addressOf } from '../server/browser.ts'
import { CLERK, MANAGER, type Served } from '../server/support.ts'
import { HOTEL } from '../support/things.ts'
import { type Exchange, newSpeakers, pause, type Speaker } from './samples.ts'

const STAY = '019ab000-0000-7000-8000-0000000000aa'
const idOf = (n: number) => `019ab000-0000-7000-8000-00000000000${n}`
const orderId = (n: number) => ({ orderId: idOf(n) })
const LINES = [
  { placementId: 'amplang', quantity: 2, unitPrice: 25_000 },
  { placementId: 'madu', quantity: 1, unitPrice: 60_000 },
]
const ORDER = {
  stay: STAY,
  lines: LINES,
  total: 110_000,
  payment: 'room',
  deliver: { when: 'now' },
  placedAt: '2026-11-24T03:10:00Z',
} as const
const ONE = { ...ORDER, lines: LINES.slice(0, 1), total: 50_000 }

/** Talks to a program of today; answers what was said. */
export async function converse(served: Served): Promise<Exchange[]> {
  const browsers = newSpeakers(served)
  const exchanges: Exchange[] = []

  async function say<Name extends RouteName>(
    who: Speaker,
    route: Name,
    says: string,
    input: RouteInput<Name>,
  ): Promise<void> {
    pause(served)
    const { method, params, query, body }: Route = ROUTES[route]
    const url = addressOf(ROUTES[route], input)
    const headers = { [CONTRACT_HEADER]: String(CONTRACT_VERSION), [OUTLET_HEADER]: HOTEL }
    const text = input.body === undefined ? null : JSON.stringify(input.body)
    const response = await browsers[who].send(
      { method, url, headers, ...(text === null ? {} : { body: text }) },
      ROUTES[route],
    )
    exchanges.push({
      says,
      who,
      route,
      method,
      url,
      headers,
      body: text,
      parsed: {
        ...(params === undefined ? {} : { params: params.parse(input.params) }),
        ...(query === undefined ? {} : { query: query.parse(input.query ?? {}) }),
        ...(body === undefined ? {} : { body: body.parse(input.body ?? {}) }),
      },
      status: response.statusCode,
      answer: response.json(),
    })
  }

  await say('desk', 'deskSignIn', 'who can sign in', { query: { outlet: HOTEL } })
  await say('desk', 'openDeskSession', 'a wrong PIN', {
    body: { outlet: HOTEL, staff: CLERK.staff, pin: '0000' },
  })
  await say('desk', 'openDeskSession', 'the manager signs in', { body: { outlet: HOTEL, ...MANAGER } })
  await say('desk', 'checkIn', 'a stay begins', {
    params: { room: '512' },
    body: { stay: STAY, leavesAt: '2026-11-26T04:00:00Z' },
  })
  await say('desk', 'deskRooms', 'the rooms', { query: { outlet: HOTEL } })
  await say('desk', 'presence', 'heard and seen', { body: { sound: true, visible: true } })

  await say('phone', 'menu', 'the menu', { params: { outlet: HOTEL } })
  await say('phone', 'door', 'a wrong QR', { body: { outlet: HOTEL, code: 'AAAAAAAAAAAAAAAAAAAAAAAAAA' } })
  await say('phone', 'door', 'the room’s QR', { body: { outlet: HOTEL, code: served.code('512') } })
  await say('phone', 'session', 'no session yet', { query: { outlet: HOTEL } })
  await say('phone', 'openSession', 'without the stay code', { body: { outlet: HOTEL } })
  await say('phone', 'openSession', 'with a wrong stay code', { body: { outlet: HOTEL, stayCode: '222222' } })
  await say('phone', 'openSession', 'with the stay code', {
    body: { outlet: HOTEL, stayCode: served.sleeve(STAY) },
  })
  await say('phone', 'session', 'who am I', { query: { outlet: HOTEL } })
  await say('phone', 'orders', 'no orders yet', { query: { outlet: HOTEL } })

  await say('phone', 'placeOrder', 'an order', { params: orderId(1), body: ORDER })
  await say('phone', 'placeOrder', 'the same again', { params: orderId(1), body: ORDER })
  await say('phone', 'placeOrder', 'another under its id', { params: orderId(1), body: ONE })
  await say('phone', 'placeOrder', 'at a price that was', {
    params: orderId(2),
    body: { ...ONE, lines: [{ placementId: 'amplang', quantity: 2, unitPrice: 20_000 }], total: 40_000 },
  })
  await say('phone', 'placeOrder', 'more than there is', {
    params: orderId(3),
    body: { ...ONE, lines: [{ placementId: 'amplang', quantity: 40, unitPrice: 25_000 }], total: 1_000_000 },
  })
  await say('phone', 'cancelOrder', 'an id that never came', { params: orderId(4) })
  await say('phone', 'placeOrder', 'which can then not be placed', { params: orderId(4), body: ONE })
  await say('phone', 'placeOrder', 'in the evening, with a note, in cash', {
    params: orderId(5),
    body: {
      ...ONE,
      payment: 'cash',
      deliver: { when: 'at', at: '2026-11-24T11:30:00Z' },
      note: 'tanpa kantong 🙏',
    },
  })
  await say('phone', 'placeOrder', 'at check-out, for nothing', {
    params: orderId(6),
    body: {
      ...ORDER,
      lines: [{ placementId: 'gabin', quantity: 1, unitPrice: 0 }],
      total: 0,
      payment: 'none',
      deliver: { when: 'checkout' },
    },
  })
  await say('phone', 'cancelOrder', 'before it is seen', { params: orderId(6) })
  await say('phone', 'order', 'one order', { params: orderId(1), query: { outlet: HOTEL } })
  await say('phone', 'order', 'one that was refused', { params: orderId(2), query: { outlet: HOTEL } })
  await say('phone', 'order', 'one that nobody knows', { params: orderId(9), query: { outlet: HOTEL } })

  await say('desk', 'board', 'the board', { query: { outlet: HOTEL } })
  await say('desk', 'acknowledge', 'seen', { params: orderId(1) })
  await say('desk', 'acknowledge', 'seen again', { params: orderId(1) })
  await say('phone', 'cancelOrder', 'too late', { params: orderId(1) })
  await say('desk', 'dispatch', 'on its way', { params: orderId(1) })
  await say('desk', 'deliver', 'brought, but for one', {
    params: orderId(1),
    body: {
      lines: [
        { placementId: 'amplang', quantity: 1 },
        { placementId: 'madu', quantity: 1 },
      ],
    },
  })
  await say('desk', 'decline', 'will not be brought', {
    params: orderId(5),
    body: { reason: 'out-of-stock', comment: 'Habis hari ini', alternatives: ['madu'] },
  })
  await say('desk', 'decline', 'nor can it be declined now', {
    params: orderId(1),
    body: { reason: 'out-of-stock' },
  })
  await say('desk', 'placePhoneOrder', 'at the guest’s word', { params: orderId(7), body: ONE })
  await say('desk', 'deliver', 'whole', { params: orderId(7), body: {} })
  await say('desk', 'documents', 'the day’s documents', { query: { date: '2026-11-24' } })
  await say('phone', 'kwitansi', 'the receipt', {
    body: { outlet: HOTEL, number: 1, token: kwitansiToken(served.city.keys, HOTEL, 1) },
  })
  await say('phone', 'kwitansi', 'with a wrong token', {
    body: { outlet: HOTEL, number: 1, token: 'AAAAAAAAAAAAAAAAAAAAAA' },
  })
  await say('desk', 'voidDocument', 'taken back', {
    params: { number: '2' },
    body: { reason: 'wrong-item' },
  })
  await say('phone', 'orders', 'all orders', { query: { outlet: HOTEL } })

  await say('desk', 'changePlacement', 'taken off the menu', {
    params: { placement: 'gabin' },
    body: { on: false },
  })
  await say('phone', 'placeOrder', 'one more', { params: orderId(8), body: ONE })
  await say('desk', 'moveRoom', 'the stay moves', { params: { room: '512' }, body: { to: '513' } })
  await say('desk', 'checkOut', 'with an open order', { params: { room: '513' }, body: {} })
  await say('desk', 'checkOut', 'which is kept', { params: { room: '513' }, body: { open: 'keep' } })
  await say('phone', 'orders', 'after the stay', { query: { outlet: HOTEL } })
  await say('phone', 'order', 'the verdict, after the stay', { params: orderId(8), query: { outlet: HOTEL } })
  await say('phone', 'placeOrder', 'an order after the stay', { params: orderId(9), body: ONE })
  await say('desk', 'closeDeskSession', 'signs out', {})
  return exchanges
}
