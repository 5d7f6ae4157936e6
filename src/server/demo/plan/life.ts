/** What the desk, or the guest, does with an order after it was placed. */
import type { VoidReason } from '../../../domain/document.ts'
import type { DeclineReason, Deliver } from '../../../domain/order.ts'
import { MINUTE_MS, type Milliseconds, toMilliseconds } from '../../../domain/time.ts'
import { CLERKS, MANAGER } from '../cast.ts'
import type { Dice } from '../random.ts'
import type { OrderStep, PlannedOrder, PlannedStay } from './happening.ts'
import { type Span, wallHour } from './span.ts'

const SECOND_MS = 1_000

const DECLINES: readonly { reason: DeclineReason; weight: number }[] = [
  { reason: 'out-of-stock', weight: 4 },
  { reason: 'guest-changed-mind', weight: 3 },
  { reason: 'damaged', weight: 2 },
  { reason: 'unreachable', weight: 1 },
]
const VOIDS: readonly { reason: VoidReason; weight: number }[] = [
  { reason: 'wrong-item', weight: 4 },
  { reason: 'damaged', weight: 3 },
  { reason: 'not-received', weight: 2 },
  { reason: 'wrong-guest', weight: 1 },
]

const CANCELLED = 0.025
const DECLINED = 0.025
const SHORT = 0.025
const VOIDED = 0.012
const BY_PHONE = 0.06

/** The clerk whose shift it is. */
export function onDuty(span: Span, ms: Milliseconds): string {
  const hour = wallHour(span, ms)
  const [morning, evening, night] = CLERKS
  return hour >= 6 && hour < 14 ? morning : hour >= 14 && hour < 22 ? evening : night
}

export function lifeOf(
  dice: Dice,
  span: Span,
  order: { readonly placedMs: Milliseconds; readonly deliver: Deliver; readonly stay: PlannedStay },
): Pick<PlannedOrder, 'takenBy' | 'steps'> {
  const { placedMs } = order
  const takenBy = span.outlet.kind === 'hotel' && dice.chance(BY_PHONE) ? onDuty(span, placedMs) : undefined
  if (dice.chance(CANCELLED)) {
    return { takenBy, steps: [{ kind: 'cancel', at: placedMs + dice.int(15, 150) * SECOND_MS }] }
  }
  const seenMs = placedMs + dice.int(15, 60) * SECOND_MS * (wallHour(span, placedMs) >= 19 ? 3 : 1)
  const seen: OrderStep = { kind: 'acknowledge', at: seenMs, by: onDuty(span, seenMs) }
  if (dice.chance(DECLINED)) {
    const at = seenMs + dice.int(1, 8) * MINUTE_MS
    const { reason } = dice.weighted(DECLINES, choice => choice.weight)
    return { takenBy, steps: [seen, { kind: 'decline', at, by: onDuty(span, at), reason }] }
  }
  return { takenBy, steps: [seen, ...handing(dice, span, order, seenMs)] }
}

/** On its way and handed over; a few clerks tap only once, at the door. */
function handing(
  dice: Dice,
  span: Span,
  { deliver, stay }: { readonly deliver: Deliver; readonly stay: PlannedStay },
  seenMs: Milliseconds,
): OrderStep[] {
  const sentMs = Math.max(seenMs + dice.int(60, 400) * SECOND_MS, startOf(dice, deliver, stay))
  const at = sentMs + dice.int(120, 780) * SECOND_MS
  const steps: OrderStep[] = [{ kind: 'deliver', at, by: onDuty(span, at), short: dice.chance(SHORT) }]
  if (dice.chance(0.75)) steps.unshift({ kind: 'dispatch', at: sentMs, by: onDuty(span, sentMs) })
  if (dice.chance(VOIDED)) {
    const { reason } = dice.weighted(VOIDS, choice => choice.weight)
    steps.push({ kind: 'void', at: at + dice.int(5, 90) * MINUTE_MS, by: MANAGER, reason })
  }
  return steps
}

/** When the clerk sets off for an order that is not for now. */
function startOf(dice: Dice, deliver: Deliver, stay: PlannedStay): Milliseconds {
  if (deliver.when === 'at') return toMilliseconds(deliver.at) - dice.int(6, 12) * MINUTE_MS
  return deliver.when === 'checkout' ? stay.checkOutMs - dice.int(18, 25) * MINUTE_MS : 0
}
