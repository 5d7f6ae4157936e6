/** Words of the manager's screens, and how a refusal is told. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Language } from '../../domain/language.ts'
import { manage } from '../../i18n/id/manage.ts'
import { problems } from '../../i18n/id/problems.ts'
import { load } from '../../i18n/load.ts'
import type { Spoken } from '../app/language.ts'

interface Texts {
  readonly manage: typeof manage
  readonly problems: Readonly<Record<ProblemCode | 'offline', string>>
}

export const INDONESIAN: Spoken<Texts> = { language: 'id', words: { manage, problems } }
export const Saying = createContext<Spoken<Texts>>(INDONESIAN)

export async function loadTexts(language: Language): Promise<Texts> {
  const [manage, problems] = await Promise.all([
    load('manage', import.meta.glob('/src/i18n/*/manage.ts'), language),
    load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language),
  ])
  return { manage, problems }
}

export function useSay() {
  const { language, words } = useContext(Saying)
  return { language, words: words.manage, problems: words.problems, shelf: words.manage.shelf }
}
