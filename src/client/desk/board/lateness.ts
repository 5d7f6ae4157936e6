/** How urgent an order is, and so where it stands on the board. Pure: the time is handed in. */
import type { OrderView } from '../../../contract/order.ts'
import { hasReached, unseenForMs } from '../../../domain/escalation.ts'
import { dueAt, type Hours, IN_SIGHT_MS } from '../../../domain/hours.ts'
import { MINUTE_MS, toMilliseconds } from '../../../domain/time.ts'

/** Each has a colour and a shape; `unseen` and `late` share theirs, as do `fresh` and `soon`. */
export const LATENESS = ['unseen', 'fresh', 'late', 'soon', 'ok', 'later', 'bag'] as const
export type Lateness = (typeof LATENESS)[number]

/** Colour and shape. */
export const LOOKS = {
  unseen: 'late',
  fresh: 'soon',
  late: 'late',
  soon: 'soon',
  ok: 'ok',
  later: 'later',
  bag: 'later',
} as const satisfies Record<Lateness, string>

/** From when its guest may expect it. */
export const SOON_MS = 5 * MINUTE_MS
export const LATE_MS = 15 * MINUTE_MS
/** After a chosen time. */
export const GRACE_MS = 5 * MINUTE_MS

/** What is here has come: this device's idea of the server's time may be a moment behind it. */
export function nowOf(order: OrderView, nowMs: number): number {
  return Math.max(nowMs, toMilliseconds(order.receivedAt))
}

/** What came outside the hours is no later than what comes when they begin. */
export function lateness(order: OrderView, nowMs: number, hours: Hours): Lateness {
  const atMs = nowOf(order, nowMs)
  if (order.state === 'placed') {
    const unseenMs = unseenForMs(order, hours, atMs)
    return hasReached('terminals', unseenMs) ? 'unseen' : unseenMs !== null ? 'fresh' : 'later'
  }
  const pastMs = atMs - dueAt(order, hours)
  switch (order.deliver.when) {
    case 'checkout':
      return 'bag'
    case 'at':
      return pastMs >= GRACE_MS ? 'late' : pastMs >= -IN_SIGHT_MS ? 'soon' : 'later'
    case 'now':
      return pastMs >= LATE_MS ? 'late' : pastMs >= SOON_MS ? 'soon' : pastMs >= 0 ? 'ok' : 'later'
  }
}

export interface Row {
  readonly order: OrderView
  readonly lateness: Lateness
}

export interface Sorted {
  readonly rows: readonly Row[]
  /** Seen, and wanted at check-out only: they wait apart from what is urgent. */
  readonly bags: readonly OrderView[]
  readonly late: number
}

/** Unseen first, then by lateness, then who has waited longest. */
export function sortBoard(orders: readonly OrderView[], nowMs: number, hours: Hours): Sorted {
  const all = orders.map(order => ({ order, lateness: lateness(order, nowMs, hours) }))
  const rows = all.filter(row => row.lateness !== 'bag').sort((a, b) => byUrgency(a, b, hours))
  return {
    rows,
    bags: all.filter(row => row.lateness === 'bag').map(row => row.order),
    late: rows.filter(row => LOOKS[row.lateness] === 'late').length,
  }
}

function byUrgency(a: Row, b: Row, hours: Hours): number {
  const rank = LATENESS.indexOf(a.lateness) - LATENESS.indexOf(b.lateness)
  return rank !== 0 ? rank : dueAt(a.order, hours) - dueAt(b.order, hours)
}
