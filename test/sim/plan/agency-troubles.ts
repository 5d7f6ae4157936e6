/**
 * Officers change the register, and a hotel's box hears of it through all that may happen on the way: the hub is away for days,
 * goes back to a backup or signs by another key, somebody else answers in its place, the box goes back or dies while it follows.
 */
import { DAY_MS } from '../../../src/domain/time.ts'
import type { Chance } from '../engine/chance.ts'
import { PLACEMENTS } from '../server/template.ts'
import { type Deed, OFFICER_ACTS } from './actions.ts'
import { aDelivery, BEGUN_MS, SPAN_MS, type Timed } from './deeds.ts'
import { FOLLOWING_FAULTS } from './faults.ts'

/** So many seeds have a register that is the agency's, and with it one of these troubles. */
export const FOLLOWS_ODDS = 0.1

const TROUBLES = [
  ...FOLLOWING_FAULTS,
  ...(['shown-bent-entries', 'died-while-it-followed', 'hub-restored', 'hub-restored'] as const),
  ...(['hub-away-for-days', 'box-restored', 'box-restored', 'two-boxes'] as const),
] as const

/** Longer than a box waits between two questions. */
const ASKED_MS = [31_000, 50_000] as const
/** An entry is sealed within it. */
const SEALED_MS = 900
/** Whoever answers in the agency's place is still there when the box asks. */
const LIED_FOR_MS = 60_000
/** Questions and answers of one turn take it. */
const HEARD_MS = 1_600

export function agencyTroubles(chance: Chance): Timed[] {
  const placement = chance.pick(PLACEMENTS)
  const phone = chance.between(0, 1)
  const act = (): Deed => ({ do: 'officer', act: chance.pick(OFFICER_ACTS), placement })
  const order = (): Deed => ({
    ...{ do: 'order', phone, taps: 1 },
    wish: { pieces: { [placement]: chance.between(1, 3) } },
  })
  const heard = (): Deed => ({ do: 'wait', ms: chance.between(...ASKED_MS) })
  const beganMs = chance.between(BEGUN_MS + 1_000, SPAN_MS / 3)
  const struckMs = beganMs + SEALED_MS + HEARD_MS
  const healedMs = struckMs + 6_000
  return [
    [beganMs - 600, order()],
    [beganMs, act()],
    [beganMs + SEALED_MS, heard()],
    ...struck(chance.pick(TROUBLES), struckMs, { chance, act, heard }),
    [healedMs - 1_000, order()],
    [healedMs, act()],
    [healedMs + SEALED_MS, heard()],
    [healedMs + SEALED_MS + HEARD_MS, { do: 'browse', phone }],
    [healedMs + SEALED_MS + HEARD_MS + 100, order()],
    [healedMs + SEALED_MS + HEARD_MS + 800, aDelivery(chance)],
    ...(chance.odds(0.3) ? [[SPAN_MS, { do: 'wait', ms: DAY_MS }] as Timed] : []),
  ]
}

interface Parts {
  readonly chance: Chance
  act(): Deed
  heard(): Deed
}

function struck(trouble: (typeof TROUBLES)[number], atMs: number, { chance, act, heard }: Parts): Timed[] {
  /** Hardly ever refused. */
  const entered = (): Deed => ({ ...(act() as Deed & { do: 'officer' }), act: 'correct-maker' })
  const after = (ms: number, deed: Deed): Timed => [atMs + ms, deed]
  const step = chance.between(1, 40)
  switch (trouble) {
    case 'hub-restored':
      return [
        after(0, { do: 'back-up-hub' }),
        after(100, act()),
        after(200, act()),
        after(100 + SEALED_MS, chance.odds(0.7) ? heard() : { do: 'wait', ms: 500 }),
        after(2_800, { do: 'log', fault: 'hub-restored', step, forMs: 0 }),
        after(4_000, act()),
        after(4_200, heard()),
      ]
    case 'hub-away-for-days':
      return [
        after(0, { do: 'log', fault: 'hub-away-for-days', step, forMs: 2 * DAY_MS }),
        after(200, entered()),
        after(1_500, { do: 'wait', ms: DAY_MS }),
        after(1_700, act()),
        after(2_500, { do: 'wait', ms: DAY_MS + chance.between(0, 5_000) }),
      ]
    case 'box-restored':
      return [
        after(0, { do: 'back-up' }),
        after(100, entered()),
        after(100 + SEALED_MS, heard()),
        after(2_800, { do: 'server', fault: 'backup-restored', step, forMs: 0 }),
      ]
    case 'two-boxes':
      return [
        after(0, { do: 'server', fault: 'two-processes', step, forMs: 0 }),
        after(100, act()),
        after(100 + SEALED_MS, heard()),
      ]
    case 'died-while-it-followed':
      return [
        after(0, entered()),
        after(SEALED_MS, { do: 'following', fault: trouble, step, forMs: 0 }),
        after(SEALED_MS + 10, heard()),
      ]
    default:
      return [
        after(0, chance.odds(0.6) ? entered() : act()),
        after(SEALED_MS, { do: 'following', fault: trouble, step, forMs: LIED_FOR_MS }),
        after(SEALED_MS + 10, heard()),
      ]
  }
}
