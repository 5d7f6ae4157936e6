/**
 * Who may take a kwitansi back, and what became of its goods. Whoever issued it may for an hour, while the guest still stands there;
 * later, and of others', whoever may correct. The shelf follows what is said of the goods, batch by batch as they were sold.
 */
import type { BatchName, ClerkName } from './ids.ts'
import type { Right } from './rights.ts'
import type { Movement } from './stock.ts'
import { HOUR_MS } from './time.ts'

export const OWN_VOID_MS = HOUR_MS

/** Why somebody may not: an hour has gone by, or another person issued it. */
export const VOID_LIMITS = ['late', 'of-another'] as const
export type VoidLimit = (typeof VOID_LIMITS)[number]

export interface Voidable {
  /** Who issued it; `null`: nobody knows any more. */
  readonly cashier: ClerkName | null
  /** ms since 1970. */
  readonly issuedAt: number
}

/** `null`: they may. */
export function voidLimit(
  { cashier, issuedAt }: Voidable,
  who: { readonly name: ClerkName; readonly rights: readonly Right[] },
  nowMs: number,
): VoidLimit | null {
  if (who.rights.includes('correct')) return null
  if (nowMs - issuedAt > OWN_VOID_MS) return 'late'
  return cashier === who.name ? null : 'of-another'
}

/** What became of goods that are paid by nobody: back on the shelf, or not to be sold again. */
export const GOODS_FATES = ['shelf', 'damaged', 'gone'] as const
export type GoodsFate = (typeof GOODS_FATES)[number]

/** Pieces of a placement that were sold out of a batch. */
export interface SoldOf {
  readonly batch: BatchName
  readonly quantity: number
}

/**
 * Sold no more, into the batch that they came from; what is damaged or gone leaves it again as what it is, so that of every batch
 * received = on hand + sold − unsold + returned + written off. `quantity`: all of it where it is more.
 */
export function unsell(sold: readonly SoldOf[], quantity: number, fate: GoodsFate): readonly Movement[] {
  let left = quantity
  return sold.flatMap(({ batch, quantity: pieces }): Movement[] => {
    const back = Math.min(left, pieces)
    left -= back
    if (back <= 0) return []
    const movement = { kind: 'unsold', batch, quantity: back } as const
    if (fate === 'damaged') return [movement, { kind: 'damaged', batch, quantity: back }]
    if (fate === 'gone') return [movement, { kind: 'corrected', batch, quantity: -back }]
    return [movement]
  })
}

/** What is still sold of a placement, batch by batch. */
export function stillSold(
  rows: readonly { readonly kind: string; readonly batch: BatchName | null; readonly quantity: number }[],
): readonly SoldOf[] {
  const sold = new Map<BatchName, number>()
  for (const { kind, batch, quantity } of rows) {
    if (batch === null || (kind !== 'sold' && kind !== 'unsold')) continue
    sold.set(batch, (sold.get(batch) ?? 0) + (kind === 'sold' ? quantity : -quantity))
  }
  return Array.from(sold, ([batch, quantity]) => ({ batch, quantity }))
    .filter(one => one.quantity > 0)
    .sort((a, b) => (a.batch < b.batch ? -1 : 1))
}
