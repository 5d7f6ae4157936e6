/** What changes at the door: how it is paid, before its kwitansi is issued and after; and goods that come back. */
import type { Chance } from '../engine/chance.ts'
import type { Deed } from './actions.ts'
import { aDelivery, aStep, BEGUN_MS, SPAN_MS, type Timed, UNDO_MS } from './deeds.ts'

/** So many seeds have it, beside whatever else they have. */
const ODDS = 0.15

export function doorTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const atMs = chance.between(BEGUN_MS + 2_000, SPAN_MS - UNDO_MS - 4_000)
  const desk = () => chance.between(0, 1)
  const nth = () => chance.between(0, 3)
  const later = () => atMs + UNDO_MS + chance.between(200, 3_500)
  return [
    [atMs - 1_500, { do: 'order', phone: chance.between(0, 1), wish: { pieces: { keripik: 2 } }, taps: 1 }],
    ...[0, 1, 2].map(
      (n): Timed => [
        atMs - 200 + n * chance.between(50, 400),
        { do: 'pay-by', desk: desk(), nth: nth(), payment: n % 2 === 0 ? 'cash' : 'room' },
      ],
    ),
    [atMs, aStep(chance)],
    ...[0, 1].map((n): Timed => [atMs + 100, { ...aDelivery(chance), nth: n } as Deed]),
    ...[0, 1, 2].map(
      (): Timed => [later(), { do: 'reissue', desk: desk(), nth: nth(), inPart: chance.odds(0.4) }],
    ),
    [later(), { do: 'void', desk: 0, nth: nth() }],
  ]
}
