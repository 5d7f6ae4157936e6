/** A product on offer at an outlet: price, terms, dates. */
import type { OutletId, PlacementId, ProductId } from './ids.ts'
import type { Rupiah } from './money.ts'
import { lapsedPaper, mayBeShown, type Product } from './product.ts'
import type { DateText } from './time.ts'

/**
 * `consigned` (titip jual): sold for the maker, the hotel keeps a commission. `bought` (beli putus): the hotel
 * owns the goods. `complimentary`: free to the guest, counted apart.
 */
export const TERMS = ['consigned', 'bought', 'complimentary'] as const
export type Terms = (typeof TERMS)[number]

/** An outlet shows at most this many. */
export const PLACEMENTS_MAX = 400

/** The maker's part of a price: a share in thousandths of the price (82,5 % is 825), or a sum of whole rupiah a piece, whatever the price. */
export type Part =
  | { readonly kind: 'share'; readonly permille: number }
  | { readonly kind: 'sum'; readonly rupiah: Rupiah }

/** What it costs from a day on. */
export interface NextPrice {
  readonly from: DateText
  readonly price: Rupiah
  readonly part: Part | null
}

export interface Placement {
  readonly outlet: OutletId
  readonly id: PlacementId
  /** A product's id. */
  readonly product: ProductId
  readonly terms: Terms
  /** 0 if and only if the terms are complimentary. Until the day of `next`: see {@link priceOn}. */
  readonly price: Rupiah
  /** The maker's; `null` where nothing is shared, or where it was placed before parts were kept. */
  readonly part: Part | null
  readonly next: NextPrice | null
  /** Where the desk finds it, `A3`. */
  readonly rack: string
  /** Switched on by the manager. */
  readonly on: boolean
  /** First and last day on offer, inclusive; `null` for open-ended. */
  readonly from: DateText | null
  readonly to: DateText | null
  /** Stands before all others; one of an outlet does at most. */
  readonly isPinned: boolean
  /** Order on the shelf; the first stands large at the top. */
  readonly position: number
}

/** Why nobody sees a placement. */
export const DARK_REASONS = ['off', 'not-begun', 'ended', 'register', 'permit', 'halal'] as const
export type DarkReason = (typeof DARK_REASONS)[number]

/** Why the placement is not on offer on that day: switched off, outside its dates, the register has it no more, or a paper has lapsed; `null`: it is. */
export function whyDark(
  placement: Pick<Placement, 'outlet' | 'on' | 'from' | 'to'>,
  product: Pick<Product, 'permit' | 'halal' | 'standing' | 'addedBy'>,
  today: DateText,
): DarkReason | null {
  if (!placement.on) return 'off'
  if (placement.from !== null && today < placement.from) return 'not-begun'
  if (placement.to !== null && today > placement.to) return 'ended'
  if (!mayBeShown(product, placement.outlet)) return 'register'
  return lapsedPaper(product, today)
}

/** Is the placement on offer on that day? */
export function isLive(...asked: Parameters<typeof whyDark>): boolean {
  return whyDark(...asked) === null
}

/** May this price go with these terms? Complimentary is free and nothing else is. */
export function priceFits(terms: Terms, price: Rupiah): boolean {
  return (terms === 'complimentary') === (price === 0)
}

/** What a piece costs on that day. */
export function priceOn({ price, next }: Pick<Placement, 'price' | 'next'>, today: DateText): Rupiah {
  return next !== null && next.from <= today ? next.price : price
}

/** As it is on that day: what was to come and has come is what it costs. */
export function onDay(placement: Placement, today: DateText): Placement {
  const { next } = placement
  if (next === null || today < next.from) return placement
  return { ...placement, price: next.price, part: next.part, next: null }
}

/** Days of deliveries by which it is told when something runs out. */
export const PACE_DAYS = 14

/** For how many whole days there is enough, where so many pieces were brought lately; `null`: none were, nobody knows. */
export function daysLeft(available: number, brought: number): number | null {
  if (available <= 0) return 0
  return brought <= 0 ? null : Math.floor((available * PACE_DAYS) / brought)
}

/** The shelf with one of it before another, or last; `null` where one of the two is not there. */
export function movedBefore(
  shelf: readonly PlacementId[],
  id: PlacementId,
  before: PlacementId | null,
): PlacementId[] | null {
  if (!shelf.includes(id) || (before !== null && !shelf.includes(before))) return null
  if (id === before) return [...shelf]
  const rest = shelf.filter(one => one !== id)
  const at = before === null ? rest.length : rest.indexOf(before)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}
