/**
 * Exposure is what liking is divided by: how long a product was on offer and in stock while rooms were
 * occupied. A day statement records the minutes; the reader of the log computes room-nights from them.
 */
import type { Terms } from './placement.ts'
import type { Milliseconds } from './time.ts'
import { MINUTE_MS } from './time.ts'

/** One product's minutes in one business day at one outlet. */
export interface ProductExposure {
  readonly product: string
  readonly seller: string
  readonly terms: Terms
  /** Minutes on offer. */
  readonly liveMinutes: number
  /** Of those, minutes with at least one piece to be had. */
  readonly inStockMinutes: number
}

/** A placement became so at that moment and stayed so until its next change. */
export interface Showing {
  readonly at: Milliseconds
  readonly live: boolean
  readonly inStock: boolean
}

/**
 * Minutes live and in stock between two instants, from the placement's changes in order of time. The last
 * change at or before `from` says how the day began; with none, the placement was not there yet.
 */
export function minutesShown(
  showings: readonly Showing[],
  from: Milliseconds,
  to: Milliseconds,
): { liveMinutes: number; inStockMinutes: number } {
  let live = 0
  let inStock = 0
  showings.forEach((showing, i) => {
    const begin = Math.max(showing.at, from)
    const end = Math.min(showings[i + 1]?.at ?? to, to)
    if (!showing.live || end <= begin) return
    live += end - begin
    if (showing.inStock) inStock += end - begin
  })
  return { liveMinutes: Math.round(live / MINUTE_MS), inStockMinutes: Math.round(inStock / MINUTE_MS) }
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
