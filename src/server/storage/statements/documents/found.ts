/** Documents by what somebody looks for, the newest first; and what an older release did not note of them. */
import type { Ending } from '../../../../domain/finding.ts'
import type { ClerkName, DocumentNumber, OutletId, RoomName } from '../../../../domain/ids.ts'
import { AS_ISSUED } from '../../../../domain/paying.ts'
import type { DateText } from '../../../../domain/time.ts'
import { number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, SqlValue, Transaction } from '../../storage.ts'
import { type Listed, listed } from '../../unreadable.ts'
import { listOf } from '../rows.ts'
import { DOCUMENT, type DocumentRecord, type FoundBy, toRecord } from './documents.ts'

export interface Sought {
  /** Any of these; `null`: of whatever name. */
  readonly named: {
    readonly number: DocumentNumber | null
    readonly rooms: readonly RoomName[]
    readonly clerks: readonly ClerkName[]
  } | null
  readonly from: DateText | null
  readonly to: DateText | null
  readonly ending: Ending | null
}

/** How a kwitansi stands by its last step, or as it was issued. */
const LAST = (column: 'state' | 'said') =>
  `(SELECT p.${column} FROM payments p
    WHERE p.outlet = documents.outlet AND p.number = documents.number AND p.is_last = 1)`
const STATE = `COALESCE(${LAST('state')}, CASE payment ${Object.entries(AS_ISSUED)
  .map(([paid, { state }]) => `WHEN '${paid}' THEN '${state}'`)
  .join(' ')} END)`
const MEANS = `COALESCE(${LAST('said')}, payment)`

const STANDS = `kind = 'kwitansi' AND voided_by IS NULL`
const ENDS = {
  open: `${STANDS} AND total > 0 AND ${STATE} IN ('due', 'claimed')`,
  cash: `${STANDS} AND ${STATE} = 'paid' AND ${MEANS} = 'cash'`,
  qris: `${STANDS} AND ${STATE} = 'paid' AND ${MEANS} = 'qris'`,
  posted: `${STANDS} AND ${STATE} = 'posted'`,
  waived: `${STANDS} AND ${STATE} = 'waived'`,
  void: `kind = 'kwitansi' AND voided_by IS NOT NULL`,
} as const satisfies Record<Ending, string>

/** Each way to be found by an index of its own. */
const NAMED = (rooms: string, clerks: string) => `number IN (
  SELECT number FROM documents WHERE outlet = ? AND number = ?
  UNION SELECT number FROM documents WHERE outlet = ? AND room IN (${rooms})
  UNION SELECT number FROM documents WHERE outlet = ? AND clerk IN (${clerks}))`

function where(outlet: OutletId, { named, from, to, ending }: Sought): { text: string; values: SqlValue[] } {
  const parts = ['outlet = ?']
  const values: SqlValue[] = [outlet]
  if (from !== null) parts.push('day >= ?') && values.push(from)
  if (to !== null) parts.push('day <= ?') && values.push(to)
  if (ending !== null) parts.push(ENDS[ending])
  if (named !== null) {
    const [rooms, clerks] = [listOf(named.rooms), listOf(named.clerks)]
    parts.push(NAMED(rooms.marks, clerks.marks))
    values.push(outlet, named.number, outlet, ...rooms.values, outlet, ...clerks.values)
  }
  return { text: parts.join(' AND '), values }
}

export async function findSought(
  sql: Sql,
  outlet: OutletId,
  sought: Sought,
  { before, limit }: { readonly before: DocumentNumber | null; readonly limit: number },
): Promise<Listed<DocumentRecord>> {
  const { text, values } = where(outlet, sought)
  const older = before === null ? '' : 'AND number < ?'
  const rows = await sql.all(
    `SELECT ${DOCUMENT.columns} FROM documents WHERE ${text} ${older} ORDER BY number DESC LIMIT ?`,
    [...values, ...(before === null ? [] : [before]), limit],
  )
  return listed(rows, toRecord)
}

const SUM = answer('documents', { count: number, rupiah: number })

/** Of the kwitansi among them that stand. */
export async function sumSought(sql: Sql, outlet: OutletId, sought: Sought): Promise<ReadBy<typeof SUM>> {
  const { text, values } = where(outlet, sought)
  const row = await sql.get(
    `SELECT COUNT(*) AS count, COALESCE(SUM(total), 0) AS rupiah FROM documents WHERE ${text} AND ${STANDS}`,
    values,
  )
  return SUM.found(row) ?? { count: 0, rupiah: 0 }
}

const UNNOTED = record('documents', 'outlet', 'number', 'kind', 'entry', 'detail')
export type Unnoted = ReadBy<typeof UNNOTED>

/** What a release before this one wrote, or what came back by its entry alone: in order, as far as rows can be read. */
export async function unnotedDocuments(
  sql: Sql,
  outlet: OutletId,
  after: DocumentNumber,
  limit: number,
): Promise<Unnoted[]> {
  const rows = await sql.all(
    `SELECT ${UNNOTED.columns} FROM documents
     WHERE outlet = ? AND total IS NULL AND kind IN ('kwitansi', 'void') AND number > ? ORDER BY number LIMIT ?`,
    [outlet, after, limit],
  )
  return UNNOTED.all(rows)
}

export async function noteFoundBy(
  sql: Transaction,
  outlet: OutletId,
  of: DocumentNumber,
  { payment, total, room, clerk }: FoundBy,
): Promise<void> {
  await sql.run(
    'UPDATE documents SET payment = ?, total = ?, room = ?, clerk = ? WHERE outlet = ? AND number = ?',
    [payment, total, room, clerk, outlet, of],
  )
}

/** Of papers that show them no longer: an older release erases what papers show, and knows nothing of this. */
export function forgetFoundBy(sql: Transaction, outlet: OutletId): Promise<number> {
  return sql.run(
    'UPDATE documents SET room = NULL, clerk = NULL WHERE outlet = ? AND room IS NOT NULL AND detail IS NULL',
    [outlet],
  )
}
