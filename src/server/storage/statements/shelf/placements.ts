/** Placements with their product, their stock by batch and what they last showed. */
import type { OutletId, PlacementId, ProductId, SellerId } from '../../../../domain/ids.ts'
import type { Placement } from '../../../../domain/placement.ts'
import type { Product, Seller } from '../../../../domain/product.ts'
import type { Batch, StockLevel } from '../../../../domain/stock.ts'
import { productBodies } from '../../bodies.ts'
import { idOf, key, nullable, number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, SqlValue, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { SELLER, toSeller } from '../city/register.ts'
import { insertRows, listOf, partOf } from '../rows.ts'
import { partColumns, partIn, saveTerms } from './agreed-terms.ts'

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
  'is_pinned',
  'share',
  'sum',
  'next_from',
  'next_price',
  'next_share',
  'next_sum',
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

/** What of it may change, as columns. */
const CHANGING = `price, rack, is_on, from_date, to_date, position, is_pinned, share, sum,
  next_from, next_price, next_share, next_sum`

function changing(placement: Placement): SqlValue[] {
  const { next } = placement
  return [
    placement.price,
    placement.rack,
    placement.on ? 1 : 0,
    placement.from,
    placement.to,
    placement.position,
    placement.isPinned ? 1 : 0,
    ...partColumns(placement.part),
    next?.from ?? null,
    next?.price ?? null,
    ...partColumns(next?.part ?? null),
  ]
}

/** With what was agreed from then on; from the beginning, where nobody says since when. */
export async function addPlacement(sql: Transaction, placement: Placement, fromMs = 0): Promise<void> {
  const { outlet, id, product, terms } = placement
  await insertRows(sql, `placements (outlet, placement, product, terms, ${CHANGING})`, [
    [outlet, id, product, terms, ...changing(placement)],
  ])
  await saveTerms(sql, placement, { ...placement, fromMs })
}

const SELECT_PLACEMENTS = `SELECT ${PLACEMENT.of('p')}, ${PRODUCT.of('r')},
  (SELECT s.live * 2 + s.in_stock FROM showings s WHERE s.outlet = p.outlet AND s.placement = p.placement
   ORDER BY s.at DESC LIMIT 1) AS shown
  FROM placements p JOIN products r ON r.product = p.product WHERE p.outlet = ?`

const toStocked =
  (batches: ReadonlyMap<PlacementId, readonly Batch[]>) =>
  (row: Fields): StockedPlacement => {
    const { outlet, placement: id, product, terms, price, rack, position, ...rest } = PLACEMENT.read(row)
    const { isOn, fromDate, toDate, reserved, lastEntry, isPinned, nextFrom, nextPrice } = rest
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
        isPinned: isPinned === 1,
        position,
        part: partIn(rest.share, rest.sum),
        next:
          nextFrom === null || nextPrice === null
            ? null
            : { from: nextFrom, price: nextPrice, part: partIn(rest.nextShare, rest.nextSum) },
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

const NAMED = record('placements', 'placement', 'product')

/** Those whose product has that in its name, in any language. */
export async function placementsNamed(sql: Sql, outlet: OutletId, text: string): Promise<PlacementId[]> {
  // Much else stands in a body: what is found there is looked at once more.
  const rows = await sql.all(
    `SELECT ${NAMED.of('p')}, ${PRODUCT.of('d')} FROM placements p JOIN products d ON d.product = p.product
     WHERE p.outlet = ? AND LOWER(d.body) LIKE ? ESCAPE '!' ORDER BY p.placement`,
    [outlet, partOf(text)],
  )
  const named = listed(rows, row => {
    const { placement, product } = NAMED.read(row)
    return { placement, name: productBodies.read(PRODUCT.read(row).body, 'products', product).name }
  })
  const isNamed = (name: string) => name.toLowerCase().includes(text.toLowerCase())
  return named.read.filter(({ name }) => Object.values(name).some(isNamed)).map(({ placement }) => placement)
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
    sql.all(`${SELECT_PLACEMENTS} ORDER BY p.is_pinned DESC, p.position, p.placement`, [outlet]),
    batchesOf(sql, outlet),
  ])
  return listed(rows, toStocked(batches)).read
}

const PLACE = record('placements', 'outlet')

/** Where one of these products has a place, on or off. */
export async function outletsShowing(sql: Sql, products: readonly ProductId[]): Promise<OutletId[]> {
  const { marks, values } = listOf(products)
  const rows = await sql.all(
    `SELECT DISTINCT ${PLACE.columns} FROM placements WHERE product IN (${marks}) ORDER BY outlet`,
    values,
  )
  return PLACE.all(rows).map(({ outlet }) => outlet)
}

const PLACES = answer('placements', { product: idOf('products'), outlets: number })

/** At how many outlets each product has a place. */
export async function placesOfProducts(sql: Sql): Promise<ReadonlyMap<ProductId, number>> {
  const rows = await sql.all(
    'SELECT product, COUNT(DISTINCT outlet) AS outlets FROM placements GROUP BY product',
  )
  return new Map(PLACES.all(rows).map(({ product, outlets }) => [product, outlets]))
}

const PRODUCTS = answer('placements', { outlet: key(idOf('outlets')), products: number })

/** How many products each outlet has a place for. */
export async function placesOfOutlets(sql: Sql): Promise<ReadonlyMap<OutletId, number>> {
  const rows = await sql.all(
    'SELECT outlet, COUNT(DISTINCT product) AS products FROM placements GROUP BY outlet',
  )
  return new Map(PRODUCTS.all(rows).map(({ outlet, products }) => [outlet, products]))
}

export async function sellersOf(sql: Sql, outlet: OutletId): Promise<Map<SellerId, Seller>> {
  const rows = await sql.all(
    `SELECT ${SELLER.columns} FROM sellers WHERE seller IN
       (SELECT r.seller FROM placements p JOIN products r ON r.product = p.product WHERE p.outlet = ?)`,
    [outlet],
  )
  return new Map(listed(rows, toSeller).read.map(seller => [seller.slug, seller]))
}

export async function updatePlacement(sql: Transaction, placement: Placement): Promise<void> {
  await sql.run(
    `UPDATE placements SET (${CHANGING}) = (${changing(placement).fill('?').join(', ')}) WHERE outlet = ? AND placement = ?`,
    [...changing(placement), placement.outlet, placement.id],
  )
}

/** Before another stands first. */
export async function unpinAll(sql: Transaction, outlet: OutletId): Promise<void> {
  await sql.run('UPDATE placements SET is_pinned = 0 WHERE outlet = ? AND is_pinned = 1', [outlet])
}

/** The order of the shelf, as the ids stand. */
export async function orderPlacements(
  sql: Transaction,
  outlet: OutletId,
  ids: readonly PlacementId[],
): Promise<void> {
  sql.send(
    `UPDATE placements SET position = change.column1 FROM ({rows}) AS change
     WHERE outlet = change.column2 AND placement = change.column3`,
    ids.map((id, position) => [position, outlet, id]),
    'UPDATE placements SET position = ? WHERE outlet = ? AND placement = ?',
  )
}

const PLACED = record('placements', 'product', 'terms', 'to_date')

/** What stands here on which terms, and until when. */
export async function placedProducts(
  sql: Sql,
  outlet: OutletId,
): Promise<Pick<Placement, 'product' | 'terms' | 'to'>[]> {
  const rows = await sql.all(`SELECT ${PLACED.columns} FROM placements WHERE outlet = ?`, [outlet])
  return PLACED.all(rows).map(({ product, terms, toDate }) => ({ product, terms, to: toDate }))
}
