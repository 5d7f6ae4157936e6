/** Words of the manager's screens, and how a refusal is told. */
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import { manage as indonesian } from '../../i18n/id/manage.ts'
import { problems as indonesianProblems } from '../../i18n/id/problems.ts'
import { chosenLanguage, keepLanguage } from '../app/language.ts'

export interface Say {
  readonly language: Language
  readonly words: typeof indonesian
  readonly problems: Readonly<Record<ProblemCode | 'offline', string>>
}

const INDONESIAN: Say = { language: 'id', words: indonesian, problems: indonesianProblems }
export const Saying = createContext<Say>(INDONESIAN)

const LOAD: Readonly<Record<Language, () => Promise<Say>>> = {
  id: async () => INDONESIAN,
  en: async () => {
    const [{ manage }, { problems }] = await Promise.all([
      import('../../i18n/en/manage.ts'),
      import('../../i18n/en/problems.ts'),
    ])
    return { language: 'en', words: manage, problems }
  },
}

export function useSay(): Say {
  return useContext(Saying)
}

/** The chosen language's words, and how another is chosen. */
export function useLanguage(): [Say, (language: Language) => void] {
  const [language, setLanguage] = useState(chosenLanguage)
  const [say, setSay] = useState(INDONESIAN)
  useEffect(() => {
    // The other language's file is missing only without a connection: the words then stay as they are.
    LOAD[language]().then(
      next => {
        document.documentElement.lang = language
        setSay(next)
      },
      () => undefined,
    )
  }, [language])
  return [
    say,
    next => {
      keepLanguage(next)
      setLanguage(next)
    },
  ]
}
