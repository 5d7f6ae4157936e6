/** The language of staff and agency screens: Indonesian until somebody chooses otherwise on this device. */
import { LANGUAGES, type Language } from '../../domain/language.ts'

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

export function keepLanguage(language: Language): void {
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Blocked storage: nothing is lost but the choice at the next visit.
  }
}
