/** A product on offer at an outlet: price, terms, dates. */
import type { OutletId, PlacementId, ProductId } from './ids.ts'
import type { Rupiah } from './money.ts'
import { lapsedPaper, type Product } from './product.ts'
import type { DateText } from './time.ts'

/**
 * `consigned` (titip jual): sold for the maker, the hotel keeps a commission. `bought` (beli putus): the hotel
 * owns the goods. `complimentary`: free to the guest, counted apart.
 */
export const TERMS = ['consigned', 'bought', 'complimentary'] as const
export type Terms = (typeof TERMS)[number]

/** An outlet shows at most this many. */
export const PLACEMENTS_MAX = 400

export interface Placement {
  readonly outlet: OutletId
  readonly id: PlacementId
  /** A product's id. */
  readonly product: ProductId
  readonly terms: Terms
  /** 0 if and only if the terms are complimentary. */
  readonly price: Rupiah
  /** Where the desk finds it, `A3`. */
  readonly rack: string
  /** Switched on by the manager. */
  readonly on: boolean
  /** First and last day on offer, inclusive; `null` for open-ended. */
  readonly from: DateText | null
  readonly to: DateText | null
  /** Order on the shelf; the first stands large at the top. */
  readonly position: number
}

/** Is the placement on offer on that day: switched on, within its dates, its product's papers in force? */
export function isLive(
  placement: Pick<Placement, 'on' | 'from' | 'to'>,
  product: Pick<Product, 'permit' | 'halal'>,
  today: DateText,
): boolean {
  if (!placement.on) return false
  if (placement.from !== null && today < placement.from) return false
  if (placement.to !== null && today > placement.to) return false
  return lapsedPaper(product, today) === null
}

/** May this price go with these terms? Complimentary is free and nothing else is. */
export function priceFits(terms: Terms, price: Rupiah): boolean {
  return (terms === 'complimentary') === (price === 0)
}
