/** A stay's orders, as their guest sees them, and the place in the event stream from which to go on. */
import type { OrderList, OrderView } from '../../../contract/order.ts'
import type { OrderId, StayId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { lastEvent } from '../../storage/statements/events.ts'
import { findOrder, findVerdict, ordersOfStay } from '../../storage/statements/ordering/orders.ts'
import { attended } from '../staff/hear-presence.ts'
import type { World } from '../world.ts'
import { viewOrder, viewOrders } from './view-order.ts'

/** The newest of a stay that are listed. */
const LISTED_MAX = 200

export async function readOrders(world: World, outlet: Outlet, stay: StayId): Promise<OrderList> {
  return world.storage.read(async sql => {
    const { read, unreadable } = await ordersOfStay(sql, outlet.slug, stay, LISTED_MAX)
    return {
      orders: await viewOrders(sql, world, outlet, read, 'guest'),
      cursor: await lastEvent(sql, outlet.slug),
      desk: { attended: await attended(sql, world, outlet.slug) },
      ...(unreadable.length === 0 ? {} : { unreadable: [...unreadable] }),
    }
  })
}

/** One order of the stay; a refused id answers why it was refused. */
export async function readOrder(
  world: World,
  outlet: Outlet,
  stay: StayId,
  orderId: OrderId,
): Promise<
  Result<OrderView, 'unknown-order' | 'price-changed' | 'sold-out' | 'cancelled' | 'invalid' | 'stay-ended'>
> {
  return world.storage.read(async sql => {
    const verdict = await findVerdict(sql, outlet.slug, orderId)
    if (verdict === null || verdict.stay !== stay) return refuse('unknown-order')
    if (verdict.refusal !== null)
      return { ok: false, refusal: verdict.refusal } as ReturnType<typeof refuse<'sold-out'>>
    const order = await findOrder(sql, outlet.slug, orderId)
    if (order === null || order.stay !== stay) return refuse('unknown-order')
    return ok(await viewOrder(sql, world, outlet, order, 'guest'))
  })
}
