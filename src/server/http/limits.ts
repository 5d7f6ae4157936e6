/**
 * Token buckets by name: so many at once, so many a minute. A name is a room, a device, a person or a stay, never an
 * address alone: a hotel's guests share one.
 */
import type { Clock } from '../ports.ts'

export interface Rate {
  /** How many at once. */
  readonly burst: number
  readonly perMinute: number
}

export interface Limits {
  /** Takes one; answers 0, or in how many seconds one will be there. */
  take(name: string, rate: Rate): number
  /** Gives back what was taken: a try that was right is no guess. */
  giveBack(name: string): void
}

/** Names remembered; the oldest are forgotten first, which only ever helps the asker. */
const NAMES_MAX = 50_000

export function createLimits(clock: Clock): Limits {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(name, { burst, perMinute }) {
      const now = clock.now()
      const known = buckets.get(name) ?? { tokens: burst, at: now }
      // A clock that was set back gives nothing and takes nothing.
      const passedMs = Math.max(0, now - known.at)
      const tokens = Math.min(burst, known.tokens + (passedMs * perMinute) / 60_000)
      buckets.delete(name)
      if (buckets.size >= NAMES_MAX) buckets.delete(buckets.keys().next().value as string)
      buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60) / perMinute)
    },
    giveBack(name) {
      const known = buckets.get(name)
      if (known !== undefined) known.tokens += 1
    },
  }
}

/** For load tests. */
export const NO_LIMITS: Limits = { take: () => 0, giveBack: () => undefined }
