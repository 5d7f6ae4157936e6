/**
 * A clerk's cash for a shift: counted when it is opened, and when it is closed before the book is shown, so that nobody counts what
 * they were told. What differs then takes a reason, and not knowing one is one.
 */
import type { Rupiah } from './money.ts'

export const DRAWER_REASONS = ['wrong-change', 'taken-out', 'put-in', 'not-known'] as const
export type DrawerReason = (typeof DRAWER_REASONS)[number]

export interface CountedDrawer {
  readonly opening: Rupiah
  readonly counted: Rupiah
  /** What should have been in it; below 0 where more was given back than there was. */
  readonly book: number
  readonly reason: DrawerReason | null
}

/** `taken`: into the drawer, and below 0 out of it. */
export function bookOf(opening: Rupiah, taken: readonly number[]): number {
  return taken.reduce((sum, one) => sum + one, opening)
}

/** Above 0: more was there than the book says. */
export function differenceOf({ counted, book }: Pick<CountedDrawer, 'counted' | 'book'>): number {
  return counted - book
}

export function lacksReason(drawer: Pick<CountedDrawer, 'counted' | 'book' | 'reason'>): boolean {
  return differenceOf(drawer) !== 0 && drawer.reason === null
}
