/** Offers the next language, in that language. */
import { LANGUAGES, OWN_NAMES } from '../../../domain/language.ts'
import { useSpeech } from '../speech.ts'

export function LanguageSwitch() {
  const { language, choose } = useSpeech()
  const next = LANGUAGES[LANGUAGES.indexOf(language) + 1] ?? LANGUAGES[0]
  return (
    <button
      type="button"
      class="sign language"
      lang={next}
      aria-label={OWN_NAMES[next]}
      onClick={() => choose(next)}
    >
      {next.toUpperCase()}
    </button>
  )
}
