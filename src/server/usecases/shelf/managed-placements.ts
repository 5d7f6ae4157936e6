/** The shelf as its manager sees it: what it costs and what is whose, how long it lasts, and why guests do not see something. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { PlacementId, SellerId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { daysLeft, onDay, PACE_DAYS, type Placement, whyDark } from '../../../domain/placement.ts'
import type { Seller } from '../../../domain/product.ts'
import { available, firstExpiring } from '../../../domain/stock.ts'
import { type DateText, nextDate } from '../../../domain/time.ts'
import { type Brought, broughtSince } from '../../storage/statements/evaluation/counted.ts'
import {
  allPlacements,
  findPlacements,
  type StockedPlacement,
  sellersOf,
} from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import { today, type World } from '../world.ts'
import { picturePath } from './read-menu.ts'

/** What a row of the shelf is told with. */
interface Told {
  readonly day: DateText
  readonly sellers: ReadonlyMap<SellerId, Seller>
  readonly brought: ReadonlyMap<string, number>
}

export async function readManagedPlacements(world: World, outlet: Outlet): Promise<ManagedPlacement[]> {
  return world.storage.read(sql => managedShelf(sql, world, outlet))
}

/** All of it, in its order. */
export async function managedShelf(sql: Sql, world: World, outlet: Outlet): Promise<ManagedPlacement[]> {
  const told = await toldOf(sql, world, outlet)
  return (await allPlacements(sql, outlet.slug)).map(stocked => toManaged(stocked, told))
}

/** Those of the ids, in their order. */
export async function managedPlacements(
  sql: Sql,
  world: World,
  outlet: Outlet,
  ids: readonly PlacementId[],
): Promise<ManagedPlacement[]> {
  const told = await toldOf(sql, world, outlet)
  const found = await findPlacements(sql, outlet.slug, ids)
  return ids.map(id => {
    const stocked = found.get(id)
    if (stocked === undefined) throw new Error(`placement gone: ${id}`)
    return toManaged(stocked, told)
  })
}

export async function managedPlacement(
  sql: Sql,
  world: World,
  outlet: Outlet,
  id: PlacementId,
): Promise<ManagedPlacement> {
  const [managed] = await managedPlacements(sql, world, outlet, [id])
  if (managed === undefined) throw new Error(`placement gone: ${id}`)
  return managed
}

async function toldOf(sql: Sql, world: World, outlet: Outlet): Promise<Told> {
  const day = today(outlet, world.clock.now())
  const rows = await broughtSince(sql, outlet.slug, nextDate(day, -PACE_DAYS))
  return {
    day,
    sellers: await sellersOf(sql, outlet.slug),
    brought: new Map(rows.map(row => [broughtKey(row), row.quantity])),
  }
}

const broughtKey = ({ product, terms }: Pick<Brought & Placement, 'product' | 'terms'>) =>
  `${terms} ${product}`

function toManaged({ placement, product, stock }: StockedPlacement, told: Told): ManagedPlacement {
  const { day, sellers, brought } = told
  const { id, terms, price, part, next, rack, on, from, to, isPinned } = onDay(placement, day)
  const left = available(stock, day)
  return {
    id,
    product: product.id,
    name: product.name,
    seller: { slug: product.seller, name: sellers.get(product.seller)?.name ?? product.seller },
    category: product.category,
    picture: picturePath(product),
    terms,
    price,
    part,
    next,
    rack,
    on,
    from,
    to,
    isPinned,
    dark: whyDark(placement, product, day),
    available: left,
    reserved: stock.reserved,
    daysLeft: daysLeft(left, brought.get(broughtKey(placement)) ?? 0),
    batches: firstExpiring(stock.batches)
      .filter(batch => batch.onHand > 0)
      .map(batch => ({ ...batch })),
  }
}
