/**
 * What a desk corrects and does at once: a guest checked in to the wrong room, two rooms that swap, guests who leave together; over a line
 * that loses answers, so that all of it is tapped again.
 */
import type { Chance } from '../engine/chance.ts'
import { aDelivery, aWish, BEGUN_MS, PHONES, SPAN_MS, type Timed } from './deeds.ts'

/** So many seeds have it, beside whatever else they have. */
const ODDS = 0.1
const LOST_FOR_MS = 9_000
const EMPTY = 3

export function groupTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const atMs = chance.between(BEGUN_MS + 1_000, SPAN_MS - 9_000)
  const desk = PHONES
  return [
    ...(chance.odds(0.7)
      ? [[atMs, { do: 'weather', fault: 'drop-reply', device: desk, forMs: LOST_FOR_MS, odds: 0.4 }] as Timed]
      : []),
    [atMs + 100, { do: 'check-in', desk: 0, room: EMPTY }],
    [atMs + 900, { do: 'undo-check-in', desk: 0, room: EMPTY }],
    [atMs + 1_000, { do: 'order', phone: 0, wish: aWish(chance), taps: 1 }],
    [atMs + 2_000, { do: 'swap', desk: 0, room: 0, other: 1 }],
    [atMs + 2_500, { do: 'order', phone: 1, wish: aWish(chance), taps: 1 }],
    [atMs + 3_500, aDelivery(chance)],
    [atMs + 7_500, { do: 'group-out', desk: 0, rooms: [0, 1] }],
  ]
}
