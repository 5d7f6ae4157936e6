/** Words of these screens in the language that the page speaks, and times as it writes them. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import { MINUTE_MS, toMilliseconds } from '../../domain/time.ts'
import type { people } from '../../i18n/id/people.ts'
import type { problems } from '../../i18n/id/problems.ts'
import { load } from '../../i18n/load.ts'
import { serverNow } from '../platform/clock.ts'

export interface Texts {
  readonly words: typeof people
  readonly problems: typeof problems
  readonly zone: string
}

export async function loadTexts(language: Language): Promise<Omit<Texts, 'zone'>> {
  const [words, said] = await Promise.all([
    load('people', import.meta.glob('/src/i18n/*/people.ts'), language),
    load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language),
  ])
  return { words, problems: said }
}

export const Saying = createContext<Texts | null>(null)

/** Heard within this time is heard just now. */
const NOW_MS = MINUTE_MS

export function useSay() {
  const texts = useContext(Saying)
  if (texts === null) throw new Error('no words were loaded')
  const { words, problems, zone } = texts
  const clock = new Intl.DateTimeFormat(words.locale, { hour: '2-digit', minute: '2-digit', timeZone: zone })
  const day = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: zone })
  const when = (timestamp: string) => {
    const [then, now] = [toMilliseconds(timestamp), serverNow()]
    if (now - then < NOW_MS) return words.access.now
    return day.format(then) === day.format(now)
      ? clock.format(then)
      : `${day.format(then)} ${clock.format(then)}`
  }
  return { words, problems: problems as Readonly<Record<ProblemCode | 'offline', string>>, when }
}

/** Of a pass; 0: it has run out. */
export function minutesLeft(until: string): number {
  return Math.max(0, Math.ceil((toMilliseconds(until) - serverNow()) / MINUTE_MS))
}

/** A tablet that is not heard for so long is silent. */
const SILENT_MS = 10 * MINUTE_MS

export function isSilent(heardAt: string | null): boolean {
  return heardAt === null || toMilliseconds(heardAt) + SILENT_MS < serverNow()
}
