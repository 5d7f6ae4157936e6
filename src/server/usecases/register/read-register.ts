/** The register's lists: a page of what is looked for, what needs a hand first, with how many there are of each sort. */
import type { RegisterMakers, RegisterOutlets, RegisterProducts } from '../../../contract/city-register.ts'
import { isReady } from '../../../domain/drafts.ts'
import type { ProductId, SellerId } from '../../../domain/ids.ts'
import { LAPSE_DAYS, type Lapse, lapsesOf } from '../../../domain/lapses.ts'
import { type Missing, missingOf, missingOfSeller } from '../../../domain/missing.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isFood, isOnOffer, type Product, type Seller, standingOf } from '../../../domain/product.ts'
import {
  MAKER_LISTS,
  type MakerList,
  OUTLET_LISTS,
  type OutletList,
  PRODUCT_LISTS,
  type ProductList,
} from '../../../domain/register.ts'
import { finds } from '../../../domain/typed.ts'
import { tableOf } from '../../../domain/words.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import { allAliases } from '../../storage/statements/city/register-changes.ts'
import { placesOfOutlets, placesOfProducts } from '../../storage/statements/shelf/placements.ts'
import { picturePath } from '../shelf/read-menu.ts'
import type { World } from '../world.ts'
import { agencyDay } from './view.ts'

const PAGE = 20

interface Asked<Show> {
  readonly find?: string | undefined
  readonly show?: Show | undefined
  readonly page?: number | undefined
}

interface Row {
  readonly product: Product
  readonly maker: string
  readonly missing: readonly Missing[]
  readonly lapses: readonly Lapse[]
  /** An outlet added it, and nobody has said what becomes of it. */
  readonly waits: boolean
}

const daysLeft = ({ lapses }: Row) => lapses[0]?.daysLeft ?? Number.POSITIVE_INFINITY
const isAway = ({ product }: Row) => product.standing === 'retired' || product.standing === 'refused'

const within = (days: number) => (row: Row) =>
  isOnOffer(row.product) && daysLeft(row) >= 0 && daysLeft(row) <= days

/** Which products are of each list. */
const IN_LIST = {
  all: row => !isAway(row),
  draft: ({ product }) => product.standing === 'draft',
  ready: ({ product, missing }) => isReady({ standing: standingOf(product), missing }),
  live: ({ product }) => product.standing === undefined,
  lacking: row => !isAway(row) && row.missing.length > 0,
  lapsed: row => isOnOffer(row.product) && daysLeft(row) < 0,
  'within-7': within(LAPSE_DAYS[0]),
  'within-30': within(LAPSE_DAYS[1]),
  'within-60': within(LAPSE_DAYS[2]),
  'no-halal': row => !isAway(row) && isFood(row.product) && row.product.halal.number === undefined,
  own: row => row.waits,
  retired: isAway,
} as const satisfies Record<ProductList, (row: Row) => boolean>

/** The smaller, the more it needs a hand. */
function urgency(row: Row): number {
  if (isAway(row)) return 9
  if (isOnOffer(row.product) && daysLeft(row) <= 60) return daysLeft(row) < 0 ? 0 : 2
  if (row.waits) return 1
  return row.product.standing === 'draft' ? 3 : 4
}

export async function readProducts(
  world: World,
  asked: Asked<ProductList> & { readonly maker?: SellerId | undefined },
): Promise<RegisterProducts> {
  const day = agencyDay(world)
  const { products, sellers, places, aliases } = await world.storage.read(async sql => ({
    products: await allProducts(sql),
    sellers: new Map((await allSellers(sql)).map(seller => [seller.slug, seller])),
    places: await placesOfProducts(sql),
    aliases: await allAliases(sql),
  }))
  const rows = products.map(product => rowOf(product, sellers, aliases, day))
  const show = IN_LIST[asked.show ?? 'all']
  const found = rows
    .filter(row => show(row) && (asked.maker === undefined || row.product.seller === asked.maker))
    .filter(row => asked.find === undefined || finds(textOf(row), asked.find))
    .sort((a, b) => urgency(a) - urgency(b) || daysLeft(a) - daysLeft(b) || byName(a, b))
  const { shown, ...pages } = pageOf(found, asked.page)
  return {
    products: shown.map(({ product, maker, missing, lapses }) => ({
      id: product.id,
      name: product.name,
      maker: { slug: product.seller, name: maker },
      picture: picturePath(product),
      standing: standingOf(product),
      reason: product.reason ?? null,
      missing: [...missing],
      lapses: [...lapses],
      outlets: places.get(product.id) ?? 0,
    })),
    ...pages,
    counts: tableOf(PRODUCT_LISTS, list => rows.filter(IN_LIST[list]).length),
    makers: sellers.size,
  }
}

function rowOf(
  product: Product,
  sellers: ReadonlyMap<SellerId, Seller>,
  aliases: ReadonlyMap<ProductId, ProductId>,
  day: string,
): Row {
  const seller = sellers.get(product.seller)
  return {
    product,
    maker: seller?.name ?? product.seller,
    missing: missingOf(product, seller ?? {}, day),
    lapses: lapsesOf(product, day),
    waits: product.standing === 'own' && !aliases.has(product.id),
  }
}

function textOf({ product, maker }: Row): string {
  const { id, name, permit, halal } = product
  return [id, ...Object.values(name), maker, permit.number, halal.number].join(' ')
}

const byName = (a: Row, b: Row) => a.product.name.id.localeCompare(b.product.name.id, 'id')

export function pageOf<Value>(all: readonly Value[], asked = 1) {
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const page = Math.min(asked, pages)
  return { shown: all.slice((page - 1) * PAGE, page * PAGE), page, pages, found: all.length }
}

export async function readMakers(world: World, asked: Asked<MakerList>): Promise<RegisterMakers> {
  const { sellers, counts: products } = await world.storage.read(async sql => {
    const counts = new Map<SellerId, number>()
    for (const { seller } of await allProducts(sql)) counts.set(seller, (counts.get(seller) ?? 0) + 1)
    return { sellers: await allSellers(sql), counts }
  })
  const isIn = (list: MakerList) => (seller: Seller) => {
    const standing = standingOf(seller)
    if (list === 'ready') return isReady({ standing, missing: missingOfSeller(seller) })
    return list === 'all' ? standing !== 'retired' : standing === list
  }
  const found = sellers
    .filter(isIn(asked.show ?? 'all'))
    .filter(({ slug, name, district }) => finds(`${slug} ${name} ${district}`, asked.find ?? ''))
    .sort((a, b) => a.name.localeCompare(b.name, 'id'))
  const { shown, ...pages } = pageOf(found, asked.page)
  return {
    makers: shown.map(seller => ({
      slug: seller.slug,
      name: seller.name,
      district: seller.district,
      standing: standingOf(seller),
      reason: seller.reason ?? null,
      missing: missingOfSeller(seller),
      products: products.get(seller.slug) ?? 0,
    })),
    ...pages,
    counts: tableOf(MAKER_LISTS, list => sellers.filter(isIn(list)).length),
  }
}

export async function readOutlets(world: World, asked: Asked<OutletList>): Promise<RegisterOutlets> {
  const { outlets, places } = await world.storage.read(async sql => ({
    outlets: await allOutlets(sql),
    places: await placesOfOutlets(sql),
  }))
  const isIn = (list: OutletList) => (outlet: Outlet) =>
    list === 'all' || (list === 'ended') === (outlet.ended !== undefined)
  const found = outlets
    .filter(isIn(asked.show ?? 'all'))
    .filter(({ slug, name, district, mark }) =>
      finds(`${slug} ${name} ${district} ${mark}`, asked.find ?? ''),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'id'))
  const { shown, ...pages } = pageOf(found, asked.page)
  return {
    outlets: shown.map(({ slug, name, kind, district, mark, ended }) => ({
      slug,
      name,
      kind,
      district,
      mark,
      ended: ended !== undefined,
      products: places.get(slug) ?? 0,
    })),
    ...pages,
    counts: tableOf(OUTLET_LISTS, list => outlets.filter(isIn(list)).length),
  }
}
