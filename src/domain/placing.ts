/**
 * Placing an order. The server prices: what a guest asks for must be what is on offer at that moment, and what the
 * guest can mend is said whole. Pure, so that a screen can ask beforehand what the server will say.
 */

import { toldOf } from './basket.ts'
import { AHEAD_MAX_MS, type Hours, isAfterStay, isBroughtAt } from './hours.ts'
import type { ClerkName, PlacementId, RoomName } from './ids.ts'
import { lineAmount, RUPIAH_MAX, type Rupiah, sumRupiah } from './money.ts'
import { type Deliver, LINE_QUANTITY_MAX, LINES_MAX, type OrderEvent, type OrderRequest } from './order.ts'
import { ok, type Result, refuse } from './result.ts'
import { MINUTE_MS, type Timestamp, toMilliseconds } from './time.ts'

export const ORDER_TOTAL_MAX: Rupiah = 50_000_000
/** A stay's orders that may be open at once, and what they may come to together. */
export const OPEN_ORDERS_MAX = 20
export const OPEN_TOTAL_MAX: Rupiah = 100_000_000

/** What an offer says of one placement at the moment of ordering. */
export interface Offer {
  readonly placementId: PlacementId
  readonly price: Rupiah
  readonly live: boolean
  readonly available: number
}

export type PlaceRefusal = 'invalid' | 'price-changed' | 'sold-out'

/** A line whose price is another than the guest saw, with both. */
export interface PriceChange {
  readonly placementId: PlacementId
  readonly unitPrice: Rupiah
  readonly price: Rupiah
}

/** A line of which fewer are left than wanted. */
export interface Shortage {
  readonly placementId: PlacementId
  readonly quantity: number
  readonly available: number
}

/**
 * May this order be placed? The server prices: every unit price and the total must be what is on offer now.
 * What the guest can mend is said whole: all changed prices, all shortages, not the first only.
 */
export function decidePlace(
  request: OrderRequest,
  context: {
    readonly room: RoomName
    readonly receivedAt: Timestamp
    readonly offers: ReadonlyMap<PlacementId, Offer>
    readonly paymentFits: boolean
    readonly hours: Hours
    /** The stay's planned departure. */
    readonly leavesAt: Timestamp | null
    readonly takenBy?: ClerkName
  },
): Result<OrderEvent & { type: 'placed' }, PlaceRefusal> {
  const fault = faultIn(request) ?? faultInDelivery(request.deliver, context)
  if (fault !== null) return refuse('invalid', fault)

  const changed: PriceChange[] = []
  const short: Shortage[] = []
  for (const { placementId, quantity, unitPrice } of request.lines) {
    const offer = context.offers.get(placementId)
    if (offer === undefined)
      return refuse('invalid', { pointer: '/lines', reason: `no placement ${placementId} here` })
    if (offer.price !== unitPrice) changed.push({ placementId, unitPrice, price: offer.price })
    const left = offer.live ? offer.available : 0
    // A clerk who takes an order down stands before the shelf; anybody else is told what the menu tells.
    const available = context.takenBy === undefined ? toldOf(left) : left
    if (quantity > left) short.push({ placementId, quantity, available })
  }
  if (short.length > 0) return refuse('sold-out', { lines: short })
  if (changed.length > 0) return refuse('price-changed', { lines: changed })
  if (!context.paymentFits)
    return refuse('invalid', { pointer: '/payment', reason: 'not a way to pay this order here' })

  const { room, receivedAt, takenBy } = context
  const head =
    takenBy === undefined ? { ...request, room, receivedAt } : { ...request, room, receivedAt, takenBy }
  return ok({ type: 'placed', order: { ...head, state: 'placed' } })
}

/** What is wrong with a request whatever is on offer; `null` when nothing is. Pointers are RFC 6901. */
export function faultIn(request: OrderRequest): { pointer: string; reason: string } | null {
  const { lines, total } = request
  if (lines.length === 0 || lines.length > LINES_MAX)
    return { pointer: '/lines', reason: `1 to ${LINES_MAX} lines` }
  if (new Set(lines.map(line => line.placementId)).size !== lines.length)
    return { pointer: '/lines', reason: 'one line for each placement' }
  for (const { quantity, unitPrice } of lines) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > LINE_QUANTITY_MAX)
      return { pointer: '/lines', reason: `a quantity is 1 to ${LINE_QUANTITY_MAX}` }
    if (!Number.isInteger(unitPrice) || unitPrice < 0 || unitPrice > RUPIAH_MAX)
      return { pointer: '/lines', reason: 'a price is whole rupiah' }
  }
  if (sumRupiah(lines.map(lineAmount)) !== total)
    return { pointer: '/total', reason: 'not the sum of the lines' }
  if (total > ORDER_TOTAL_MAX) return { pointer: '/total', reason: `at most ${ORDER_TOTAL_MAX}` }
  return null
}

/** Why nobody can bring it then. The word is told with the refusal, and screens have a sentence for each. */
export const DELIVERY_FAULTS = ['past', 'too-far', 'closed', 'after-stay'] as const
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number]

/** What a refusal's context says of a chosen time; `null` when it speaks of something else. */
export function deliveryFaultIn(context: unknown): DeliveryFault | null {
  const { pointer, reason } = (context ?? {}) as { readonly pointer?: unknown; readonly reason?: unknown }
  return pointer === '/deliver/at' ? (DELIVERY_FAULTS.find(fault => fault === reason) ?? null) : null
}

/**
 * How long ago a chosen time may be. As long as an order may wait unasked: what its guest tapped in time is brought late
 * rather than refused.
 */
export const PAST_MAX_MS = 30 * MINUTE_MS

/** What is wrong with a chosen time by the server's clock, the outlet's hours and the stay's plan; `null` when nothing is. */
export function faultInDelivery(
  deliver: Deliver,
  {
    receivedAt,
    hours,
    leavesAt,
  }: { readonly receivedAt: Timestamp; readonly hours: Hours; readonly leavesAt: Timestamp | null },
): { pointer: '/deliver/at'; reason: DeliveryFault } | null {
  if (deliver.when !== 'at') return null
  const nowMs = toMilliseconds(receivedAt)
  const atMs = toMilliseconds(deliver.at)
  const because = (reason: DeliveryFault) => ({ pointer: '/deliver/at' as const, reason })
  if (atMs < nowMs - PAST_MAX_MS) return because('past')
  if (atMs > nowMs + AHEAD_MAX_MS) return because('too-far')
  if (!isBroughtAt(hours, atMs)) return because('closed')
  if (isAfterStay(atMs, nowMs, leavesAt === null ? null : toMilliseconds(leavesAt)))
    return because('after-stay')
  return null
}
