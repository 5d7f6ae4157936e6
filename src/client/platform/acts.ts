/** Pages of what was done: the newest first, further back as far as somebody goes. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ActsPage } from '../../contract/acts.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import type { acts as indonesian } from '../../i18n/id/acts.ts'
import { load } from '../../i18n/load.ts'
import { ask, type Reply } from './api.ts'
import { useWords } from './use-words.ts'

export interface ActsState {
  /** Null until they are read. */
  readonly page: ActsPage | null
  readonly refused: Extract<Reply<unknown>, { ok: false }> | null
  readonly isNewest: boolean
  readonly onOlder: () => void
  readonly onNewest: () => void
  readonly onRetry: () => void
}

export interface ActsFilter {
  readonly find: string
  /** '' for all days. */
  readonly day: string
}

/** Their words come with the screen. */
export function useActWords(language: Language): typeof indonesian | null {
  return useWords(loadActWords, language)
}

const loadActWords = (language: Language): Promise<typeof indonesian> =>
  load('acts', import.meta.glob('/src/i18n/*/acts.ts'), language)

/** Typing is over once nothing came for so long. */
const TYPED_MS = 250

/** `outlet`: null at the agency. */
export function useActs(outlet: OutletId | null, { find, day }: ActsFilter): ActsState {
  const [before, setBefore] = useState<number | null>(null)
  const [reply, setReply] = useState<Reply<ActsPage> | null>(null)
  const [turn, setTurn] = useState(0)
  const wanted = find.trim()
  useEffect(() => setBefore(null), [wanted, day])
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(
      () =>
        void read(outlet, { find: wanted, day }, before).then(next => {
          if (!isOver) setReply(next)
        }),
      wanted === '' ? 0 : TYPED_MS,
    )
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [outlet, wanted, day, before, turn])
  const page = reply?.ok === true ? reply.value : null
  return {
    page,
    refused: reply?.ok === false ? reply : null,
    isNewest: before === null,
    onOlder: useCallback(() => page?.next != null && setBefore(page.next), [page]),
    onNewest: useCallback(() => setBefore(null), []),
    onRetry: useCallback(() => setTurn(now => now + 1), []),
  }
}

function read(
  outlet: OutletId | null,
  { find, day }: ActsFilter,
  before: number | null,
): Promise<Reply<ActsPage>> {
  const query = new URLSearchParams({
    ...(find === '' ? {} : { find }),
    ...(day === '' ? {} : { day }),
    ...(before === null ? {} : { before: String(before) }),
  })
  if (outlet === null) return ask<'agencyActs'>('GET', `/api/agency/acts?${query}`)
  return ask<'acts'>('GET', `/api/manage/acts?${query}`, { outlet })
}
