/** What a manager is told of the shelf, by the outlet's own day. */
import type { ShelfNotices } from '../../../contract/city-register.ts'
import { noticesOf } from '../../../domain/notices.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { standingOf } from '../../../domain/product.ts'
import { allSellers } from '../../storage/statements/city/register.ts'
import { allPlacements } from '../../storage/statements/shelf/placements.ts'
import { today, type World } from '../world.ts'

export async function readNotices(world: World, outlet: Outlet): Promise<ShelfNotices> {
  const { placements, sellers } = await world.storage.read(async sql => ({
    placements: await allPlacements(sql, outlet.slug),
    sellers: new Map((await allSellers(sql)).map(({ slug, name }) => [slug, name])),
  }))
  return {
    products: noticesOf(placements, today(outlet, world.clock.now())).map(({ product, gone, lapses }) => ({
      id: product.id,
      name: product.name,
      maker: sellers.get(product.seller) ?? product.seller,
      standing: standingOf(product),
      reason: product.reason ?? null,
      gone,
      lapses: [...lapses],
    })),
  }
}
