/** The language switch of staff and agency screens: every language by its own name, the present one pressed. */
import { LANGUAGES, type Language } from '../../domain/language.ts'

const OWN_NAMES = { id: 'Indonesia', en: 'English' } satisfies Record<Language, string>

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
          {OWN_NAMES[one]}
        </button>
      ))}
    </fieldset>
  )
}
