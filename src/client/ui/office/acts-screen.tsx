/** The screen of what was done: found by person, thing and day, a page at a time. */

import type { acts as indonesian } from '../../../i18n/id/acts.ts'
import { type Act, ActList, type ActsProps } from './acts.tsx'
import { Find } from './find.tsx'
import { Keys } from './keys.tsx'
import { Trouble } from './trouble.tsx'
import './acts.css'

export interface ActsScreenProps extends Pick<ActsProps, 'language' | 'zone'> {
  readonly words: typeof indonesian
  readonly find: string
  readonly onFind: (find: string) => void
  /** YYYY-MM-DD; '' for all. */
  readonly on: string
  readonly onDay: (day: string) => void
  /** Null until they are read. */
  readonly acts: readonly Act[] | null
  readonly trouble: string | null
  readonly isNewest: boolean
  readonly hasOlder: boolean
  readonly onOlder: () => void
  readonly onNewest: () => void
  readonly onRetry: () => void
}

export function ActsScreen(props: ActsScreenProps) {
  const { words, find, onFind, on, onDay, acts, trouble } = props
  const isSought = find.trim() !== '' || on !== ''
  return (
    <>
      <div class="heading">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      <div class="find">
        <Find label={words.find} typed={find} onTyped={onFind} />
        <label class="on-day">
          <span>{words.day}</span>
          <input type="date" value={on} onInput={event => onDay(event.currentTarget.value)} />
        </label>
        {on !== '' && (
          <button type="button" class="plain" onClick={() => onDay('')}>
            {words.anyDay}
          </button>
        )}
      </div>
      {trouble !== null ? (
        <Trouble says={trouble} retry={words.retry} onRetry={props.onRetry} />
      ) : acts === null ? (
        <p role="status">{words.loading}</p>
      ) : acts.length === 0 ? (
        <p role="status">{isSought ? words.none : words.empty}</p>
      ) : (
        <ActList words={words} language={props.language} zone={props.zone} acts={acts} />
      )}
      <Ways {...props} />
      <Keys keys={[['/', words.keys]]} />
    </>
  )
}

function Ways({ words, isNewest, hasOlder, onOlder, onNewest }: ActsScreenProps) {
  if (isNewest && !hasOlder) return null
  return (
    <nav class="pager" aria-label={words.title}>
      <button type="button" class="plain" disabled={isNewest} onClick={onNewest}>
        {words.newer}
      </button>
      <button type="button" class="plain" disabled={!hasOlder} onClick={onOlder}>
        {words.older}
      </button>
    </nav>
  )
}
