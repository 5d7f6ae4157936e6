/** Orders and the verdicts on their ids, which are kept for ever. */
import type { OrderId, OutletId, StayId } from '../../../../domain/ids.ts'
import { isOpen, type Order } from '../../../../domain/order.ts'
import type { Refusal } from '../../../../domain/result.ts'
import { toMilliseconds } from '../../../../domain/time.ts'
import { orderBodies, refusalBodies } from '../../bodies.ts'
import { idOf, key, number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { type Listed, listed } from '../../unreadable.ts'
import { insertRows, listOf } from '../rows.ts'

const ORDER = record('orders', 'outlet', 'order_id', 'body')

function toOrder(row: Fields): Order {
  const { outlet, orderId, body } = ORDER.read(row)
  return orderBodies.read(body, 'orders', outlet, orderId)
}

export function addOrders(sql: Transaction, outlet: OutletId, orders: readonly Order[]): Promise<void> {
  return insertRows(
    sql,
    'orders (outlet, order_id, stay, state, is_open, received_at, total, body)',
    orders.map(order => [
      outlet,
      order.id,
      order.stay,
      order.state,
      isOpen(order) ? 1 : 0,
      toMilliseconds(order.receivedAt),
      order.total,
      orderBodies.write(order),
    ]),
  )
}

export async function saveOrder(sql: Transaction, outlet: OutletId, order: Order): Promise<void> {
  await sql.run('UPDATE orders SET state = ?, is_open = ?, body = ? WHERE outlet = ? AND order_id = ?', [
    order.state,
    isOpen(order) ? 1 : 0,
    orderBodies.write(order),
    outlet,
    order.id,
  ])
}

/** Of one that cannot be read nobody knows what is said in it: nothing stays but that there was one. */
export async function eraseOrder(sql: Transaction, outlet: OutletId, id: OrderId): Promise<void> {
  await sql.run("UPDATE orders SET body = '{}' WHERE outlet = ? AND order_id = ?", [outlet, id])
}

export async function findOrder(sql: Sql, outlet: OutletId, id: OrderId): Promise<Order | null> {
  const row = await sql.get(`SELECT ${ORDER.columns} FROM orders WHERE outlet = ? AND order_id = ?`, [
    outlet,
    id,
  ])
  return row === undefined ? null : toOrder(row)
}

/** Those of the ids that there are. */
export async function findOrders(
  sql: Sql,
  outlet: OutletId,
  ids: readonly OrderId[],
): Promise<Map<OrderId, Order>> {
  if (ids.length === 0) return new Map()
  const list = listOf(ids)
  const rows = await sql.all(
    `SELECT ${ORDER.columns} FROM orders WHERE outlet = ? AND order_id IN (${list.marks})`,
    [outlet, ...list.values],
  )
  return new Map(rows.map(toOrder).map(order => [order.id, order]))
}

/** Each stay's delivered orders, of stays that have any; oldest first. */
export async function deliveredOrdersOfStays(
  sql: Sql,
  outlet: OutletId,
  stays: readonly StayId[],
): Promise<Order[]> {
  if (stays.length === 0) return []
  const list = listOf(stays)
  const rows = await sql.all(
    `SELECT ${ORDER.columns} FROM orders
     WHERE outlet = ? AND stay IN (${list.marks}) AND is_open = 0 AND state = 'delivered' ORDER BY received_at`,
    [outlet, ...list.values],
  )
  return listed(rows, toOrder).read
}

/** Oldest first; with a limit, the newest of them. */
export async function ordersOfStay(
  sql: Sql,
  outlet: OutletId,
  stay: StayId,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<Listed<Order>> {
  const rows = await sql.all(
    `SELECT ${ORDER.columns} FROM (
       SELECT received_at, outlet, order_id, body FROM orders WHERE outlet = ? AND stay = ? AND is_open = 1
       UNION ALL SELECT received_at, outlet, order_id, body FROM orders WHERE outlet = ? AND stay = ? AND is_open = 0
     ) AS orders ORDER BY received_at DESC LIMIT ?`,
    [outlet, stay, outlet, stay, limit],
  )
  return listed(rows.reverse(), toOrder)
}

/** Oldest first. */
export async function openOrders(sql: Sql, outlet: OutletId): Promise<Listed<Order>> {
  const rows = await sql.all(
    `SELECT ${ORDER.columns} FROM orders WHERE outlet = ? AND is_open = 1 ORDER BY received_at`,
    [outlet],
  )
  return listed(rows, toOrder)
}

export async function openOrdersOfStay(sql: Sql, outlet: OutletId, stay: StayId): Promise<Listed<Order>> {
  const rows = await sql.all(
    `SELECT ${ORDER.columns} FROM orders WHERE outlet = ? AND stay = ? AND is_open = 1 ORDER BY received_at`,
    [outlet, stay],
  )
  return listed(rows, toOrder)
}

/** Each stay's open orders, of stays that have any. */
export async function openOrdersOfStays(
  sql: Sql,
  outlet: OutletId,
  stays: readonly StayId[],
): Promise<Map<StayId, Order[]>> {
  const found = new Map<StayId, Order[]>()
  if (stays.length === 0) return found
  const list = listOf(stays)
  const rows = await sql.all(
    `SELECT ${ORDER.columns} FROM orders WHERE outlet = ? AND stay IN (${list.marks}) AND is_open = 1`,
    [outlet, ...list.values],
  )
  for (const order of listed(rows, toOrder).read) {
    const known = found.get(order.stay) ?? []
    known.push(order)
    found.set(order.stay, known)
  }
  return found
}

const OF_STAY = answer('orders', { stay: key(idOf('stays')), n: number })

/** How many orders of each stay are closed that came since then. */
export async function countClosedOrders(
  sql: Sql,
  outlet: OutletId,
  stays: readonly StayId[],
  sinceMs: number,
): Promise<Map<StayId, number>> {
  if (stays.length === 0) return new Map()
  const list = listOf(stays)
  const rows = await sql.all(
    `SELECT stay, COUNT(*) AS n FROM orders
     WHERE outlet = ? AND stay IN (${list.marks}) AND is_open = 0 AND received_at > ? GROUP BY stay`,
    [outlet, ...list.values, sinceMs],
  )
  return new Map(OF_STAY.each(rows).map(({ stay, n }) => [stay, n]))
}

/** What was answered to an order's id: taken (`refusal` null) or refused, under which body, for whose stay. */
export interface Verdict extends Pick<RecordOf<'verdicts'>, 'orderId' | 'stay' | 'fingerprint'> {
  readonly refusal: Refusal | null
}

const VERDICT = record('verdicts', 'order_id', 'stay', 'fingerprint', 'refusal')

export async function findVerdict(sql: Sql, outlet: OutletId, orderId: OrderId): Promise<Verdict | null> {
  return (await findVerdicts(sql, outlet, [orderId])).get(orderId) ?? null
}

/** Those of the ids that have one. */
export async function findVerdicts(
  sql: Sql,
  outlet: OutletId,
  ids: readonly OrderId[],
): Promise<Map<OrderId, Verdict>> {
  const list = listOf(ids)
  const rows = await sql.all(
    `SELECT ${VERDICT.columns} FROM verdicts WHERE outlet = ? AND order_id IN (${list.marks})`,
    [outlet, ...list.values],
  )
  return new Map(
    rows.map(row => {
      const verdict = VERDICT.read(row)
      const { orderId, refusal } = verdict
      const said = refusal === null ? null : refusalBodies.read(refusal, 'verdicts', outlet, orderId)
      return [orderId, { ...verdict, refusal: said }]
    }),
  )
}

export function addVerdict(
  sql: Transaction,
  outlet: OutletId,
  verdict: Verdict,
  atMs: number,
): Promise<void> {
  return addVerdicts(sql, outlet, [verdict], atMs)
}

export function addVerdicts(
  sql: Transaction,
  outlet: OutletId,
  verdicts: readonly Verdict[],
  atMs: number,
): Promise<void> {
  return insertRows(
    sql,
    'verdicts (outlet, order_id, stay, fingerprint, refusal, at)',
    verdicts.map(({ orderId, stay, fingerprint, refusal }) => [
      outlet,
      orderId,
      stay,
      fingerprint,
      refusal === null ? null : refusalBodies.write(refusal),
      atMs,
    ]),
  )
}

const REFUSED = answer('verdicts', { n: number })

/** Ids of that stay that were refused or barred. */
export async function countRefused(sql: Sql, outlet: OutletId, stay: StayId): Promise<number> {
  const row = await sql.get(
    'SELECT COUNT(*) AS n FROM verdicts WHERE outlet = ? AND stay = ? AND refusal IS NOT NULL',
    [outlet, stay],
  )
  return REFUSED.found(row)?.n ?? 0
}
