/** Documents that are signed for and reach nobody, a backup of before that is put back, and a person who gives them up. */
import type { Chance } from '../engine/chance.ts'
import type { Deed } from './actions.ts'
import { aDelivery, BEGUN_MS, SPAN_MS, type Timed, UNDO_MS } from './deeds.ts'

/** So many seeds have it, beside whatever else they have. */
const ODDS = 0.04
/** So many seeds know of no hub: what their backups lack nobody else has. */
export const ALONE_ODDS = 0.04

export function lossTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const lostMs = chance.between(BEGUN_MS + UNDO_MS + 1_000, SPAN_MS / 2)
  const again = chance.odds(0.3)
  const strike = (ms: number): Timed[] => [
    [ms, { do: 'server', fault: 'backup-restored', step: 1, forMs: 0 }],
    [ms + chance.between(200, 4_000), { do: 'accept-loss' }],
  ]
  const order = (ms: number): Timed => [
    ms,
    {
      do: 'order',
      phone: chance.between(0, 1),
      wish: { pieces: { keripik: chance.between(1, 3) } },
      taps: 1,
    },
  ]
  const openings = [0, 1, 2].map((nth): Deed => ({ do: 'open-paper', phone: nth % 2, nth }))
  const backedUpMs = Math.max(BEGUN_MS, lostMs - UNDO_MS - 600)
  return [
    order(BEGUN_MS + 200),
    order(BEGUN_MS + 600),
    ...[0, 1].map((nth): Timed => [lostMs - UNDO_MS - 400, { ...aDelivery(chance), nth } as Deed]),
    [backedUpMs, { do: 'back-up' }],
    // The hub sees no more, or has seen and does not have it.
    [
      backedUpMs,
      chance.odds(0.5)
        ? { do: 'log', fault: 'hub-away', step: 1, forMs: UNDO_MS + 3_000 }
        : { do: 'log', fault: 'hub-dies-in-an-upload', step: chance.between(1, 6), forMs: 0 },
    ],
    ...openings.map((deed): Timed => [lostMs + 500, deed]),
    ...strike(lostMs + 1_500),
    order(lostMs + 6_500),
    ...[0, 1].map((nth): Timed => [lostMs + 7_500, { ...aDelivery(chance), nth } as Deed]),
    ...(again ? strike(SPAN_MS - 1_000) : []),
    [SPAN_MS, { do: 'void', desk: 0, nth: chance.between(0, 3) }],
    ...openings.map((deed): Timed => [SPAN_MS + 500, deed]),
  ]
}
