/** What places have told that they noticed of the agency's own log: where, what, since when, and whether it still stands there. */
import type { NoticedFault } from '../../contract/agency-log.ts'
import { Said } from '../ui/office/said.tsx'
import { useSay } from './words.ts'

/** Names that are told at once: each stands below with what it noticed. */
const NAMES_SHOWN = 5

/** Before all else: from where it does not look right now. */
export function NoticedAnywhere({ noticed }: { noticed: readonly NoticedFault[] }) {
  const { words, integer } = useSay()
  const names = [...new Set(noticed.filter(({ open }) => open > 0).map(({ name }) => name))]
  if (names.length === 0) return null
  const others = names.length - NAMES_SHOWN
  return (
    <Said look="late">
      <p>
        {words.books.noticed.there(
          names.slice(0, NAMES_SHOWN).join(', '),
          others > 0 ? integer(others) : null,
        )}
      </p>
    </Said>
  )
}

/** At one place. */
export function NoticedThere({ noticed }: { noticed: readonly NoticedFault[] }) {
  const { words, moment } = useSay()
  const { stands, over } = words.books.noticed
  return (
    <>
      {noticed.map(({ fault, open, since }) => (
        <p class={open > 0 ? 'book-fork' : 'note'} key={fault}>
          <b>{words.agencyLog.title[fault]}</b> {(open > 0 ? stands : over)(moment(since))}
        </p>
      ))}
    </>
  )
}
