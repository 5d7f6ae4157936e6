/** Drawers of shifts: opened once, closed once; of a closed one nothing changes but why its count differs. */
import type { ClerkName, DeedId, OutletId } from '../../../../domain/ids.ts'
import type { DateText } from '../../../../domain/time.ts'
import { date, key, number, person } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { insertRows } from '../rows.ts'

const DRAWER = record(
  'drawers',
  'drawer',
  'clerk',
  'opened_at',
  'opening',
  'closed_at',
  'counted',
  'book',
  'reason',
)
export type Drawer = ReadBy<typeof DRAWER>

export async function addDrawer(
  sql: Transaction,
  outlet: OutletId,
  { drawer, clerk, openedAt, opening }: Pick<Drawer, 'drawer' | 'clerk' | 'openedAt' | 'opening'>,
): Promise<void> {
  await insertRows(sql, 'drawers (outlet, drawer, clerk, opened_at, opening)', [
    [outlet, drawer, clerk, openedAt, opening],
  ])
}

export async function findDrawer(sql: Sql, outlet: OutletId, id: DeedId): Promise<Drawer | null> {
  const row = await sql.get(`SELECT ${DRAWER.columns} FROM drawers WHERE outlet = ? AND drawer = ?`, [
    outlet,
    id,
  ])
  return DRAWER.found(row)
}

/** The one that a clerk has open. */
export async function openDrawerOf(sql: Sql, outlet: OutletId, clerk: ClerkName): Promise<Drawer | null> {
  const row = await sql.get(
    `SELECT ${DRAWER.columns} FROM drawers WHERE outlet = ? AND clerk = ? AND closed_at IS NULL`,
    [outlet, clerk],
  )
  return DRAWER.found(row)
}

/** The newest first. */
export async function lastDrawers(sql: Sql, outlet: OutletId, limit: number): Promise<Drawer[]> {
  const rows = await sql.all(
    `SELECT ${DRAWER.columns} FROM drawers WHERE outlet = ? ORDER BY opened_at DESC LIMIT ?`,
    [outlet, limit],
  )
  return DRAWER.each(rows)
}

export async function closeDrawer(
  sql: Transaction,
  outlet: OutletId,
  { drawer, closedAt, counted, book }: Pick<Drawer, 'drawer' | 'closedAt' | 'counted' | 'book'>,
): Promise<void> {
  await sql.run('UPDATE drawers SET closed_at = ?, counted = ?, book = ? WHERE outlet = ? AND drawer = ?', [
    closedAt,
    counted,
    book,
    outlet,
    drawer,
  ])
}

export async function explainDrawer(
  sql: Transaction,
  outlet: OutletId,
  { drawer, reason }: Pick<Drawer, 'drawer' | 'reason'>,
): Promise<void> {
  await sql.run('UPDATE drawers SET reason = ? WHERE outlet = ? AND drawer = ?', [reason, outlet, drawer])
}

/** Whose they were is known no longer; answers of how many. */
export function forgetDrawerHands(sql: Transaction, outlet: OutletId, beforeMs: number): Promise<number> {
  return sql.run(`UPDATE drawers SET clerk = '' WHERE outlet = ? AND opened_at <= ? AND clerk <> ''`, [
    outlet,
    beforeMs,
  ])
}

const MOVED = answer('payments', { moved: number })

/** What that clerk said of payments put into the drawer, from then until then. */
export async function cashSaidBy(
  sql: Sql,
  outlet: OutletId,
  clerk: ClerkName,
  fromMs: number,
  toMs: number,
): Promise<number> {
  const row = await sql.get(
    `SELECT COALESCE(SUM(cash), 0) AS moved FROM payments
     WHERE outlet = ? AND at >= ? AND at < ? AND made_by = ?`,
    [outlet, fromMs, toMs, clerk],
  )
  return MOVED.found(row)?.moved ?? 0
}

const OUTSIDE = answer('documents', {
  clerk: key(person('clerk', 'stay')),
  day: date,
  count: number,
  rupiah: number,
})
export type CashOutside = ReadBy<typeof OUTSIDE>

/** Was that clerk's drawer open at that moment? Of the same instant as its count, it was. */
const NO_DRAWER = (whose: string, moment: string) =>
  `NOT EXISTS (SELECT 1 FROM drawers r WHERE r.outlet = ? AND r.clerk = ${whose}
    AND r.opened_at <= ${moment} AND (r.closed_at IS NULL OR r.closed_at >= ${moment}))`

/**
 * Cash that was taken, or given back, while whoever did it had no drawer open: at doors by kwitansi since that business day, and by
 * what was said of payments since that moment, told by the business day of the kwitansi. By clerk and day, the newest day first.
 */
export async function cashOutside(
  sql: Sql,
  outlet: OutletId,
  since: DateText,
  fromMs: number,
): Promise<CashOutside[]> {
  const rows = await sql.all(
    `SELECT clerk, day, COUNT(*) AS count, SUM(rupiah) AS rupiah FROM (
       SELECT d.clerk, d.day, d.total AS rupiah FROM documents d
       WHERE d.outlet = ? AND d.day >= ? AND d.kind = 'kwitansi' AND d.payment = 'cash' AND d.clerk IS NOT NULL
         AND ${NO_DRAWER('d.clerk', 'd.issued_at')}
       UNION ALL
       SELECT p.made_by AS clerk, n.day, p.cash AS rupiah FROM payments p
       JOIN documents n ON n.outlet = p.outlet AND n.number = p.number
       WHERE p.outlet = ? AND p.at >= ? AND p.cash <> 0 AND p.made_by IS NOT NULL
         AND ${NO_DRAWER('p.made_by', 'p.at')}
     ) AS taken GROUP BY clerk, day ORDER BY day DESC, clerk`,
    [outlet, since, outlet, outlet, fromMs, outlet],
  )
  return OUTSIDE.each(rows)
}
