/**
 * Tallies: what the counting reader adds up by business day, product and terms while it counts, so that an evaluation
 * need not look at every kwitansi again. `tallied_days` says which entry was the last to change a day, exposure
 * included: whoever keeps days in memory reads again only those. Their cursor is their own, for the release before
 * counts lines and knows nothing of tallies.
 */
import type { DocumentNumber, OutletId } from '../../../../domain/ids.ts'
import { TERMS } from '../../../../domain/placement.ts'
import { ANY_PRODUCT, OVERLAP, type TallyOf } from '../../../../domain/tally.ts'
import { date, idOf, key, machine, number, oneOf } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { insertRows, listOf } from '../rows.ts'
import { outletsAndDays, PRODUCT_COUNT, type ProductCount, type Reading } from './counted.ts'

export interface DayTally extends TallyOf, Pick<RecordOf<'tallied_products'>, 'day'> {}

export function addTallies(sql: Transaction, outlet: OutletId, tallies: readonly DayTally[]): Promise<void> {
  return insertRows(
    sql,
    'tallied_products (outlet, day, product, terms, kwitansi, complimentary, voided, units, rupiah)',
    tallies.map(tally => [
      outlet,
      tally.day,
      tally.product,
      tally.scope,
      tally.kwitansi,
      tally.complimentary,
      tally.voided,
      tally.units,
      tally.rupiah,
    ]),
    ` ON CONFLICT (outlet, day, product, terms) DO UPDATE SET
       kwitansi = tallied_products.kwitansi + excluded.kwitansi,
       complimentary = tallied_products.complimentary + excluded.complimentary,
       voided = tallied_products.voided + excluded.voided,
       units = tallied_products.units + excluded.units,
       rupiah = tallied_products.rupiah + excluded.rupiah`,
  )
}

/** Days with the number of the last entry that changed them. */
export function moveDays(
  sql: Transaction,
  outlet: OutletId,
  days: ReadonlyMap<string, number>,
): Promise<void> {
  return insertRows(
    sql,
    'tallied_days (outlet, day, number)',
    Array.from(days, ([day, number]) => [outlet, day, number]),
    ' ON CONFLICT (outlet, day) DO UPDATE SET number = excluded.number',
  )
}

/** Where `tallied` is not `counted`, another release has counted, and the tallies say nothing. */
const CURSORS = answer('tallied_cursors', { outlet: key(idOf('outlets')), counted: number, tallied: number })
export type Cursors = Omit<ReadBy<typeof CURSORS>, 'outlet'>

const NOT_BEGUN: Cursors = { counted: 0, tallied: 0 }

export async function cursorsOf(sql: Sql, outlets: readonly OutletId[]): Promise<Map<OutletId, Cursors>> {
  const list = listOf(outlets)
  const rows = await sql.all(
    `SELECT outlet, MAX(counted) AS counted, MAX(tallied) AS tallied FROM (
       SELECT outlet, number AS counted, 0 AS tallied FROM counted_cursors
       UNION ALL SELECT outlet, 0, number FROM tallied_cursors
     ) AS cursors WHERE outlet IN (${list.marks}) GROUP BY outlet`,
    list.values,
  )
  const begun = new Map(CURSORS.each(rows).map(row => [row.outlet, row]))
  return new Map(outlets.map(outlet => [outlet, begun.get(outlet) ?? NOT_BEGUN]))
}

const DAY = record('tallied_days', 'day')

/** Days that entries after this number have changed. */
export async function daysChangedAfter(
  sql: Sql,
  outlet: OutletId,
  number: DocumentNumber,
): Promise<string[]> {
  const rows = await sql.all(`SELECT ${DAY.columns} FROM tallied_days WHERE outlet = ? AND number > ?`, [
    outlet,
    number,
  ])
  return DAY.each(rows).map(({ day }) => day)
}

/** All days of a span, ends included, or some days. */
export type Days = { readonly from: string; readonly to: string } | readonly string[]

function inDays(days: Days): { text: string; values: readonly (string | number | null)[] } {
  if ('from' in days) return { text: 'day BETWEEN ? AND ?', values: [days.from, days.to] }
  const list = listOf(days)
  return { text: `day IN (${list.marks})`, values: list.values }
}

/**
 * A day's rows in one text, `,` between rows and ` ` between columns, in no order: read at a start by the hundred
 * thousand, they come several times as quickly as one by one. Neither stands in a product's id.
 */
const PACKED_DAY = answer('tallied_products', { day: key(date), packed: machine })
export type PackedDay = ReadBy<typeof PACKED_DAY>

/** product, terms, kwitansi, complimentary, voided, units, rupiah. */
export async function talliesOfDays(sql: Sql, outlet: OutletId, days: Days): Promise<PackedDay[]> {
  const { text, values } = inDays(days)
  const rows = await sql.all(
    `SELECT day, string_agg(product || ' ' || terms || ' ' || kwitansi || ' ' || complimentary || ' ' || voided
       || ' ' || units || ' ' || rupiah, ',') AS packed
     FROM tallied_products WHERE outlet = ? AND ${text} GROUP BY day`,
    [outlet, ...values],
  )
  return PACKED_DAY.each(rows)
}

/** product, terms, occupied rooms, minutes in stock. */
export async function exposureOfDays(sql: Sql, outlet: OutletId, days: Days): Promise<PackedDay[]> {
  const { text, values } = inDays(days)
  const rows = await sql.all(
    `SELECT day, string_agg(product || ' ' || terms || ' ' || occupied || ' ' || in_stock_minutes, ',') AS packed
     FROM counted_exposure WHERE outlet = ? AND ${text} GROUP BY day`,
    [outlet, ...values],
  )
  return PACKED_DAY.each(rows)
}

/**
 * What `productCounts` says, and of {@link ANY_PRODUCT} what `outletCounts` says, from one row a day instead of one a
 * kwitansi's line. Not of an occasion: tallies do not know of any.
 */
export async function talliedCounts(sql: Sql, reading: Omit<Reading, 'occasion'>): Promise<ProductCount[]> {
  if (reading.outlets.length === 0) return []
  const { text, values } = outletsAndDays(reading)
  const rows = await sql.all(
    `SELECT outlet, product, SUM(kwitansi) AS kwitansi, SUM(complimentary) AS complimentary,
       SUM(voided) AS voided, SUM(units) AS units, SUM(rupiah) AS rupiah
     FROM tallied_products WHERE ${text} GROUP BY outlet, product`,
    values,
  )
  return PRODUCT_COUNT.each(rows)
}

export function isOfAnyProduct({ product }: Pick<ProductCount, 'product'>): boolean {
  return product === ANY_PRODUCT
}

const SOLD = answer('tallied_products', { product: idOf('products'), terms: oneOf(TERMS), units: number })

/** Pieces of each product and sort of terms that were delivered on those days, as far as they are counted. */
export async function unitsOfDays(
  sql: Sql,
  outlet: OutletId,
  days: { readonly from: string; readonly to: string },
): Promise<ReadBy<typeof SOLD>[]> {
  const rows = await sql.all(
    `SELECT product, terms, SUM(units) AS units FROM tallied_products
     WHERE outlet = ? AND day BETWEEN ? AND ? AND product <> ? AND terms <> ? GROUP BY product, terms`,
    [outlet, days.from, days.to, ANY_PRODUCT, OVERLAP],
  )
  return SOLD.each(rows)
}
