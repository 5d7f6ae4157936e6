/** What the register has to offer, as a manager looks for it: a page of what is found, each with what stands in its way. */
import type { Offerable } from '../../../contract/shelf.ts'
import { hasEnded, OFFERABLE_ROWS, whyUnofferable } from '../../../domain/offering.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isPublic } from '../../../domain/product.ts'
import { finds } from '../../../domain/typed.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import { placedProducts } from '../../storage/statements/shelf/placements.ts'
import { today, type World } from '../world.ts'
import { picturePath } from './read-menu.ts'

export async function readOfferable(
  world: World,
  outlet: Outlet,
  { find = '', after = 0 }: { readonly find?: string | undefined; readonly after?: number },
): Promise<Offerable> {
  const day = today(outlet, world.clock.now())
  return world.storage.read(async sql => {
    const sellers = new Map((await allSellers(sql)).map(({ slug, name }) => [slug, name]))
    const placed = await placedProducts(sql, outlet.slug)
    const nameOf = (slug: string) => sellers.get(slug) ?? slug
    const found = (await allProducts(sql)).filter(
      product =>
        isPublic(product) &&
        finds(`${Object.values(product.name).join(' ')} ${nameOf(product.seller)}`, find),
    )
    return {
      found: found.length,
      products: found.slice(after, after + OFFERABLE_ROWS).map(product => ({
        id: product.id,
        name: product.name,
        seller: { slug: product.seller, name: nameOf(product.seller) },
        category: product.category,
        picture: picturePath(product),
        ...(product.priceHint === undefined ? {} : { priceHint: product.priceHint }),
        here: placed
          .filter(one => one.product === product.id && !hasEnded(one, day))
          .map(({ terms }) => terms),
        reason: whyUnofferable(product, outlet.slug, day),
      })),
    }
  })
}
