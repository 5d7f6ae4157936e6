/**
 * Two languages on one paper: Indonesian always, because the paper is an Indonesian document, and under each label
 * the guest's language, small, when it is another.
 */
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { kwitansi as indonesian } from '../../i18n/id/kwitansi.ts'
import { load } from '../../i18n/load.ts'
import { chosenLanguage, type Spoken } from '../app/language.ts'

export type Words = typeof indonesian

/** The guest's own words, when they are not Indonesian. */
interface Second extends Words {
  readonly language: Language
}

export interface PaperWords {
  readonly id: Words
  readonly second: Second | null
}

export const INDONESIAN_ONLY: Spoken<PaperWords> = { language: 'id', words: { id: indonesian, second: null } }
export const PaperLanguage = createContext<PaperWords>(INDONESIAN_ONLY.words)

export async function loadWords(language: Language): Promise<PaperWords> {
  if (language === 'id') return INDONESIAN_ONLY.words
  const second = await load('kwitansi', import.meta.glob('/src/i18n/*/kwitansi.ts'), language)
  return { id: indonesian, second: { ...second, language } }
}

/** `?lang=en` in the link wins over what this device chose before. */
export function firstLanguage(search: string): Language {
  const asked = new URLSearchParams(search).get('lang')
  return LANGUAGES.find(language => language === asked) ?? chosenLanguage()
}

/** A label in Indonesian and, below it, in the guest's language. */
export function Both({ of }: { of: (words: Words) => string }) {
  const { id } = useContext(PaperLanguage)
  return (
    <>
      <span lang="id">{of(id)}</span>
      <Below of={second => (of(second) === of(id) ? null : of(second))} />
    </>
  )
}

/** What stands below in the guest's language, if it is another and says anything else. */
export function Below({ of }: { of: (second: Second) => ComponentChildren }) {
  const { second } = useContext(PaperLanguage)
  const below = second === null ? null : of(second)
  if (below === null || second === null) return null
  return (
    <span class="second" lang={second.language}>
      {below}
    </span>
  )
}
