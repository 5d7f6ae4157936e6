/** An order's urgency in words: the large figure (age, or the chosen time) and what it means. */
import { callsFrom, dueAt, type Hours } from '../../../domain/hours.ts'
import type { Language } from '../../../domain/language.ts'
import { MINUTE_MS } from '../../../domain/time.ts'
import { isForLater } from '../sound/calling.ts'
import type { Words } from '../speech.ts'
import { dateUnlessToday, wallTime } from '../time.ts'
import type { Row } from './lateness.ts'

export interface Urgency {
  readonly big: string
  readonly word: string
}

export interface UrgencyContext {
  readonly nowMs: number
  readonly hours: Hours
  readonly language: Language
  readonly say: Words
}

export function urgencyOf(
  { order, lateness }: Row,
  { nowMs, hours, language, say }: UrgencyContext,
): Urgency {
  const word = say.lateness[lateness]
  const dueMs = dueAt(order, hours)
  const isAhead = lateness === 'later' || order.deliver.when === 'at'
  // As long as nobody has seen what calls, its age counts, whatever time it is for.
  if (isForLater(order, hours) && isAhead && (order.state !== 'placed' || lateness === 'later')) {
    const date = dateUnlessToday(dueMs, nowMs, hours.zone, say.date)
    const told = lateness === 'late' ? say.lateBy(minutesFrom(dueMs, nowMs)) : word
    return { big: wallTime(dueMs, hours.zone, language), word: date === null ? told : `${told}, ${date}` }
  }
  const sinceMs = order.deliver.when === 'at' || order.state === 'placed' ? callsFrom(order, hours) : dueMs
  return { big: say.minutes(minutesFrom(sinceMs, nowMs)), word }
}

/** Whole minutes gone by; a clock a little behind the server's never shows less than none. */
function minutesFrom(ms: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - ms) / MINUTE_MS))
}
