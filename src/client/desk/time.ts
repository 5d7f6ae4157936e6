/** Times as they stand on the wall of the outlet, whatever zone the terminal is set to. */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import {
  businessDayStart,
  type DateText,
  localDate,
  localTime,
  MINUTE_MS,
  toMilliseconds,
  type Zone,
} from '../../domain/time.ts'
import { TRAITS } from '../../i18n/languages.ts'
import { serverNow } from '../platform/clock.ts'

/** `19.07` in Indonesian, `19:07` in English. */
export function wallTime(ms: number, zone: Zone, language: Language): string {
  return localTime(ms, zone).replace(':', TRAITS[language].clock)
}

/** `Sel, 24 Nov`; `null` on the day itself. */
export function dateUnlessToday(ms: number, nowMs: number, zone: Zone, locale: string): string | null {
  if (localDate(ms, zone) === localDate(nowMs, zone)) return null
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: zone,
  }).format(ms)
}

/** `19.07`; of another day than today `Sel, 24 Nov, 19.07`. */
export function dayTime(ms: number, zone: Zone, language: Language, locale: string): string {
  const date = dateUnlessToday(ms, serverNow(), zone, locale)
  const time = wallTime(ms, zone, language)
  return date === null ? time : `${date}, ${time}`
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

/** A calendar day in few words: `Sel, 24 Nov`. */
export function shortDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(TRAITS[language].locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(toMilliseconds(`${date}T00:00:00Z`))
}

/** The instant of a date and a `19:30` on the wall. */
export function instantAt(date: string, time: string, zone: Zone): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return businessDayStart(date, zone, 0) + (hours * 60 + minutes) * MINUTE_MS
}

/** Now by the server's clock, again every `everyMs`: for what guests were promised. */
export function useServerNow(everyMs: number): number {
  useNow(everyMs)
  return serverNow()
}

/** Now by this device's own clock, again every `everyMs`: for what it measures itself. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** A calendar day in words: `Selasa, 24 November 2026`. */
export function longDate(date: DateText, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    toMilliseconds(`${date}T00:00:00Z`),
  )
}
