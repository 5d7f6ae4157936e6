/**
 * Nights with people's faults (`nights.ts`): every order is seen, or its guest told the truth and somebody by name reached in time; where
 * nobody can be, that is what the manager's page said. `NIGHTS` plays so many; a night that fails is named by its seed.
 */
import { expect, test } from 'vitest'
import { FATES, type Night, playNight } from './nights.ts'

const NIGHTS = Number(process.env.NIGHTS ?? 60)
/** For what hangs: campaigns pass more nights. */
const MS_AT_MOST = 60 * 60_000

test(
  `${NIGHTS} nights leave nobody waiting on silence`,
  async () => {
    const nights: Night[] = []
    const wrong: string[] = []
    for (let seed = 1; seed <= NIGHTS; seed++) {
      const night = await playNight(seed)
      nights.push(night)
      wrong.push(...night.wrong.map(what => `night ${seed}, ${JSON.stringify(night.faults)}: ${what}`))
    }
    const fates = nights.flatMap(one => one.fates)
    const counts = FATES.map(fate => [fate, fates.filter(one => one === fate).length] as const)
    const longest = (of: 'untrueMs' | 'reachedMs') => Math.max(...nights.map(one => one[of])) / 1_000
    console.log(
      `${NIGHTS} nights, ${fates.length} orders: ${counts.map(([fate, n]) => `${fate} ${n}`).join(', ')}; untrue for ${longest('untrueMs')} s at most, reached after ${longest('reachedMs')} s at most`,
    )
    expect(wrong).toEqual([])
    // Each way that a night can go was gone.
    expect(counts.filter(([fate, n]) => fate !== 'broken' && n === 0)).toEqual([])
  },
  MS_AT_MOST,
)
