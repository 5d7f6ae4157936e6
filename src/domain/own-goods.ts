/**
 * What an outlet adds by itself. Its id says so and stays, also once the register has adopted it: `x-{outlet}/…` and
 * `x-{outlet}-{maker}/…` of a maker whom the register does not know, `{maker}/x-{outlet}-…` of one whom it knows.
 */
import { type OutletId, type ProductId, type SellerId, SLUG } from './ids.ts'
import type { Product, Seller } from './product.ts'

const OWN = 'x-'

/** An outlet adds at most this many. */
export const OWN_PRODUCTS_MAX = 200

/** The maker as whom an outlet adds goods of its own; with a slug, one of several. `null`: too long for a name. */
export function ownSeller(outlet: OutletId, slug = ''): SellerId | null {
  const id = slug === '' ? `${OWN}${outlet}` : `${OWN}${outlet}-${slug}`
  return SLUG.test(id) ? id : null
}

/** Of a maker of the outlet's own, or of one whom the register knows. `null`: too long for a name. */
export function ownProduct(outlet: OutletId, seller: SellerId, slug: string): ProductId | null {
  const name = isOwn(seller) ? slug : `${OWN}${outlet}-${slug}`
  return SLUG.test(name) ? `${seller}/${name}` : null
}

/** Is it of an outlet's own? The register itself gives no such name. */
export function isOwn(slug: string): boolean {
  return slug.startsWith(OWN)
}

/** Does a maker's name, or a product's id, say that this outlet added it? */
export function isAddedBy(outlet: OutletId, id: SellerId | ProductId): boolean {
  const [seller = '', name = ''] = id.split('/')
  const own = `${OWN}${outlet}`
  return seller === own || seller.startsWith(`${own}-`) || name.startsWith(`${own}-`)
}

/** May an outlet add what that maker makes? Of whom another outlet added it knows nothing. */
export function mayAddOf(
  { standing, addedBy }: Pick<Seller, 'standing' | 'addedBy'>,
  outlet: OutletId,
): boolean {
  return standing === undefined || (standing === 'own' && addedBy === outlet)
}

/**
 * What the agency made of what an outlet added. `waits`: it has said nothing yet; `adopted`: it is the register's; `joined`: it
 * is counted as another product, and stays on its shelf; `refused` and `retired`: it is on no shelf.
 */
export const FATES = ['waits', 'adopted', 'joined', 'refused', 'retired'] as const
export type Fate = (typeof FATES)[number]

export function fateOf({ standing }: Pick<Product, 'standing'>, standsFor: ProductId | null): Fate {
  if (standing === 'refused' || standing === 'retired') return standing
  if (standsFor !== null) return 'joined'
  return standing === undefined ? 'adopted' : 'waits'
}
