/** Words of the import in the language of the app around it, and how a refusal is told. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { ProblemCode } from '../../contract/problem.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import type { SheetName } from '../../domain/sheets/kinds.ts'
import { problems as inIndonesian } from '../../i18n/id/problems.ts'
import { sheets as indonesian } from '../../i18n/id/sheets.ts'
import { load } from '../../i18n/load.ts'
import type { Reply } from '../platform/api.ts'
import { useLookAgain } from '../platform/rights.ts'

export type Words = typeof indonesian

interface Texts {
  readonly words: Words
  readonly problems: Readonly<Record<ProblemCode | 'offline', string>>
}

/** Until those of another language are here, the ones before them stay. */
export function useWords(language: Language): Texts {
  const [texts, setTexts] = useState<Texts>({ words: indonesian, problems: inIndonesian })
  useEffect(() => {
    let current = true
    void Promise.all([
      load('sheets', import.meta.glob('/src/i18n/*/sheets.ts'), language),
      load('problems', import.meta.glob('/src/i18n/*/problems.ts'), language),
    ]).then(([words, problems]) => {
      if (current) setTexts({ words, problems })
    })
    return () => {
      current = false
    }
  }, [language])
  return texts
}

/** Whose sheets they are: what differs between an outlet's and the agency's. */
export interface SheetPlace {
  readonly language: Language
  readonly sheets: readonly SheetName[]
  /** `/api/manage/sheets`, and what goes with every question there. */
  readonly address: '/api/manage/sheets' | '/api/register/sheets'
  readonly outlet?: OutletId
  readonly onSignedOut: () => void
  /** What the app around it says behind a sheet that was taken in. */
  readonly afterwards?: (sheet: SheetName) => ComponentChildren
}

interface Said extends SheetPlace, Texts {}

export const Saying = createContext<Said | null>(null)

export function useSheets(): Said {
  const said = useContext(Saying)
  if (said === null) throw new Error('a part of the import stands outside of it')
  return said
}

/** A refusal as a sentence; one for want of a session leads back to the sign-in. */
export function useRefusal(): (reply: Extract<Reply<unknown>, { ok: false }>) => string {
  const { problems, onSignedOut } = useSheets()
  const lookAgain = useLookAgain()
  return reply => {
    if (reply.code === 'session-required') onSignedOut()
    lookAgain(reply)
    return problems[reply.code] ?? problems.invalid
  }
}
