/** Documents: the final bytes of each log entry, at index = number − 1, and what only the paper shows. */
import type { Detail } from '../../../../domain/document.ts'
import type { DocumentNumber, OrderId, OutletId, StayId } from '../../../../domain/ids.ts'
import { detailBodies } from '../../bodies.ts'
import { date, nullable } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { type Listed, listed, readable } from '../../unreadable.ts'
import { listOf } from '../rows.ts'

/** Its entry is canonical JSON (RFC 8785), never written again; its day is the business day of issue. */
export interface DocumentRecord
  extends Pick<
    RecordOf<'documents'>,
    'number' | 'kind' | 'entry' | 'issuedAt' | 'day' | 'stay' | 'detailSalt' | 'voidedBy'
  > {
  readonly order: OrderId | null
  readonly detail: Detail | null
}

/** By what it is found, beside its number and its day. */
export type FoundBy = Pick<RecordOf<'documents'>, 'payment' | 'total' | 'room' | 'clerk'>

export const DOCUMENT = record(
  'documents',
  'outlet',
  'number',
  'kind',
  'entry',
  'issued_at',
  'day',
  'order_id',
  'stay',
  'detail',
  'detail_salt',
  'voided_by',
)

export function toRecord(row: Fields): DocumentRecord {
  const { outlet, orderId, ...document } = DOCUMENT.read(row)
  const { detail, number } = document
  return {
    ...document,
    order: orderId,
    detail: detail === null ? null : detailBodies.read(detail, 'documents', outlet, number),
  }
}

export async function addDocument(
  sql: Transaction,
  outlet: OutletId,
  document: Omit<DocumentRecord, 'voidedBy'> & Pick<FoundBy, 'payment' | 'total'>,
): Promise<void> {
  await sql.run(
    `INSERT INTO documents
       (outlet, number, kind, entry, issued_at, day, order_id, stay, detail, detail_salt, payment, total, room, clerk)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      outlet,
      document.number,
      document.kind,
      document.entry,
      document.issuedAt,
      document.day,
      document.order,
      document.stay,
      document.detail === null ? null : detailBodies.write(document.detail),
      document.detailSalt,
      document.payment,
      document.total,
      document.detail?.room ?? null,
      document.detail?.cashier ?? null,
    ],
  )
}

/** Documents of which only the entry is known here. */
export function addEntries(
  sql: Transaction,
  outlet: OutletId,
  documents: readonly Pick<DocumentRecord, 'number' | 'kind' | 'entry' | 'issuedAt' | 'day'>[],
): void {
  sql.send(
    'INSERT INTO documents (outlet, number, kind, entry, issued_at, day) {rows}',
    documents.map(({ number, kind, entry, issuedAt, day }) => [outlet, number, kind, entry, issuedAt, day]),
  )
}

export async function findDocument(
  sql: Sql,
  outlet: OutletId,
  number: DocumentNumber,
): Promise<DocumentRecord | null> {
  const row = await sql.get(`SELECT ${DOCUMENT.columns} FROM documents WHERE outlet = ? AND number = ?`, [
    outlet,
    number,
  ])
  return row === undefined ? null : toRecord(row)
}

export async function documentsOfDay(
  sql: Sql,
  outlet: OutletId,
  day: string,
): Promise<Listed<DocumentRecord>> {
  const rows = await sql.all(
    `SELECT ${DOCUMENT.columns} FROM documents WHERE outlet = ? AND day = ? ORDER BY number DESC`,
    [outlet, day],
  )
  return listed(rows, toRecord)
}

/** Those of the numbers that there are, in order. */
export async function findDocuments(
  sql: Sql,
  outlet: OutletId,
  numbers: readonly DocumentNumber[],
): Promise<Listed<DocumentRecord>> {
  if (numbers.length === 0) return { read: [], unreadable: [] }
  const { marks, values } = listOf(numbers)
  const rows = await sql.all(
    `SELECT ${DOCUMENT.columns} FROM documents WHERE outlet = ? AND number IN (${marks}) ORDER BY number`,
    [outlet, ...values],
  )
  return listed(rows, toRecord)
}

/** The kwitansi of all business days after that one, in order. */
export async function kwitansiAfter(
  sql: Sql,
  outlet: OutletId,
  day: string,
  limit: number,
): Promise<Listed<DocumentRecord>> {
  const rows = await sql.all(
    `SELECT ${DOCUMENT.columns} FROM documents
     WHERE outlet = ? AND day > ? AND kind = 'kwitansi' ORDER BY day, number LIMIT ?`,
    [outlet, day, limit],
  )
  return listed(rows, toRecord)
}

type NumberedEntry = Pick<RecordOf<'documents'>, 'outlet' | 'number' | 'entry'>

const NUMBERED = record('documents', 'outlet', 'number', 'entry')
const ENTRY = record('documents', 'entry')
const KIND = record('documents', 'kind')

/** Entries after a number, in order, as far as rows can be read: how counting and every other reader of the log goes on. */
export async function documentsAfter(
  sql: Sql,
  outlet: OutletId,
  after: number,
  limit: number,
): Promise<NumberedEntry[]> {
  const rows = await sql.all(
    `SELECT ${NUMBERED.columns} FROM documents WHERE outlet = ? AND number > ? ORDER BY number LIMIT ?`,
    [outlet, after, limit],
  )
  return readable(rows, NUMBERED.read)
}

/** The entries at the indices from `start` up to and without `end`, in order: index = number − 1. */
export async function findEntries(sql: Sql, outlet: OutletId, start: number, end: number): Promise<string[]> {
  const rows = await sql.all(
    `SELECT ${ENTRY.columns} FROM documents WHERE outlet = ? AND number > ? AND number <= ? ORDER BY number`,
    [outlet, start, end],
  )
  return ENTRY.each(rows).map(({ entry }) => entry)
}

/** Kinds of the documents after a number, in order. */
export async function documentKinds(
  sql: Sql,
  outlet: OutletId,
  after: number,
  limit: number,
): Promise<string[]> {
  const rows = await sql.all(
    `SELECT ${KIND.columns} FROM documents WHERE outlet = ? AND number > ? ORDER BY number LIMIT ?`,
    [outlet, after, limit],
  )
  return KIND.each(rows).map(({ kind }) => kind)
}

export async function markVoided(
  sql: Transaction,
  outlet: OutletId,
  number: DocumentNumber,
  by: number,
): Promise<void> {
  await sql.run('UPDATE documents SET voided_by = ? WHERE outlet = ? AND number = ?', [by, outlet, number])
}

/** Erases what only the paper showed, and the salt of its hash: the entry stays as it is, and says nothing of it. */
export async function eraseDetails(
  sql: Transaction,
  outlet: OutletId,
  stays: readonly StayId[],
): Promise<void> {
  await sql.run(
    `UPDATE documents SET detail = NULL, detail_salt = NULL, room = NULL, clerk = NULL
     WHERE outlet = ? AND stay IN (${stays.map(() => '?').join(', ')})`,
    [outlet, ...stays],
  )
}

const LAST_DAY = answer('days', { date: nullable(date) })

/** The last business day with a statement, if any. */
export async function lastStatedDay(sql: Sql, outlet: OutletId): Promise<string | null> {
  const row = await sql.get('SELECT MAX(date) AS date FROM days WHERE outlet = ?', [outlet])
  return LAST_DAY.found(row)?.date ?? null
}

const STATED = record('days', 'number')

/** The day's newest statement, or the first part of it; `null` where it was not stated. */
export async function statementOf(sql: Sql, outlet: OutletId, of: string): Promise<DocumentNumber | null> {
  const row = await sql.get(`SELECT ${STATED.columns} FROM days WHERE outlet = ? AND date = ?`, [outlet, of])
  return STATED.found(row)?.number ?? null
}

/** By its first part, and by the newest where it is stated again. */
export async function addStatedDay(
  sql: Transaction,
  outlet: OutletId,
  of: string,
  number: DocumentNumber,
): Promise<void> {
  await sql.run(
    `INSERT INTO days (outlet, date, number) VALUES (?, ?, ?)
     ON CONFLICT (outlet, date) DO UPDATE SET number = excluded.number`,
    [outlet, of, number],
  )
}
