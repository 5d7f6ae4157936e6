/** Orders that nobody has seen, desks at which nobody is, and who was told of them. */
import type { Telling, Told } from '../../../../domain/escalation.ts'
import type { OrderId, OutletId, RecipientId } from '../../../../domain/ids.ts'
import type { Order } from '../../../../domain/order.ts'
import type { Milliseconds } from '../../../../domain/time.ts'
import { orderBodies } from '../../bodies.ts'
import { nullable, time } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
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
  'arrived_at',
  'reached',
  'fault',
)
/** As its row stands. */
export type ToldRow = Told & Pick<RecordOf<'escalations'>, 'orderId' | 'begunAt' | 'reached' | 'fault'>

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

/** What is told of. */
export type Of = { readonly order: OrderId } | { readonly silentSince: Milliseconds }

function rowsOf(of: Of) {
  return 'order' in of
    ? ({ table: 'escalations', column: 'order_id', value: of.order } as const)
    : ({ table: 'desk_silences', column: 'since', value: of.silentSince } as const)
}

/** Somebody begins to tell it, for the first time or again. */
export async function holdTelling(
  sql: Transaction,
  outlet: OutletId,
  of: Of,
  { rung, way, recipient, person }: Telling,
  now: Pick<ToldRow, 'begunAt' | 'tries' | 'restsUntil'>,
): Promise<void> {
  const { table, column, value } = rowsOf(of)
  await sql.run(
    `INSERT INTO ${table} (outlet, ${column}, rung, way, recipient, person, begun_at, tries, rests_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (outlet, ${column}, rung, way, recipient) DO UPDATE SET
       tries = excluded.tries, rests_until = excluded.rests_until`,
    [outlet, value, rung, way, recipient, person, now.begunAt, now.tries, now.restsUntil],
  )
}

/** What became of it; false, and nothing, where another holds it by now, or its device has said itself that it arrived. */
export async function letTellingGo(
  sql: Transaction,
  outlet: OutletId,
  of: Of,
  held: Pick<Told, 'rung' | 'way' | 'recipient' | 'restsUntil'>,
  then: Pick<RecordOf<'escalations'>, 'restsUntil' | 'takenAt' | 'reached' | 'fault'>,
): Promise<boolean> {
  const { table, column, value } = rowsOf(of)
  const letGo = await sql.run(
    `UPDATE ${table} SET rests_until = ?, taken_at = ?, reached = ?, fault = ?
     WHERE outlet = ? AND ${column} = ? AND rung = ? AND way = ? AND recipient = ? AND rests_until = ? AND arrived_at IS NULL`,
    [
      then.restsUntil,
      then.takenAt,
      then.reached,
      then.fault,
      outlet,
      value,
      held.rung,
      held.way,
      held.recipient,
      held.restsUntil,
    ],
  )
  return letGo > 0
}

/** By its device's own word, which it may say again; false: it was known. */
export async function noteArrival(
  sql: Transaction,
  outlet: OutletId,
  of: Of,
  { rung, recipient }: Pick<Told, 'rung' | 'recipient'>,
  atMs: Milliseconds,
): Promise<boolean> {
  const { table, column, value } = rowsOf(of)
  const arrived = await sql.run(
    `UPDATE ${table} SET arrived_at = ?, taken_at = COALESCE(taken_at, ?), fault = NULL
     WHERE outlet = ? AND ${column} = ? AND rung = ? AND way = 'push' AND recipient = ? AND arrived_at IS NULL`,
    [atMs, atMs, outlet, value, rung, recipient],
  )
  return arrived > 0
}

const AWAITED = record('escalations', 'outlet', 'order_id', 'rung', 'recipient')
const AWAITED_OF_DESK = record('desk_silences', 'outlet', 'since', 'rung', 'recipient')
const IS_AWAITED = "way = 'push' AND arrived_at IS NULL AND fault IS NULL"
/** What was taken back in the meantime may have stood in its place before it could arrive. */
const IS_LATE = `${IS_AWAITED} AND taken_at <= ? AND (closed_at IS NULL OR closed_at - taken_at >= ?)`

/** What was told to one browser. */
export type ToldBrowser = { readonly outlet: OutletId; readonly of: Of } & Pick<Told, 'rung' | 'recipient'>

/** Of all outlets, what push services have taken so long ago and no device has said to have. */
export async function awaitedInVain(
  sql: Sql,
  nowMs: Milliseconds,
  forMs: Milliseconds,
): Promise<ToldBrowser[]> {
  const values = [nowMs - forMs, forMs]
  const orders = await sql.all(`SELECT ${AWAITED.columns} FROM escalations WHERE ${IS_LATE}`, values)
  const desks = await sql.all(`SELECT ${AWAITED_OF_DESK.columns} FROM desk_silences WHERE ${IS_LATE}`, values)
  return [
    ...AWAITED.all(orders).map(({ orderId, ...one }) => ({ ...one, of: { order: orderId } })),
    ...AWAITED_OF_DESK.all(desks).map(({ since, ...one }) => ({ ...one, of: { silentSince: since } })),
  ]
}

/** It has not arrived; false: it has since, or that is noted. */
export async function noteLoss(
  sql: Transaction,
  { outlet, of, rung, recipient }: ToldBrowser,
  fault: string,
): Promise<boolean> {
  const { table, column, value } = rowsOf(of)
  const lost = await sql.run(
    `UPDATE ${table} SET fault = ? WHERE outlet = ? AND ${column} = ? AND rung = ? AND recipient = ? AND ${IS_AWAITED}`,
    [fault, outlet, value, rung, recipient],
  )
  return lost > 0
}

const CALLED = record('escalations', 'outlet', 'order_id', 'recipient')
const CALLED_OF_DESK = record('desk_silences', 'outlet', 'since', 'recipient')
const IS_SHOWN = "way = 'push' AND closed_at IS NULL AND taken_at IS NOT NULL"

/** Of all outlets, the browsers that show an order still which somebody has seen. */
export async function shownInVain(sql: Sql): Promise<ReadBy<typeof CALLED>[]> {
  const rows = await sql.all(
    `SELECT DISTINCT ${CALLED.of('e')} FROM escalations e
     WHERE ${IS_SHOWN} AND NOT EXISTS (SELECT 1 FROM orders o
       WHERE o.outlet = e.outlet AND o.order_id = e.order_id AND o.is_open = 1 AND o.state = 'placed')`,
    [],
  )
  return CALLED.all(rows)
}

/** Of all outlets, the browsers that show a silence of its desk. */
export async function shownOfDesks(sql: Sql): Promise<ReadBy<typeof CALLED_OF_DESK>[]> {
  const rows = await sql.all(
    `SELECT DISTINCT ${CALLED_OF_DESK.columns} FROM desk_silences WHERE ${IS_SHOWN}`,
    [],
  )
  return CALLED_OF_DESK.all(rows)
}

/** False: it was closed there already. */
export async function closeShown(
  sql: Transaction,
  outlet: OutletId,
  of: Of,
  recipient: RecipientId,
  atMs: Milliseconds,
): Promise<boolean> {
  const { table, column, value } = rowsOf(of)
  const closed = await sql.run(
    `UPDATE ${table} SET closed_at = ? WHERE outlet = ? AND ${column} = ? AND recipient = ? AND ${IS_SHOWN}`,
    [atMs, outlet, value, recipient],
  )
  return closed > 0
}

const TOLD_OF_DESK = record(
  'desk_silences',
  'rung',
  'way',
  'recipient',
  'person',
  'begun_at',
  'tries',
  'rests_until',
  'taken_at',
  'arrived_at',
)

/** Who was told of that silence of the desk. */
export async function toldOfSilence(sql: Sql, outlet: OutletId, since: Milliseconds): Promise<Told[]> {
  const rows = await sql.all(
    `SELECT ${TOLD_OF_DESK.columns} FROM desk_silences WHERE outlet = ? AND since = ?`,
    [outlet, since],
  )
  return TOLD_OF_DESK.all(rows)
}

const BEGUN = answer('desk_silences', { at: nullable(time) })

/** When anybody was told of another silence; `null`: never. */
export async function calledBefore(
  sql: Sql,
  outlet: OutletId,
  since: Milliseconds,
): Promise<Milliseconds | null> {
  const row = await sql.get('SELECT MAX(begun_at) AS at FROM desk_silences WHERE outlet = ? AND since <> ?', [
    outlet,
    since,
  ])
  return BEGUN.found(row)?.at ?? null
}

/** Begun no later than that. */
export async function forgetEscalations(sql: Transaction, outlet: OutletId, upToMs: number): Promise<number> {
  const values = [outlet, upToMs]
  const orders = await sql.run('DELETE FROM escalations WHERE outlet = ? AND begun_at <= ?', values)
  return orders + (await sql.run('DELETE FROM desk_silences WHERE outlet = ? AND begun_at <= ?', values))
}
