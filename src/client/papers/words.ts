/** Words of documents, loaded with the screen that finds them. */
import type { Language } from '../../domain/language.ts'
import type { documents } from '../../i18n/id/documents.ts'
import type { paying } from '../../i18n/id/paying.ts'
import { load } from '../../i18n/load.ts'
import { useWords } from '../platform/use-words.ts'

export interface PaperWords {
  readonly say: typeof documents
  readonly paying: typeof paying
}

async function loadTexts(language: Language): Promise<PaperWords> {
  const [say, paying] = await Promise.all([
    load('documents', import.meta.glob('/src/i18n/*/documents.ts'), language),
    load('paying', import.meta.glob('/src/i18n/*/paying.ts'), language),
  ])
  return { say, paying }
}

export function usePaperWords(language: Language): PaperWords | null {
  return useWords(loadTexts, language)
}
