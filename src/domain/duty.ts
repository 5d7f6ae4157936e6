/**
 * Who is on duty at an outlet, by the week: who is told first that nobody answers at the desk, and who then. A line says of some
 * days between which hours; one that crosses midnight is of the day on which it begins.
 */
import { lengthMs } from './hours.ts'
import type { ClerkName } from './ids.ts'
import { WEEKDAYS, type Weekday, weekdayOf } from './opening.ts'
import type { DayHours } from './outlet.ts'
import { businessDayStart, localDate, type Milliseconds, nextDate, type Zone } from './time.ts'

export const DUTY_LINES_MAX = 30

export interface DutyLine {
  readonly days: readonly Weekday[]
  readonly hours: DayHours
  readonly first: ClerkName
  /** `null`: nobody is named. */
  readonly second: ClerkName | null
}

export type OnDuty = { readonly [Place in 'first' | 'second']: ClerkName | null }

export const NOBODY_ON_DUTY: OnDuty = { first: null, second: null }

/** By the first line that holds the moment. */
export function onDuty(lines: readonly DutyLine[], zone: Zone, ms: Milliseconds): OnDuty {
  const line = lines.find(one => holds(one, zone, ms))
  return line === undefined ? NOBODY_ON_DUTY : { first: line.first, second: line.second }
}

function holds({ days, hours }: DutyLine, zone: Zone, ms: Milliseconds): boolean {
  const today = localDate(ms, zone)
  return [today, nextDate(today, -1)].some(date => {
    const fromMs = businessDayStart(date, zone, hours.fromHour)
    const isOfIt = days.some(day => WEEKDAYS.indexOf(day) === weekdayOf(date))
    return isOfIt && fromMs <= ms && ms < fromMs + lengthMs(hours)
  })
}
