/** An order as it is shown: names beside its placements, the links of its kwitansi; clerks' names for the desk only. */
import type { OrderView, ToldView } from '../../../contract/order.ts'
import { type ArrivalWord, mayHaveBeenToldOf } from '../../../domain/escalation.ts'
import type { OrderId, PlacementId } from '../../../domain/ids.ts'
import { lastClerk, ORDER_STATES, type Order, type OrderState } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { type ToldRow, toldOf } from '../../storage/statements/ordering/escalations.ts'
import { findPlacements, type StockedPlacement } from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import { kwitansiUrl } from '../city/codes.ts'
import { moneyOfOrders } from '../payments/order-money.ts'
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
  const told = viewer === 'desk' ? await toldOfThese(sql, world, outlet, orders) : NOBODY
  const money = await moneyOfOrders(sql, outlet, orders)
  return orders.map(order => {
    const rows = told.get(order.id)
    const qris = money.get(order.id)
    return {
      ...toView(world, outlet, order, placements, viewer),
      ...(rows === undefined ? {} : { told: rows.map(toToldView) }),
      ...(qris === undefined ? {} : { qris }),
    }
  })
}

const NOBODY: ReadonlyMap<OrderId, ToldRow[]> = new Map()

/** Most orders are seen long before anybody is told: of those nothing is asked. */
function toldOfThese(
  sql: Sql,
  { clock }: World,
  outlet: Outlet,
  orders: readonly Order[],
): Promise<ReadonlyMap<OrderId, ToldRow[]>> {
  const nowMs = clock.now()
  const lasting = orders.filter(order => mayHaveBeenToldOf(order, nowMs)).map(({ id }) => id)
  return toldOf(sql, outlet.slug, lasting)
}

function toToldView(row: ToldRow): ToldView {
  const { takenAt, begunAt, rung, way, person, reached } = row
  return {
    at: toTimestamp(takenAt ?? begunAt),
    rung,
    way,
    ...(person === null ? {} : { person }),
    ...(reached === null ? {} : { reached }),
    isTaken: takenAt !== null,
    ...(way === 'push' && takenAt !== null ? { arrival: arrivalOf(row) } : {}),
  }
}

/** A fault of what was taken is that it has not arrived. */
function arrivalOf({ arrivedAt, fault }: ToldRow): ArrivalWord {
  if (arrivedAt !== null) return 'arrived'
  return fault === null ? 'awaited' : 'lost'
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
    ...(viewer === 'desk' && order.repaid !== undefined
      ? { repaid: order.repaid.map(({ deed, ...told }) => told) }
      : {}),
  }
}

function timesOf(order: Order): Partial<OrderView> {
  const stamps = ORDER_STATES.map(state => `${state}At` as const).filter(stamp => stamp in order)
  const known: Partial<Record<`${OrderState}At`, string>> = order
  return Object.fromEntries(stamps.map(stamp => [stamp, known[stamp]]))
}
