/** The days that coverage is asked for, and what the server says of them. */
import { useState } from 'preact/hooks'
import { isDateText } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { isPeriod } from '../query.ts'
import { useAnswer } from '../use-answer.ts'

export interface Asked {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export function useCoverage(onSignedOut: () => void) {
  const [asked, setAsked] = useState(() => readAsked(location.search))
  const search = searchOf(asked)
  const answer = useAnswer(search, text => ask<'coverage'>('GET', `/api/evaluation/coverage?${text}`), {
    onSignedOut,
  })
  const choose = (next: Asked) => {
    const text = searchOf(next)
    if (text !== null)
      history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}`)
    setAsked(next)
  }
  return { asked, choose, isAskable: search !== null, ...answer }
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
  if (from !== undefined && to !== undefined && !isPeriod(from, to)) return null
  const said = Object.entries({ from, to }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return new URLSearchParams(said).toString()
}
