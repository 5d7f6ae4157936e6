/** Nobody looks at the desk, and phones of people are flat or refused: after all else, when nothing of the house breaks any more. */
import type { Chance } from '../engine/chance.ts'
import { PEOPLE, POCKET_STATES } from '../server/pockets.ts'
import { aWish, DESKS, SPAN_MS, type Timed } from './deeds.ts'

/** So many seeds have it, beside whatever else they have. */
const ODDS = 0.06
/** What was broken before is mended, and whoever ended is back. */
const CALM_MS = SPAN_MS + 10_000
const SEEN_MS = [100_000, 330_000] as const

export function silenceTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const phones = PEOPLE.map((_, person): Timed => {
    return [CALM_MS, { do: 'pocket', person, state: chance.pick(POCKET_STATES) }]
  })
  const orders = [0, 1].map((phone): Timed => {
    return [CALM_MS + 5_000, { do: 'order', phone, wish: aWish(chance), taps: 1 }]
  })
  const seen = (): Timed => [
    CALM_MS + chance.between(...SEEN_MS),
    {
      ...{ do: 'step', desk: chance.between(0, DESKS - 1), nth: chance.between(0, 7), step: 'acknowledge' },
      ...{ inPart: false, both: false, undoAfterMs: null },
    },
  ]
  return [
    [CALM_MS, { do: 'calm' }],
    ...phones,
    ...orders,
    seen(),
    seen(),
    [CALM_MS + SEEN_MS[1], { do: 'browse', phone: 0 }],
  ]
}
