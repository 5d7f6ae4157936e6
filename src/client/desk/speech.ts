/** The words of the chosen language, loaded alone, for every screen of the desk. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import { deliveryFaultIn } from '../../domain/placing.ts'
import type { desk } from '../../i18n/id/desk.ts'
import type { problems } from '../../i18n/id/problems.ts'

export type Words = typeof desk

export interface Speech {
  readonly language: Language
  readonly say: Words
  /** What happened and what to do, by a refusal's code. */
  readonly problem: (code: ProblemCode | 'offline') => string
  /** The same of an order that was refused: a time that cannot be kept says why. */
  readonly refusal: (code: ProblemCode | 'offline', context: unknown) => string
  readonly choose: (language: Language) => void
}

type Texts = readonly [{ readonly desk: Words }, { readonly problems: typeof problems }]
const TEXTS = {
  id: () => Promise.all([import('../../i18n/id/desk.ts'), import('../../i18n/id/problems.ts')]),
  en: () => Promise.all([import('../../i18n/en/desk.ts'), import('../../i18n/en/problems.ts')]),
} satisfies Record<Language, () => Promise<Texts>>

export async function loadSpeech(language: Language, choose: Speech['choose']): Promise<Speech> {
  const [{ desk: say }, { problems }] = await TEXTS[language]()
  // A word of a later release is said as what it is here.
  const problem = (code: ProblemCode | 'offline') => problems[code] ?? problems.invalid
  return {
    language,
    say,
    choose,
    problem,
    refusal(code, context) {
      const fault = deliveryFaultIn(context)
      return fault === null ? problem(code) : say.deliveryFaults[fault]
    },
  }
}

export const SpeechContext = createContext<Speech | null>(null)

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (speech === null) throw new Error('no words: a screen stands outside of its SpeechContext')
  return speech
}
