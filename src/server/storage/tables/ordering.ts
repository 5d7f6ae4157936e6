/** Orders, and what was answered to their ids. */
import { ORDER_STATES } from '../../../domain/order.ts'
import { body, flag, hash, idOf, key, nullable, number, oneOf, outlet, type Table, time } from '../columns.ts'

export const ORDERING_TABLES = {
  orders: {
    columns: {
      outlet,
      order_id: key(idOf('orders')),
      stay: idOf('stays'),
      state: oneOf(ORDER_STATES),
      is_open: flag,
      received_at: time,
      total: number,
      body: body('order', 'guest', 'stay'),
    },
    indices: [
      { on: ['outlet', 'stay', 'received_at'], isPartial: true },
      { on: ['outlet', 'stay', 'received_at'], isPartial: true },
    ],
  },
  verdicts: {
    columns: {
      outlet,
      order_id: key(idOf('orders')),
      stay: idOf('stays'),
      /** Hash of the body; `null` when the id was cancelled before it was ever placed. */
      fingerprint: nullable(hash),
      refusal: nullable(body('refusal')),
      at: time,
    },
    indices: [{ on: ['outlet', 'stay'], isPartial: true }],
  },
} as const satisfies Record<string, Table>
