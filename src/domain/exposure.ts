/**
 * Exposure is what liking is divided by: how long a product was on offer and in stock while rooms were
 * occupied. A day statement records the minutes; the reader of the log computes room-nights from them.
 */
import type { ExposureV2 } from './entry-v2.ts'
import type { Milliseconds } from './time.ts'
import { MINUTE_MS } from './time.ts'

/** One product's minutes in one business day at one outlet, and its place on the shelf. */
export type ProductExposure = ExposureV2

/** A placement became so at that moment and stayed so until its next change. */
export interface Showing {
  readonly at: Milliseconds
  readonly live: boolean
  readonly inStock: boolean
}

/**
 * Minutes live, in stock, and in stock while orders were taken, between two instants, from the placement's changes in
 * order of time. The last change at or before `from` says how the day began; with none, the placement was not there yet.
 * `open`: when orders were taken, minutes from `from`.
 */
export function minutesShown(
  showings: readonly Showing[],
  from: Milliseconds,
  to: Milliseconds,
  open: readonly (readonly [from: number, to: number])[],
): Pick<ProductExposure, 'liveMinutes' | 'inStockMinutes' | 'openMinutes'> {
  let live = 0
  let inStock = 0
  let taken = 0
  showings.forEach((showing, i) => {
    const begin = Math.max(showing.at, from)
    const end = Math.min(showings[i + 1]?.at ?? to, to)
    if (!showing.live || end <= begin) return
    live += end - begin
    if (!showing.inStock) return
    inStock += end - begin
    for (const [opens, closes] of open)
      taken += Math.max(
        0,
        Math.min(end, from + closes * MINUTE_MS) - Math.max(begin, from + opens * MINUTE_MS),
      )
  })
  return {
    liveMinutes: Math.round(live / MINUTE_MS),
    inStockMinutes: Math.round(inStock / MINUTE_MS),
    openMinutes: Math.round(taken / MINUTE_MS),
  }
}

/**
 * Exposed room-nights of one day: occupied rooms × minutes in stock / minutes of the live day. A product that
 * was never live adds none.
 */
export function exposedRoomNights(occupiedRooms: number, inStockMinutes: number, dayMinutes: number): number {
  return dayMinutes > 0 ? exposedRoomMinutes(occupiedRooms, inStockMinutes, dayMinutes) / dayMinutes : 0
}

/** The same in minutes: whole numbers, whose sum is the same in whatever order they come. */
export function exposedRoomMinutes(
  occupiedRooms: number,
  inStockMinutes: number,
  dayMinutes: number,
): number {
  return occupiedRooms * Math.min(inStockMinutes, dayMinutes)
}
