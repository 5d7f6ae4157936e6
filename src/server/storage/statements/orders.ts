/** Orders and the verdicts on their ids, which are kept for ever. */
import { isOpen, type Order } from '../../../domain/order.ts'
import type { Refusal } from '../../../domain/result.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import type { Sql, Transaction } from '../storage.ts'

export async function addOrder(sql: Transaction, outlet: string, order: Order): Promise<void> {
  await sql.run(
    `INSERT INTO orders (outlet, order_id, stay, state, is_open, received_at, total, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      outlet,
      order.id,
      order.stay,
      order.state,
      isOpen(order) ? 1 : 0,
      toMilliseconds(order.receivedAt),
      order.total,
      JSON.stringify(order),
    ],
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

/** Oldest first; with a limit, the newest of them. */
export async function ordersOfStay(
  sql: Sql,
  outlet: string,
  stay: string,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<Order[]> {
  const rows = await sql.all<{ body: string }>(
    'SELECT body FROM orders WHERE outlet = ? AND stay = ? ORDER BY received_at DESC LIMIT ?',
    [outlet, stay, limit],
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

/** What was answered to an order's id: taken (`refusal` null) or refused, under which body, for whose stay. */
export interface Verdict {
  readonly orderId: string
  readonly stay: string
  /** Hash of the body; `null` when the id was cancelled before it was ever placed. */
  readonly fingerprint: string | null
  readonly refusal: Refusal | null
}

export async function findVerdict(sql: Sql, outlet: string, orderId: string): Promise<Verdict | null> {
  const row = await sql.get<{ stay: string; fingerprint: string | null; refusal: string | null }>(
    'SELECT stay, fingerprint, refusal FROM verdicts WHERE outlet = ? AND order_id = ?',
    [outlet, orderId],
  )
  if (row === undefined) return null
  return {
    orderId,
    stay: row.stay,
    fingerprint: row.fingerprint,
    refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal),
  }
}

export async function addVerdict(
  sql: Transaction,
  outlet: string,
  verdict: Verdict,
  atMs: number,
): Promise<void> {
  await sql.run(
    'INSERT INTO verdicts (outlet, order_id, stay, fingerprint, refusal, at) VALUES (?, ?, ?, ?, ?, ?)',
    [
      outlet,
      verdict.orderId,
      verdict.stay,
      verdict.fingerprint,
      verdict.refusal === null ? null : JSON.stringify(verdict.refusal),
      atMs,
    ],
  )
}
