/**
 * After a backup was put back. What the copy says of orders, goods and stays was true when it was taken; what became of them since
 * nobody here knows until somebody has said so. Whatever was done with a thing since is a word on it. Pure.
 */
import type { EntryLine } from './document.ts'
import type { PlacementId, ProductId } from './ids.ts'
import type { Rupiah } from './money.ts'
import { type DeliveredLine, isOpen, type Order } from './order.ts'
import type { Stay } from './stay.ts'
import { isOver } from './stay.ts'
import { toMilliseconds } from './time.ts'

/** Of what somebody says that it is as it stands here. */
export const DOUBTS = ['order', 'goods', 'stay'] as const
export type Doubt = (typeof DOUBTS)[number]

/**
 * It stands open, its guest asked for it before the backup was put back (it was in the copy, or came again from their device), and
 * nobody at the desk has had it in hand since: it may have been brought meanwhile.
 */
export function isOrderInDoubt(order: Order, sinceMs: number): boolean {
  const asked = Math.min(toMilliseconds(order.receivedAt), toMilliseconds(order.placedAt))
  return isOpen(order) && asked < sinceMs && handledAt(order) < sinceMs
}

function handledAt(order: Order): number {
  const stamps = [
    'acknowledgedAt' in order ? order.acknowledgedAt : undefined,
    'dispatchedAt' in order ? order.dispatchedAt : undefined,
  ]
  return Math.max(0, ...stamps.map(at => (at === undefined ? 0 : toMilliseconds(at))))
}

/** Whoever was there when the copy was taken may have left. */
export function isStayInDoubt(stay: Stay, sinceMs: number): boolean {
  return !isOver(stay) && toMilliseconds(stay.checkedInAt) < sinceMs
}

/** A line of an order with what is sold by it. */
export interface AskedLine extends DeliveredLine {
  readonly product: ProductId
  readonly unitPrice: Rupiah
}

/**
 * What an order brought if that kwitansi, which came back without its order, is the one of its delivery; `null`: it cannot be. All
 * that stands on the paper must have been ordered, at that price and in at least so many pieces.
 */
export function broughtBy(
  ordered: readonly AskedLine[],
  paper: readonly Pick<EntryLine, 'product' | 'quantity' | 'unitPrice'>[],
): readonly DeliveredLine[] | null {
  const brought = new Map<PlacementId, number>()
  for (const { product, quantity, unitPrice } of paper) {
    const line = ordered.find(
      one =>
        !brought.has(one.placementId) &&
        one.product === product &&
        one.unitPrice === unitPrice &&
        one.quantity >= quantity,
    )
    if (line === undefined) return null
    brought.set(line.placementId, quantity)
  }
  return ordered.map(({ placementId }) => ({ placementId, quantity: brought.get(placementId) ?? 0 }))
}
