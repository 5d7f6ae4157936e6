/** Orders that nobody has seen, and who was told of them. */
import type { Telling, Told } from '../../../../domain/escalation.ts'
import type { OrderId, OutletId } from '../../../../domain/ids.ts'
import type { Order } from '../../../../domain/order.ts'
import { orderBodies } from '../../bodies.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { listOf } from '../rows.ts'

const UNSEEN = record('orders', 'outlet', 'order_id', 'body')

/** Of all outlets, those that came no later than that: one question over the index of open orders. */
export async function unseenOrders(sql: Sql, upToMs: number): Promise<Map<OutletId, Order[]>> {
  const rows = await sql.all(
    `SELECT ${UNSEEN.columns} FROM orders WHERE is_open = 1 AND state = 'placed' AND received_at <= ?`,
    [upToMs],
  )
  const found = new Map<OutletId, Order[]>()
  const { read } = listed(rows, row => {
    const { outlet, orderId, body } = UNSEEN.read(row)
    return { outlet, order: orderBodies.read(body, 'orders', outlet, orderId) }
  })
  for (const { outlet, order } of read) found.set(outlet, [...(found.get(outlet) ?? []), order])
  return found
}

const TOLD = record(
  'escalations',
  'order_id',
  'rung',
  'way',
  'recipient',
  'person',
  'begun_at',
  'tries',
  'rests_until',
  'taken_at',
  'reached',
)
/** As its row stands. */
export type ToldRow = Told & Pick<RecordOf<'escalations'>, 'orderId' | 'begunAt' | 'reached'>

/** Of each of these orders of which anybody was told, in the order in which it was begun. */
export async function toldOf(
  sql: Sql,
  outlet: OutletId,
  orders: readonly OrderId[],
): Promise<Map<OrderId, ToldRow[]>> {
  const found = new Map<OrderId, ToldRow[]>()
  if (orders.length === 0) return found
  const list = listOf(orders)
  const rows = await sql.all(
    `SELECT ${TOLD.columns} FROM escalations WHERE outlet = ? AND order_id IN (${list.marks})
     ORDER BY begun_at, rung, way, recipient`,
    [outlet, ...list.values],
  )
  for (const row of TOLD.all(rows)) found.set(row.orderId, [...(found.get(row.orderId) ?? []), row])
  return found
}

/** Somebody begins to tell it, for the first time or again. */
export async function holdTelling(
  sql: Transaction,
  outlet: OutletId,
  order: OrderId,
  { rung, way, recipient, person }: Telling,
  now: Pick<ToldRow, 'begunAt' | 'tries' | 'restsUntil'>,
): Promise<void> {
  await sql.run(
    `INSERT INTO escalations (outlet, order_id, rung, way, recipient, person, begun_at, tries, rests_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (outlet, order_id, rung, way, recipient) DO UPDATE SET
       tries = excluded.tries, rests_until = excluded.rests_until`,
    [outlet, order, rung, way, recipient, person, now.begunAt, now.tries, now.restsUntil],
  )
}

/** What became of it; nothing where another holds it by now. */
export async function letTellingGo(
  sql: Transaction,
  outlet: OutletId,
  order: OrderId,
  held: Pick<Told, 'rung' | 'way' | 'recipient' | 'restsUntil'>,
  then: Pick<RecordOf<'escalations'>, 'restsUntil' | 'takenAt' | 'reached' | 'fault'>,
): Promise<void> {
  await sql.run(
    `UPDATE escalations SET rests_until = ?, taken_at = ?, reached = ?, fault = ?
     WHERE outlet = ? AND order_id = ? AND rung = ? AND way = ? AND recipient = ? AND rests_until = ?`,
    [
      then.restsUntil,
      then.takenAt,
      then.reached,
      then.fault,
      outlet,
      order,
      held.rung,
      held.way,
      held.recipient,
      held.restsUntil,
    ],
  )
}

/** Begun no later than that. */
export async function forgetEscalations(sql: Transaction, outlet: OutletId, upToMs: number): Promise<number> {
  return sql.run('DELETE FROM escalations WHERE outlet = ? AND begun_at <= ?', [outlet, upToMs])
}
