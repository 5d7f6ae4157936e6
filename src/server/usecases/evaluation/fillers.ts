/**
 * Who could fill a shelf: products of the register that may stand on any, with papers that hold today. Those that stand at the
 * fewest outlets come first, for whoever was shown least is to have a chance.
 */
import type { Filler, MissingKind } from '../../../contract/coverage.ts'
import { type KindsOf, lastWith, type ShownDay, type ShownDays } from '../../../domain/coverage.ts'
import type { ProductId } from '../../../domain/ids.ts'
import { CATEGORIES, lapsedPaper, type Product, standingOf } from '../../../domain/product.ts'
import type { DateText } from '../../../domain/time.ts'
import { allSellers, listProducts } from '../../storage/statements/city/register.ts'
import { allAliases } from '../../storage/statements/city/register-changes.ts'
import type { Sql } from '../../storage/storage.ts'

/** More are counted, not named. */
const FILLERS_MAX = 6

type Named = Omit<Filler, 'shownAt'> & Pick<Product, 'category'>

export interface Shelves extends KindsOf {
  readonly nameOf: (product: ProductId) => Pick<Filler, 'name' | 'sellerName'>
  /** What may be put on any shelf today. */
  readonly free: readonly Named[]
}

/** What the register says, and of whom papers hold on that day. */
export async function shelvesOf(sql: Sql, today: DateText): Promise<Shelves> {
  const { read } = await listProducts(sql)
  const sellers = new Map((await allSellers(sql)).map(seller => [seller.slug, seller]))
  const aliases = await allAliases(sql)
  const products = new Map(read.map(product => [product.id, product]))
  const named = (product: Product): Named => {
    const seller = sellers.get(product.seller)
    return {
      product: product.id,
      name: product.name,
      category: product.category,
      seller: product.seller,
      sellerName: seller?.name ?? product.seller,
      district: seller?.district ?? '',
    }
  }
  const isFree = (product: Product) => {
    const seller = sellers.get(product.seller)
    const isLive = standingOf(product) === 'live' && seller !== undefined && standingOf(seller) === 'live'
    return isLive && lapsedPaper(product, today) === null
  }
  return {
    standsFor: product => aliases.get(product) ?? product,
    kindOf: product => products.get(product)?.category ?? null,
    nameOf: id => {
      const product = products.get(id)
      return product === undefined ? { name: { id, en: id }, sellerName: '' } : named(product)
    },
    free: read.filter(isFree).map(named),
  }
}

/** At how many outlets each product was to be had on that day. */
export function shownAt(shown: readonly (ShownDay | undefined)[]): ReadonlyMap<ProductId, number> {
  const counts = new Map<ProductId, number>()
  for (const day of shown)
    for (const product of day?.had ?? []) counts.set(product, (counts.get(product) ?? 0) + 1)
  return counts
}

/** Kinds that were not there on that day, each with whoever could fill it. `counts`: `null` where nobody is told of other outlets. */
export function missingKinds(
  shelves: Shelves,
  days: ShownDays,
  on: DateText,
  counts: ReadonlyMap<ProductId, number> | null,
): MissingKind[] {
  const day = days.get(on)
  if (day === undefined) return []
  const there = new Set([...day.had, ...day.lacked])
  return CATEGORIES.filter(kind => !day.kinds.has(kind)).map(kind => {
    const could = shelves.free
      .filter(({ category, product }) => category === kind && !there.has(product))
      .map(({ category, ...one }) => ({
        ...one,
        ...(counts === null ? {} : { shownAt: counts.get(one.product) ?? 0 }),
      }))
      .sort((a, b) => (a.shownAt ?? 0) - (b.shownAt ?? 0) || (a.product < b.product ? -1 : 1))
    return {
      kind,
      last: lastWith(days, kind, on),
      lacked: day.lacked
        .filter(product => shelves.kindOf(product) === kind)
        .map(product => {
          const { name, sellerName } = shelves.nameOf(product)
          return { product, name, sellerName }
        }),
      fill: could.slice(0, FILLERS_MAX),
      more: Math.max(0, could.length - FILLERS_MAX),
    }
  })
}
