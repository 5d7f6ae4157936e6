/**
 * How goods come to the shelf: every maker has a weekday, what spoils comes more often, and what sells better than was
 * thought runs out before the next visit. A few placements end the history in a state that a manager has to deal with.
 */
import { type DateText, HOUR_MS, nextDate } from '../../../domain/time.ts'
import { LAPSED } from '../catalogue.ts'
import { throwDice } from '../random.ts'
import type { ShelfPlace } from '../shelf.ts'
import type { Happening, PlannedOrder, Supply } from './happening.ts'
import { type Span, wallMs } from './span.ts'

/** Placements that end the history sold out, close to their best-before, and switched off. */
export interface Ends {
  readonly soldOut: readonly string[]
  readonly nearBestBefore: readonly string[]
  readonly switchedOff: readonly string[]
}

const NEAR_DAYS = 3
const SWITCHED_OFF_DAYS = 20
const WEEK = 7
/** Of what is expected to sell until the next visit, what the maker brings. */
const MARGIN = 1.1
/** Stand on the shelf whatever sells. */
const AT_LEAST = 2

export function chooseEnds(seed: string, span: Span, shelf: readonly ShelfPlace[]): Ends {
  const dice = throwDice(seed, 'ends', span.outlet.slug)
  // The first of the shelf is what the demo opens with: it stays. What is not on offer cannot be seen to be sold out.
  const lasting = shelf
    .slice(1)
    .filter(
      ({ placement: { id, price, from, to } }) => price > 0 && from === null && to === null && id !== LAPSED,
    )
    .filter(({ shelfLifeDays }) => (shelfLifeDays ?? 0) > 30)
  const [a, b, c, near, alsoNear, off] = dice.shuffled(lasting).map(place => place.placement.id)
  const hotel = span.outlet.kind === 'hotel'
  const known = (ids: readonly (string | undefined)[]) => ids.filter(id => id !== undefined)
  return {
    soldOut: known(hotel ? [a, b, c] : [a, b]),
    nearBestBefore: known(hotel ? [near, alsoNear] : [near]),
    switchedOff: known(hotel ? [off] : []),
  }
}

export function planGoods(
  span: Span,
  shelf: readonly ShelfPlace[],
  orders: readonly PlannedOrder[],
  ends: Ends,
): Happening[] {
  const daily = soldPerDay(span, orders)
  const eve = span.nowMs - 2 * HOUR_MS
  return [
    ...span.dates.map((date, day) => ({
      kind: 'restock' as const,
      at: wallMs(span, date, day === 0 ? 4 : 8.5),
      date,
      supplies: shelf
        .filter(place => isDue(span, place, day, ends))
        .map(place => supplyOf(span, place, date, daily, ends)),
    })),
    ...ends.soldOut.map(placementId => ({ kind: 'take-back' as const, at: eve, placementId })),
    ...shelf.flatMap(({ placement: { id: placementId, to } }) =>
      to === null ? [] : [{ kind: 'take-back' as const, at: wallMs(span, nextDate(to), 9), placementId }],
    ),
    ...ends.switchedOff.map(placementId => ({
      kind: 'switch-off' as const,
      at: wallMs(span, nextDate(span.today, -SWITCHED_OFF_DAYS), 9.5),
      placementId,
    })),
  ]
}

/** Pieces of each placement that guests are going to want, a day. */
function soldPerDay(span: Span, orders: readonly PlannedOrder[]): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>()
  for (const { placementId, quantity } of orders.flatMap(order => order.wishes)) {
    wanted.set(placementId, (wanted.get(placementId) ?? 0) + quantity)
  }
  return new Map([...wanted].map(([id, pieces]) => [id, pieces / span.dates.length]))
}

/** On the first day of all, on a placement's own first day, and then on its maker's days. */
function isDue(span: Span, place: ShelfPlace, day: number, { soldOut }: Ends): boolean {
  const { id, from, to } = place.placement
  const date = nextDate(span.today, day - (span.dates.length - 1))
  if ((from !== null && date < from) || (to !== null && date > to)) return false
  if (soldOut.includes(id) && date >= nextDate(span.today, -WEEK)) return day === 0
  return day === 0 || date === from || (day + place.seller.length) % everyDays(place) === 0
}

function everyDays({ shelfLifeDays }: ShelfPlace): number {
  return shelfLifeDays === null || shelfLifeDays > 14 ? WEEK : Math.max(1, Math.floor(shelfLifeDays / 2))
}

function supplyOf(
  span: Span,
  place: ShelfPlace,
  date: DateText,
  daily: ReadonlyMap<string, number>,
  ends: Ends,
): Supply {
  const { id } = place.placement
  const pieces = Math.ceil((daily.get(id) ?? 0) * everyDays(place) * MARGIN) + AT_LEAST
  const near = ends.nearBestBefore.includes(id) && date >= nextDate(span.today, -WEEK)
  const days = near ? NEAR_DAYS : place.shelfLifeDays
  const from = near ? span.today : date
  return { placementId: id, upTo: pieces, bestBefore: days === null ? null : nextDate(from, days) }
}
