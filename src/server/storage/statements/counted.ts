/** What the counting reader has made of the log: lines and exposure by business day, and its cursor. */
import type { Terms } from '../../../domain/placement.ts'
import type { Sql, SqlValue, Transaction } from '../storage.ts'

/** The number of the last entry counted, 0 before the first. */
export async function countedUpTo(sql: Sql, outlet: string): Promise<number> {
  const row = await sql.get<{ number: number }>('SELECT number FROM counted_cursors WHERE outlet = ?', [
    outlet,
  ])
  return row?.number ?? 0
}

/** Documents of the outlet that are not counted yet, in one question. */
export async function hasUncounted(sql: Sql, outlet: string): Promise<boolean> {
  const row = await sql.get<{ n: number }>(
    `SELECT COUNT(*) AS n FROM counters c WHERE c.outlet = ? AND c.name = 'document' AND c.value >
       COALESCE((SELECT number FROM counted_cursors d WHERE d.outlet = c.outlet), 0)`,
    [outlet],
  )
  return row?.n === 1
}

export async function moveCursor(sql: Transaction, outlet: string, number: number): Promise<void> {
  await sql.run(
    `INSERT INTO counted_cursors (outlet, number) VALUES (?, ?)
     ON CONFLICT (outlet) DO UPDATE SET number = excluded.number`,
    [outlet, number],
  )
}

export async function clearCounts(sql: Transaction, outlet: string): Promise<void> {
  for (const table of ['counted_lines', 'counted_exposure', 'counted_cursors']) {
    await sql.run(`DELETE FROM ${table} WHERE outlet = ?`, [outlet])
  }
}

export interface CountedLine {
  readonly number: number
  readonly line: number
  readonly day: string
  readonly product: string
  readonly seller: string
  readonly terms: Terms
  readonly quantity: number
  readonly amount: number
  readonly occasion: string | null
}

export async function addLine(sql: Transaction, outlet: string, line: CountedLine): Promise<void> {
  await sql.run(
    `INSERT INTO counted_lines (outlet, number, line, day, product, seller, terms, quantity, amount, occasion, voided)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    [
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
    ],
  )
}

export async function voidLines(sql: Transaction, outlet: string, number: number): Promise<void> {
  await sql.run('UPDATE counted_lines SET voided = 1 WHERE outlet = ? AND number = ?', [outlet, number])
}

export interface CountedExposure {
  readonly day: string
  readonly product: string
  readonly seller: string
  readonly terms: Terms
  readonly occupied: number
  readonly liveMinutes: number
  readonly inStockMinutes: number
}

/** Forgets what an earlier statement said of a day, before its correction is counted. */
export async function clearExposure(sql: Transaction, outlet: string, day: string): Promise<void> {
  await sql.run('DELETE FROM counted_exposure WHERE outlet = ? AND day = ?', [outlet, day])
}

export async function addExposure(
  sql: Transaction,
  outlet: string,
  exposure: CountedExposure,
): Promise<void> {
  await sql.run(
    `INSERT INTO counted_exposure (outlet, day, product, terms, seller, occupied, live_minutes, in_stock_minutes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      outlet,
      exposure.day,
      exposure.product,
      exposure.terms,
      exposure.seller,
      exposure.occupied,
      exposure.liveMinutes,
      exposure.inStockMinutes,
    ],
  )
}

/** What an evaluation looks at; days are inclusive. */
export interface Reading {
  readonly outlets: readonly string[]
  readonly from: string
  readonly to: string
  readonly terms?: string | undefined
  readonly occasion?: string | undefined
}

function where(reading: Reading, withOccasion: boolean): { text: string; values: SqlValue[] } {
  const marks = reading.outlets.map(() => '?').join(', ')
  const values: SqlValue[] = [...reading.outlets, reading.from, reading.to]
  let text = `outlet IN (${marks}) AND day BETWEEN ? AND ?`
  if (reading.terms !== undefined) {
    text += ' AND terms = ?'
    values.push(reading.terms)
  }
  if (withOccasion && reading.occasion !== undefined) {
    text += ' AND occasion = ?'
    values.push(reading.occasion)
  }
  return { text, values }
}

export interface ProductCount {
  readonly outlet: string
  readonly product: string
  /** Distinct kwitansi with it in them: paid for, given away, voided. */
  readonly kwitansi: number
  readonly complimentary: number
  readonly voided: number
  readonly units: number
  readonly rupiah: number
}

/** By outlet and product. A kwitansi is one outlet's, so these add up over outlets. */
export async function productCounts(sql: Sql, reading: Reading): Promise<ProductCount[]> {
  if (reading.outlets.length === 0) return []
  const { text, values } = where(reading, true)
  return sql.all<ProductCount>(
    `SELECT outlet, product,
       COUNT(DISTINCT CASE WHEN voided = 0 AND terms <> 'complimentary' THEN number END) AS kwitansi,
       COUNT(DISTINCT CASE WHEN voided = 0 AND terms = 'complimentary' THEN number END) AS complimentary,
       COUNT(DISTINCT CASE WHEN voided = 1 THEN number END) AS voided,
       SUM(CASE WHEN voided = 0 AND terms <> 'complimentary' THEN quantity ELSE 0 END) AS units,
       SUM(CASE WHEN voided = 0 THEN amount ELSE 0 END) AS rupiah
     FROM counted_lines WHERE ${text} GROUP BY outlet, product`,
    values,
  )
}

export interface OutletCount {
  readonly outlet: string
  readonly kwitansi: number
  readonly voided: number
}

/** Distinct kwitansi by outlet that have any of the products in them. */
export async function outletCounts(
  sql: Sql,
  reading: Reading,
  products: readonly string[],
): Promise<OutletCount[]> {
  if (reading.outlets.length === 0 || products.length === 0) return []
  const { text, values } = where(reading, true)
  return sql.all<OutletCount>(
    `SELECT outlet,
       COUNT(DISTINCT CASE WHEN voided = 0 THEN number END) AS kwitansi,
       COUNT(DISTINCT CASE WHEN voided = 1 THEN number END) AS voided
     FROM counted_lines WHERE ${text} AND product IN (${products.map(() => '?').join(', ')}) GROUP BY outlet`,
    [...values, ...products],
  )
}

export interface ExposureRow {
  readonly outlet: string
  readonly product: string
  readonly day: string
  readonly terms: Terms
  readonly occupied: number
  readonly inStockMinutes: number
}

export async function exposureRows(sql: Sql, reading: Reading): Promise<ExposureRow[]> {
  if (reading.outlets.length === 0) return []
  const { text, values } = where(reading, false)
  return sql.all<ExposureRow>(
    `SELECT outlet, product, day, terms, occupied, in_stock_minutes AS "inStockMinutes"
     FROM counted_exposure WHERE ${text}`,
    values,
  )
}
