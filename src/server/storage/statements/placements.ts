/** Placements with their product and seller, their stock by batch, the stock ledger and what was shown when. */
import type { Placement, Terms } from '../../../domain/placement.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import type { Batch, Movement, StockEntry, StockLevel } from '../../../domain/stock.ts'
import { MOVEMENT_EFFECTS } from '../../../domain/stock.ts'
import { toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import type { Sql, Transaction } from '../storage.ts'
import { nextNumber } from './counters.ts'

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
  product_body: string
}

/** A placement with its product and its stock: all that pricing, selling and showing it needs. */
export interface StockedPlacement {
  readonly placement: Placement
  readonly product: Product
  readonly stock: StockLevel
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
  p.to_date, p.position, p.reserved, r.body AS product_body
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
  }
}

/** Products parsed, by their text: a register is small and seldom changes. */
const parsed = new Map<string, Product>()
const PARSED_MAX = 5_000

function toProduct(body: string): Product {
  const known = parsed.get(body)
  if (known !== undefined) return known
  const product = JSON.parse(body) as Product
  if (parsed.size >= PARSED_MAX) parsed.clear()
  parsed.set(body, product)
  return product
}

/** Those of the ids that the outlet has, with the goods on hand. */
export async function findPlacements(
  sql: Sql,
  outlet: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StockedPlacement>> {
  if (ids.length === 0) return new Map()
  const marks = ids.map(() => '?').join(', ')
  const rows = await sql.all<PlacementRow>(`${SELECT_PLACEMENTS} AND p.placement IN (${marks})`, [
    outlet,
    ...ids,
  ])
  const batches = await batchesOf(sql, outlet, ` AND placement IN (${marks})`, ids)
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
  values: readonly string[] = [],
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

/** All of an outlet's placements in the order of its shelves. */
export async function allPlacements(sql: Sql, outlet: string): Promise<StockedPlacement[]> {
  const rows = await sql.all<PlacementRow>(`${SELECT_PLACEMENTS} ORDER BY p.position, p.placement`, [outlet])
  const batches = await batchesOf(sql, outlet)
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

/** What a ledger row says beside its movement; a new batch takes its best-before from here. */
export type MovementEntry = Omit<StockEntry, keyof Movement> & { readonly bestBefore?: string | null }

/** Writes movements into the ledger and carries them over to batches and reservation, in one go. */
export async function recordMovements(
  sql: Transaction,
  outlet: string,
  movements: readonly Movement[],
  entry: MovementEntry,
): Promise<void> {
  for (const { kind, batch, quantity } of movements) {
    const seq = await nextNumber(sql, outlet, 'stock')
    await sql.run(
      `INSERT INTO stock_entries (outlet, seq, placement, kind, batch, quantity, at, order_id, made_by, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        outlet,
        seq,
        entry.placement,
        kind,
        batch,
        quantity,
        toMilliseconds(entry.at),
        entry.order,
        entry.by,
        entry.note,
      ],
    )
    const effect = MOVEMENT_EFFECTS[kind]
    if (effect.reserved !== 0) {
      await sql.run('UPDATE placements SET reserved = reserved + ? WHERE outlet = ? AND placement = ?', [
        effect.reserved * quantity,
        outlet,
        entry.placement,
      ])
    }
    if (batch !== null) {
      await sql.run(
        `INSERT INTO batches (outlet, placement, batch, best_before, on_hand) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (outlet, placement, batch) DO UPDATE SET on_hand = batches.on_hand + excluded.on_hand`,
        [outlet, entry.placement, batch, entry.bestBefore ?? null, effect.onHand * quantity],
      )
    }
  }
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

export interface ShowingRow {
  readonly placement: string
  readonly at: number
  readonly live: boolean
  readonly inStock: boolean
}

/** What each placement shows now, by the last change; `undefined` for one never shown. */
export async function lastShowing(
  sql: Sql,
  outlet: string,
  placement: string,
): Promise<ShowingRow | undefined> {
  const row = await sql.get<{ placement: string; at: number; live: number; in_stock: number }>(
    `SELECT placement, at, live, in_stock FROM showings WHERE outlet = ? AND placement = ?
     ORDER BY at DESC LIMIT 1`,
    [outlet, placement],
  )
  return row === undefined ? undefined : toShowing(row)
}

export async function addShowing(sql: Transaction, outlet: string, showing: ShowingRow): Promise<void> {
  await sql.run(
    `INSERT INTO showings (outlet, placement, at, live, in_stock) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (outlet, placement, at) DO UPDATE SET live = excluded.live, in_stock = excluded.in_stock`,
    [outlet, showing.placement, showing.at, showing.live ? 1 : 0, showing.inStock ? 1 : 0],
  )
}

/** Changes within a span, and before them the one that says how it began; by placement, in order of time. */
export async function showingsIn(
  sql: Sql,
  outlet: string,
  fromMs: number,
  toMs: number,
): Promise<ShowingRow[]> {
  const rows = await sql.all<{ placement: string; at: number; live: number; in_stock: number }>(
    `SELECT placement, at, live, in_stock FROM showings s
     WHERE outlet = ? AND at < ? AND at >= COALESCE(
       (SELECT MAX(at) FROM showings e WHERE e.outlet = s.outlet AND e.placement = s.placement AND e.at <= ?), 0)
     ORDER BY placement, at`,
    [outlet, toMs, fromMs],
  )
  return rows.map(toShowing)
}

function toShowing(row: { placement: string; at: number; live: number; in_stock: number }): ShowingRow {
  return { placement: row.placement, at: row.at, live: row.live === 1, inStock: row.in_stock === 1 }
}
