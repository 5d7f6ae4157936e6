/**
 * The stock ledger: rows that are only ever added, and what they come to on batches and reservations, carried over in
 * the same transaction.
 */
import type { BatchName, OutletId, PlacementId } from '../../../../domain/ids.ts'
import { MOVEMENT_EFFECTS, type StockEntry } from '../../../../domain/stock.ts'
import { toMilliseconds, toTimestamp } from '../../../../domain/time.ts'
import { nullable, number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Fields, Sql, SqlValue, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { type Numbers, nextNumber } from '../counters.ts'
import { insertRows, listOf } from '../rows.ts'

/** A ledger row; a new batch takes its best-before from it. */
export type NewStockEntry = StockEntry & {
  readonly bestBefore?: RecordOf<'batches'>['bestBefore'] | undefined
}

/**
 * In the order given; with `numbers`, nothing is waited for. `last`: the number of each placement's last row, 0 for
 * none; it is moved on.
 */
export async function addStockEntries(
  sql: Transaction,
  outlet: OutletId,
  entries: readonly NewStockEntry[],
  last: Map<PlacementId, number>,
  numbers?: Numbers,
): Promise<void> {
  if (entries.length === 0) return
  const first = await nextNumber(sql, outlet, 'stock', entries.length, numbers)
  const rows = entries.map((entry, i) => {
    const previous = last.get(entry.placement) ?? 0
    last.set(entry.placement, first + i)
    return [
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
      previous,
    ]
  })
  await Promise.all([
    insertRows(
      sql,
      'stock_entries (outlet, seq, placement, kind, batch, quantity, at, order_id, made_by, note, previous)',
      rows,
    ),
    changePlacements(sql, outlet, entries, last),
    changeBatches(sql, outlet, entries),
  ])
}

async function changePlacements(
  sql: Transaction,
  outlet: OutletId,
  entries: readonly NewStockEntry[],
  last: ReadonlyMap<PlacementId, number>,
): Promise<void> {
  const reserved = new Map<PlacementId, number>()
  for (const { placement, kind, quantity } of entries) {
    const effect = MOVEMENT_EFFECTS[kind].reserved * quantity
    reserved.set(placement, (reserved.get(placement) ?? 0) + effect)
  }
  sql.send(
    `UPDATE placements SET reserved = reserved + change.column1, last_entry = change.column2
     FROM ({rows}) AS change WHERE outlet = change.column3 AND placement = change.column4`,
    Array.from(reserved, ([placement, by]) => [by, last.get(placement) ?? 0, outlet, placement]),
    // SQLite makes a table of a single row, too, before it joins it.
    'UPDATE placements SET reserved = reserved + ?, last_entry = ? WHERE outlet = ? AND placement = ?',
  )
}

function changeBatches(sql: Transaction, outlet: OutletId, entries: readonly NewStockEntry[]): Promise<void> {
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

const BATCH = record('batches', 'best_before')

/** A batch's best-before, whether any of it is left or not; `undefined` for a batch never seen. */
export async function bestBeforeOf(
  sql: Sql,
  outlet: OutletId,
  placement: PlacementId,
  batch: BatchName,
): Promise<string | null | undefined> {
  const row = await sql.get(
    `SELECT ${BATCH.columns} FROM batches WHERE outlet = ? AND placement = ? AND batch = ?`,
    [outlet, placement, batch],
  )
  return BATCH.found(row)?.bestBefore
}

const LAST = answer('stock_entries', { seq: nullable(number) })

/**
 * Takes names and notes out of rows that old; the goods stay. Rows are numbered as they come, so those that are done with lie
 * before the others: `after` is the last of them, and answered is the next.
 */
export async function forgetHands(
  sql: Transaction,
  outlet: OutletId,
  { after, limit, beforeMs }: { readonly after: number; readonly limit: number; readonly beforeMs: number },
): Promise<number> {
  const row = await sql.get(
    `SELECT MAX(seq) AS seq FROM (SELECT seq, at FROM stock_entries
       WHERE outlet = ? AND seq > ? ORDER BY seq LIMIT ?) AS oldest WHERE at <= ?`,
    [outlet, after, limit, beforeMs],
  )
  const upTo = LAST.found(row)?.seq ?? after
  await sql.run(
    'UPDATE stock_entries SET made_by = NULL, note = NULL WHERE outlet = ? AND seq > ? AND seq <= ?',
    [outlet, after, upTo],
  )
  return upTo
}

const CARD_COLUMNS =
  'e.outlet, e.seq, e.placement, e.kind, e.batch, e.quantity, e.at, e.order_id, e.made_by, e.note'
const ENTRY = record(
  'stock_entries',
  'outlet',
  'seq',
  'placement',
  'kind',
  'batch',
  'quantity',
  'at',
  'order_id',
  'made_by',
  'note',
)

function toEntry(row: Fields): StockEntry {
  const { placement, kind, batch, quantity, at, orderId, madeBy, note } = ENTRY.read(row)
  return { placement, kind, batch, quantity, at: toTimestamp(at), order: orderId, by: madeBy, note }
}

/** Newest first: from the placement's last row back from one to the next, and with them those that name none. */
export async function stockCard(
  sql: Sql,
  outlet: OutletId,
  placement: PlacementId,
  limit: number,
): Promise<StockEntry[]> {
  const rows = await sql.all(
    `WITH RECURSIVE chain AS (
       SELECT 1 AS place, e.previous, ${CARD_COLUMNS} FROM placements p
       JOIN stock_entries e ON e.outlet = p.outlet AND e.seq = p.last_entry WHERE p.outlet = ? AND p.placement = ?
       UNION ALL SELECT c.place + 1, e.previous, ${CARD_COLUMNS} FROM chain c
       JOIN stock_entries e ON e.outlet = c.outlet AND e.seq = c.previous WHERE c.place < ?)
     SELECT ${ENTRY.of('e')} FROM (
       SELECT ${CARD_COLUMNS} FROM chain e UNION ALL SELECT ${CARD_COLUMNS} FROM (
         SELECT ${CARD_COLUMNS} FROM stock_entries e
         WHERE e.outlet = ? AND e.placement = ? AND e.previous IS NULL ORDER BY e.seq DESC LIMIT ?) AS e
     ) AS e ORDER BY e.seq DESC LIMIT ?`,
    [outlet, placement, limit, outlet, placement, limit, limit],
  )
  return listed(rows, toEntry).read
}

const MOVED = record('stock_entries', 'placement', 'kind', 'batch', 'quantity', 'at', 'order_id')
export type MovedEntry = ReadBy<typeof MOVED>

/** What was written of these placements after that moment: from the last row of each back to it. */
export async function movedSince(
  sql: Sql,
  outlet: OutletId,
  placements: readonly PlacementId[],
  sinceMs: number,
): Promise<MovedEntry[]> {
  if (placements.length === 0) return []
  const { marks, values } = listOf(placements)
  const rows = await sql.all(
    `WITH RECURSIVE chain AS (
       SELECT e.previous, ${CARD_COLUMNS} FROM placements p
       JOIN stock_entries e ON e.outlet = p.outlet AND e.seq = p.last_entry
       WHERE p.outlet = ? AND p.placement IN (${marks}) AND e.at > ?
       UNION ALL SELECT e.previous, ${CARD_COLUMNS} FROM chain c
       JOIN stock_entries e ON e.outlet = c.outlet AND e.seq = c.previous WHERE e.at > ?)
     SELECT ${MOVED.of('e')} FROM chain e`,
    [outlet, ...values, sinceMs, sinceMs],
  )
  return MOVED.each(rows)
}

const DATES = record('batches', 'placement', 'batch', 'best_before')
export type BatchDate = ReadBy<typeof DATES>

/** Every batch that these placements ever had, the last to expire last. */
export async function batchDates(
  sql: Sql,
  outlet: OutletId,
  placements: readonly PlacementId[],
): Promise<BatchDate[]> {
  if (placements.length === 0) return []
  const { marks, values } = listOf(placements)
  const rows = await sql.all(
    `SELECT ${DATES.columns} FROM batches WHERE outlet = ? AND placement IN (${marks})
     ORDER BY placement, COALESCE(best_before, ''), batch`,
    [outlet, ...values],
  )
  return DATES.each(rows)
}
