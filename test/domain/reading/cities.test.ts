/** Cities that are not kind: where the reading gets worse, this fails. `npm run bench -- evaluation` plays more of them. */
import { expect, test } from 'vitest'
import type { Traits } from '../../evaluation/city.ts'
import { evidenceOf, judge, told } from '../../evaluation/judge.ts'

const CITIES: readonly (Traits & { readonly tau: number })[] = [
  { seed: 1, records: 'first', crowd: 'guests', tau: 0.58 },
  { seed: 2, records: 'places', crowd: 'guests', tau: 0.69 },
  { seed: 3, records: 'lot', crowd: 'rates', tau: 0.71 },
]

test.each(CITIES)(
  'a city of $crowd with records of $records is read as well as before',
  ({ tau, ...traits }) => {
    const city = told(traits)
    const verdict = judge(city, evidenceOf(city))
    expect(verdict.tau).toBeGreaterThanOrEqual(tau)
    expect(verdict.covered).toBeGreaterThanOrEqual(0.85)
    expect(verdict.rankCovered).toBeGreaterThanOrEqual(0.84)
    expect(verdict.bestThird).toBe(0)
    expect(verdict.wrong).toBeLessThanOrEqual(1)
    expect(verdict.proposed).toBeGreaterThanOrEqual(6)
    expect(verdict.tau).toBeGreaterThan(verdict.rawTau)
  },
)
