/** Times as they stand on the wall of the outlet, whatever zone the terminal is set to. */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import {
  businessDayStart,
  localDate,
  localTime,
  MINUTE_MS,
  nextDate,
  toMilliseconds,
  type Zone,
} from '../../domain/time.ts'

/** `19.07` in Indonesian, `19:07` in English. */
export function wallTime(ms: number, zone: Zone, language: Language): string {
  const time = localTime(ms, zone)
  return language === 'id' ? time.replace(':', '.') : time
}

/** Day and time in few words: `Sel 24 Nov, 12.00`. */
export function wallMoment(ms: number, zone: Zone, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(ms)
}

/** A calendar day in words: `Selasa, 24 November 2026`. */
export function longDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    toMilliseconds(`${date}T00:00:00Z`),
  )
}

/** The instant of a date and a `19:30` on the wall. */
export function instantAt(date: string, time: string, zone: Zone): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return businessDayStart(date, zone, 0) + (hours * 60 + minutes) * MINUTE_MS
}

/** The next instant at which the wall shows that time. */
export function nextInstantAt(time: string, nowMs: number, zone: Zone): number {
  const today = localDate(nowMs, zone)
  const first = instantAt(today, time, zone)
  return first > nowMs ? first : instantAt(nextDate(today), time, zone)
}

/** Now by the server's clock, again every `everyMs`. `offsetMs` is how far the server is ahead of this device. */
export function useNow(everyMs: number, offsetMs = 0): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now + offsetMs
}
