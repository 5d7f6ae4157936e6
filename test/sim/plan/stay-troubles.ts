/** A guest leaves, and the next one has the room while the first's pages still listen, ask again, or have not heard of it. */
import { HOUR_MS } from '../../../src/domain/time.ts'
import type { Chance } from '../engine/chance.ts'
import type { Deed } from './actions.ts'
import { aDelivery, aWish, BEGUN_MS, SPAN_MS, type Timed } from './deeds.ts'

/** So many seeds have it, beside whatever else they have. */
const ODDS = 0.06
/** Longer than a delivery waits at the desk before it is sent. */
const LOST_FOR_MS = 11_500
/** The phone of whoever comes next. */
const NEXT = 3

export function stayTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const atMs = chance.between(BEGUN_MS + LOST_FOR_MS + 1_000, SPAN_MS - 7_000)
  const room = chance.between(0, 1)
  // The phones of the plan's beginning are in the rooms of their numbers.
  const phone = room
  return [
    ...(chance.odds(0.6) ? answersLost(atMs, phone, chance) : lineDown(atMs, phone, chance)),
    ...(chance.odds(0.4)
      ? [
          [
            atMs - 200,
            { do: 'server', fault: 'commits-untold', step: 1, forMs: chance.between(2_000, 8_000) },
          ] as Timed,
        ]
      : []),
    [atMs, { do: 'next-guest', desk: 0, room, phone: NEXT }],
    [atMs + 1_500, { do: 'order', phone: NEXT, wish: aWish(chance), taps: 1 }],
    [atMs + 2_000, aDelivery(chance)],
    [atMs + 2_500, { do: 'move', desk: 0, from: room, to: 2 }],
    [atMs + 4_000, { do: 'order', phone: NEXT, wish: aWish(chance), taps: 1 }],
    ...(chance.odds(0.2) ? [[atMs + 6_000, { do: 'pass', ms: 73 * HOUR_MS }] as Timed] : []),
  ]
}

/** Ordered and brought, and its phone hears no answer until its stay is over. */
function answersLost(atMs: number, phone: number, chance: Chance): Timed[] {
  const beginsMs = atMs - LOST_FOR_MS
  const lost = { do: 'weather', fault: 'drop-reply', device: phone, forMs: LOST_FOR_MS, odds: 1 } as const
  return [
    [beginsMs, lost],
    [beginsMs + 200, { do: 'order', phone, wish: { pieces: { keripik: chance.between(1, 3) } }, taps: 1 }],
    ...[0, 1, 2].map((nth): Timed => [beginsMs + 1_500, { ...aDelivery(chance), nth } as Deed]),
  ]
}

/** Its phone is away from the line when its stay ends. */
function lineDown(atMs: number, phone: number, chance: Chance): Timed[] {
  const forMs = chance.between(2_000, 6_000)
  return [
    [atMs - 1_500, { do: 'weather', fault: 'partition', device: phone, forMs, odds: 1 }],
    [atMs - 1_000, { do: 'order', phone, wish: aWish(chance), taps: 1 }],
  ]
}
