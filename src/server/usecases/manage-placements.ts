/** The manager's shelf: price, rack, on or off; goods in and out by batch. */
import type { ManagedPlacement } from '../../contract/manage.ts'
import type { Outlet } from '../../domain/outlet.ts'
import { priceFits } from '../../domain/placement.ts'
import type { Seller } from '../../domain/product.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import {
  available,
  firstExpiring,
  type GoodsMovement,
  moveGoods,
  type StockEntry,
} from '../../domain/stock.ts'
import { toTimestamp } from '../../domain/time.ts'
import {
  allPlacements,
  findPlacement,
  type StockedPlacement,
  sellersOf,
  updatePlacement,
} from '../storage/statements/placements.ts'
import { bestBeforeOf, stockCard } from '../storage/statements/stock-ledger.ts'
import type { Sql } from '../storage/storage.ts'
import { picturePath } from './read-menu.ts'
import { loadShelf, noteChanges, renewMenu } from './shelf.ts'
import { type Clerk, today, type World } from './world.ts'

const STOCK_CARD_ROWS = 200

export async function readManagedPlacements(world: World, outlet: Outlet): Promise<ManagedPlacement[]> {
  const day = today(outlet, world.clock.now())
  return world.storage.read(async sql => {
    const sellers = await sellersOf(sql, outlet.slug)
    return (await allPlacements(sql, outlet.slug)).map(stocked => toManaged(stocked, sellers, day))
  })
}

export async function changePlacement(
  world: World,
  { outlet }: Clerk,
  id: string,
  change: {
    readonly price?: number | undefined
    readonly on?: boolean | undefined
    readonly rack?: string | undefined
  },
): Promise<Result<ManagedPlacement, 'unknown-placement' | 'invalid'>> {
  return world.storage.write(outlet.slug, async sql => {
    const stocked = await findPlacement(sql, outlet.slug, id)
    if (stocked === null) return refuse('unknown-placement')
    const { placement } = stocked
    const price = change.price ?? placement.price
    if (!priceFits(placement.terms, price)) {
      return refuse('invalid', { pointer: '/price', reason: 'complimentary is free, and nothing else is' })
    }
    const next = { ...placement, price, on: change.on ?? placement.on, rack: change.rack ?? placement.rack }
    await updatePlacement(sql, next)
    await noteChanges(sql, outlet, [{ ...stocked, placement: next }], world.clock.now())
    await renewMenu(sql, outlet)
    return ok(await managed(sql, world, outlet, id))
  })
}

export async function recordGoods(
  world: World,
  { outlet, staff }: Clerk,
  id: string,
  goods: {
    readonly kind: GoodsMovement
    readonly batch: string
    readonly quantity: number
    readonly bestBefore?: string | null | undefined
    readonly note?: string | undefined
  },
): Promise<Result<ManagedPlacement, 'unknown-placement' | 'stock-short' | 'invalid'>> {
  return world.storage.write(outlet.slug, async sql => {
    const shelf = await loadShelf(sql, outlet, [id])
    const stocked = shelf.placements.get(id)
    if (stocked === undefined) return refuse('unknown-placement')
    const known = await bestBeforeOf(sql, outlet.slug, id, goods.batch)
    if (known !== undefined && goods.bestBefore != null && known !== goods.bestBefore) {
      return refuse('invalid', { pointer: '/bestBefore', reason: `batch ${goods.batch} has ${known}` })
    }
    const moved = moveGoods(stocked.stock, goods)
    if (!moved.ok) return moved
    const nowMs = world.clock.now()
    shelf.move(id, moved.value, {
      at: toTimestamp(nowMs),
      order: null,
      by: staff,
      note: goods.note ?? null,
      bestBefore: known ?? goods.bestBefore ?? null,
    })
    await shelf.save(sql, nowMs)
    return ok(await managed(sql, world, outlet, id))
  })
}

export async function readStockCard(
  world: World,
  outlet: Outlet,
  id: string,
): Promise<Result<StockEntry[], 'unknown-placement'>> {
  return world.storage.read(async sql => {
    if ((await findPlacement(sql, outlet.slug, id)) === null) return refuse('unknown-placement')
    return ok(await stockCard(sql, outlet.slug, id, STOCK_CARD_ROWS))
  })
}

async function managed(sql: Sql, world: World, outlet: Outlet, id: string): Promise<ManagedPlacement> {
  const stocked = await findPlacement(sql, outlet.slug, id)
  if (stocked === null) throw new Error(`placement gone: ${id}`)
  return toManaged(stocked, await sellersOf(sql, outlet.slug), today(outlet, world.clock.now()))
}

function toManaged(
  { placement, product, stock }: StockedPlacement,
  sellers: ReadonlyMap<string, Seller>,
  day: string,
): ManagedPlacement {
  return {
    id: placement.id,
    name: product.name,
    seller: { slug: product.seller, name: sellers.get(product.seller)?.name ?? product.seller },
    category: product.category,
    picture: picturePath(product),
    terms: placement.terms,
    price: placement.price,
    rack: placement.rack,
    on: placement.on,
    available: available(stock, day),
    reserved: stock.reserved,
    batches: firstExpiring(stock.batches)
      .filter(batch => batch.onHand > 0)
      .map(batch => ({ ...batch })),
  }
}
