/** Orders and the verdicts on their ids, which are kept for ever. */
import { isOpen, type Order } from '../../../domain/order.ts'
import type { Refusal } from '../../../domain/result.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import type { Sql, Transaction } from '../storage.ts'
import { insertRows, listOf } from './rows.ts'

export function addOrders(sql: Transaction, outlet: string, orders: readonly Order[]): Promise<void> {
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
      JSON.stringify(order),
    ]),
  )
}

export async function saveOrder(sql: Transaction, outlet: string, order: Order): Promise<void> {
  await sql.run('UPDATE orders SET state = ?, is_open = ?, body = ? WHERE outlet = ? AND order_id = ?', [
    order.state,
    isOpen(order) ? 1 : 0,
    JSON.stringify(order),
    outlet,
    order.id,
  ])
}

export async function findOrder(sql: Sql, outlet: string, id: string): Promise<Order | null> {
  const row = await sql.get<{ body: string }>('SELECT body FROM orders WHERE outlet = ? AND order_id = ?', [
    outlet,
    id,
  ])
  return row === undefined ? null : (JSON.parse(row.body) as Order)
}

/** Those of the ids that there are. */
export async function findOrders(
  sql: Sql,
  outlet: string,
  ids: readonly string[],
): Promise<Map<string, Order>> {
  if (ids.length === 0) return new Map()
  const list = listOf(ids)
  const rows = await sql.all<{ id: string; body: string }>(
    `SELECT order_id AS id, body FROM orders WHERE outlet = ? AND order_id IN (${list.marks})`,
    [outlet, ...list.values],
  )
  return new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as Order]))
}

/** Oldest first; with a limit, the newest of them. */
export async function ordersOfStay(
  sql: Sql,
  outlet: string,
  stay: string,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<Order[]> {
  const rows = await sql.all<{ body: string }>(
    `SELECT body FROM (
       SELECT received_at, body FROM orders WHERE outlet = ? AND stay = ? AND is_open = 1
       UNION ALL SELECT received_at, body FROM orders WHERE outlet = ? AND stay = ? AND is_open = 0
     ) AS orders ORDER BY received_at DESC LIMIT ?`,
    [outlet, stay, outlet, stay, limit],
  )
  return rows.reverse().map(row => JSON.parse(row.body) as Order)
}

/** Oldest first. */
export async function openOrders(sql: Sql, outlet: string): Promise<Order[]> {
  const rows = await sql.all<{ body: string }>(
    'SELECT body FROM orders WHERE outlet = ? AND is_open = 1 ORDER BY received_at',
    [outlet],
  )
  return rows.map(row => JSON.parse(row.body) as Order)
}

export async function openOrdersOfStay(sql: Sql, outlet: string, stay: string): Promise<Order[]> {
  const rows = await sql.all<{ body: string }>(
    'SELECT body FROM orders WHERE outlet = ? AND stay = ? AND is_open = 1 ORDER BY received_at',
    [outlet, stay],
  )
  return rows.map(row => JSON.parse(row.body) as Order)
}

/** Each stay's open orders, of stays that have any. */
export async function openOrdersOfStays(
  sql: Sql,
  outlet: string,
  stays: readonly string[],
): Promise<Map<string, Order[]>> {
  const found = new Map<string, Order[]>()
  if (stays.length === 0) return found
  const list = listOf(stays)
  const rows = await sql.all<{ stay: string; body: string }>(
    `SELECT stay, body FROM orders WHERE outlet = ? AND stay IN (${list.marks}) AND is_open = 1`,
    [outlet, ...list.values],
  )
  for (const { stay, body } of rows) {
    const known = found.get(stay) ?? []
    known.push(JSON.parse(body) as Order)
    found.set(stay, known)
  }
  return found
}

/** How many orders of each stay are closed that came since then. */
export async function countClosedOrders(
  sql: Sql,
  outlet: string,
  stays: readonly string[],
  sinceMs: number,
): Promise<Map<string, number>> {
  if (stays.length === 0) return new Map()
  const list = listOf(stays)
  const rows = await sql.all<{ stay: string; n: number }>(
    `SELECT stay, COUNT(*) AS n FROM orders
     WHERE outlet = ? AND stay IN (${list.marks}) AND is_open = 0 AND received_at > ? GROUP BY stay`,
    [outlet, ...list.values, sinceMs],
  )
  return new Map(rows.map(({ stay, n }) => [stay, n]))
}

/** What was answered to an order's id: taken (`refusal` null) or refused, under which body, for whose stay. */
export interface Verdict {
  readonly orderId: string
  readonly stay: string
  /** Hash of the body; `null` when the id was cancelled before it was ever placed. */
  readonly fingerprint: string | null
  readonly refusal: Refusal | null
}

export async function findVerdict(sql: Sql, outlet: string, orderId: string): Promise<Verdict | null> {
  return (await findVerdicts(sql, outlet, [orderId])).get(orderId) ?? null
}

/** Those of the ids that have one. */
export async function findVerdicts(
  sql: Sql,
  outlet: string,
  ids: readonly string[],
): Promise<Map<string, Verdict>> {
  const list = listOf(ids)
  const rows = await sql.all<{
    id: string
    stay: string
    fingerprint: string | null
    refusal: string | null
  }>(
    `SELECT order_id AS id, stay, fingerprint, refusal FROM verdicts
     WHERE outlet = ? AND order_id IN (${list.marks})`,
    [outlet, ...list.values],
  )
  return new Map(
    rows.map(({ id, stay, fingerprint, refusal }) => [
      id,
      {
        orderId: id,
        stay,
        fingerprint,
        refusal: refusal === null ? null : (JSON.parse(refusal) as Refusal),
      },
    ]),
  )
}

export function addVerdict(sql: Transaction, outlet: string, verdict: Verdict, atMs: number): Promise<void> {
  return addVerdicts(sql, outlet, [verdict], atMs)
}

export function addVerdicts(
  sql: Transaction,
  outlet: string,
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
      refusal === null ? null : JSON.stringify(refusal),
      atMs,
    ]),
  )
}

/** Ids of that stay that were refused or barred. */
export async function countRefused(sql: Sql, outlet: string, stay: string): Promise<number> {
  const row = await sql.get<{ n: number }>(
    'SELECT COUNT(*) AS n FROM verdicts WHERE outlet = ? AND stay = ? AND refusal IS NOT NULL',
    [outlet, stay],
  )
  return row?.n ?? 0
}
