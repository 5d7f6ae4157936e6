/**
 * The hours in which an outlet brings goods: when somebody serves, when somebody will again, for which times goods can be
 * asked for, and from when an order wants to be seen. One reading for server, guest and desk; the time is handed in.
 */
import type { Order } from './order.ts'
import type { DayHours, Outlet } from './outlet.ts'
import {
  businessDayStart,
  DAY_MS,
  type DateText,
  HOUR_MS,
  localDate,
  MINUTE_MS,
  type Milliseconds,
  nextDate,
  toMilliseconds,
} from './time.ts'

/** Where the wall is, and the hours of each day but those that have others; `null`: nobody serves on that day. */
export interface Hours extends Pick<Outlet, 'zone' | 'service'> {
  readonly days?: Readonly<Record<DateText, DayHours | null>> | undefined
}

/** Nobody is asked to bring anything later than this from now. */
export const AHEAD_MAX_MS = DAY_MS
/** How long before a chosen time its order is in sight of being due. */
export const IN_SIGHT_MS = 15 * MINUTE_MS
/** Times are offered by the half hour, and nobody can bring what is tapped now within one. */
const SLOT_MS = 30 * MINUTE_MS
const DAY_HOURS = DAY_MS / HOUR_MS

interface Span {
  readonly fromMs: Milliseconds
  readonly toMs: Milliseconds
}

/** From 18 to 2 are eight hours, from 7 to 24 seventeen; from an hour to itself is the whole day. */
export function lengthMs({ fromHour, toHour }: DayHours): number {
  return (((toHour - fromHour + DAY_HOURS - 1) % DAY_HOURS) + 1) * HOUR_MS
}

/** The service that holds the moment, or else the next; one that crosses midnight began the day before. */
function serviceAt({ zone, service, days = {} }: Hours, ms: Milliseconds): Span {
  for (let date = nextDate(localDate(ms, zone), -1); ; date = nextDate(date)) {
    const { [date]: hours = service } = days
    if (hours === null) continue
    const fromMs = businessDayStart(date, zone, hours.fromHour)
    const toMs = fromMs + lengthMs(hours)
    if (toMs > ms) return { fromMs, toMs }
  }
}

export function isServed(hours: Hours, ms: Milliseconds): boolean {
  return serviceAt(hours, ms).fromMs <= ms
}

/** When somebody serves between two instants: minutes from the first, spans that touch as one. */
export function servedBetween(
  hours: Hours,
  fromMs: Milliseconds,
  toMs: Milliseconds,
): readonly (readonly [from: number, to: number])[] {
  const spans: [from: number, to: number][] = []
  for (let ms = fromMs; ms < toMs; ) {
    const span = serviceAt(hours, ms)
    const from = (Math.max(span.fromMs, ms) - fromMs) / MINUTE_MS
    const to = (Math.min(span.toMs, toMs) - fromMs) / MINUTE_MS
    const last = spans[spans.length - 1]
    if (last?.[1] === from) last[1] = to
    else if (from < to) spans.push([from, to])
    ms = span.toMs
  }
  return spans
}

/** The moment itself while somebody serves, else when somebody begins to. */
export function servedFrom(hours: Hours, ms: Milliseconds): Milliseconds {
  return Math.max(ms, serviceAt(hours, ms).fromMs)
}

/** Can goods be asked for at that time? At the stroke at which the service ends they are still brought. */
export function isBroughtAt(hours: Hours, ms: Milliseconds): boolean {
  return isServed(hours, ms) || isServed(hours, ms - 1)
}

/**
 * Half hours of the coming day at which goods can be asked for, the soonest first. The last half hour is not offered: who
 * looks at it for a while would ask for what is too far ahead by then no more than by now.
 */
export function slots(
  hours: Hours,
  nowMs: Milliseconds,
  leavesAtMs: Milliseconds | null = null,
): Milliseconds[] {
  const times: Milliseconds[] = []
  const last = nowMs + AHEAD_MAX_MS - SLOT_MS
  for (let ms = Math.ceil((nowMs + SLOT_MS) / SLOT_MS) * SLOT_MS; ms <= last; ms += SLOT_MS)
    if (isBroughtAt(hours, ms) && !isAfterStay(ms, nowMs, leavesAtMs)) times.push(ms)
  return times
}

/** A plan that has passed while its guest is still here is no bound any more. */
export function isAfterStay(ms: Milliseconds, nowMs: Milliseconds, leavesAtMs: Milliseconds | null): boolean {
  return leavesAtMs !== null && leavesAtMs > nowMs && ms > leavesAtMs
}

type Timed = Pick<Order, 'deliver' | 'receivedAt'>

/** When its guest may expect it: at the chosen time; else at once, or when the service begins. */
export function dueAt({ deliver, receivedAt }: Timed, hours: Hours): Milliseconds {
  return deliver.when === 'at' ? toMilliseconds(deliver.at) : servedFrom(hours, toMilliseconds(receivedAt))
}

/**
 * From when an unseen order calls: at once while somebody serves; what came in the night when the service begins, or when
 * a time chosen before that is in sight.
 */
export function callsFrom(order: Timed, hours: Hours): Milliseconds {
  const receivedMs = toMilliseconds(order.receivedAt)
  const beginsMs = servedFrom(hours, receivedMs)
  if (order.deliver.when !== 'at') return beginsMs
  return Math.max(receivedMs, Math.min(beginsMs, dueAt(order, hours) - IN_SIGHT_MS))
}
