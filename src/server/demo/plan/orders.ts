/** What guests ask for, when, and what becomes of it, before anybody knows whether the shelf still has it. */
import { isBroughtAt } from '../../../domain/hours.ts'
import type { Deliver } from '../../../domain/order.ts'
import { HOUR_MS, MINUTE_MS, type Milliseconds, nextDate, toTimestamp } from '../../../domain/time.ts'
import { type Dice, throwDice } from '../random.ts'
import type { ShelfPlace } from '../shelf.ts'
import type { PlannedOrder, PlannedStay, Wish } from './happening.ts'
import { lifeOf } from './life.ts'
import { type Span, wallMs, weekday } from './span.ts'

/** Orders a night in one room, or a day at one counter. */
const ORDERS_A_NIGHT: Readonly<Record<string, number>> = {
  'hotel-demo-teluk': 0.245,
  'hotel-demo-bukit': 0.215,
  'mal-demo-pesisir': 2.5,
}
/** Weights of the hours from 7 to 22: guests buy after the day's work, and a little with breakfast. */
const HOTEL_HOURS = [2, 3, 2.5, 1.5, 1, 1, 1, 1.5, 2.5, 3.5, 5, 7, 9, 9, 6.5, 2.5]
const FIRST_HOTEL_HOUR = 7
/** From 10 to 21. */
const MALL_HOURS = [2, 3, 5, 5, 4, 4, 5, 6, 8, 9, 6, 2]
const FIRST_MALL_HOUR = 10
/** From Sunday. */
const MALL_WEEK = [1.45, 0.75, 0.75, 0.8, 0.85, 1.1, 1.5]

const LINES = [
  { lines: 1, weight: 55 },
  { lines: 2, weight: 28 },
  { lines: 3, weight: 12 },
  { lines: 4, weight: 5 },
]
const NOTES = [
  'Tolong dibungkus terpisah',
  'Titip di resepsionis saja',
  'Untuk oleh-oleh, mohon kemasan yang rapi',
  'Ketuk pelan, ada bayi tidur',
  'Please wrap it as a gift',
  'I am at the pool until six',
  'No plastic bag, please',
]

export function planOrders(
  seed: string,
  span: Span,
  stays: readonly PlannedStay[],
  shelf: readonly ShelfPlace[],
): PlannedOrder[] {
  const dice = throwDice(seed, 'orders', span.outlet.slug)
  const rate = ORDERS_A_NIGHT[span.outlet.slug] ?? 0
  return stays
    .flatMap(stay =>
      stay.nights.flatMap(night => {
        const week = span.outlet.kind === 'mall' ? (MALL_WEEK[weekday(night)] ?? 1) : 1
        return Array.from({ length: dice.poisson(rate * week) }, () =>
          orderAt(dice, span, stay, night, shelf),
        )
      }),
    )
    .filter(order => order !== null)
}

function orderAt(
  dice: Dice,
  span: Span,
  stay: PlannedStay,
  night: string,
  shelf: readonly ShelfPlace[],
): PlannedOrder | null {
  const placedMs = momentIn(dice, span, night)
  if (placedMs < stay.checkInMs + 20 * MINUTE_MS || placedMs > stay.checkOutMs - 45 * MINUTE_MS) return null
  const hotel = span.outlet.kind === 'hotel'
  const deliver = hotel ? deliveryOf(dice, span, stay, placedMs) : ({ when: 'now' } as const)
  const order = {
    stay,
    placedMs,
    wishes: wishesOf(dice, shelf, dice.weighted(LINES, choice => choice.weight).lines),
    payment: hotel && dice.chance(0.72) ? 'room' : 'cash',
    deliver,
    note: hotel && dice.chance(0.06) ? dice.pick(NOTES) : undefined,
  } as const
  return { ...order, ...lifeOf(dice, span, order) }
}

/** A hotel's night runs from noon to noon: its morning hours are those of the next date. */
function momentIn(dice: Dice, span: Span, night: string): Milliseconds {
  const hotel = span.outlet.kind === 'hotel'
  const hours = (hotel ? HOTEL_HOURS : MALL_HOURS).map((weight, i) => ({
    hour: i + (hotel ? FIRST_HOTEL_HOUR : FIRST_MALL_HOUR),
    weight,
  }))
  const { hour } = dice.weighted(hours, choice => choice.weight)
  return wallMs(span, hotel && hour < 12 ? nextDate(night) : night, hour + dice.next())
}

function deliveryOf(dice: Dice, { outlet }: Span, stay: PlannedStay, placedMs: Milliseconds): Deliver {
  const leavesSoon = stay.checkOutMs - placedMs < 16 * HOUR_MS
  if (leavesSoon && dice.chance(0.18)) return { when: 'checkout' }
  const later = placedMs + dice.int(4, 12) * 15 * MINUTE_MS
  if (later < stay.checkOutMs - HOUR_MS && dice.chance(0.07)) {
    const atMs = Math.ceil(later / (15 * MINUTE_MS)) * 15 * MINUTE_MS
    if (isBroughtAt(outlet, atMs)) return { when: 'at', at: toTimestamp(atMs) }
  }
  return { when: 'now' }
}

/** Different things, each as likely as it is liked; of small ones sometimes several. */
function wishesOf(dice: Dice, shelf: readonly ShelfPlace[], lines: number): Wish[] {
  const wishes = new Map<string, number>()
  for (let line = 0; line < lines; line++) {
    const { placement, quantityMax } = dice.weighted(shelf, place => place.liking)
    const several = dice.chance(0.35) ? dice.int(1, quantityMax) : 1
    if (!wishes.has(placement.id)) wishes.set(placement.id, several)
  }
  return [...wishes].map(([placementId, quantity]) => ({ placementId, quantity }))
}
