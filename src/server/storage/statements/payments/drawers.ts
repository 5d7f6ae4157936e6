/** Drawers of shifts: opened once, closed once; of a closed one nothing changes but why its count differs. */
import type { ClerkName, DeedId, OutletId } from '../../../../domain/ids.ts'
import { number } from '../../columns.ts'
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
