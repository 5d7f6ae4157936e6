/** The words of these screens in the chosen language, and figures as that language writes them. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { evaluate as indonesian } from '../../i18n/id/evaluate.ts'

export type Words = typeof indonesian
export const INDONESIAN = indonesian

export const LOAD_WORDS: Readonly<Record<Language, () => Promise<Words>>> = {
  id: async () => indonesian,
  en: async () => (await import('../../i18n/en/evaluate.ts')).evaluate,
}

export interface Say {
  readonly language: Language
  readonly words: Words
}
export const Saying = createContext<Say>({ language: 'id', words: indonesian })

/** Words and figures for a screen. */
export function useSay() {
  const { language, words } = useContext(Saying)
  return { language, words, ...formats(words.locale) }
}

export function formats(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
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
    date: (text: string) => day.format(new Date(`${text}T00:00:00Z`)),
    /** The agency sits in Balikpapan: its clock is WITA whatever the outlet's. */
    moment: (timestamp: string) => `${minute.format(toMilliseconds(timestamp))} WITA`,
  }
}
