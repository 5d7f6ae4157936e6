/** What the counting reader has made of the log: lines and exposure by business day, and its cursor. */
import type { DocumentNumber, OutletId, ProductId } from '../../../../domain/ids.ts'
import type { Family } from '../../../../domain/joined.ts'
import { idOf, key, number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, SqlValue, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { insertRows } from '../rows.ts'

const CURSOR = record('counted_cursors', 'outlet', 'number')

/** The number of the last entry counted, 0 before the first. */
export async function countedUpTo(sql: Sql, outlet: OutletId): Promise<number> {
  const row = await sql.get(`SELECT ${CURSOR.columns} FROM counted_cursors WHERE outlet = ?`, [outlet])
  return CURSOR.found(row)?.number ?? 0
}

/** Of lines and of tallies: they go together, but for what a release counted that knew no tallies. */
export async function moveCursor(sql: Transaction, outlet: OutletId, number: DocumentNumber): Promise<void> {
  for (const table of ['counted_cursors', 'tallied_cursors']) {
    await sql.run(
      `INSERT INTO ${table} (outlet, number) VALUES (?, ?)
       ON CONFLICT (outlet) DO UPDATE SET number = excluded.number`,
      [outlet, number],
    )
  }
}

const COUNTED = [
  'counted_lines',
  'counted_exposure',
  'counted_cursors',
  'tallied_products',
  'tallied_days',
  'tallied_cursors',
]

export async function clearCounts(sql: Transaction, outlet: OutletId): Promise<void> {
  for (const table of COUNTED) await sql.run(`DELETE FROM ${table} WHERE outlet = ?`, [outlet])
}

export type CountedLine = Omit<RecordOf<'counted_lines'>, 'outlet' | 'voided'>

const LIVE = record('counted_lines', 'day', 'product', 'terms', 'quantity', 'amount')

/** Those of `voided` were void before they were counted. */
export function addLines(
  sql: Transaction,
  outlet: OutletId,
  lines: readonly CountedLine[],
  voided: ReadonlySet<number>,
): Promise<void> {
  return insertRows(
    sql,
    'counted_lines (outlet, number, line, day, product, seller, terms, quantity, amount, occasion, voided)',
    lines.map(line => [
      outlet,
      line.number,
      line.line,
      line.day,
      line.product,
      line.seller,
      line.terms,
      line.quantity,
      line.amount,
      line.occasion,
      voided.has(line.number) ? 1 : 0,
    ]),
  )
}

/** The lines of a kwitansi, unless it is void or is not counted. */
export async function liveLines(
  sql: Sql,
  outlet: OutletId,
  number: DocumentNumber,
): Promise<Pick<CountedLine, 'day' | 'product' | 'terms' | 'quantity' | 'amount'>[]> {
  const rows = await sql.all(
    `SELECT ${LIVE.columns} FROM counted_lines WHERE outlet = ? AND number = ? AND voided = 0`,
    [outlet, number],
  )
  return LIVE.each(rows)
}

export async function voidLines(sql: Transaction, outlet: OutletId, number: DocumentNumber): Promise<void> {
  await sql.run('UPDATE counted_lines SET voided = 1 WHERE outlet = ? AND number = ?', [outlet, number])
}

export type CountedExposure = Omit<RecordOf<'counted_exposure'>, 'outlet'>

/** Forgets what an earlier statement said of a day, before its correction is counted. */
export async function clearExposure(sql: Transaction, outlet: OutletId, day: string): Promise<void> {
  await sql.run('DELETE FROM counted_exposure WHERE outlet = ? AND day = ?', [outlet, day])
}

export function addExposure(
  sql: Transaction,
  outlet: OutletId,
  exposures: readonly CountedExposure[],
): Promise<void> {
  return insertRows(
    sql,
    'counted_exposure (outlet, day, product, terms, seller, occupied, live_minutes, in_stock_minutes)',
    exposures.map(exposure => [
      outlet,
      exposure.day,
      exposure.product,
      exposure.terms,
      exposure.seller,
      exposure.occupied,
      exposure.liveMinutes,
      exposure.inStockMinutes,
    ]),
  )
}

/** What an evaluation looks at; days are inclusive. */
export interface Reading {
  readonly outlets: readonly OutletId[]
  readonly from: string
  readonly to: string
  readonly terms?: string | undefined
  readonly occasion?: string | undefined
}

/** All of a reading but its occasion, which exposure and tallies have none of. */
export function outletsAndDays(reading: Omit<Reading, 'occasion'>): { text: string; values: SqlValue[] } {
  const marks = reading.outlets.map(() => '?').join(', ')
  const values: SqlValue[] = [...reading.outlets, reading.from, reading.to]
  let text = `outlet IN (${marks}) AND day BETWEEN ? AND ?`
  if (reading.terms !== undefined) {
    text += ' AND terms = ?'
    values.push(reading.terms)
  }
  return { text, values }
}

function where(reading: Reading): { text: string; values: SqlValue[] } {
  const { text, values } = outletsAndDays(reading)
  if (reading.occasion === undefined) return { text, values }
  return { text: `${text} AND occasion = ?`, values: [...values, reading.occasion] }
}

/** Distinct kwitansi with the product in them: paid for, given away, voided. */
export type ProductCount = Omit<RecordOf<'tallied_products'>, 'day' | 'terms'>

export const PRODUCT_COUNT = answer('tallied_products', {
  outlet: key(idOf('outlets')),
  product: key(idOf('products')),
  kwitansi: number,
  complimentary: number,
  voided: number,
  units: number,
  rupiah: number,
})

/**
 * By outlet and product. A kwitansi is one outlet's, so these add up over outlets. Looks at every line of the days asked
 * for (of an occasion, at its own): for what the tallies do not know.
 */
export async function productCounts(sql: Sql, reading: Reading): Promise<ProductCount[]> {
  if (reading.outlets.length === 0) return []
  const { text, values } = where(reading)
  const rows = await sql.all(
    `SELECT outlet, product, ${COUNTS} FROM counted_lines WHERE ${text} GROUP BY outlet, product`,
    values,
  )
  return PRODUCT_COUNT.each(rows)
}

/** What is distinct, of whatever is counted together. */
const COUNTS = `COUNT(DISTINCT CASE WHEN voided = 0 AND terms <> 'complimentary' THEN number END) AS kwitansi,
  COUNT(DISTINCT CASE WHEN voided = 0 AND terms = 'complimentary' THEN number END) AS complimentary,
  COUNT(DISTINCT CASE WHEN voided = 1 THEN number END) AS voided,
  SUM(CASE WHEN voided = 0 AND terms <> 'complimentary' THEN quantity ELSE 0 END) AS units,
  SUM(CASE WHEN voided = 0 THEN amount ELSE 0 END) AS rupiah`

/** By outlet, of several products that are counted as the first of them: a kwitansi with two of them is one. */
export async function jointCounts(sql: Sql, reading: Reading, family: Family): Promise<ProductCount[]> {
  if (reading.outlets.length === 0) return []
  const { text, values } = where(reading)
  const rows = await sql.all(
    `SELECT outlet, CAST(? AS TEXT) AS product, ${COUNTS}
     FROM counted_lines WHERE ${text} AND product IN (${family.map(() => '?').join(', ')}) GROUP BY outlet`,
    [family[0], ...values, ...family],
  )
  return PRODUCT_COUNT.each(rows)
}

export type OutletCount = Pick<ProductCount, 'outlet' | 'kwitansi' | 'voided'>

const OUTLET_COUNT = answer('counted_lines', {
  outlet: key(idOf('outlets')),
  kwitansi: number,
  voided: number,
})

/** Distinct kwitansi by outlet that have any of the products in them. Looks at every line of the days asked for. */
export async function outletCounts(
  sql: Sql,
  reading: Reading,
  products: readonly ProductId[],
): Promise<OutletCount[]> {
  if (reading.outlets.length === 0 || products.length === 0) return []
  const { text, values } = where(reading)
  const rows = await sql.all(
    `SELECT outlet,
       COUNT(DISTINCT CASE WHEN voided = 0 THEN number END) AS kwitansi,
       COUNT(DISTINCT CASE WHEN voided = 1 THEN number END) AS voided
     FROM counted_lines WHERE ${text} AND product IN (${products.map(() => '?').join(', ')}) GROUP BY outlet`,
    [...values, ...products],
  )
  return OUTLET_COUNT.each(rows)
}

/** Occupied rooms × minutes in stock, which are no more than the day has; 0 of what was on offer for nothing. */
const EXPOSURE_COUNT = answer('counted_exposure', {
  outlet: key(idOf('outlets')),
  product: key(idOf('products')),
  roomMinutes: number,
})
export type ExposureCount = ReadBy<typeof EXPOSURE_COUNT>

/** By outlet and product. A gift's exposure counts where gifts are asked for. */
export async function exposureCounts(
  sql: Sql,
  reading: Omit<Reading, 'occasion'>,
  dayMinutes: number,
): Promise<ExposureCount[]> {
  if (reading.outlets.length === 0) return []
  const { text, values } = outletsAndDays(reading)
  const gift = reading.terms === 'complimentary' ? '' : `WHEN terms = 'complimentary' THEN 0`
  const rows = await sql.all(
    `SELECT outlet, product, SUM(occupied * CASE ${gift}
       WHEN in_stock_minutes < ? THEN in_stock_minutes ELSE ? END) AS "roomMinutes"
     FROM counted_exposure WHERE ${text} GROUP BY outlet, product`,
    [dayMinutes, dayMinutes, ...values],
  )
  return EXPOSURE_COUNT.each(rows)
}

export type Brought = Pick<CountedLine, 'product' | 'terms' | 'quantity'>
const BROUGHT = record('counted_lines', 'product', 'terms', 'quantity')

/** Pieces that were brought from that day on and not taken back, by product and terms. */
export async function broughtSince(sql: Sql, outlet: OutletId, day: string): Promise<Brought[]> {
  const rows = await sql.all(
    `SELECT product, terms, SUM(quantity) AS quantity FROM counted_lines
     WHERE outlet = ? AND day >= ? AND voided = 0 GROUP BY product, terms`,
    [outlet, day],
  )
  return BROUGHT.all(rows)
}
