/** Papers are opened by those who have their links: as soon as they are there, sealed or not, and after they have been made void. */
import type { Chance } from '../engine/chance.ts'
import type { Deed } from './actions.ts'
import { aDelivery, BEGUN_MS, SPAN_MS, type Timed, UNDO_MS } from './deeds.ts'

/** So many seeds have it, beside whatever else they have. */
const ODDS = 0.07
const AFTER_MS = UNDO_MS + 100

export function paperTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const atMs = chance.between(BEGUN_MS + 2_000, SPAN_MS - AFTER_MS)
  const phone = chance.between(0, 1)
  const nth = chance.between(0, 3)
  const openedMs = atMs + AFTER_MS + chance.between(50, 1_500)
  return [
    [atMs - 1_500, { do: 'order', phone, wish: { pieces: { keripik: 2, gabin: 1 } }, taps: 1 }],
    ...[0, 1].map(
      (one): Timed => [atMs, { ...aDelivery(chance), nth: one, inPart: chance.odds(0.4) } as Deed],
    ),
    ...(chance.odds(0.4)
      ? [[atMs + 1_000, { do: 'log', fault: 'signer-away', step: 1, forMs: AFTER_MS + 2_000 }] as Timed]
      : []),
    [openedMs, { do: 'open-paper', phone, nth }],
    ...[0, 400].map((ms): Timed => [openedMs + 1_000 + ms, { do: 'void', desk: 0, nth }]),
    ...[0, 1, 2].map((one): Timed => [openedMs + 3_000, { do: 'open-paper', phone, nth: one }]),
  ]
}
