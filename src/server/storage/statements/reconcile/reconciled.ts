/** What the books are held against each other with: heads of all outlets in one question, rows by their numbers. */
import type { DocumentNumber, OutletId } from '../../../../domain/ids.ts'
import { date, idOf, key, nullable, number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

const BOOK_HEADS = answer('logs', {
  outlet: key(idOf('outlets')),
  /** Numbers given. At a hub, those of documents that have come. */
  given: number,
  size: number,
  signedSize: number,
  witnessedSize: number,
  counted: number,
  tallied: number,
})
export type BookHeads = ReadBy<typeof BOOK_HEADS>

const HEADS = `SELECT o.outlet, COALESCE(c.value, 0) AS given, COALESCE(l.size, 0) AS size,
       COALESCE(l.signed_size, 0) AS "signedSize", COALESCE(l.witnessed_size, 0) AS "witnessedSize",
       COALESCE(d.number, 0) AS counted, COALESCE(t.number, 0) AS tallied
     FROM outlets o LEFT JOIN logs l ON l.outlet = o.outlet
     LEFT JOIN counters c ON c.outlet = o.outlet AND c.name = 'document'
     LEFT JOIN counted_cursors d ON d.outlet = o.outlet LEFT JOIN tallied_cursors t ON t.outlet = o.outlet`

export async function bookHeads(sql: Sql): Promise<BookHeads[]> {
  return BOOK_HEADS.each(await sql.all(`${HEADS} ORDER BY o.outlet`))
}

export async function bookHeadsOf(sql: Sql, outlet: OutletId): Promise<BookHeads | null> {
  return BOOK_HEADS.found(await sql.get(`${HEADS} WHERE o.outlet = ?`, [outlet]))
}

const ISSUED = record('documents', 'issued_at')
const COUNT = answer('documents', { n: number })
const GAP = answer('documents', { after: key(number), next: nullable(number) })

/** Milliseconds; `null` where the document is not there. */
export async function issuedAt(sql: Sql, outlet: OutletId, number: DocumentNumber): Promise<number | null> {
  const row = await sql.get(`SELECT ${ISSUED.columns} FROM documents WHERE outlet = ? AND number = ?`, [
    outlet,
    number,
  ])
  return ISSUED.found(row)?.issuedAt ?? null
}

/** How many documents there are after that number. */
export async function countDocuments(sql: Sql, outlet: OutletId, after: number): Promise<number> {
  const row = await sql.get('SELECT COUNT(*) AS n FROM documents WHERE outlet = ? AND number > ?', [
    outlet,
    after,
  ])
  return COUNT.found(row)?.n ?? 0
}

/** Numbers after which the next is not there, with the next that is; looks at every document. */
export async function gapsAfter(sql: Sql, outlet: OutletId, limit: number): Promise<ReadBy<typeof GAP>[]> {
  const rows = await sql.all(
    `SELECT d.number AS after, (SELECT MIN(n.number) FROM documents n WHERE n.outlet = d.outlet
       AND n.number > d.number) AS next
     FROM (SELECT outlet, number FROM documents WHERE outlet = ? UNION ALL SELECT ?, 0) AS d
     WHERE NOT EXISTS (SELECT 1 FROM documents s WHERE s.outlet = d.outlet AND s.number = d.number + 1)
     ORDER BY d.number LIMIT ?`,
    [outlet, outlet, limit],
  )
  return GAP.each(rows)
}

/**
 * The numbers of the documents of some days, with those that are not there next to them. Days grow with their numbers: the
 * last day before and the first one after say where they end.
 */
export async function numbersOfDays(
  sql: Sql,
  outlet: OutletId,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  issued: number,
): Promise<{ first: number; last: number }> {
  const before = from === undefined ? null : await numberAtDay(sql, outlet, 'MAX', '<', from)
  const after = to === undefined ? null : await numberAtDay(sql, outlet, 'MIN', '>', to)
  return { first: (before ?? 0) + 1, last: after === null ? issued : after - 1 }
}

const AT_DAY = answer('documents', { number: nullable(number) })

async function numberAtDay(
  sql: Sql,
  outlet: OutletId,
  end: 'MIN' | 'MAX',
  than: '<' | '>',
  day: string,
): Promise<number | null> {
  const row = await sql.get(
    `SELECT ${end}(number) AS number FROM documents WHERE outlet = ? AND day = (
       SELECT ${end}(day) FROM documents WHERE outlet = ? AND day ${than} ?)`,
    [outlet, outlet, day],
  )
  return AT_DAY.found(row)?.number ?? null
}

export type KeptDocument = Pick<
  RecordOf<'documents'>,
  'number' | 'kind' | 'entry' | 'issuedAt' | 'day' | 'voidedBy'
>

const KEPT = record('documents', 'number', 'kind', 'entry', 'issued_at', 'day', 'voided_by')

/** From one number to another, ends included. */
export async function documentsBetween(
  sql: Sql,
  outlet: OutletId,
  first: number,
  last: number,
): Promise<KeptDocument[]> {
  const rows = await sql.all(
    `SELECT ${KEPT.columns} FROM documents
     WHERE outlet = ? AND number >= ? AND number <= ? ORDER BY number`,
    [outlet, first, last],
  )
  return KEPT.all(rows)
}

/** `voided`: how many of its lines are void. */
const COUNTED_SUM = answer('counted_lines', {
  number: key(number),
  lines: number,
  quantity: number,
  amount: number,
  voided: number,
})
export type CountedSum = ReadBy<typeof COUNTED_SUM>

export async function countedBetween(
  sql: Sql,
  outlet: OutletId,
  first: number,
  last: number,
): Promise<CountedSum[]> {
  const rows = await sql.all(
    `SELECT number, COUNT(*) AS lines, SUM(quantity) AS quantity, SUM(amount) AS amount, SUM(voided) AS voided
     FROM counted_lines WHERE outlet = ? AND number >= ? AND number <= ? GROUP BY number`,
    [outlet, first, last],
  )
  return COUNTED_SUM.each(rows)
}

export async function countedOf(
  sql: Sql,
  outlet: OutletId,
  number: DocumentNumber,
): Promise<CountedSum | null> {
  return (await countedBetween(sql, outlet, number, number))[0] ?? null
}

const EXPOSED = record('counted_exposure', 'product', 'terms')

/** `product terms` of all that a day's exposure is counted of. */
export async function exposedOn(sql: Sql, outlet: OutletId, day: string): Promise<Set<string>> {
  const rows = await sql.all(`SELECT ${EXPOSED.columns} FROM counted_exposure WHERE outlet = ? AND day = ?`, [
    outlet,
    day,
  ])
  return new Set(EXPOSED.each(rows).map(({ product, terms }) => `${product} ${terms}`))
}

const TALLIED_DAY = answer('tallied_days', {
  day: key(date),
  kwitansi: number,
  rupiah: number,
  /** The last entry that changed what is counted of the day. */
  changedBy: number,
})
export type TalliedDay = ReadBy<typeof TALLIED_DAY>

/** What the ranking adds up from: kwitansi that are not void, and their rupiah. */
export async function talliedDays(
  sql: Sql,
  outlet: OutletId,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<TalliedDay[]> {
  const rows = await sql.all(
    `SELECT t.day, t.number AS "changedBy",
       COALESCE(SUM(CASE WHEN p.product = '' THEN p.kwitansi END), 0) AS kwitansi,
       COALESCE(SUM(CASE WHEN p.product <> '' THEN p.rupiah END), 0) AS rupiah
     FROM tallied_days t LEFT JOIN tallied_products p ON p.outlet = t.outlet AND p.day = t.day
     WHERE t.outlet = ? AND t.day BETWEEN ? AND ? GROUP BY t.day, t.number`,
    [outlet, from, to],
  )
  return TALLIED_DAY.each(rows)
}
