/** An order as it is shown: names beside its placements, the links of its kwitansi; clerks' names for the desk only. */
import type { OrderView } from '../../../contract/order.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { lastClerk, ORDER_STATES, type Order, type OrderState } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { findPlacements, type StockedPlacement } from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import { kwitansiUrl } from '../city/codes.ts'
import { picturePath } from '../shelf/read-menu.ts'
import type { World } from '../world.ts'

export const VIEWERS = ['guest', 'desk'] as const
export type Viewer = (typeof VIEWERS)[number]

/** Views of many orders; their placements are looked up at once. */
export async function viewOrders(
  sql: Sql,
  world: World,
  outlet: Outlet,
  orders: readonly Order[],
  viewer: Viewer,
): Promise<OrderView[]> {
  const ids = new Set(orders.flatMap(order => order.lines.map(line => line.placementId)))
  const placements = await findPlacements(sql, outlet.slug, [...ids])
  return orders.map(order => toView(world, outlet, order, placements, viewer))
}

export async function viewOrder(
  sql: Sql,
  world: World,
  outlet: Outlet,
  order: Order,
  viewer: Viewer,
): Promise<OrderView> {
  const [view] = await viewOrders(sql, world, outlet, [order], viewer)
  if (view === undefined) throw new Error('an order without its view')
  return view
}

/** The view of an order whose placements are known already. */
export function toView(
  world: World,
  outlet: Outlet,
  order: Order,
  placements: ReadonlyMap<PlacementId, StockedPlacement>,
  viewer: Viewer,
): OrderView {
  const delivered =
    order.state === 'delivered' ? new Map(order.delivered.map(l => [l.placementId, l.quantity])) : null
  const documents = order.state === 'delivered' ? order.documents : []
  return {
    id: order.id,
    state: order.state,
    stay: order.stay,
    room: order.room,
    lines: order.lines.map(line => {
      const stocked = placements.get(line.placementId)
      if (stocked === undefined) throw new Error(`an ordered placement is gone: ${line.placementId}`)
      return {
        ...line,
        name: stocked.product.name,
        seller: stocked.product.seller,
        picture: picturePath(stocked.product),
        ...(viewer === 'desk' ? { rack: stocked.placement.rack } : {}),
        ...(delivered === null ? {} : { delivered: delivered.get(line.placementId) ?? 0 }),
      }
    }),
    total: order.total,
    payment: order.payment,
    deliver: order.deliver,
    note: order.note,
    placedAt: order.placedAt,
    receivedAt: order.receivedAt,
    ...timesOf(order),
    ...(order.state === 'declined'
      ? { reason: order.reason, comment: order.comment, alternatives: [...order.alternatives] }
      : {}),
    kwitansi: documents.map(({ voided, ...name }) => ({
      ...name,
      url: kwitansiUrl(world.keys, outlet.slug, name),
      voided,
    })),
    ...(viewer === 'desk' ? { by: lastClerk(order), takenBy: order.takenBy } : {}),
  }
}

function timesOf(order: Order): Partial<OrderView> {
  const stamps = ORDER_STATES.map(state => `${state}At` as const).filter(stamp => stamp in order)
  const known: Partial<Record<`${OrderState}At`, string>> = order
  return Object.fromEntries(stamps.map(stamp => [stamp, known[stamp]]))
}
