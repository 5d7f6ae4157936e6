/**
 * What an outlet shows: the same for everyone, so it is made once for each state of its shelf and day. The public is told
 * no more of a shelf than how little is left: neither a number nor a version tells that something was sold. The desk reads
 * the shelf as it is.
 */
import { createHash } from 'node:crypto'
import type { Menu } from '../../../contract/menu.ts'
import { toldOf } from '../../../domain/basket.ts'
import type { SellerId } from '../../../domain/ids.ts'
import { hoursAround } from '../../../domain/opening.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { photoPath, SHELF_WIDTH, widthOf } from '../../../domain/photo.ts'
import { isLive, priceOn } from '../../../domain/placement.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import { offeredPayments } from '../../../domain/settings.ts'
import { available, firstExpiring } from '../../../domain/stock.ts'
import { memoryFor } from '../../process/memory-for.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { lastNumber } from '../../storage/statements/counters.ts'
import { allPlacements, type StockedPlacement, sellersOf } from '../../storage/statements/shelf/placements.ts'
import type { Storage } from '../../storage/storage.ts'
import { today, type World } from '../world.ts'

type MenuPlacement = Menu['placements'][number]

interface Menus {
  /** As the shelf is. */
  readonly exact: Menu
  /** As anybody is told. */
  readonly told: Menu
}

/** Menus kept in memory, one for each outlet of a database. */
const menusOf = memoryFor((_storage: Storage) => new Map<string, Menus>())

/** What anybody is told: it has another version only when that has changed. */
export async function readMenu(world: World, outlet: Outlet): Promise<Menu> {
  return (await readMenus(world, outlet)).told
}

/** For who stands before the shelf. */
export async function readExactMenu(world: World, outlet: Outlet): Promise<Menu> {
  return (await readMenus(world, outlet)).exact
}

async function readMenus(world: World, outlet: Outlet): Promise<Menus> {
  const menus = menusOf(world.storage)
  return world.storage.read(async sql => {
    const day = today(outlet, world.clock.now())
    const version = `${await lastNumber(sql, outlet.slug, 'menu')}-${day}`
    const known = menus.get(outlet.slug)
    if (known?.exact.version === version) return known
    const sellers = await sellersOf(sql, outlet.slug)
    // As it is in this reading: whoever asks may have read it before its hours were changed.
    const now = (await findOutlet(sql, outlet.slug)) ?? outlet
    const placements = (await allPlacements(sql, outlet.slug))
      .filter(stocked => isLive(stocked.placement, stocked.product, day))
      .map(stocked => toMenuPlacement(stocked, sellers, day))
    const shown = now.ended === undefined ? placements : []
    const exact: Menu = { outlet: menuOutlet(now, world.clock.now()), version, placements: shown }
    const made = { exact, told: asTold(exact) }
    menus.set(outlet.slug, made)
    return made
  })
}

function asTold({ outlet, placements }: Menu): Menu {
  const told = placements.map(placement => ({ ...placement, available: toldOf(placement.available) }))
  const version = createHash('sha256')
    .update(JSON.stringify([outlet, told]))
    .digest('base64url')
    .slice(0, 22)
  return { outlet, version, placements: told }
}

/** With the hours that matter just now. */
export function menuOutlet(outlet: Outlet, nowMs: number): Menu['outlet'] {
  const { slug, name, kind, address, phone, demo } = outlet
  const hours = hoursAround(outlet, nowMs)
  return { slug, name, kind, address, phone, ...hours, payments: offeredPayments(outlet), demo }
}

function toMenuPlacement(
  { placement, product, stock }: StockedPlacement,
  sellers: ReadonlyMap<SellerId, Seller>,
  day: string,
): MenuPlacement {
  const seller = sellers.get(product.seller)
  if (seller === undefined) throw new Error(`a product without its seller: ${product.id}`)
  const next = firstExpiring(stock.batches).find(
    batch => batch.onHand > 0 && (batch.bestBefore === null || batch.bestBefore >= day),
  )
  return {
    id: placement.id,
    price: priceOn(placement, day),
    available: available(stock, day),
    terms: placement.terms,
    bestBefore: next?.bestBefore ?? null,
    product: menuProduct(product),
    seller: menuSeller(seller),
  }
}

function menuProduct(product: Product): MenuPlacement['product'] {
  return {
    id: product.id,
    kind: product.kind,
    name: product.name,
    category: product.category,
    story: product.story,
    ingredients: product.ingredients,
    storage: product.storage,
    origin: product.origin,
    net: product.net,
    allergens: product.allergens === null ? null : [...product.allergens],
    permit: { kind: product.permit.kind, number: product.permit.number },
    halal: { status: product.halal.status, number: product.halal.number },
    care: [...product.care],
    picture: picturePath(product),
    ...(product.photos === undefined ? {} : { photos: product.photos.map(photoPath) }),
  }
}

function menuSeller({ slug, name, district, about, portrait }: Seller): MenuPlacement['seller'] {
  return {
    slug,
    name,
    district,
    about,
    ...(portrait === undefined ? {} : { portrait: photoPath(portrait) }),
  }
}

/** Its first photograph, else its drawing; `null` where it has neither. */
export function picturePath({ photos: [photo] = [], picture }: Product): string | null {
  if (photo !== undefined) return widthOf(photoPath(photo), SHELF_WIDTH)
  return picture === null ? null : `/products/${picture}`
}
