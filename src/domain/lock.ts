/**
 * A desk that nobody has touched for a while locks: it goes on ringing, and nothing is done or read there until somebody says by
 * PIN who they are.
 */
import { MINUTE_MS } from './time.ts'

/** Set by its managers within these; there is no desk that never locks. */
export const LOCK_MINUTES = { least: 1, usual: 10, most: 60 } as const

/** A clock that was set back begins anew: nobody's desk locks under their hands. */
export function isIdle(touchedAtMs: number, nowMs: number, minutes: number): boolean {
  return nowMs - touchedAtMs >= minutes * MINUTE_MS
}

/**
 * A locked desk is a desk as long as somebody comes when it rings: with an order that has rung too long there, nobody is near,
 * and guests are told to call.
 */
export function isHeard(isLocked: boolean, rungTooLong: number): boolean {
  return !isLocked || rungTooLong === 0
}
