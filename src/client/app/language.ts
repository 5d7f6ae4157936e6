/**
 * The language of staff and agency screens: Indonesian until somebody chooses otherwise on this device. Its words are loaded
 * when they are chosen; until they are here, the ones before them stay.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { TRAITS } from '../../i18n/languages.ts'

const KEY = 'etalase-language'

export function chosenLanguage(): Language {
  const kept = readKept()
  return LANGUAGES.find(language => language === kept) ?? 'id'
}

/** Storage may be blocked: the choice then lasts as long as the page. */
function readKept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Blocked storage: nothing is lost but the choice at the next visit.
  }
}

/** The page is in that language from now on. */
export function turnPage(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = TRAITS[language].direction
}

/** Words that are here, and whose they are. */
export interface Spoken<Words> {
  readonly language: Language
  readonly words: Words
}

/** What is shown, `first` at first, and how another language is chosen. `load` must stay the same. */
export function useLanguage<Words, First extends Spoken<Words> | null>(
  load: (language: Language) => Promise<Words>,
  first: First,
  begin: () => Language = chosenLanguage,
): [Spoken<Words> | First, (language: Language) => void] {
  const [spoken, setSpoken] = useState<Spoken<Words> | First>(first)
  const wanted = useRef<Language | null>(null)
  const speak = useCallback(
    (language: Language) => {
      wanted.current = language
      const show = (words: Words) => {
        if (wanted.current !== language) return
        turnPage(language)
        setSpoken({ language, words })
      }
      // They are missing only without a connection: what is here then stays.
      void load(language).then(show, () => undefined)
    },
    [load],
  )
  useEffect(() => speak(begin()), [speak])
  const choose = useCallback(
    (language: Language) => {
      keepLanguage(language)
      speak(language)
    },
    [speak],
  )
  return [spoken, choose]
}
