/** Words of what is in doubt after a backup was put back, loaded with its list. */
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import type { restored } from '../../i18n/id/restored.ts'
import { load } from '../../i18n/load.ts'
import { useWords } from '../platform/use-words.ts'

export interface RestoredTexts {
  readonly words: typeof restored
  readonly problems: Readonly<Record<ProblemCode | 'offline', string>>
}
export type RestoredWords = RestoredTexts['words']

async function loadTexts(language: Language): Promise<RestoredTexts> {
  const [words, problems] = await Promise.all([
    load('restored', import.meta.glob('/src/i18n/*/restored.ts'), language),
    load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language),
  ])
  return { words, problems }
}

export function useRestoredWords(language: Language): RestoredTexts | null {
  return useWords(loadTexts, language)
}
