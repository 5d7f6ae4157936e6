/** What an outlet shows: public, the same for everyone, asked again by its tag; and its shelf as it is, for the desk. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { readExactMenu, readMenu } from '../usecases/shelf/read-menu.ts'
import type { Callers } from './callers.ts'
import { type Site, withOutlet } from './site.ts'

export function menuRoutes(site: Site): Pick<Handlers<Callers>, 'menu' | 'deskMenu'> {
  return {
    menu: ({ params }, _caller, exchange) =>
      withOutlet(site, params.outlet, async outlet => {
        const menu = await readMenu(site.world, outlet)
        exchange.setHeader('etag', `"${menu.version}"`)
        exchange.setHeader('cache-control', 'public, no-cache')
        return ok(menu)
      }),
    deskMenu: async (_input, { outlet }) => ok(await readExactMenu(site.world, outlet)),
  }
}
