/** The words of these screens in the chosen language, and figures as that language writes them. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { evaluate as indonesian } from '../../i18n/id/evaluate.ts'
import { load } from '../../i18n/load.ts'
import type { Spoken } from '../app/language.ts'
import { formats } from '../ui/formats.ts'

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
