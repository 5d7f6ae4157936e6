/**
 * A short run in which all is right: one order delivered and voided, one refused, one cancelled, one still open. Tests spoil
 * one thing in it and expect that thing to be found.
 */
import type { Order } from '../../../src/domain/order.ts'
import { canonical } from '../../../src/log/canonical.ts'
import type { Where } from '../history/log-watch.ts'
import type { Operation, PlaceBody } from '../history/operation.ts'
import type { State } from '../history/state.ts'
import { aLog } from './a-log.ts'
import type { Case } from './anomaly.ts'

export const HOTEL = 'hotel-demo'
const STAY = '019ab000-0000-7000-8000-0000000000aa'
const AT = '2026-11-25T03:00:00.000Z'

export function aBody(wish: Partial<PlaceBody> = {}): PlaceBody {
  return {
    stay: STAY,
    lines: [{ placementId: 'amplang', quantity: 2, unitPrice: 25_000 }],
    total: 50_000,
    payment: 'cash',
    deliver: { when: 'now' },
    placedAt: AT,
    ...wish,
  }
}

export function anOperation(wish: Partial<Operation>): Operation {
  const ok = { kind: 'ok', created: false } as const
  return { at: 0, client: 'guest', outlet: HOTEL, action: 'place', id: 'open', outcome: ok, ...wish }
}

const placed = (id: string, created = true) =>
  anOperation({ id, body: aBody(), outcome: { kind: 'ok', created, state: 'placed' } })

const handed = { acknowledgedAt: AT, acknowledgedBy: 'Dewi', dispatchedAt: AT, dispatchedBy: 'Dewi' }
const head = (id: string) => ({ id, ...aBody(), room: '512', receivedAt: AT }) as unknown as Order

const orders: readonly Order[] = [
  { ...head('open'), state: 'placed' },
  { ...head('cancelled'), state: 'cancelled', cancelledAt: AT },
  {
    ...head('brought'),
    state: 'delivered',
    ...handed,
    deliveredAt: AT,
    deliveredBy: 'Dewi',
    delivered: [{ placementId: 'amplang', quantity: 1 }],
    documents: [{ number: 1, voided: true }],
  },
]

const line = {
  product: 'dapur-demo/amplang',
  name: 'Amplang',
  seller: 'dapur-demo',
  terms: 'consigned',
  quantity: 1,
  unitPrice: 25_000,
  amount: 25_000,
}
const entryHead = { v: 1, outlet: HOTEL, issuedAt: '2026-11-25T03:00:00Z', lines: [line], total: 25_000 }
const kwitansi = { ...entryHead, kind: 'kwitansi', number: 1, payment: 'cash', stay: 's', detail: 'd' }
const voided = { ...entryHead, kind: 'void', number: 2, voids: 1, reason: 'test' }

const stockRow = (
  seq: number,
  kind: string,
  quantity: number,
  order: string | null,
  batch: string | null,
) => ({
  outlet: HOTEL,
  seq,
  placement: 'amplang',
  kind,
  batch,
  quantity,
  order,
})

const log = aLog(HOTEL, [canonical(kwitansi), canonical(voided)])

const after: State = {
  orders: orders.map(order => ({
    outlet: HOTEL,
    id: order.id,
    state: order.state,
    total: order.total,
    body: JSON.stringify(order),
  })),
  verdicts: [
    ...orders.map(({ id }) => ({ outlet: HOTEL, id, refusal: null })),
    { outlet: HOTEL, id: 'refused', refusal: '{"code":"sold-out"}' },
  ],
  documents: [
    {
      outlet: HOTEL,
      number: 1,
      kind: 'kwitansi',
      entry: canonical(kwitansi),
      day: '2026-11-25',
      order: 'brought',
      voidedBy: 2,
    },
    {
      outlet: HOTEL,
      number: 2,
      kind: 'void',
      entry: canonical(voided),
      day: '2026-11-25',
      order: 'brought',
      voidedBy: null,
    },
  ],
  events: orders.map(({ id }, index) => ({ outlet: HOTEL, seq: index + 1, kind: 'order', subject: id })),
  stock: [
    stockRow(1, 'in', 5, null, 'b1'),
    stockRow(2, 'reserved', 2, 'open', null),
    stockRow(3, 'reserved', 2, 'cancelled', null),
    stockRow(4, 'released', 2, 'cancelled', null),
    stockRow(5, 'reserved', 2, 'brought', null),
    stockRow(6, 'released', 1, 'brought', null),
    stockRow(7, 'sold', 1, 'brought', 'b1'),
    stockRow(8, 'released', 1, 'brought', null),
  ],
  batches: [{ outlet: HOTEL, placement: 'amplang', batch: 'b1', onHand: 4 }],
  placements: [{ outlet: HOTEL, placement: 'amplang', reserved: 2 }],
  counted: [
    {
      outlet: HOTEL,
      number: 1,
      line: 0,
      product: 'dapur-demo/amplang',
      quantity: 1,
      amount: 25_000,
      voided: 1,
    },
  ],
  counters: [
    { outlet: HOTEL, name: 'document', value: 2 },
    { outlet: HOTEL, name: 'event', value: 3 },
    { outlet: HOTEL, name: 'stock', value: 8 },
  ],
  cursors: [{ outlet: HOTEL, number: 2 }],
  logs: [log.row],
  logKeys: [{ outlet: HOTEL, vkey: log.vkey }],
  forks: [],
}

const NOTHING: State = {
  orders: [],
  verdicts: [],
  documents: [],
  events: [],
  stock: [],
  batches: [],
  placements: [],
  counted: [],
  counters: [],
  cursors: [],
  logs: [],
  logKeys: [],
  forks: [],
}

const seen = (where: Where, note: string) => ({ where, address: where, outlet: HOTEL, note })

export const GOOD: Case = {
  before: NOTHING,
  after,
  log: {
    checkpoints: [
      seen('hotel', log.checkpoint(0, [])),
      seen('hotel', log.checkpoint(1, [])),
      seen('witness', log.checkpoint(1, ['witness'])),
      seen('hotel', log.checkpoint(2, ['witness'])),
      seen('mirror', log.checkpoint(2, ['witness', 'mirror'])),
    ],
    cosigners: log.cosigners,
    settledMs: 900,
    hub: after,
  },
  history: {
    operations: [
      placed('open'),
      placed('open', false),
      placed('cancelled'),
      placed('brought'),
      anOperation({ id: 'refused', body: aBody(), outcome: { kind: 'refused', code: 'sold-out' } }),
      anOperation({ id: 'refused', body: aBody(), outcome: { kind: 'unknown', why: 'cut' } }),
      anOperation({
        action: 'cancel',
        id: 'cancelled',
        outcome: { kind: 'ok', created: false, state: 'cancelled' },
      }),
      anOperation({
        action: 'deliver',
        id: 'brought',
        outcome: { kind: 'ok', created: false, state: 'delivered', number: 1 },
      }),
      anOperation({ action: 'void', id: '1', outcome: { kind: 'ok', created: false, number: 2 } }),
    ],
    heard: [{ client: 'clerk', outlet: HOTEL, after: 0, numbers: [1, 2, 3], due: 3 }],
    unresolved: [],
  },
}
