/** What is true of the whole shop just now: no network, a code that is no longer any room's. */
import { OFFLINE, WARN } from '../../ui/icon.tsx'
import type { GuestState } from '../first/state.ts'
import { hrefTo, Notice, wordsOf } from './parts.tsx'
import { stateOf, unplacedOrders } from './waiting.ts'

export function Notices({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const { screen } = state.place
  const [asks] = unplacedOrders(state).filter(entry => stateOf(state, entry) !== 'waiting')
  return (
    <>
      {state.offline && (
        <Notice icon={OFFLINE}>{state.session ? words.offline : words.offlineStranger}</Notice>
      )}
      {state.trouble?.kind === 'stay-ended' && (
        <Notice icon={WARN} alert>
          <b>{words.stayEnded}</b>{' '}
          {state.trouble.unplaced > 0 && `${words.stayEndedUnplaced(state.trouble.unplaced)} `}
          {words.stayEndedText}
        </Notice>
      )}
      {asks && !(screen.name === 'order' && screen.id === asks.id) && (
        <Notice icon={WARN} alert>
          <b>{words.needsYou}</b>{' '}
          <a href={hrefTo(state, { name: 'order', id: asks.id })}>{words.needsYouLink}</a>
        </Notice>
      )}
      {state.oldCode && (
        <Notice icon={WARN} alert>
          {words.oldCode}
        </Notice>
      )}
    </>
  )
}
