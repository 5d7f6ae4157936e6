/** Offers the other language, in that language. */
import { useSpeech } from '../speech.ts'

export function LanguageSwitch() {
  const { language, choose, say } = useSpeech()
  const other = language === 'id' ? 'en' : 'id'
  return (
    <button
      type="button"
      class="sign language"
      lang={other}
      aria-label={say.language}
      onClick={() => choose(other)}
    >
      {other.toUpperCase()}
    </button>
  )
}
