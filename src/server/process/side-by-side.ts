/** Work for each of many, a few at a time: on PostgreSQL each waits for round trips, and a city has a thousand outlets. */

/** Leaves connections to whoever asks meanwhile. */
const AT_ONCE = 4

/** What came of each, in their order. After a fault nothing more is begun, and it is thrown once what was begun has ended. */
export async function sideBySide<One, Made>(
  all: readonly One[],
  work: (one: One) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  const waiting = all.entries()
  let hasFailed = false
  async function lane(): Promise<void> {
    for (const [n, one] of waiting) {
      if (hasFailed) return
      try {
        made[n] = await work(one)
      } catch (fault) {
        hasFailed = true
        throw fault
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return made
}
