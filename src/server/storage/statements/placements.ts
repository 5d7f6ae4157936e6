/** Placements with their product, their stock by batch and what they last showed. */
import type { Placement, Terms } from '../../../domain/placement.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import type { Batch, StockLevel } from '../../../domain/stock.ts'
import type { Sql, SqlValue, Transaction } from '../storage.ts'
import { parser } from './parsed.ts'
import { listOf } from './rows.ts'

interface PlacementRow {
  outlet: string
  placement: string
  product: string
  terms: Terms
  price: number
  rack: string
  is_on: number
  from_date: string | null
  to_date: string | null
  position: number
  reserved: number
  last_entry: number
  product_body: string
  shown: number | null
}

/** What a placement shows to guests. */
export interface Shown {
  readonly live: boolean
  readonly inStock: boolean
}

/** A placement with its product and its stock: all that pricing, selling and showing it needs. */
export interface StockedPlacement {
  readonly placement: Placement
  readonly product: Product
  readonly stock: StockLevel
  /** The number of its last row in the stock ledger; 0 before the first. */
  readonly lastEntry: number
  /** By the last change that was written; `null` for one never shown. */
  readonly shown: Shown | null
}

export async function addPlacement(sql: Transaction, placement: Placement): Promise<void> {
  await sql.run(
    `INSERT INTO placements (outlet, placement, product, terms, price, rack, is_on, from_date, to_date, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      placement.outlet,
      placement.id,
      placement.product,
      placement.terms,
      placement.price,
      placement.rack,
      placement.on ? 1 : 0,
      placement.from,
      placement.to,
      placement.position,
    ],
  )
}

const SELECT_PLACEMENTS = `SELECT p.outlet, p.placement, p.product, p.terms, p.price, p.rack, p.is_on, p.from_date,
  p.to_date, p.position, p.reserved, p.last_entry, r.body AS product_body,
  (SELECT s.live * 2 + s.in_stock FROM showings s WHERE s.outlet = p.outlet AND s.placement = p.placement
   ORDER BY s.at DESC LIMIT 1) AS shown
  FROM placements p JOIN products r ON r.product = p.product WHERE p.outlet = ?`

function toStocked(row: PlacementRow, batches: readonly Batch[]): StockedPlacement {
  return {
    placement: {
      outlet: row.outlet,
      id: row.placement,
      product: row.product,
      terms: row.terms,
      price: row.price,
      rack: row.rack,
      on: row.is_on === 1,
      from: row.from_date,
      to: row.to_date,
      position: row.position,
    },
    product: toProduct(row.product_body),
    stock: { batches, reserved: row.reserved },
    lastEntry: row.last_entry,
    shown: row.shown === null ? null : { live: row.shown >= 2, inStock: row.shown % 2 === 1 },
  }
}

const toProduct = parser<Product>()

/** Those of the ids that the outlet has, with the goods on hand. */
export async function findPlacements(
  sql: Sql,
  outlet: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StockedPlacement>> {
  if (ids.length === 0) return new Map()
  const { marks, values } = listOf(ids)
  const [rows, batches] = await Promise.all([
    sql.all<PlacementRow>(`${SELECT_PLACEMENTS} AND p.placement IN (${marks})`, [outlet, ...values]),
    batchesOf(sql, outlet, ` AND placement IN (${marks})`, values),
  ])
  return new Map(rows.map(row => [row.placement, toStocked(row, batches.get(row.placement) ?? [])]))
}

/** One placement; `null` when the outlet has none of that id. */
export async function findPlacement(sql: Sql, outlet: string, id: string): Promise<StockedPlacement | null> {
  return (await findPlacements(sql, outlet, [id])).get(id) ?? null
}

/** Batches with goods on hand, by placement. */
async function batchesOf(
  sql: Sql,
  outlet: string,
  where = '',
  values: readonly SqlValue[] = [],
): Promise<Map<string, Batch[]>> {
  const rows = await sql.all<Batch & { placement: string }>(
    `SELECT placement, batch, best_before AS "bestBefore", on_hand AS "onHand" FROM batches
     WHERE outlet = ? AND on_hand > 0${where}`,
    [outlet, ...values],
  )
  const byPlacement = new Map<string, Batch[]>()
  for (const { placement, ...batch } of rows) {
    const known = byPlacement.get(placement)
    if (known === undefined) byPlacement.set(placement, [batch])
    else known.push(batch)
  }
  return byPlacement
}

/** All of an outlet's placements in the order of its shelves. */
export async function allPlacements(sql: Sql, outlet: string): Promise<StockedPlacement[]> {
  const [rows, batches] = await Promise.all([
    sql.all<PlacementRow>(`${SELECT_PLACEMENTS} ORDER BY p.position, p.placement`, [outlet]),
    batchesOf(sql, outlet),
  ])
  return rows.map(row => toStocked(row, batches.get(row.placement) ?? []))
}

export async function sellersOf(sql: Sql, outlet: string): Promise<Map<string, Seller>> {
  const rows = await sql.all<{ body: string }>(
    `SELECT body FROM sellers WHERE seller IN
       (SELECT r.seller FROM placements p JOIN products r ON r.product = p.product WHERE p.outlet = ?)`,
    [outlet],
  )
  return new Map(rows.map(row => JSON.parse(row.body) as Seller).map(seller => [seller.slug, seller]))
}

export async function updatePlacement(
  sql: Transaction,
  placement: Pick<Placement, 'outlet' | 'id' | 'price' | 'rack' | 'on'>,
): Promise<void> {
  await sql.run('UPDATE placements SET price = ?, rack = ?, is_on = ? WHERE outlet = ? AND placement = ?', [
    placement.price,
    placement.rack,
    placement.on ? 1 : 0,
    placement.outlet,
    placement.id,
  ])
}
