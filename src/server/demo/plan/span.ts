/** The stretch of business days that an outlet's history covers, and the clock on its wall. */
import type { Outlet } from '../../../domain/outlet.ts'
import {
  businessDay,
  businessDayStart,
  type DateText,
  HOUR_MS,
  localTime,
  type Milliseconds,
  nextDate,
} from '../../../domain/time.ts'

export interface Span {
  readonly outlet: Outlet
  /** Every business day, oldest first; the last is today and not closed yet. */
  readonly dates: readonly DateText[]
  readonly today: DateText
  readonly nowMs: Milliseconds
}

/** `days` whole business days and the begun one. */
export function spanOf(outlet: Outlet, days: number, nowMs: Milliseconds): Span {
  const today = businessDay(nowMs, outlet.zone, outlet.closingHour)
  const dates = Array.from({ length: days + 1 }, (_, i) => nextDate(today, i - days))
  return { outlet, dates, today, nowMs }
}

export function dayStart({ outlet }: Span, date: DateText): Milliseconds {
  return businessDayStart(date, outlet.zone, outlet.closingHour)
}

/** That hour (with fractions) of a calendar date on the outlet's wall. */
export function wallMs({ outlet }: Span, date: DateText, hours: number): Milliseconds {
  return businessDayStart(date, outlet.zone, 0) + Math.round(hours * HOUR_MS)
}

/** Hour on the wall, 0–23. */
export function wallHour({ outlet }: Span, ms: Milliseconds): number {
  return Number(localTime(ms, outlet.zone).slice(0, 2))
}

/** 0 for Sunday. */
export function weekday(date: DateText): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}
