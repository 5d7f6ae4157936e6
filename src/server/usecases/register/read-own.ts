/** What a manager is shown of what the outlet added by itself, and of whom it may add something. */
import type { MakersHere, OwnProducts } from '../../../contract/own-products.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { missingOf } from '../../../domain/missing.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { FATES, fateOf, mayAddOf } from '../../../domain/own-goods.ts'
import { finds } from '../../../domain/typed.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import { allAliases } from '../../storage/statements/city/register-changes.ts'
import { picturePath } from '../shelf/read-menu.ts'
import { today, type World } from '../world.ts'
import { pageOf } from './read-register.ts'

const MAKERS_SHOWN = 8

export async function readMakersHere(world: World, outlet: OutletId, find = ''): Promise<MakersHere> {
  const found = (await world.storage.read(allSellers))
    .filter(maker => mayAddOf(maker, outlet) && finds(`${maker.name} ${maker.district}`, find))
    .sort((a, b) => a.name.localeCompare(b.name, 'id'))
  return {
    makers: found.slice(0, MAKERS_SHOWN).map(({ slug, name, district }) => ({ slug, name, district })),
    found: found.length,
  }
}

export async function readOwnProducts(
  world: World,
  outlet: Outlet,
  { find = '', page }: { readonly find?: string | undefined; readonly page?: number | undefined },
): Promise<OwnProducts> {
  const { products, sellers, aliases } = await world.storage.read(async sql => ({
    products: await allProducts(sql),
    sellers: new Map((await allSellers(sql)).map(seller => [seller.slug, seller])),
    aliases: await allAliases(sql),
  }))
  const nameOf = (slug: string) => sellers.get(slug)?.name ?? slug
  const rows = products
    .filter(({ addedBy }) => addedBy === outlet.slug)
    .map(product => ({ product, fate: fateOf(product, aliases.get(product.id) ?? null) }))
    .filter(({ product: { name, seller } }) =>
      finds(`${Object.values(name).join(' ')} ${nameOf(seller)}`, find),
    )
    .sort(
      (a, b) =>
        FATES.indexOf(a.fate) - FATES.indexOf(b.fate) ||
        a.product.name.id.localeCompare(b.product.name.id, 'id'),
    )
  const names = new Map(products.map(({ id, name }) => [id, name]))
  const other = (id: string) => ({ id, name: names.get(id) ?? { id, en: id } })
  const { shown, ...pages } = pageOf(rows, page)
  const day = today(outlet, world.clock.now())
  return {
    products: shown.map(({ product, fate }) => {
      const standsFor = aliases.get(product.id)
      return {
        id: product.id,
        name: product.name,
        maker: { slug: product.seller, name: nameOf(product.seller) },
        picture: picturePath(product),
        fate,
        reason: product.reason ?? null,
        standsFor: standsFor === undefined ? null : other(standsFor),
        missing: missingOf(product, sellers.get(product.seller) ?? {}, day),
      }
    }),
    ...pages,
  }
}
