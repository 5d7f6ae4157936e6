/** What of a wish can be had, and what it comes to: the one place where a basket is counted, at a guest's and at the desk. */
import type { Rupiah } from './money.ts'
import { LINE_QUANTITY_MAX } from './order.ts'

/** The public menu tells no more than this of a shelf; it means so many or more. */
export const TOLD_MAX = 5

/** What anybody may know of a shelf: more would tell each maker's sales to whoever asks often. */
export function toldOf(available: number): number {
  return Math.min(available, TOLD_MAX)
}

/** Pieces that may be asked for where the menu tells so many. */
export function mostOf(available: number): number {
  return available < TOLD_MAX ? available : LINE_QUANTITY_MAX
}

export interface Counted<Offer> {
  /** In the order of the shelf. */
  readonly lines: readonly { readonly item: Offer; readonly quantity: number }[]
  readonly pieces: number
  readonly total: Rupiah
}

/** Wanted pieces by id, as far as there is anything left of them. */
export function count<Offer extends { readonly id: string; readonly price: Rupiah }>(
  wanted: Readonly<Record<string, number>>,
  offers: readonly Offer[],
  most: (offer: Offer) => number,
): Counted<Offer> {
  let pieces = 0
  let total = 0
  const lines = offers.flatMap(item => {
    const quantity = Math.min(wanted[item.id] ?? 0, most(item))
    if (quantity <= 0) return []
    pieces += quantity
    total += quantity * item.price
    return [{ item, quantity }]
  })
  return { lines, pieces, total }
}
