/** What plans are made of: how much of it there is, and what people do in them. */
import { HOUR_MS } from '../../../src/domain/time.ts'
import type { Wish } from '../device/phone.ts'
import type { Chance } from '../engine/chance.ts'
import { PLACEMENTS } from '../server/template.ts'
import { type Deed, STEPS } from './actions.ts'

export const PHONES = 4
export const DESKS = 2
/** What a seed plays, without the nights that pass and before it heals. */
export const SPAN_MS = 30_000
export const BEGUN_MS = 1_500
/** A delivery that was tapped waits so long at the desk before it is sent. */
export const UNDO_MS = 8_000
export type Timed = readonly [atMs: number, deed: Deed]

export function aWish(chance: Chance): Wish {
  const ids = chance.odds(0.6) ? [chance.pick(PLACEMENTS)] : PLACEMENTS.filter(() => chance.odds(0.5))
  const chosen = ids.length === 0 ? [chance.pick(PLACEMENTS)] : ids
  const pieces = Object.fromEntries(chosen.map(id => [id, chance.between(1, 3)]))
  if (chance.odds(0.1)) return { pieces, deliver: { when: 'checkout' } }
  // A time of today, of the night, of next week, of yesterday: as a screen offers it, and as it never would.
  if (chance.odds(0.1)) return { pieces, aheadMs: chance.between(-36, 60) * (HOUR_MS / 2) }
  return chance.odds(0.2) ? { pieces, note: `tanpa gula ${chance.between(1, 99)} 🙏` } : { pieces }
}

export function aStep(chance: Chance): Deed {
  const step = chance.pick(STEPS.flatMap(one => (one === 'deliver' ? [one, one, one] : [one])))
  return {
    do: 'step',
    desk: chance.between(0, DESKS - 1),
    nth: chance.between(0, 9),
    step,
    inPart: chance.odds(0.2),
    both: false,
    undoAfterMs: chance.odds(0.1) ? chance.between(100, 7_000) : null,
  }
}

export function aDelivery(chance: Chance): Deed {
  return { ...(aStep(chance) as Deed & { do: 'step' }), step: 'deliver', undoAfterMs: null }
}

export function aPhoneOrder(chance: Chance): Deed {
  return { do: 'phone-order', desk: chance.between(0, 1), room: chance.between(0, 1), wish: aWish(chance) }
}
