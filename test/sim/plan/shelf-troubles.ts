/**
 * What is on offer changes under those who look at it: the manager switches it off and on again, a paper lapses, its season
 * comes and goes, a batch passes its date. Guests order by the menu of before, look again, and order by the new one.
 */
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import type { Chance } from '../engine/chance.ts'
import { PLACEMENTS, type PlacementId } from '../server/template.ts'
import type { Deed } from './actions.ts'
import { aDelivery, BEGUN_MS, SPAN_MS, type Timed } from './deeds.ts'
import { SHELF_FAULTS, type ShelfFault } from './faults.ts'

/** So many seeds have one of them, beside whatever else they have. */
const ODDS = 0.1

export function shelfTroubles(chance: Chance): Timed[] {
  if (!chance.odds(ODDS)) return []
  const atMs = chance.between(BEGUN_MS + 1_000, SPAN_MS - 10_000)
  const fault = chance.pick(SHELF_FAULTS)
  const [id, change] = changeOf(fault, chance)
  const phone = chance.between(0, 1)
  const order = (): Deed => ({
    do: 'order',
    phone,
    wish: { pieces: { [id]: chance.between(1, 4) } },
    taps: 1,
  })
  const room = chance.between(0, 1)
  return [
    [atMs - 1_000, { do: 'browse', phone }],
    [atMs - 500, order()],
    [atMs, change],
    [atMs + 200, order()],
    [atMs + 1_000, { do: 'look-at-shelf', desk: 0 }],
    [atMs + 2_000, aDelivery(chance)],
    [atMs + 2_500, { do: 'browse', phone }],
    [atMs + 3_500, order()],
    ...(chance.odds(0.5)
      ? [[atMs + 4_000, { do: 'phone-order', desk: 0, room, wish: { pieces: { [id]: 2 } } }] as Timed]
      : []),
    ...(fault === 'switched-off'
      ? [[atMs + 5_000, { do: 'switch', placement: id, on: true }] as Timed]
      : [[atMs + 5_000, { do: 'pass', ms: DAY_MS, spoils: fault }] as Timed]),
    [atMs + 6_500, { do: 'browse', phone }],
    [atMs + 7_500, order()],
  ]
}

/** What is taken off the shelf, and how. The first night ends the day on which the first paper and the first batch end. */
function changeOf(fault: ShelfFault, chance: Chance): readonly [PlacementId, Deed] {
  const night: Deed = { do: 'pass', ms: chance.pick([14 * HOUR_MS, DAY_MS]), spoils: fault }
  switch (fault) {
    case 'switched-off': {
      const placement = chance.pick(PLACEMENTS)
      return [placement, { do: 'switch', placement, on: false }]
    }
    case 'paper-lapsed':
      return [chance.pick(['abon', 'sambal']), night]
    case 'season-over':
      return ['lapis', night]
    case 'best-before-passed':
      return ['roti', night]
  }
}
