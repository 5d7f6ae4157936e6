/** Nobody answers at the desk: what is true of that, and whom to call. Said by the time itself, whoever else is told of it. */
import type { OrderView } from '../../../contract/order.ts'
import { hasReached, unseenForMs } from '../../../domain/escalation.ts'
import { isServed } from '../../../domain/hours.ts'
import { serverNow } from '../../platform/clock.ts'
import { WARN } from '../../ui/icon.tsx'
import type { GuestState } from '../first/state.ts'
import { CallDesk, hrefTo, Notice, useTick, wordsOf } from './parts.tsx'

/** It has called in vain for so long that its guest is asked to. Without a network nobody knows here who has seen it. */
export function isUnseenLong(
  { menu, offline }: Pick<GuestState, 'menu' | 'offline'>,
  order: OrderView,
): boolean {
  return menu !== null && !offline && hasReached('guest', unseenForMs(order, menu.outlet, serverNow()))
}

/** On an order's own screen, where the way to call stands below. */
export function SilenceOf({ state, order }: { state: GuestState; order: OrderView }) {
  const words = wordsOf(state)
  if (isUnseenLong(state, order))
    return (
      <Notice icon={WARN} alert>
        <b>{words.unseenTitle}</b> {words.unseen}
      </Notice>
    )
  if (order.state !== 'placed' || state.attended) return null
  return <Notice icon={WARN}>{words.unattended}</Notice>
}

/** On every other. */
export function Silence({ state }: { state: GuestState }) {
  const ticks = useTick()
  const words = wordsOf(state)
  const hours = state.menu?.outlet
  if (ticks === 0 || hours === undefined || state.offline || !isServed(hours, serverNow())) return null
  const order = state.orders.find(one => isUnseenLong(state, one))
  if (order !== undefined)
    return (
      <Notice icon={WARN} alert>
        <b>{words.unseenTitle}</b> {words.unseen}{' '}
        <a href={hrefTo(state, { name: 'order', id: order.id })}>{words.needsYouLink}</a>
        <CallDesk state={state} />
      </Notice>
    )
  if (state.attended) return null
  return (
    <Notice icon={WARN}>
      {words.unattended}
      <CallDesk state={state} />
    </Notice>
  )
}
