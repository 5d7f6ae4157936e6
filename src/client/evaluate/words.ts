/** The words of these screens in the chosen language, and figures as that language writes them. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { evaluate as indonesian } from '../../i18n/id/evaluate.ts'
import { load } from '../../i18n/load.ts'
import type { Spoken } from '../app/language.ts'

export type Words = typeof indonesian
export type Say = Spoken<Words>
export const INDONESIAN: Say = { language: 'id', words: indonesian }
export const Saying = createContext(INDONESIAN)

export function loadWords(language: Language): Promise<Words> {
  return load('evaluate', import.meta.glob('/src/i18n/*/evaluate.ts'), language)
}

/** Words and figures for a screen. */
export function useSay() {
  const { language, words } = useContext(Saying)
  return { language, words, ...formats(words.locale) }
}

export function formats(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const hundredths = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false })
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const minute = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Makassar',
  })
  return {
    integer: (value: number) => whole.format(value),
    decimal: (value: number) => tenths.format(value),
    mark: (value: number) => hundredths.format(value),
    date: (text: string) => day.format(new Date(`${text}T00:00:00Z`)),
    /** The agency sits in Balikpapan: its clock is WITA whatever the outlet's. */
    moment: (timestamp: string) => `${minute.format(toMilliseconds(timestamp))} WITA`,
  }
}
