/** The words of the chosen language, loaded alone, for every screen of the desk. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import { deliveryFaultIn } from '../../domain/placing.ts'
import type { desk } from '../../i18n/id/desk.ts'
import type { problems } from '../../i18n/id/problems.ts'
import { load } from '../../i18n/load.ts'
import type { Spoken } from '../app/language.ts'

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

interface Texts {
  readonly desk: Words
  readonly problems: typeof problems
}

export async function loadTexts(language: Language): Promise<Texts> {
  const [desk, problems] = await Promise.all([
    load('desk', import.meta.glob('/src/i18n/*/desk.ts'), language),
    load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language),
  ])
  return { desk, problems }
}

export function speechOf({ language, words }: Spoken<Texts>, choose: Speech['choose']): Speech {
  const { desk: say, problems } = words
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
