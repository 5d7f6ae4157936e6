/**
 * A cell is what one outlet says of one product: how many stays took it, and how many room-nights had the chance. Cells are
 * all that a reading knows: they are tallies, and add up over days.
 */
import type { OutletId, ProductId } from '../ids.ts'

/** Places behind one another, by how much less they are seen: 0, 1, 2, 3–5, 6–9 … 40 and on. */
const PLACED_BANDS = 9
/** Its place was drawn by lot each day, or nobody wrote it down. */
export const UNPLACED = PLACED_BANDS
/** The same, while it is new there: what is new is tried for being new, the more the newer it is. */
export const NOVEL = UNPLACED + 1
const NOVELTY_ENDS = [3, 7, 14] as const
/** What is new in all of the city is tried otherwise than what is known and was put on one more shelf. */
export const BANDS = NOVEL + 2 * NOVELTY_ENDS.length

/** So long a thing is new on a shelf. */
export const NOVELTY_DAYS = NOVELTY_ENDS[2]

/** First place of each band but the first: the least n for which 1.5 · log2(1 + n) reaches 1, 2, 3 … */
const BAND_BEGINS = [1, 2, 3, 6, 10, 15, 25, 40] as const

/** Of a place in a fixed order: 0 stands large, 1… after it. */
export function bandOf(place: number): number {
  return BAND_BEGINS.filter(begins => place >= begins).length
}

/** Without a place that is known, so many days after it was put on the shelf. */
export function bandOfNovelty(days: number, isNewInCity: boolean): number {
  const at = NOVELTY_ENDS.findIndex(end => days < end)
  if (at < 0) return UNPLACED
  return NOVEL + at + (isNewInCity ? NOVELTY_ENDS.length : 0)
}

export interface Cell {
  readonly outlet: OutletId
  readonly product: ProductId
  /** Distinct stays that took it, on the days that count. */
  readonly stays: number
  /** Room-nights (table-days, counter-days) in which it could be had, on the days that count, by band of its place. */
  readonly exposure: readonly number[]
  /** Of the exposure of no band, how much is because nobody wrote the fixed places down. */
  readonly unrecorded: number
}

/** What is known of a product beside its cells. */
export interface Shown {
  readonly product: ProductId
  readonly category: string
  /** Distinct kwitansi with it in them that are not void, of the whole period: the agency's own measure. */
  readonly kwitansi: number
  /** It stood nowhere when the period began. */
  readonly isNew: boolean
  /** Days on which it was on offer anywhere. */
  readonly liveDays: number
  /** Of the minutes on offer, the share in stock; 1 where it was never on offer. */
  readonly inStock: number
}

/** What is known of an outlet beside its cells. */
export interface Place {
  readonly outlet: OutletId
  /** What one unit of its exposure is: units of several kinds are never summed. */
  readonly unit: string
}

/** All that one reading is of. */
export interface Evidence {
  readonly cells: readonly Cell[]
  readonly products: readonly Shown[]
  readonly outlets: readonly Place[]
  /** Distinct kwitansi for each stay that took something, over all: a rate is told in kwitansi. */
  readonly kwitansiPerStay: number
}
