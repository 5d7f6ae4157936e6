/**
 * What somebody was typing at a desk that locked, while another signs in there: kept in this page's memory for its person, shown to
 * nobody else, and given back when they return. A reload forgets it, and so does their own leave.
 */
import type { ClerkName } from '../../../domain/ids.ts'
import { HOUR_MS } from '../../../domain/time.ts'
import type { Screen } from '../screens.ts'
import type { Typed } from './typed.ts'

/** As long as a session lasts. */
const KEPT_MS = 14 * HOUR_MS

interface Kept {
  readonly typed: Typed
  readonly screen: Screen
  readonly atMs: number
}

export interface Desks {
  /** What they left, once; `null`: nothing, or too long ago. */
  take(staff: ClerkName): Kept | null
  keep(staff: ClerkName, typed: Typed, screen: Screen): void
  /** Does anything wait for somebody? */
  isEmpty(): boolean
}

export function createDesks(nowMs: () => number): Desks {
  const all = new Map<ClerkName, Kept>()
  const forgetOld = () => {
    for (const [staff, { atMs }] of all) if (nowMs() - atMs >= KEPT_MS) all.delete(staff)
  }
  return {
    take(staff) {
      forgetOld()
      const kept = all.get(staff) ?? null
      all.delete(staff)
      return kept
    },
    keep(staff, typed, screen) {
      if (typed.size > 0) all.set(staff, { typed: new Map(typed), screen, atMs: nowMs() })
    },
    isEmpty() {
      forgetOld()
      return all.size === 0
    },
  }
}
