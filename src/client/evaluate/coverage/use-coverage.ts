/** What the server says of the days that were asked for; while it is asked anew, the last answer stays to be read. */
import { useEffect, useState } from 'preact/hooks'
import type { Coverage } from '../../../contract/coverage.ts'
import { isDateText } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { useLookAgain } from '../../platform/rights.ts'

export interface Asked {
  readonly from?: string | undefined
  readonly to?: string | undefined
}
export type State = 'reading' | 'read' | 'failed'

const DAYS_MAX = 92
const DAY_MS = 86_400_000

export function useCoverage(onSignedOut: () => void) {
  const [asked, setAsked] = useState(() => readAsked(location.search))
  const [attempt, setAttempt] = useState(0)
  const [read, setRead] = useState<Coverage | null>(null)
  const [state, setState] = useState<State>('reading')
  const lookAgain = useLookAgain()
  const search = searchOf(asked)
  useEffect(() => {
    if (search === null) return
    let current = true
    setState('reading')
    void ask<'coverage'>('GET', `/api/evaluation/coverage?${search}`).then(reply => {
      // A slower answer to an earlier choice must not stand under the present one.
      if (!current) return
      lookAgain(reply)
      if (!reply.ok) return reply.code === 'session-required' ? onSignedOut() : setState('failed')
      setRead(reply.value)
      setState('read')
    })
    return () => {
      current = false
    }
  }, [search, attempt])
  const choose = (next: Asked) => {
    const text = searchOf(next)
    if (text !== null)
      history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}`)
    setAsked(next)
  }
  return { asked, choose, read, state, isAskable: search !== null, again: () => setAttempt(attempt + 1) }
}

/** In the page's address, so that a reload and a link that was sent show the same days. */
function readAsked(search: string): Asked {
  const said = new URLSearchParams(search)
  const date = (name: string) => {
    const text = said.get(name)
    return text !== null && isDateText(text) ? text : undefined
  }
  return { from: date('from'), to: date('to') }
}

/** `null`: not days that can be asked for. */
function searchOf({ from, to }: Asked): string | null {
  if (from !== undefined && to !== undefined) {
    if (from > to || Date.parse(to) - Date.parse(from) > (DAYS_MAX - 1) * DAY_MS) return null
  }
  const said = Object.entries({ from, to }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return new URLSearchParams(said).toString()
}
