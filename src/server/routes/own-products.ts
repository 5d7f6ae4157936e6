/** What a manager adds to the shelf that the register does not have. */
import type { ownProductRoutes as ROUTES } from '../../contract/routes/own-products.ts'
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { addOwnProduct, changeOwnProduct, readOwnProduct } from '../usecases/register/outlet-adds.ts'
import { readMakersHere, readOwnProducts } from '../usecases/register/read-own.ts'
import type { Callers } from './callers.ts'
import { strangePhoto } from './photos.ts'
import type { Site } from './site.ts'

type OwnProductRoutes = Pick<Handlers<Callers>, keyof typeof ROUTES>

const idOf = ({ maker, slug }: { readonly maker: string; readonly slug: string }) => `${maker}/${slug}`

export function ownProductRoutes({ world, photos }: Site): OwnProductRoutes {
  return {
    makersHere: async ({ query }, { outlet }) => ok(await readMakersHere(world, outlet.slug, query.find)),
    ownProducts: async ({ query }, { outlet }) => ok(await readOwnProducts(world, outlet, query)),
    ownProduct: ({ params }, { outlet }) => readOwnProduct(world, outlet.slug, idOf(params)),
    addOwnProduct: async ({ body }, manager) => {
      const strange = await strangePhoto(photos, body.fields.photos, '/fields/photos')
      if (strange !== null) return strange
      const added = await addOwnProduct(world, manager, body)
      return { ...added, created: added.ok }
    },
    changeOwnProduct: async ({ params, body }, manager) => {
      const strange = await strangePhoto(photos, body.fields.photos ?? [], '/fields/photos')
      return strange ?? changeOwnProduct(world, manager, idOf(params), body)
    },
  }
}
