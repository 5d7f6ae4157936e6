/**
 * Business days of one outlet, one after the other: none twice, none left out, each beginning where the last one ended, also
 * where the hour changed at which they turn. That hour holds from a day on, and every hour that ever held is known: what was
 * issued then is of the same day for ever.
 */
import type { Closing, Outlet } from './outlet.ts'
import { businessDay, businessDayStart, type DateText, type Milliseconds, nextDate } from './time.ts'

/** `closingHour` holds until the first of the `closings`. */
export type Turning = Pick<Outlet, 'zone' | 'closingHour' | 'closings'>

/** Changes of the hour that are ever made: one a week for two years. */
export const CLOSINGS_MAX = 100

function hourOn(outlet: Turning, date: DateText): number {
  return lastHour(outlet, ({ from }) => from <= date)
}

/** Of those that hold, the last one's. */
function lastHour({ closingHour, closings = [] }: Turning, holds: (closing: Closing) => boolean): number {
  return closings.filter(holds).reduce((_, { hour }) => hour, closingHour)
}

/** When a business day begins. It ends where the next begins: the one before a change is shorter or longer than others. */
export function dayStart(outlet: Turning, date: DateText): Milliseconds {
  return businessDayStart(date, outlet.zone, hourOn(outlet, date))
}

export function dayAt(outlet: Turning, ms: Milliseconds): DateText {
  const { zone, closings = [] } = outlet
  const hasBegun = ({ from, hour }: Closing) => businessDayStart(from, zone, hour) <= ms
  const day = businessDay(ms, zone, lastHour(outlet, hasBegun))
  const next = closings.find(closing => !hasBegun(closing))
  return next === undefined || day < next.from ? day : nextDate(next.from, -1)
}

/** The hour for the days to come. */
export function comingHour(outlet: Turning): number {
  return lastHour(outlet, () => true)
}

/**
 * Another hour, from the first day on that has not begun by either: what was issued today stays of today. What was to come
 * is forgotten, unless today is longer by it already.
 */
export function turnAt(outlet: Turning, hour: number, nowMs: Milliseconds): readonly Closing[] {
  const { closings = [] } = outlet
  const today = dayAt(outlet, nowMs)
  let held = closings.filter(({ from }) => from <= today).length
  while (dayAt({ ...outlet, closings: closings.slice(0, held) }, nowMs) !== today) held++
  const kept = closings.slice(0, held)
  if (comingHour({ ...outlet, closings: kept }) === hour) return kept
  const last = kept[held - 1]?.from ?? today
  let from = nextDate(last > today ? last : today)
  while (businessDayStart(from, outlet.zone, hour) <= nowMs) from = nextDate(from)
  return [...kept, { from, hour }]
}
