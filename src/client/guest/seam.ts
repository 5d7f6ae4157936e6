/**
 * When a guest's page may give way to its next release: nothing in the basket, nothing that waits for its verdict, no
 * order being written or followed, and nobody who looks. A reload would lose none of these, but a guest would see it.
 */
import { isUnsent } from '../outbox/entry.ts'
import { justLoaded } from '../platform/seam.ts'
import type { GuestState } from './first/state.ts'

/** Nothing was picked, and nothing is under way. */
export function isIdle({ cart, outbox, sending }: GuestState): boolean {
  return Object.keys(cart.lines).length === 0 && !outbox.some(isUnsent) && !sending
}

export function isGuestSeam(state: GuestState): boolean {
  const { name } = state.place.screen
  if (!isIdle(state) || name === 'cart' || name === 'order') return false
  // What was told once would not be told again.
  if (state.trouble !== null || state.filtering) return false
  return document.visibilityState === 'hidden' || justLoaded()
}
