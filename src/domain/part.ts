/**
 * What of a price is the maker's, and what is left for the hotel. Only what is sold for its maker is shared: of bought goods
 * all is the hotel's, and what is given freely has no price to share.
 */
import type { Rupiah } from './money.ts'
import type { Part, Terms } from './placement.ts'
import type { Milliseconds } from './time.ts'

/** The whole price. */
export const SHARE_MAX = 1000

const SHARED = { consigned: true, bought: false, complimentary: false } as const satisfies Record<
  Terms,
  boolean
>

/** Is the price of what is offered on these terms shared with its maker? */
export function isShared(terms: Terms): boolean {
  return SHARED[terms]
}

/**
 * Whole rupiah of a piece that cost so much; half a rupiah is rounded up, in the maker's favour. A sum is never more than
 * the guest paid: of an order at an earlier, lower price it is all of that.
 */
export function partOf(part: Part, price: Rupiah): Rupiah {
  if (part.kind === 'sum') return Math.min(part.rupiah, price)
  return Math.floor((price * part.permille + SHARE_MAX / 2) / SHARE_MAX)
}

/** Below zero where the part is larger than the price. */
export function leftOf(part: Part, price: Rupiah): number {
  return price - (part.kind === 'sum' ? part.rupiah : partOf(part, price))
}

export const PART_FAULTS = ['not-shared', 'missing', 'nothing', 'larger'] as const
export type PartFault = (typeof PART_FAULTS)[number]

/** Why this part cannot be agreed on; `null`: it can. `missing` is for whoever offers something anew. */
export function partFault(terms: Terms, price: Rupiah, part: Part | null): PartFault | null {
  if (!isShared(terms)) return part === null ? null : 'not-shared'
  if (part === null) return 'missing'
  if ((part.kind === 'sum' ? part.rupiah : part.permille) <= 0) return 'nothing'
  return leftOf(part, price) < 0 || (part.kind === 'share' && part.permille > SHARE_MAX) ? 'larger' : null
}

export function isSamePart(a: Part | null, b: Part | null): boolean {
  if (a === null || b === null) return a === b
  if (a.kind === 'share') return b.kind === 'share' && a.permille === b.permille
  return b.kind === 'sum' && a.rupiah === b.rupiah
}

/** What was agreed from an instant on. */
export interface AgreedTerms {
  readonly fromMs: Milliseconds
  readonly price: Rupiah
  readonly part: Part | null
}

/**
 * What was agreed at that instant: what a line delivered then is settled by. `null`: nothing was yet, or it was kept by a
 * release that knew no parts.
 */
export function agreedAt(history: readonly AgreedTerms[], atMs: Milliseconds): AgreedTerms | null {
  let found: AgreedTerms | null = null
  for (const terms of history)
    if (terms.fromMs <= atMs && (found === null || terms.fromMs > found.fromMs)) found = terms
  return found
}
