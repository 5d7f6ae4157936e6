/** The language switch: every language by its own name, the present one pressed. */
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { TRAITS } from '../../i18n/languages.ts'

export interface LanguageChoiceProps {
  readonly label: string
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}

export function LanguageChoice({ label, language, onLanguage }: LanguageChoiceProps) {
  return (
    <fieldset class="language-choice" aria-label={label}>
      {LANGUAGES.map(one => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => onLanguage(one)}
        >
          {TRAITS[one].short}
        </button>
      ))}
    </fieldset>
  )
}
