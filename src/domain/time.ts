/**
 * Time as Etalase keeps it: an instant is a UTC timestamp, a day is a business day of an outlet.
 * The rules never ask a clock; they are handed milliseconds.
 */

/** RFC 3339 in UTC with milliseconds, `2026-11-23T11:02:05.123Z`: sorts as text, travels as it is. */
export type Timestamp = string

/** A calendar or business date, `2026-11-23`. */
export type DateText = string

/** Milliseconds since 1970 UTC. */
export type Milliseconds = number

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const DAY_MINUTES = DAY_MS / MINUTE_MS

/** Indonesia's zones. None has summer time, so an offset is the whole rule. */
export const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const
export type Zone = (typeof ZONES)[number]

const OFFSETS_HOURS = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } satisfies Record<
  Zone,
  number
>
/** What people call the zone on papers and screens. */
export const ZONE_NAMES = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
} satisfies Record<Zone, string>

export function toTimestamp(ms: Milliseconds): Timestamp {
  return new Date(ms).toISOString()
}

/** Milliseconds of a timestamp; NaN when it is none. */
export function toMilliseconds(timestamp: Timestamp): Milliseconds {
  return Date.parse(timestamp)
}

/** Cut down to the minute: what a log entry may tell of its time. */
export function toMinute(ms: Milliseconds): Timestamp {
  return `${toTimestamp(ms).slice(0, 16)}:00Z`
}

/** The calendar date on the wall of that zone. */
export function localDate(ms: Milliseconds, zone: Zone): DateText {
  return toTimestamp(ms + OFFSETS_HOURS[zone] * HOUR_MS).slice(0, 10)
}

/** The time on the wall of that zone: date and `19:07`. */
export function localTime(ms: Milliseconds, zone: Zone): string {
  return toTimestamp(ms + OFFSETS_HOURS[zone] * HOUR_MS).slice(11, 16)
}

/** The business day an instant belongs to: it turns at `closingHour` (0–23) on the wall, not at midnight. */
export function businessDay(ms: Milliseconds, zone: Zone, closingHour: number): DateText {
  return localDate(ms - closingHour * HOUR_MS, zone)
}

/** When a business day begins, in UTC milliseconds. It ends where the next begins. */
export function businessDayStart(date: DateText, zone: Zone, closingHour: number): Milliseconds {
  return Date.parse(`${date}T00:00:00Z`) + (closingHour - OFFSETS_HOURS[zone]) * HOUR_MS
}

export function nextDate(date: DateText, days = 1): DateText {
  return toTimestamp(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).slice(0, 10)
}

/** True for a real calendar date written `YYYY-MM-DD`. */
export function isDateText(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && toTimestamp(ms).slice(0, 10) === text
}
