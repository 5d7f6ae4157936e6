/** Placements with their product, their stock by batch and what they last showed. */
import type { OutletId, PlacementId, SellerId } from '../../../../domain/ids.ts'
import type { Placement } from '../../../../domain/placement.ts'
import type { Product, Seller } from '../../../../domain/product.ts'
import type { Batch, StockLevel } from '../../../../domain/stock.ts'
import { productBodies } from '../../bodies.ts'
import { nullable, number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, SqlValue, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { SELLER, toSeller } from '../city/register.ts'
import { listOf } from '../rows.ts'

const PLACEMENT = record(
  'placements',
  'outlet',
  'placement',
  'product',
  'terms',
  'price',
  'rack',
  'is_on',
  'from_date',
  'to_date',
  'position',
  'reserved',
  'last_entry',
)
const PRODUCT = record('products', 'body')
const BATCH = record('batches', 'placement', 'batch', 'best_before', 'on_hand')

/** `shown`: what it shows, twice whether it is live, and once whether it is in stock. */
const SHOWN = answer('showings', { shown: nullable(number) })

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
  readonly lastEntry: RecordOf<'placements'>['lastEntry']
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

const SELECT_PLACEMENTS = `SELECT ${PLACEMENT.of('p')}, ${PRODUCT.of('r')},
  (SELECT s.live * 2 + s.in_stock FROM showings s WHERE s.outlet = p.outlet AND s.placement = p.placement
   ORDER BY s.at DESC LIMIT 1) AS shown
  FROM placements p JOIN products r ON r.product = p.product WHERE p.outlet = ?`

const toStocked =
  (batches: ReadonlyMap<PlacementId, readonly Batch[]>) =>
  (row: Fields): StockedPlacement => {
    const { outlet, placement: id, product, terms, price, rack, position, ...rest } = PLACEMENT.read(row)
    const { isOn, fromDate, toDate, reserved, lastEntry } = rest
    const { shown } = SHOWN.read(row)
    return {
      placement: {
        outlet,
        id,
        product,
        terms,
        price,
        rack,
        on: isOn === 1,
        from: fromDate,
        to: toDate,
        position,
      },
      product: productBodies.read(PRODUCT.read(row).body, 'products', product),
      stock: { batches: batches.get(id) ?? [], reserved },
      lastEntry,
      shown: shown === null ? null : { live: shown >= 2, inStock: shown % 2 === 1 },
    }
  }

/** Those of the ids that the outlet has, with the goods on hand. */
export async function findPlacements(
  sql: Sql,
  outlet: OutletId,
  ids: readonly PlacementId[],
): Promise<ReadonlyMap<PlacementId, StockedPlacement>> {
  if (ids.length === 0) return new Map()
  const { marks, values } = listOf(ids)
  const [rows, batches] = await Promise.all([
    sql.all(`${SELECT_PLACEMENTS} AND p.placement IN (${marks})`, [outlet, ...values]),
    batchesOf(sql, outlet, ` AND placement IN (${marks})`, values),
  ])
  return new Map(listed(rows, toStocked(batches)).read.map(stocked => [stocked.placement.id, stocked]))
}

/** One placement; `null` when the outlet has none of that id. */
export async function findPlacement(
  sql: Sql,
  outlet: OutletId,
  id: PlacementId,
): Promise<StockedPlacement | null> {
  return (await findPlacements(sql, outlet, [id])).get(id) ?? null
}

/** Batches with goods on hand, by placement. */
async function batchesOf(
  sql: Sql,
  outlet: OutletId,
  where = '',
  values: readonly SqlValue[] = [],
): Promise<Map<PlacementId, Batch[]>> {
  const rows = await sql.all(
    `SELECT ${BATCH.columns} FROM batches
     WHERE outlet = ? AND on_hand > 0${where}`,
    [outlet, ...values],
  )
  const byPlacement = new Map<PlacementId, Batch[]>()
  for (const { placement, ...batch } of BATCH.all(rows)) {
    const known = byPlacement.get(placement)
    if (known === undefined) byPlacement.set(placement, [batch])
    else known.push(batch)
  }
  return byPlacement
}

/** All of an outlet's placements in the order of its shelves. */
export async function allPlacements(sql: Sql, outlet: OutletId): Promise<StockedPlacement[]> {
  const [rows, batches] = await Promise.all([
    sql.all(`${SELECT_PLACEMENTS} ORDER BY p.position, p.placement`, [outlet]),
    batchesOf(sql, outlet),
  ])
  return listed(rows, toStocked(batches)).read
}

export async function sellersOf(sql: Sql, outlet: OutletId): Promise<Map<SellerId, Seller>> {
  const rows = await sql.all(
    `SELECT ${SELLER.columns} FROM sellers WHERE seller IN
       (SELECT r.seller FROM placements p JOIN products r ON r.product = p.product WHERE p.outlet = ?)`,
    [outlet],
  )
  return new Map(listed(rows, toSeller).read.map(seller => [seller.slug, seller]))
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
