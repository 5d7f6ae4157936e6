/**
 * What calls for a person just now, and how loudly: what nobody has seen, and what was seen for later and is due. What
 * came in the night and is for the morning lets a desk sleep until then. Pure: the time is handed in.
 */
import type { OrderView } from '../../../contract/order.ts'
import { hasReached, type Rung, unseenForMs } from '../../../domain/escalation.ts'
import { callsFrom, dueAt, type Hours, IN_SIGHT_MS } from '../../../domain/hours.ts'
import { leadsFrom } from '../../../domain/steps.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { nowOf } from '../board/lateness.ts'

export interface Calling {
  /** Nobody has seen them, the longest waiting first. */
  readonly unseen: readonly OrderView[]
  /** Of these, what calls so long that it is louder than what has just come. */
  readonly isLouder: boolean
  readonly tooLong: readonly OrderView[]
  readonly newest: OrderView | null
  /** Seen and not yet on its way, for a time that is near: told once. */
  readonly inSight: readonly OrderView[]
  /** Of these, what should be there by now: told until it is on its way. */
  readonly due: readonly OrderView[]
}

export function callingOf(orders: readonly OrderView[], nowMs: number, hours: Hours): Calling {
  const has = (rung: Rung) => (order: OrderView) =>
    hasReached(rung, unseenForMs(order, hours, nowOf(order, nowMs)))
  const unseen = orders
    .filter(order => leadsFrom('acknowledge', order.state) && callsFrom(order, hours) <= nowOf(order, nowMs))
    .sort((a, b) => callsFrom(a, hours) - callsFrom(b, hours))
  const seen = orders.filter(({ state }) => leadsFrom('dispatch', state) && !leadsFrom('acknowledge', state))
  const later = seen.filter(order => isForLater(order, hours))
  const inSight = later.filter(order => dueAt(order, hours) - IN_SIGHT_MS <= nowMs)
  return {
    unseen,
    isLouder: unseen.some(has('louder')),
    tooLong: unseen.filter(has('terminals')),
    newest: unseen[unseen.length - 1] ?? null,
    inSight,
    due: inSight.filter(order => dueAt(order, hours) <= nowMs),
  }
}

/** Wanted at a time, or come before anybody served: whoever saw it put it aside. The bag waits for its guest. */
export function isForLater(order: OrderView, hours: Hours): boolean {
  return order.deliver.when !== 'checkout' && dueAt(order, hours) > toMilliseconds(order.receivedAt)
}

const RING_EVERY_S = 5
/** What is louder also rings faster. */
const LOUDER_EVERY_S = 3
/** Somebody knows of it, and may be busy. */
const DUE_EVERY_S = 30

/** Seconds between two rings; `null` while nothing calls. */
export function ringEveryS({ unseen, isLouder, due }: Calling): number | null {
  if (isLouder) return LOUDER_EVERY_S
  if (unseen.length > 0) return RING_EVERY_S
  return due.length > 0 ? DUE_EVERY_S : null
}
