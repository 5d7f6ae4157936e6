/**
 * How goods come to the shelf: every maker has a weekday, what spoils comes more often, and what sells better than was
 * thought runs out before the next visit. A few placements end the history in a state that a manager has to deal with.
 */
import { type DateText, HOUR_MS, nextDate } from '../../../domain/time.ts'
import { throwDice } from '../random.ts'
import type { ShelfPlace } from '../shelf.ts'
import type { Happening, PlannedOrder, Supply } from './happening.ts'
import { type Span, wallMs } from './span.ts'

/** Placements that end the history sold out, close to their best-before, and switched off. */
export interface Ends {
  readonly soldOut: readonly string[]
  readonly nearBestBefore: readonly string[]
  readonly switchedOff: string | null
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
  // The first of the shelf is what the demo opens with: it stays.
  const keeping = shelf.slice(1).filter(place => place.placement.price > 0 && (place.shelfLifeDays ?? 0) > 30)
  const [a, b, c, near, alsoNear, off] = dice.shuffled(keeping).map(place => place.placement.id)
  const hotel = span.outlet.kind === 'hotel'
  return {
    soldOut: [a, b, ...(hotel ? [c] : [])].filter(id => id !== undefined),
    nearBestBefore: [near, ...(hotel ? [alsoNear] : [])].filter(id => id !== undefined),
    switchedOff: hotel ? (off ?? null) : null,
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
        .filter(place => day === 0 || isDue(span, place, day, ends))
        .map(place => supplyOf(span, place, date, daily, ends)),
    })),
    ...ends.soldOut.map(placementId => ({ kind: 'take-back' as const, at: eve, placementId })),
    ...(ends.switchedOff === null
      ? []
      : [
          {
            kind: 'switch-off' as const,
            at: wallMs(span, nextDate(span.today, -SWITCHED_OFF_DAYS), 9.5),
            placementId: ends.switchedOff,
          },
        ]),
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

function isDue(span: Span, place: ShelfPlace, day: number, { soldOut }: Ends): boolean {
  const untilNow = span.dates.length - 1 - day
  if (soldOut.includes(place.placement.id) && untilNow <= WEEK) return false
  return (day + [...place.seller].length) % everyDays(place) === 0
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
