/** What is true of the whole shop just now: no network, a code that is no longer any room's. */
import { isServed, servedFrom } from '../../../domain/hours.ts'
import { serverNow } from '../../platform/clock.ts'
import { CLOCK, OFFLINE, WARN } from '../../ui/icon.tsx'
import type { GuestState } from '../first/state.ts'
import { readBasket } from '../reading.ts'
import { OwnOrders } from './own-orders.tsx'
import { CallDesk, hrefTo, momentOf, Notice, useTick, wordsOf } from './parts.tsx'
import { Silence } from './silence.tsx'
import { stateOf, unplacedOrders } from './waiting.ts'

export function Notices({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const { screen } = state.place
  const [asks] = unplacedOrders(state).filter(entry => stateOf(state, entry) !== 'waiting')
  return (
    <>
      {state.offline && (
        <Notice icon={OFFLINE}>{state.session.is === 'open' ? words.offline : words.offlineStranger}</Notice>
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
      {state.trouble?.kind === 'forgotten' && (
        <Notice icon={WARN} alert>
          {words.forgotten}
        </Notice>
      )}
      {state.door.is === 'old-code' && (
        <Notice icon={WARN} alert>
          {words.oldCode}
          <CallDesk state={state} />
        </Notice>
      )}
      <OwnOrders state={state} />
      {screen.name !== 'order' && <Silence state={state} />}
      {screen.name !== 'order' && <Closed state={state} />}
      {screen.name !== 'cart' && <Fewer state={state} />}
    </>
  )
}

/** Nobody brings anything just now: from when on somebody does. */
function Closed({ state }: { state: GuestState }) {
  const ticks = useTick()
  const hours = state.menu?.outlet
  const nowMs = serverNow()
  if (ticks === 0 || hours === undefined || isServed(hours, nowMs)) return null
  return <Notice icon={CLOCK}>{wordsOf(state).closed(...momentOf(state, servedFrom(hours, nowMs)))}</Notice>
}

/** What has left the basket without its guest; the basket itself says more. */
function Fewer({ state }: { state: GuestState }) {
  const { lost } = readBasket(state, serverNow())
  if (lost.length === 0) return null
  return (
    <Notice icon={WARN} alert>
      {wordsOf(state).lost(lost.map(({ name }) => name).join(', '))}{' '}
      <a href={hrefTo(state, { name: 'cart' })}>{wordsOf(state).needsYouLink}</a>
    </Notice>
  )
}
