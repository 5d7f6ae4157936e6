/** Words of who is on duty and how people are reached, loaded with those screens. */
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import type { duty } from '../../i18n/id/duty.ts'
import { load } from '../../i18n/load.ts'
import { useWords } from '../platform/use-words.ts'

export interface DutyTexts {
  readonly words: typeof duty
  readonly problems: Readonly<Record<ProblemCode | 'offline', string>>
}

async function loadTexts(language: Language): Promise<DutyTexts> {
  const [words, said] = await Promise.all([
    load('duty', import.meta.glob('/src/i18n/*/duty.ts'), language),
    load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language),
  ])
  return { words, problems: said }
}

export function useDutyWords(language: Language): DutyTexts | null {
  return useWords(loadTexts, language)
}
