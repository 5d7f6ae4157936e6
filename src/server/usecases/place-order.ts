/**
 * Placing an order: its reservation, its event and the verdict on its id are one transaction. The same id has the
 * same verdict for ever, refusals that are final among them; a refusal that may pass (too many open orders) is not
 * remembered.
 */
import type { Order, OrderRequest } from '../../domain/order.ts'
import type { Outlet } from '../../domain/outlet.ts'
import { paymentFits } from '../../domain/payment.ts'
import { isLive } from '../../domain/placement.ts'
import { decidePlace, type Offer, OPEN_ORDERS_MAX, OPEN_TOTAL_MAX } from '../../domain/placing.ts'
import { ok, type Refusal, type Result, refuse } from '../../domain/result.ts'
import { isOver } from '../../domain/stay.ts'
import { available, reserve } from '../../domain/stock.ts'
import { toTimestamp } from '../../domain/time.ts'
import { canonical } from '../../log/canonical.ts'
import { addEvent } from '../storage/statements/events.ts'
import {
  addOrder,
  addVerdict,
  findOrder,
  findVerdict,
  openOrdersOfStay,
} from '../storage/statements/orders.ts'
import { findPlacements, type StockedPlacement } from '../storage/statements/placements.ts'
import { findStay } from '../storage/statements/stays.ts'
import type { Transaction } from '../storage/storage.ts'
import { withAlternatives } from './alternatives.ts'
import { moveStock, renewMenu } from './showing.ts'
import { hashOf, today, type World } from './world.ts'

export type FinalRefusal =
  | 'order-mismatch'
  | 'price-changed'
  | 'sold-out'
  | 'cancelled'
  | 'stay-ended'
  | 'invalid'
export type PlaceCode = FinalRefusal | 'too-many'

export interface Placed {
  readonly order: Order
  /** False when this id had been placed before with the same body. */
  readonly first: boolean
}

/** What "the same body" means: the hash of the request's canonical JSON. */
export function fingerprint(request: OrderRequest): string {
  return hashOf(canonical(request))
}

export interface PlaceOptions {
  /** The clerk who takes a phone order. */
  readonly takenBy?: string
  /** False lifts the limits on a stay's open orders (load tests). */
  readonly limited?: boolean
}

export async function placeOrder(
  world: World,
  outlet: Outlet,
  request: OrderRequest,
  options: PlaceOptions = {},
): Promise<Result<Placed, PlaceCode>> {
  const print = fingerprint(request)
  return world.storage.write(outlet.slug, async sql => {
    const known = await findVerdict(sql, outlet.slug, request.id)
    if (known !== null) {
      if (known.stay !== request.stay) return refuse('order-mismatch')
      if (known.fingerprint === null) return refuse('cancelled')
      if (known.fingerprint !== print) return refuse('order-mismatch')
      return repeat(sql, outlet.slug, request.id, known.refusal)
    }
    const nowMs = world.clock.now()
    const decided = await decideNow(sql, outlet, request, options, nowMs)
    const refusal = decided.ok
      ? null
      : await withAlternatives(sql, outlet, decided.refusal, today(outlet, nowMs))
    if (refusal?.code === 'too-many') return refuse('too-many', refusal.detail)
    await addVerdict(
      sql,
      outlet.slug,
      { orderId: request.id, stay: request.stay, fingerprint: print, refusal },
      nowMs,
    )
    if (!decided.ok) return { ok: false, refusal: refusal ?? decided.refusal }
    const { order, placements } = decided.value
    await addOrder(sql, outlet.slug, order)
    await reserveLines(sql, outlet, order, placements, nowMs)
    await addEvent(sql, outlet.slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
    return ok({ order, first: true })
  })
}

/** The remembered verdict, told again with the order as it now is. */
async function repeat(
  sql: Transaction,
  outlet: string,
  orderId: string,
  refusal: Refusal | null,
): Promise<Result<Placed, PlaceCode>> {
  if (refusal !== null) return { ok: false, refusal: refusal as Refusal<PlaceCode> }
  const order = await findOrder(sql, outlet, orderId)
  if (order === null) throw new Error(`verdict without order: ${orderId}`)
  return ok({ order, first: false })
}

type Decided = { readonly order: Order; readonly placements: ReadonlyMap<string, StockedPlacement> }

async function decideNow(
  sql: Transaction,
  outlet: Outlet,
  request: OrderRequest,
  options: PlaceOptions,
  nowMs: number,
): Promise<Result<Decided, PlaceCode>> {
  const stay = await findStay(sql, outlet.slug, request.stay)
  if (stay === null || isOver(stay)) return refuse('stay-ended')

  const day = today(outlet, nowMs)
  const placements = await findPlacements(
    sql,
    outlet.slug,
    request.lines.map(line => line.placementId),
  )
  const offers = new Map<string, Offer>()
  for (const [placementId, stocked] of placements) {
    offers.set(placementId, {
      placementId,
      price: stocked.placement.price,
      live: isLive(stocked.placement, stocked.product, day),
      available: available(stocked.stock, day),
    })
  }
  const decided = decidePlace(request, {
    room: stay.room,
    receivedAt: toTimestamp(nowMs),
    offers,
    paymentFits: paymentFits(request.payment, request.total, outlet.payments),
    ...(options.takenBy === undefined ? {} : { takenBy: options.takenBy }),
  })
  if (!decided.ok) return decided
  // Last, for it is no verdict: what can never be placed must not be told to come again.
  const surplus = options.limited === false ? null : await tooManyOpen(sql, outlet.slug, decided.value.order)
  return surplus ?? ok({ order: decided.value.order, placements })
}

/** The refusal of one more order of this stay; `null` when there is room for it. */
async function tooManyOpen(sql: Transaction, outlet: string, order: Order) {
  const open = await openOrdersOfStay(sql, outlet, order.stay)
  const openTotal = open.reduce((sum, { total }) => sum + total, order.total)
  if (open.length < OPEN_ORDERS_MAX && openTotal <= OPEN_TOTAL_MAX) return null
  return refuse('too-many', {
    openOrders: open.length,
    openOrdersMax: OPEN_ORDERS_MAX,
    openTotalMax: OPEN_TOTAL_MAX,
  })
}

async function reserveLines(
  sql: Transaction,
  outlet: Outlet,
  order: Order,
  placements: ReadonlyMap<string, StockedPlacement>,
  nowMs: number,
): Promise<void> {
  for (const { placementId, quantity } of order.lines) {
    const stocked = placements.get(placementId)
    if (stocked === undefined) throw new Error(`${placementId} was on offer and is not here`)
    const reserved = reserve(stocked.stock, quantity, today(outlet, nowMs))
    if (!reserved.ok) throw new Error(`${placementId} was on offer and could not be reserved`)
    await moveStock(sql, outlet, stocked, reserved.value, {
      at: toTimestamp(nowMs),
      order: order.id,
      by: order.takenBy ?? null,
      note: null,
    })
  }
  await renewMenu(sql, outlet)
}
