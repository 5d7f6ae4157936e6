/**
 * The plan of an outlet's history: the seed's timeline of what people mean to do. It is pure; whether goods are there
 * when somebody asks for them is found out when it is played.
 */
import { MINUTE_MS, type Milliseconds } from '../../../domain/time.ts'
import { demoShelf, type ShelfPlace } from '../shelf.ts'
import { chooseEnds, planGoods } from './goods.ts'
import type { Happening, PlannedOrder } from './happening.ts'
import { planOrders } from './orders.ts'
import { planPresent } from './present.ts'
import { dayStart, type Span } from './span.ts'
import { planStays } from './stays.ts'

export interface Plan {
  readonly span: Span
  readonly shelf: readonly ShelfPlace[]
  /** In order of time, none after now. */
  readonly happenings: readonly Happening[]
}

export function planOutlet(seed: string, span: Span): Plan {
  const shelf = demoShelf(seed, span)
  const stays = planStays(seed, span).filter(stay => stay.checkInMs <= span.nowMs)
  const ends = chooseEnds(seed, span, shelf)
  const past = planOrders(seed, span, stays, shelf).filter(order => isOver(order, span.nowMs))
  const steady = shelf.filter(
    ({ placement: { id } }) => !ends.soldOut.includes(id) && !ends.switchedOff.includes(id),
  )
  const orders = [...past, ...planPresent(seed, span, stays, steady)]
  const happenings: Happening[] = [
    ...stays.map(stay => ({ kind: 'check-out' as const, at: stay.checkOutMs, stay })),
    ...span.dates.slice(1).map(date => ({ kind: 'close-day' as const, at: dayStart(span, date) })),
    ...stays.map(stay => ({ kind: 'check-in' as const, at: stay.checkInMs, stay })),
    ...planGoods(span, shelf, orders, ends),
    ...orders.flatMap(order => [
      { kind: 'place' as const, at: order.placedMs, order },
      ...order.steps.map(step => ({ kind: 'step' as const, at: step.at, order, step })),
    ]),
  ]
  const fromMs = dayStart(span, span.dates[0] ?? span.today)
  return {
    span,
    shelf,
    // The sort is stable: at the day's turn counters close, the day is stated, counters open.
    happenings: happenings.filter(({ at }) => at >= fromMs && at <= span.nowMs).sort((a, b) => a.at - b.at),
  }
}

/** Nothing of the past is left half done: what would still be open now was never asked for. */
function isOver({ steps }: PlannedOrder, nowMs: Milliseconds): boolean {
  return steps.every(step => step.at < nowMs - 10 * MINUTE_MS)
}
