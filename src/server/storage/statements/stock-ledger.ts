/**
 * The stock ledger: rows that are only ever added, and what they come to on batches and reservations, carried over in
 * the same transaction.
 */
import { MOVEMENT_EFFECTS, type StockEntry } from '../../../domain/stock.ts'
import { toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import type { Sql, SqlValue, Transaction } from '../storage.ts'
import { type Numbers, nextNumber } from './counters.ts'
import { insertRows } from './rows.ts'

/** A ledger row; a new batch takes its best-before from it. */
export type NewStockEntry = StockEntry & { readonly bestBefore?: string | null }

/** In the order given; with `numbers`, nothing is waited for. */
export async function addStockEntries(
  sql: Transaction,
  outlet: string,
  entries: readonly NewStockEntry[],
  numbers?: Numbers,
): Promise<void> {
  if (entries.length === 0) return
  const first = await nextNumber(sql, outlet, 'stock', entries.length, numbers)
  await Promise.all([
    insertRows(
      sql,
      'stock_entries (outlet, seq, placement, kind, batch, quantity, at, order_id, made_by, note)',
      entries.map((entry, i) => [
        outlet,
        first + i,
        entry.placement,
        entry.kind,
        entry.batch,
        entry.quantity,
        toMilliseconds(entry.at),
        entry.order,
        entry.by,
        entry.note,
      ]),
    ),
    changeReservations(sql, outlet, entries),
    changeBatches(sql, outlet, entries),
  ])
}

async function changeReservations(
  sql: Transaction,
  outlet: string,
  entries: readonly NewStockEntry[],
): Promise<void> {
  const change = new Map<string, number>()
  for (const { placement, kind, quantity } of entries) {
    const effect = MOVEMENT_EFFECTS[kind].reserved * quantity
    if (effect !== 0) change.set(placement, (change.get(placement) ?? 0) + effect)
  }
  sql.send(
    `UPDATE placements SET reserved = reserved + change.column1 FROM ({rows}) AS change
     WHERE outlet = change.column2 AND placement = change.column3`,
    Array.from(change, ([placement, by]) => [by, outlet, placement]),
    // SQLite makes a table of a single row, too, before it joins it.
    'UPDATE placements SET reserved = reserved + ? WHERE outlet = ? AND placement = ?',
  )
}

function changeBatches(sql: Transaction, outlet: string, entries: readonly NewStockEntry[]): Promise<void> {
  const change = new Map<string, [string, string, string, string | null, number]>()
  for (const { placement, batch, kind, quantity, bestBefore = null } of entries) {
    if (batch === null) continue
    const key = JSON.stringify([placement, batch])
    const row = change.get(key) ?? [outlet, placement, batch, bestBefore, 0]
    row[4] += MOVEMENT_EFFECTS[kind].onHand * quantity
    change.set(key, row)
  }
  return insertRows(
    sql,
    'batches (outlet, placement, batch, best_before, on_hand)',
    [...change.values()] satisfies SqlValue[][],
    ` ON CONFLICT (outlet, placement, batch) DO UPDATE SET on_hand = batches.on_hand + excluded.on_hand`,
  )
}

/** A batch's best-before, whether any of it is left or not; `undefined` for a batch never seen. */
export async function bestBeforeOf(
  sql: Sql,
  outlet: string,
  placement: string,
  batch: string,
): Promise<string | null | undefined> {
  const row = await sql.get<{ bestBefore: string | null }>(
    'SELECT best_before AS "bestBefore" FROM batches WHERE outlet = ? AND placement = ? AND batch = ?',
    [outlet, placement, batch],
  )
  return row?.bestBefore
}

/** Newest first. */
export async function stockCard(
  sql: Sql,
  outlet: string,
  placement: string,
  limit: number,
): Promise<StockEntry[]> {
  const rows = await sql.all<Omit<StockEntry, 'at'> & { at: number }>(
    `SELECT placement, kind, batch, quantity, at, order_id AS "order", made_by AS "by", note FROM stock_entries
     WHERE outlet = ? AND placement = ? ORDER BY seq DESC LIMIT ?`,
    [outlet, placement, limit],
  )
  return rows.map(row => ({ ...row, at: toTimestamp(row.at) }))
}
