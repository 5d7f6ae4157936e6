/** Backups that were put back, and what somebody has said of what is in doubt since. */
import type { DocumentNumber, OutletId, PlacementId } from '../../../../domain/ids.ts'
import type { Order } from '../../../../domain/order.ts'
import type { Doubt } from '../../../../domain/restored.ts'
import { nullable, time } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { type Listed, listed } from '../../unreadable.ts'
import { DOCUMENT, type DocumentRecord, toRecord } from '../documents/documents.ts'
import { insertRows } from '../rows.ts'

const RESTORATION = record('restorations', 'found_at', 'documents', 'as_of', 'settled_at')
export type Restoration = ReadBy<typeof RESTORATION>
const LAST_DONE = answer('events', { at: nullable(time) })

/** `documents`: so many the copy has. */
export async function addRestoration(
  sql: Transaction,
  outlet: OutletId,
  documents: Restoration['documents'],
  nowMs: number,
): Promise<void> {
  const done = LAST_DONE.found(await sql.get('SELECT MAX(at) AS at FROM events WHERE outlet = ?', [outlet]))
  await insertRows(
    sql,
    'restorations (outlet, found_at, documents, as_of)',
    [[outlet, nowMs, documents, done?.at ?? null]],
    ' ON CONFLICT (outlet, found_at) DO NOTHING',
  )
}

/** Whatever an earlier one left in doubt is in doubt by the last one, too. */
export async function lastRestoration(sql: Sql, outlet: OutletId): Promise<Restoration | null> {
  return RESTORATION.found(
    await sql.get(
      `SELECT ${RESTORATION.columns} FROM restorations WHERE outlet = ? ORDER BY found_at DESC LIMIT 1`,
      [outlet],
    ),
  )
}

/** The last one, where something may be in doubt still. */
export async function unsettledRestoration(sql: Sql, outlet: OutletId): Promise<Restoration | null> {
  const last = await lastRestoration(sql, outlet)
  return last === null || last.settledAt !== null ? null : last
}

export async function endRestoration(
  sql: Transaction,
  outlet: OutletId,
  { foundAt }: Restoration,
  nowMs: number,
): Promise<void> {
  await sql.run('UPDATE restorations SET settled_at = ? WHERE outlet = ? AND found_at = ?', [
    nowMs,
    outlet,
    foundAt,
  ])
}

const SETTLED = record('settled_doubts', 'doubt', 'subject')

export async function settledDoubts(
  sql: Sql,
  outlet: OutletId,
  { foundAt }: Restoration,
): Promise<ReadBy<typeof SETTLED>[]> {
  return SETTLED.each(
    await sql.all(`SELECT ${SETTLED.columns} FROM settled_doubts WHERE outlet = ? AND found_at = ?`, [
      outlet,
      foundAt,
    ]),
  )
}

export function addSettled(
  sql: Transaction,
  outlet: OutletId,
  { foundAt }: Restoration,
  doubt: Doubt,
  subjects: readonly string[],
  nowMs: number,
): Promise<void> {
  return insertRows(
    sql,
    'settled_doubts (outlet, found_at, doubt, subject, at)',
    subjects.map(subject => [outlet, foundAt, doubt, subject, nowMs]),
    ' ON CONFLICT (outlet, found_at, doubt, subject) DO NOTHING',
  )
}

const COUNTED = record('goods_lines', 'placement')

/** Placements that somebody has counted since then. */
export async function countedSince(sql: Sql, outlet: OutletId, sinceMs: number): Promise<Set<PlacementId>> {
  const rows = await sql.all(
    `SELECT DISTINCT ${COUNTED.of('l')} FROM goods_lines l JOIN goods_notes n ON n.outlet = l.outlet AND n.note = l.note
     WHERE l.outlet = ? AND n.kind = 'count' AND n.made_at >= ?`,
    [outlet, sinceMs],
  )
  return new Set(COUNTED.each(rows).map(({ placement }) => placement))
}

/** Read at once: with one more, the oldest are told first. */
const PAPERS_MAX = 500

/** Kwitansi that came back by their entries alone: that the copy lacked, of no order that is known here, and not void. */
export async function papersWithoutOrder(
  sql: Sql,
  outlet: OutletId,
  { documents, foundAt }: Restoration,
): Promise<Listed<DocumentRecord>> {
  const rows = await sql.all(
    `SELECT ${DOCUMENT.columns} FROM documents
     WHERE outlet = ? AND number > ? AND issued_at < ? AND kind = 'kwitansi' AND order_id IS NULL AND voided_by IS NULL
     ORDER BY number LIMIT ${PAPERS_MAX}`,
    [outlet, documents, foundAt],
  )
  return listed(rows, toRecord)
}

/** Of which order that kwitansi is; what only its paper showed stays unknown. */
export async function giveToOrder(
  sql: Transaction,
  outlet: OutletId,
  number: DocumentNumber,
  { id, stay }: Pick<Order, 'id' | 'stay'>,
): Promise<void> {
  await sql.run('UPDATE documents SET order_id = ?, stay = ? WHERE outlet = ? AND number = ?', [
    ...[id, stay, outlet, number],
  ])
}
