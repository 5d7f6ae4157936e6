/**
 * Whose language: the one chosen on this device, else the phone's own. A printed QR leads to the Indonesian page, the same
 * for everybody; a link that was tapped says in its fragment what was chosen, so that it counts where nothing is kept.
 */
import { LANGUAGES, type Language } from '../../../domain/language.ts'

const KEY = 'etalase-spoken'

export function spoken(): Language {
  let chosen = location.hash.slice(1)
  try {
    if (LANGUAGES.includes(chosen as Language)) localStorage.setItem(KEY, chosen)
    else chosen = localStorage.getItem(KEY) ?? ''
  } catch {
    // Blocked: this page speaks as its address says, or as the phone does.
  }
  for (const tag of [chosen, ...navigator.languages]) {
    // Java knows Indonesian by its first name.
    const language = LANGUAGES.find(known => tag.replace(/^in/, 'id').startsWith(known))
    if (language) return language
  }
  return 'en'
}
