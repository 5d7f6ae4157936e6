/** An outlet's week and holidays, and what of them matters just now: that alone is told to guests and asked for an order. */
import type { Hours } from './hours.ts'
import type { DayHours, Holiday, Outlet } from './outlet.ts'
import { DAY_MS, type DateText, localDate, type Milliseconds, nextDate } from './time.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export const HOLIDAYS_MAX = 60

export type Opening = Pick<Outlet, 'zone' | 'service' | 'week' | 'holidays'>

/** The first of January 1970 was a Thursday. */
const FIRST_WEEKDAY = 3

export function weekdayOf(date: DateText): number {
  return (Date.parse(`${date}T00:00:00Z`) / DAY_MS + FIRST_WEEKDAY) % WEEKDAYS.length
}

/** `null`: nobody serves on that day. */
export function hoursOn({ service, week, holidays = [] }: Opening, date: DateText): DayHours | null {
  const holiday = holidays.find(({ from, to }) => from <= date && date <= to)
  if (holiday !== undefined) return holiday.hours
  return week === undefined ? service : (week[weekdayOf(date)] ?? null)
}

/** Told so far ahead, and until somebody serves again. */
const AHEAD_DAYS = 14
const AHEAD_DAYS_MAX = 400

/** As they stand about that moment: the day's own as the ordinary ones, and those of near days that differ. */
export function hoursAround(opening: Opening, ms: Milliseconds): Hours {
  const { zone } = opening
  if (opening.week === undefined && opening.holidays === undefined) return { zone, service: opening.service }
  const today = localDate(ms, zone)
  const service = hoursOn(opening, today) ?? opening.service
  const days: Record<DateText, DayHours | null> = {}
  let isOpen = false
  for (let ahead = -1; ahead <= AHEAD_DAYS || (!isOpen && ahead <= AHEAD_DAYS_MAX); ahead++) {
    const date = nextDate(today, ahead)
    const hours = hoursOn(opening, date)
    isOpen = hours !== null
    if (!isSame(hours, service)) days[date] = hours
  }
  return { zone, service, ...(Object.keys(days).length === 0 ? {} : { days }) }
}

function isSame(one: DayHours | null, other: DayHours): boolean {
  return one?.fromHour === other.fromHour && one.toHour === other.toHour
}

export const OPENING_FAULTS = ['same-hours', 'all-closed', 'backwards', 'overlap'] as const
export type OpeningFault = (typeof OPENING_FAULTS)[number]

export interface FaultIn {
  /** RFC 6901. */
  readonly pointer: string
  readonly reason: OpeningFault
}

/** What looks right one by one and nobody could honour; nothing where all is well. */
export function openingFaults({
  week,
  holidays,
}: {
  readonly week: readonly (DayHours | null)[]
  readonly holidays: readonly Pick<Holiday, 'from' | 'to' | 'hours'>[]
}): FaultIn[] {
  const faults: FaultIn[] = []
  const fault = (pointer: string, reason: OpeningFault) => faults.push({ pointer, reason })
  week.forEach((hours, day) => {
    if (hours?.fromHour === hours?.toHour && hours !== null) fault(`/week/${day}`, 'same-hours')
  })
  if (week.every(hours => hours === null)) fault('/week', 'all-closed')
  holidays.forEach(({ from, to, hours }, i) => {
    if (to < from) fault(`/holidays/${i}/to`, 'backwards')
    if (hours !== null && hours.fromHour === hours.toHour) fault(`/holidays/${i}/hours`, 'same-hours')
    const isOver = holidays.slice(0, i).some(before => before.from <= to && from <= before.to)
    if (isOver) fault(`/holidays/${i}/from`, 'overlap')
  })
  return faults
}

/** Seven days, Monday first. */
export function weekOf({ service, week }: Pick<Opening, 'service' | 'week'>): readonly (DayHours | null)[] {
  return week ?? WEEKDAYS.map(() => service)
}

/** As it is kept: a week of seven like days is what an outlet had before there were weeks. */
export function openingOf(
  week: readonly (DayHours | null)[],
  holidays: readonly Holiday[],
): Pick<Outlet, 'service' | 'week' | 'holidays'> {
  const service = week.find(hours => hours !== null) ?? { fromHour: 0, toHour: 24 }
  const isPlain = week.every(hours => isSame(hours, service))
  return {
    service,
    ...(isPlain ? {} : { week }),
    ...(holidays.length === 0 ? {} : { holidays: [...holidays].sort((a, b) => (a.from < b.from ? -1 : 1)) }),
  }
}
