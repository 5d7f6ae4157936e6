/** An order's urgency in words: the large figure (age, or the chosen time) and what it means. */
import type { Language } from '../../../domain/language.ts'
import { MINUTE_MS, toMilliseconds, type Zone } from '../../../domain/time.ts'
import type { Words } from '../speech.ts'
import { wallTime } from '../time.ts'
import { dueAt, type Row } from './lateness.ts'

export interface Urgency {
  readonly big: string
  readonly word: string
}

export interface UrgencyContext {
  readonly nowMs: number
  readonly zone: Zone
  readonly language: Language
  readonly say: Words
}

export function urgencyOf({ order, lateness }: Row, { nowMs, zone, language, say }: UrgencyContext): Urgency {
  const word = say.lateness[lateness]
  if (order.deliver.when === 'at' && order.state !== 'placed') {
    const big = wallTime(dueAt(order), zone, language)
    return { big, word: lateness === 'late' ? say.lateBy(minutesFrom(dueAt(order), nowMs)) : word }
  }
  return { big: say.minutes(minutesFrom(toMilliseconds(order.receivedAt), nowMs)), word }
}

/** Whole minutes gone by; a clock a little behind the server's never shows less than none. */
function minutesFrom(ms: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - ms) / MINUTE_MS))
}
