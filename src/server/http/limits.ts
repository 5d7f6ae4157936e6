/**
 * Token buckets by name: so many at once, so many a minute. A name is of what is proven: a stay, a session, a tablet, a paper
 * that was opened, an outlet. Never an address alone, for a hotel's guests share one; and never what somebody only says,
 * for whoever may make up names has as many buckets, and empties other people's places here.
 */
import type { Clock } from '../ports.ts'

export interface Rate {
  /** How many at once. */
  readonly burst: number
  readonly perMinute: number
}

export interface Limits {
  /** True where nothing is limited: what counts by itself then counts nothing. */
  readonly lifted: boolean
  /** Takes one; answers 0, or in how many seconds one will be there. */
  take(name: string, rate: Rate): number
  /** Gives back what was taken: a try that was right is no guess. */
  giveBack(name: string): void
}

/** Names remembered. Those that are full again say nothing and are forgotten first, then the oldest. */
const NAMES_MAX = 50_000
const SWEEP_EVERY_MS = 1_000

interface Bucket {
  tokens: number
  readonly at: number
  readonly rate: Rate
}

/** A clock that was set back gives nothing and takes nothing. */
function tokensAt({ tokens, at, rate }: Bucket, now: number): number {
  return Math.min(rate.burst, tokens + (Math.max(0, now - at) * rate.perMinute) / 60_000)
}

export function createLimits(clock: Clock): Limits {
  const buckets = new Map<string, Bucket>()
  let sweptAt = Number.NEGATIVE_INFINITY

  function makeRoom(now: number): void {
    if (now - sweptAt >= SWEEP_EVERY_MS) {
      sweptAt = now
      for (const [name, bucket] of buckets)
        if (tokensAt(bucket, now) >= bucket.rate.burst) buckets.delete(name)
    }
    if (buckets.size >= NAMES_MAX) buckets.delete(buckets.keys().next().value as string)
  }

  return {
    lifted: false,
    take(name, rate) {
      const now = clock.now()
      const { burst, perMinute } = rate
      const known = buckets.get(name)
      const tokens = known === undefined ? burst : tokensAt(known, now)
      buckets.delete(name)
      if (buckets.size >= NAMES_MAX) makeRoom(now)
      buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now, rate })
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60) / perMinute)
    },
    giveBack(name) {
      const known = buckets.get(name)
      if (known !== undefined) known.tokens += 1
    },
  }
}

/** For load tests. */
export const NO_LIMITS: Limits = { lifted: true, take: () => 0, giveBack: () => undefined }
