/**
 * Every JSON address of the wire in one table, put together from a file for each part: the server registers its handlers
 * against it, `/openapi.json` is made from it, and clients are typed by it. Pages, the log and the metrics stand beside it
 * in the server.
 */
import type * as z from 'zod/mini'
import { actsRoutes } from './routes/acts.ts'
import { agencyRoutes } from './routes/agency.ts'
import { channelRoutes } from './routes/channels.ts'
import { deskRoutes } from './routes/desk.ts'
import { documentRoutes } from './routes/documents.ts'
import { goodsRoutes } from './routes/goods.ts'
import { guestRoutes } from './routes/guest.ts'
import { manageRoutes } from './routes/manage.ts'
import { ownProductRoutes } from './routes/own-products.ts'
import { paymentRoutes } from './routes/payments.ts'
import { peopleRoutes } from './routes/people.ts'
import { registerRoutes } from './routes/register.ts'
import { restoredRoutes } from './routes/restored.ts'
import { roomRoutes } from './routes/rooms.ts'
import { sheetRoutes } from './routes/sheets.ts'
import { shelfRoutes } from './routes/shelf.ts'
import { stayRoutes } from './routes/stays.ts'

export { PLAIN_STEPS } from './routes/desk.ts'
export { AUDIENCES, type Audience, type Right, type Route } from './routes/route.ts'

/** Of every part; no name and no address stands in two. */
export const PARTS = [
  guestRoutes,
  deskRoutes,
  documentRoutes,
  paymentRoutes,
  stayRoutes,
  restoredRoutes,
  manageRoutes,
  goodsRoutes,
  shelfRoutes,
  roomRoutes,
  agencyRoutes,
  peopleRoutes,
  actsRoutes,
  sheetRoutes,
  registerRoutes,
  ownProductRoutes,
  channelRoutes,
] as const

export const ROUTES = {
  ...guestRoutes,
  ...deskRoutes,
  ...documentRoutes,
  ...paymentRoutes,
  ...stayRoutes,
  ...restoredRoutes,
  ...manageRoutes,
  ...goodsRoutes,
  ...shelfRoutes,
  ...agencyRoutes,
  ...peopleRoutes,
  ...actsRoutes,
  ...roomRoutes,
  ...sheetRoutes,
  ...registerRoutes,
  ...ownProductRoutes,
  ...channelRoutes,
} as const

export type RouteName = keyof typeof ROUTES
export type Routes = typeof ROUTES

/** What a caller hands over: path parameters, query and body, as far as the route has them. */
export type RouteInput<Name extends RouteName> = (Routes[Name] extends {
  params: infer P extends z.ZodMiniType
}
  ? { params: z.input<P> }
  : { params?: undefined }) &
  (Routes[Name] extends { query: infer Q extends z.ZodMiniType }
    ? { query?: z.input<Q> }
    : { query?: undefined }) &
  (Routes[Name] extends { body: infer B extends z.ZodMiniType } ? { body: z.input<B> } : { body?: undefined })

export type RouteAnswer<Name extends RouteName> = z.output<Routes[Name]['answer']>
