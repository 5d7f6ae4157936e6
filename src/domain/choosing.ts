/**
 * How an order is paid and when it is brought: what was chosen where that can be honoured, else what stands in its place, and
 * that it does. The same for a guest's basket and for the desk's order by phone; the time is handed in.
 */
import { type Hours, isServed, servedFrom, slots } from './hours.ts'
import type { Rupiah } from './money.ts'
import type { Deliver, DeliveryTime } from './order.ts'
import { OUTLETS, type OutletKind } from './outlet.ts'
import { PAYMENT_CHOICES, type PaymentMethod, paymentFits } from './payment.ts'
import { faultInDelivery } from './placing.ts'
import { type Milliseconds, type Timestamp, toMilliseconds, toTimestamp } from './time.ts'

export interface PaymentChoice {
  /** Ways to pay; none for what costs nothing. */
  readonly payments: readonly PaymentMethod[]
  readonly payment: PaymentMethod
  /** Chosen before, and not taken here any more. */
  readonly paymentWas: PaymentMethod | null
}

/** `chosen`: `null` before anybody has said; `none` was never a choice, and a basket that a later release kept may say what is none here. */
export function choosePayment(
  chosen: PaymentMethod | null,
  accepted: readonly PaymentMethod[],
  total: Rupiah,
): PaymentChoice {
  const payments = accepted.filter(method => paymentFits(method, total, accepted))
  const [first = 'none'] = payments
  const wished = total === 0 ? undefined : PAYMENT_CHOICES.find(method => method === chosen)
  if (wished === undefined) return { payments, payment: first, paymentWas: null }
  const isTaken = payments.includes(wished)
  return { payments, payment: isTaken ? wished : first, paymentWas: isTaken ? null : wished }
}

export interface DeliveryChoice {
  readonly ways: readonly DeliveryTime[]
  /** Times that can be asked for, the chosen one among them. */
  readonly times: readonly Milliseconds[]
  readonly deliver: Deliver
  /** The chosen time as it was kept, where it cannot be honoured any more. */
  readonly timeWas: string | null
  /** When somebody brings again; `null` while somebody does. */
  readonly servedFrom: Milliseconds | null
}

/** As a basket keeps it. */
export interface DeliveryWish {
  /** `null`: nobody has said. */
  readonly deliver: DeliveryTime | null
  /** The instant where it is `at`, RFC 3339; anything else is none. */
  readonly time: string
}

export interface Place extends Hours {
  readonly kind: OutletKind
}

/** `leavesAt`: the guest's planned departure. */
export function chooseDelivery(
  wish: DeliveryWish,
  place: Place,
  leavesAt: Timestamp | null,
  nowMs: Milliseconds,
): DeliveryChoice {
  const times = slots(place, nowMs, leavesAt === null ? null : toMilliseconds(leavesAt))
  const chosenMs = wish.deliver === 'at' ? toMilliseconds(wish.time) : Number.NaN
  const chosen = { when: 'at', at: Number.isNaN(chosenMs) ? '' : toTimestamp(chosenMs) } as const
  const canBeHonoured =
    chosenMs >= nowMs &&
    faultInDelivery(chosen, { receivedAt: toTimestamp(nowMs), hours: place, leavesAt }) === null
  return {
    ways: waysOf(place, canBeHonoured || times.length > 0),
    times: canBeHonoured && !times.includes(chosenMs) ? [chosenMs, ...times].sort((a, b) => a - b) : times,
    deliver: canBeHonoured ? chosen : presetOf(wish, place, times, nowMs),
    timeWas: wish.deliver === 'at' && !canBeHonoured ? wish.time : null,
    servedFrom: isServed(place, nowMs) ? null : servedFrom(place, nowMs),
  }
}

function waysOf({ kind }: Place, hasTimes: boolean): DeliveryTime[] {
  return [
    'now',
    ...(hasTimes ? (['at'] as const) : []),
    ...(OUTLETS[kind].isStayedIn ? (['checkout'] as const) : []),
  ]
}

/** The wish itself where it can be honoured, else the first that can: outside the hours no "now". */
function presetOf(
  { deliver }: DeliveryWish,
  place: Place,
  [first]: readonly Milliseconds[],
  nowMs: Milliseconds,
): Deliver {
  const canWait = OUTLETS[place.kind].isStayedIn
  if (deliver === 'now' || (deliver === 'checkout' && canWait)) return { when: deliver }
  if (deliver !== 'at' && isServed(place, nowMs)) return { when: 'now' }
  if (first !== undefined) return { when: 'at', at: toTimestamp(first) }
  return { when: canWait && !isServed(place, nowMs) ? 'checkout' : 'now' }
}
