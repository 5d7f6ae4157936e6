/** Cash of a shift and what was left open: drawers opened and counted, payments settled from the list, and said anew where wrong. */
import type { Chance } from '../engine/chance.ts'
import type { Deed } from './actions.ts'
import { aDelivery, BEGUN_MS, DESKS, SPAN_MS, type Timed } from './deeds.ts'

/** So many seeds have it, beside whatever else they have. */
const ODDS = 0.2

export function moneyTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const someTime = () => chance.between(BEGUN_MS, SPAN_MS - 2_000)
  const drawer = (): Deed => ({
    do: 'drawer',
    desk: chance.between(0, DESKS - 1),
    counted: 50_000 * chance.between(0, 10),
  })
  const settle = (): Deed => ({
    do: 'settle',
    desk: chance.between(0, DESKS - 1),
    nth: chance.between(0, 9),
    isWrong: chance.odds(0.25),
  })
  const brought = Array.from({ length: 2 }, (): Timed => [someTime(), aDelivery(chance)])
  const settled = Array.from({ length: chance.between(2, 8) }, (): Timed => [someTime(), settle()])
  const counted = Array.from({ length: chance.between(2, 5) }, (): Timed => [someTime(), drawer()])
  return [[BEGUN_MS, drawer()], ...brought, ...settled, ...counted, [SPAN_MS - 1_000, drawer()]]
}
