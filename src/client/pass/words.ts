/** Words of this screen, and how a refusal is told. */
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import { pass } from '../../i18n/id/pass.ts'
import { problems } from '../../i18n/id/problems.ts'
import { load } from '../../i18n/load.ts'
import type { Spoken } from '../app/language.ts'

export interface Texts {
  readonly pass: typeof pass
  readonly problems: Readonly<Record<ProblemCode | 'offline', string>>
}

export const INDONESIAN: Spoken<Texts> = { language: 'id', words: { pass, problems } }

export async function loadTexts(language: Language): Promise<Texts> {
  const [pass, problems] = await Promise.all([
    load('pass', import.meta.glob('/src/i18n/*/pass.ts'), language),
    load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language),
  ])
  return { pass, problems }
}
