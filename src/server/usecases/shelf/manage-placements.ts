/** The manager's shelf: price, rack, on or off; goods in and out by batch. */
import type { ManagedPlacement } from '../../../contract/manage.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { BatchName, PlacementId, SellerId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { type Placement, priceFits } from '../../../domain/placement.ts'
import type { Seller } from '../../../domain/product.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import {
  available,
  firstExpiring,
  type GoodsMovement,
  moveGoods,
  type StockEntry,
} from '../../../domain/stock.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { addAct, type Done } from '../../storage/statements/acts/acts.ts'
import {
  allPlacements,
  findPlacement,
  type StockedPlacement,
  sellersOf,
  updatePlacement,
} from '../../storage/statements/shelf/placements.ts'
import { bestBeforeOf, stockCard } from '../../storage/statements/shelf/stock-ledger.ts'
import type { Sql } from '../../storage/storage.ts'
import { today, type World } from '../world.ts'
import { picturePath } from './read-menu.ts'
import { loadShelf, noteChanges, renewMenu } from './shelf.ts'

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
  manager: ActorOf<'manager'>,
  id: PlacementId,
  change: {
    readonly price?: number | undefined
    readonly on?: boolean | undefined
    readonly rack?: string | undefined
  },
): Promise<Result<ManagedPlacement, 'unknown-placement' | 'invalid'>> {
  const { outlet } = manager
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
    const nowMs = world.clock.now()
    await noteChanges(sql, outlet, [{ ...stocked, placement: next }], nowMs)
    await renewMenu(sql, outlet)
    const changed = changedOf(placement, next)
    if (Object.keys(changed).length > 0)
      await addAct(sql, outlet.slug, { actor: manager, what: 'change-placement', on: id, changed }, nowMs)
    return ok(await managed(sql, world, outlet, id))
  })
}

/** What of it is another now; a price that was set again to what it was is none. */
function changedOf(from: Placement, to: Placement): (Done & { what: 'change-placement' })['changed'] {
  return {
    ...(from.price === to.price ? {} : { price: { from: from.price, to: to.price } }),
    ...(from.on === to.on ? {} : { on: { from: from.on, to: to.on } }),
    ...(from.rack === to.rack ? {} : { rack: { from: from.rack, to: to.rack } }),
  }
}

export async function recordGoods(
  world: World,
  manager: ActorOf<'manager'>,
  id: PlacementId,
  goods: {
    readonly kind: GoodsMovement
    readonly batch: BatchName
    readonly quantity: number
    readonly bestBefore?: string | null | undefined
    readonly note?: string | undefined
  },
): Promise<Result<ManagedPlacement, 'unknown-placement' | 'stock-short' | 'invalid'>> {
  const { outlet, staff } = manager
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
    const changed = { kind: goods.kind, batch: goods.batch, quantity: goods.quantity }
    await addAct(sql, outlet.slug, { actor: manager, what: 'move-goods', on: id, changed }, nowMs)
    return ok(await managed(sql, world, outlet, id))
  })
}

export async function readStockCard(
  world: World,
  outlet: Outlet,
  id: PlacementId,
): Promise<Result<StockEntry[], 'unknown-placement'>> {
  return world.storage.read(async sql => {
    if ((await findPlacement(sql, outlet.slug, id)) === null) return refuse('unknown-placement')
    return ok(await stockCard(sql, outlet.slug, id, STOCK_CARD_ROWS))
  })
}

async function managed(sql: Sql, world: World, outlet: Outlet, id: PlacementId): Promise<ManagedPlacement> {
  const stocked = await findPlacement(sql, outlet.slug, id)
  if (stocked === null) throw new Error(`placement gone: ${id}`)
  return toManaged(stocked, await sellersOf(sql, outlet.slug), today(outlet, world.clock.now()))
}

function toManaged(
  { placement, product, stock }: StockedPlacement,
  sellers: ReadonlyMap<SellerId, Seller>,
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
