/**
 * How many writes are in work at once, of each audience: strangers take no guest's place, nor guests the desk's. One more
 * than that is told to come again: the others are then answered in the time in which they always are, and what is refused
 * costs next to nothing, for it is refused before it is read where that can be. A body that trickles in takes nobody's place, and whoever hangs up gives back none: the work is
 * still to be done.
 */

/** Writes of this process and one audience in work; at a thousand a second the last waits half a second. */
export const WRITES_MAX = 512
/** Those refused come back one after the other, not all at the same moment. */
const RETRY_S = [1, 2, 3, 4] as const

export interface Admission {
  isFull(): boolean
  during<T>(work: Promise<T>): Promise<T>
  /** When the next one refused should come again. */
  retryAfterS(): number
}

export function createAdmission(): Admission {
  let inWork = 0
  let refused = 0
  return {
    isFull: () => inWork >= WRITES_MAX,
    async during(work) {
      inWork++
      try {
        return await work
      } finally {
        inWork--
      }
    },
    retryAfterS: () => RETRY_S[refused++ % RETRY_S.length] ?? 1,
  }
}
