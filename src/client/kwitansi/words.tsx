/**
 * Two languages on one paper: Indonesian always, because the paper is an Indonesian document, and under each label
 * the guest's language, small, when it is another.
 */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { kwitansi as indonesian } from '../../i18n/id/kwitansi.ts'
import { chosenLanguage } from '../app/language.ts'

export type Words = typeof indonesian

export interface PaperWords {
  readonly id: Words
  /** The guest's, when it is not Indonesian. */
  readonly second: Words | null
}

export const INDONESIAN_ONLY: PaperWords = { id: indonesian, second: null }
export const PaperLanguage = createContext<PaperWords>(INDONESIAN_ONLY)

const SECOND: Readonly<Record<Language, () => Promise<Words | null>>> = {
  id: async () => null,
  en: async () => (await import('../../i18n/en/kwitansi.ts')).kwitansi,
}

export async function loadWords(language: Language): Promise<PaperWords> {
  return { id: indonesian, second: await SECOND[language]() }
}

/** `?lang=en` in the link wins over what this device chose before. */
export function firstLanguage(search: string): Language {
  const asked = new URLSearchParams(search).get('lang')
  return asked === 'en' || asked === 'id' ? asked : chosenLanguage()
}

/** A label in Indonesian and, below it, in the guest's language. */
export function Both({ of }: { of: (words: Words) => string }) {
  const { id, second } = useContext(PaperLanguage)
  const below = second === null ? null : of(second)
  return (
    <>
      <span lang="id">{of(id)}</span>
      {below !== null && below !== of(id) && (
        <span class="second" lang="en">
          {below}
        </span>
      )}
    </>
  )
}
