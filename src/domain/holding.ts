/**
 * How much of a shop one stay may hold. Goods are promised to whoever orders first, and a room's guest needs no more than a
 * tap for it: so a stay's open orders hold a share of each shelf and of the whole shop, whenever they are to be
 * brought. What a clerk takes down by telephone is a person's word, and is held to no share.
 */
import type { PlacementId } from './ids.ts'
import type { Rupiah } from './money.ts'
import type { Order } from './order.ts'
import { OPEN_ORDERS_MAX, OPEN_TOTAL_MAX } from './placing.ts'
import { type Result, refuse } from './result.ts'

/** Pieces of one placement that a stay may hold of any shelf, however little is on it, and the share of a fuller one. */
export const PIECES_SURE = 5
export const SHELF_SHARE = 1 / 3
/** The same of all that the shop has. */
export const SHOP_PIECES_SURE = 20
export const SHOP_SHARE = 1 / 3
/** Orders of one stay within a day, whatever became of them: each rings at the desk. */
export const DAY_ORDERS_MAX = 60
/** Ids that a stay may have refused or barred: each is remembered for ever. */
export const REFUSALS_MAX = 500

/** What a stay's open orders hold. */
export interface Held {
  readonly orders: number
  readonly total: Rupiah
  readonly pieces: ReadonlyMap<PlacementId, number>
  /** Orders within a day. */
  readonly today: number
}

export const HOLDS_NOTHING: Held = { orders: 0, total: 0, pieces: new Map(), today: 0 }

/** Goods that may be sold, promised or not. */
export interface Goods {
  of(placementId: PlacementId): number
  /** Of the whole shop; `null` where nobody needs to know. */
  readonly shop: number | null
}

/** Why an order is too much by itself: told with the refusal, and screens have a sentence for it. */
export const MORE_THAN_SHARE = 'more-than-share'

export function isMoreThanShare(context: unknown): boolean {
  return ((context ?? {}) as { readonly reason?: unknown }).reason === MORE_THAN_SHARE
}

/** Not more of this stay just now: there is room again once something was brought. */
export function holdsItsShare(context: unknown): boolean {
  return ((context ?? {}) as { readonly openOrders?: unknown }).openOrders !== undefined
}

export function shareOfShelf(sellable: number): number {
  return Math.max(PIECES_SURE, Math.floor(sellable * SHELF_SHARE))
}

function shareOfShop(sellable: number): number {
  return Math.max(SHOP_PIECES_SURE, Math.floor(sellable * SHOP_SHARE))
}

/** Whether so much is wanted that the whole shop has to be counted. */
export function needsShop(order: Pick<Order, 'lines'>, held: Held): boolean {
  return piecesOf(order) + sum(held.pieces.values()) > SHOP_PIECES_SURE
}

/**
 * The refusal of one more order of this stay; `null` when there is room for it. One that is too much by itself is so for
 * good; for another there is room once something was brought. No number is told by which a stranger could count a shelf.
 */
export function refusalOfMore(
  order: Pick<Order, 'lines' | 'total'>,
  held: Held,
  goods: Goods | null,
): (Result<never, 'invalid' | 'too-many'> & { ok: false }) | null {
  if (goods !== null && exceeds(order, HOLDS_NOTHING, goods))
    return refuse('invalid', { pointer: '/lines', reason: MORE_THAN_SHARE, sure: PIECES_SURE })
  const isFull =
    held.orders >= OPEN_ORDERS_MAX ||
    held.total + order.total > OPEN_TOTAL_MAX ||
    held.today >= DAY_ORDERS_MAX ||
    (goods !== null && exceeds(order, held, goods))
  if (!isFull) return null
  const openOrders = held.orders
  return refuse('too-many', { openOrders, openOrdersMax: OPEN_ORDERS_MAX, openTotalMax: OPEN_TOTAL_MAX })
}

function exceeds(order: Pick<Order, 'lines'>, { pieces }: Held, goods: Goods): boolean {
  for (const { placementId, quantity } of order.lines)
    if ((pieces.get(placementId) ?? 0) + quantity > shareOfShelf(goods.of(placementId))) return true
  return goods.shop !== null && piecesOf(order) + sum(pieces.values()) > shareOfShop(goods.shop)
}

function piecesOf({ lines }: Pick<Order, 'lines'>): number {
  return sum(lines.map(({ quantity }) => quantity))
}

function sum(numbers: Iterable<number>): number {
  let all = 0
  for (const number of numbers) all += number
  return all
}

/** With one order more. */
export function alsoHolding(held: Held, order: Pick<Order, 'lines' | 'total'>): Held {
  const pieces = new Map(held.pieces)
  for (const { placementId, quantity } of order.lines)
    pieces.set(placementId, (pieces.get(placementId) ?? 0) + quantity)
  return { orders: held.orders + 1, total: held.total + order.total, pieces, today: held.today + 1 }
}
