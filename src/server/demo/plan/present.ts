/** The orders that stand open on the boards at the moment the demo begins, one of each kind a desk has to deal with. */
import type { Deliver } from '../../../domain/order.ts'
import { HOUR_MS, MINUTE_MS, type Milliseconds } from '../../../domain/time.ts'
import { throwDice } from '../random.ts'
import type { ShelfPlace } from '../shelf.ts'
import type { OrderStep, PlannedOrder, PlannedStay } from './happening.ts'
import { onDuty } from './life.ts'
import type { Span } from './span.ts'

interface OpenOrder {
  /** Minutes before now. */
  readonly placed: number
  readonly acknowledged?: number
  readonly dispatched?: number
  readonly deliver?: Deliver
  readonly note?: string
}

const OPEN: Readonly<Record<string, readonly OpenOrder[]>> = {
  'hotel-demo-teluk': [
    { placed: 95, acknowledged: 93, deliver: { when: 'checkout' }, note: 'Titip di resepsionis saja' },
    { placed: 16, acknowledged: 15, dispatched: 4 },
    { placed: 8, acknowledged: 7, note: 'Please wrap it as a gift' },
    { placed: 2 },
    { placed: 0.75 },
  ],
  'hotel-demo-bukit': [{ placed: 11, acknowledged: 10 }, { placed: 1.5 }],
  'mal-demo-pesisir': [{ placed: 4, acknowledged: 3 }],
}
/** Different things, whatever their liking: were one gone from the shelf, the order would still stand. */
const LINES = 3
const PRICE_MAX = 200_000

/** `shelf`: what is not meant to be gone by now. */
export function planPresent(
  seed: string,
  span: Span,
  stays: readonly PlannedStay[],
  shelf: readonly ShelfPlace[],
): PlannedOrder[] {
  const dice = throwDice(seed, 'present', span.outlet.slug)
  const modest = shelf.filter(({ placement: { price } }) => price > 0 && price <= PRICE_MAX)
  const hosts = dice.shuffled(stays.filter(stay => isIn(stay, span.nowMs)))
  // Settled guests first: just after the day's turn or in the early afternoon there may be too few of them.
  const settled = hosts.filter(stay => stay.checkInMs < span.nowMs - 3 * HOUR_MS)
  const ranked = [...settled, ...hosts.filter(stay => !settled.includes(stay))]
  return (OPEN[span.outlet.slug] ?? []).flatMap((open, i) => {
    const stay = ranked[i]
    if (stay === undefined) return []
    const since = (minutes: number) => Math.max(span.nowMs - Math.round(minutes * MINUTE_MS), stay.checkInMs)
    return [
      {
        stay,
        placedMs: since(open.placed),
        wishes: dice
          .shuffled(modest)
          .slice(0, LINES)
          .map(({ placement }) => ({ placementId: placement.id, quantity: dice.int(1, 2) })),
        payment: span.outlet.kind === 'hotel' && i % 3 !== 2 ? 'room' : 'cash',
        deliver: open.deliver ?? { when: 'now' },
        note: open.note,
        takenBy: undefined,
        steps: stepsOf(span, open, since),
      },
    ]
  })
}

function isIn(stay: PlannedStay, nowMs: Milliseconds): boolean {
  return stay.checkInMs <= nowMs && stay.checkOutMs > nowMs
}

function stepsOf(span: Span, open: OpenOrder, since: (minutes: number) => Milliseconds): OrderStep[] {
  const step = (kind: 'acknowledge' | 'dispatch', minutes: number | undefined): OrderStep[] => {
    if (minutes === undefined) return []
    const at = since(minutes)
    return [{ kind, at, by: onDuty(span, at) }]
  }
  return [...step('acknowledge', open.acknowledged), ...step('dispatch', open.dispatched)]
}
