/** What is looked for, and pages of what was found: the newest first, further back as far as somebody goes. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { FoundDocuments } from '../../contract/documents.ts'
import type { Ending } from '../../domain/finding.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { DateText } from '../../domain/time.ts'
import { ask, type Reply } from '../platform/api.ts'

/** `null`: the business day that is now; '' for an end: as far as it goes. */
export type Span = { readonly from: DateText | ''; readonly to: DateText | '' } | null

export interface Asked {
  readonly find: string
  readonly ending: Ending | ''
  readonly span: Span
}

export const ALL_DAYS = { from: '', to: '' } as const satisfies Span
export const NOTHING_ASKED: Asked = { find: '', ending: '', span: null }

/** The days that are meant: a name is looked for in all of them, unless somebody says in which. */
export function spanOf({ find, span }: Asked, today: DateText | ''): NonNullable<Span> {
  return span ?? (find.trim() === '' ? { from: today, to: today } : ALL_DAYS)
}

/** `today`: of the last answer; '' before there is one. */
export function queryOf(asked: Asked, today: DateText | ''): URLSearchParams {
  const { find, ending } = asked
  const { from, to } = spanOf(asked, today)
  const isAll = from === '' && to === '' && asked.span !== null
  return new URLSearchParams({
    ...(find.trim() === '' ? {} : { find: find.trim() }),
    ...(ending === '' ? {} : { ending }),
    ...(from === '' ? (isAll ? { from: FIRST_DAY } : {}) : { from }),
    ...(to === '' ? {} : { to }),
  })
}

/** Before any document: all days are asked for by a beginning, as nothing at all means today. */
const FIRST_DAY = '2020-01-01'

export interface Found {
  readonly reply: Reply<FoundDocuments> | null
  readonly isNewest: boolean
  readonly onOlder: () => void
  readonly onNewest: () => void
  readonly reload: () => void
}

/** Typing is over once nothing came for so long. */
const TYPED_MS = 250

/** `turn`: it is read again whenever this is another. */
export function useFound(outlet: OutletId, asked: Asked, turn: unknown): Found {
  const [reply, setReply] = useState<Reply<FoundDocuments> | null>(null)
  const [before, setBefore] = useState<number | null>(null)
  const [again, setAgain] = useState(0)
  const [today, setToday] = useState<DateText | ''>('')
  const query = queryOf(asked, today).toString()
  useEffect(() => setBefore(null), [query])
  useEffect(() => {
    // Of two questions in a row, the one that was asked last.
    let isWanted = true
    const older = before === null ? '' : `&before=${before}`
    const read = () =>
      ask<'foundDocuments'>('GET', `/api/desk/documents/found?outlet=${outlet}&${query}${older}`, {
        outlet,
      }).then(next => {
        if (!isWanted) return
        if (next.ok) setToday(next.value.today)
        setReply(next)
      })
    const timer = setTimeout(read, asked.find === '' ? 0 : TYPED_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [outlet, query, before, again, turn])
  const next = reply?.ok === true ? reply.value.next : null
  return {
    reply,
    isNewest: before === null,
    onOlder: useCallback(() => next !== null && setBefore(next), [next]),
    onNewest: useCallback(() => setBefore(null), []),
    reload: useCallback(() => setAgain(now => now + 1), []),
  }
}
