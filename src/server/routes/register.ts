/** The agency's register, and what a manager is told of it. */

import type { registerRoutes as ROUTES } from '../../contract/routes/register.ts'
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { publishDrafts, readDrafts } from '../usecases/register/drafts.ts'
import {
  beginMaker,
  changeMaker,
  publishMaker,
  readMaker,
  retireMaker,
  returnMaker,
} from '../usecases/register/makers.ts'
import { beginOutlet, correctOutlet, endOutlet, readOutlet } from '../usecases/register/outlets.ts'
import { adoptProduct, joinProduct, refuseProduct } from '../usecases/register/own-products.ts'
import {
  beginProduct,
  changeProduct,
  publishProduct,
  readProduct,
  retireProduct,
  returnProduct,
} from '../usecases/register/products.ts'
import { readNotices } from '../usecases/register/read-notices.ts'
import { readMakers, readOutlets, readProducts } from '../usecases/register/read-register.ts'
import { readHistory } from '../usecases/register/view.ts'
import type { Callers } from './callers.ts'
import { strangePhoto } from './photos.ts'
import { demoOf, type Site } from './site.ts'

type RegisterRoutes = Pick<Handlers<Callers>, keyof typeof ROUTES>

const idOf = ({ maker, slug }: { readonly maker: string; readonly slug: string }) => `${maker}/${slug}`

export function registerRoutes(site: Site): RegisterRoutes {
  return { ...productRoutes(site), ...makerRoutes(site), ...draftRoutes(site), ...outletRoutes(site) }
}

function productRoutes({ world, photos }: Site) {
  return {
    registerProducts: async ({ query }) => ok(await readProducts(world, query)),
    registeredProduct: ({ params }) => readProduct(world, idOf(params)),
    productHistory: async ({ params, query }) => {
      const product = await readProduct(world, idOf(params))
      return product.ok ? ok(await readHistory(world, 'product', product.value.id, query.before)) : product
    },
    addProduct: async ({ body }, officer) => created(await beginProduct(world, officer, body)),
    changeProduct: async ({ params, body }, officer) => {
      const strange = await strangePhoto(photos, body.fields.photos ?? [], '/fields/photos')
      return strange ?? changeProduct(world, officer, idOf(params), body)
    },
    publishProduct: ({ params, body }, officer) => publishProduct(world, officer, idOf(params), body.version),
    retireProduct: ({ params, body }, officer) => retireProduct(world, officer, idOf(params), body),
    returnProduct: ({ params, body }, officer) => returnProduct(world, officer, idOf(params), body.version),
    adoptProduct: ({ params, body }, officer) => adoptProduct(world, officer, idOf(params), body.version),
    refuseProduct: ({ params, body }, officer) => refuseProduct(world, officer, idOf(params), body),
    joinProduct: ({ params, body }, officer) => joinProduct(world, officer, idOf(params), body),
  } satisfies Partial<RegisterRoutes>
}

function makerRoutes({ world, photos }: Site) {
  return {
    registerMakers: async ({ query }) => ok(await readMakers(world, query)),
    registeredMaker: async ({ params }, { rights }) => {
      const maker = await readMaker(world, params.maker)
      // Whoever only looks may be of another house.
      if (!maker.ok || rights.includes('register')) return maker
      return ok({ ...maker.value, fields: { ...maker.value.fields, contact: '' } })
    },
    makerHistory: async ({ params, query }) => {
      const maker = await readMaker(world, params.maker)
      return maker.ok ? ok(await readHistory(world, 'maker', maker.value.slug, query.before)) : maker
    },
    addMaker: async ({ body }, officer) => created(await beginMaker(world, officer, body)),
    changeMaker: async ({ params, body }, officer) => {
      const { portrait } = body.fields
      const strange = await strangePhoto(photos, portrait == null ? [] : [portrait], '/fields/portrait')
      return strange ?? changeMaker(world, officer, params.maker, body)
    },
    publishMaker: ({ params, body }, officer) => publishMaker(world, officer, params.maker, body.version),
    retireMaker: ({ params, body }, officer) => retireMaker(world, officer, params.maker, body),
    returnMaker: ({ params, body }, officer) => returnMaker(world, officer, params.maker, body.version),
  } satisfies Partial<RegisterRoutes>
}

function draftRoutes({ world }: Site) {
  return {
    registerDrafts: async ({ params }) => ok(await readDrafts(world, params.things)),
    publishDrafts: async ({ params, body }, officer) =>
      ok(await publishDrafts(world, officer, params.things, body.drafts)),
  } satisfies Partial<RegisterRoutes>
}

function outletRoutes(site: Site) {
  const { world } = site
  return {
    registerOutlets: async ({ query }) => ok(await readOutlets(world, query)),
    registeredOutlet: ({ params }) => readOutlet(world, params.outlet),
    outletHistory: async ({ params, query }) => {
      const outlet = await readOutlet(world, params.outlet)
      return outlet.ok ? ok(await readHistory(world, 'outlet', outlet.value.slug, query.before)) : outlet
    },
    addOutlet: async ({ body }, officer) => {
      const added = await beginOutlet(world, officer, body, demoOf(site) !== null)
      // Its papers are numbered in a log of its own, by a key that no database holds.
      if (added.ok) await site.openLogs?.()
      return created(added)
    },
    correctOutlet: ({ params, body }, officer) => correctOutlet(world, officer, params.outlet, body),
    endOutlet: ({ params, body }, officer) => endOutlet(world, officer, params.outlet, body),
    shelfNotices: async (_input, manager) => ok(await readNotices(world, manager.outlet)),
  } satisfies Partial<RegisterRoutes>
}

function created<Answered extends { readonly ok: boolean }>(
  answer: Answered,
): Answered & { created: boolean } {
  return { ...answer, created: answer.ok }
}
