/** Orders of this device that the hotel has not taken, or not yet: what the screens show of them. */
import type { OrderRequest } from '../../../contract/order.ts'
import { CLAIM } from '../../../domain/order-money.ts'
import type { TabEntry } from '../../outbox/tab-store.ts'
import type { GuestState } from '../first/state.ts'

export type Unplaced = TabEntry & {
  readonly command: { readonly type: 'place'; readonly body: OrderRequest }
}

export const UNPLACED_STATES = ['waiting', 'needs-code', 'asking', 'refused'] as const
export type UnplacedState = (typeof UNPLACED_STATES)[number]

type Who = Pick<GuestState, 'session' | 'tablet'>

/**
 * `null` for what the screens need not show: known to the hotel, taken back, or read already. `needs-code`: nothing goes
 * out from a phone of which the hotel does not know any more whose it is.
 */
export function stateOf({ session, tablet }: Who, { state }: TabEntry): UnplacedState | null {
  if (state.type === 'waiting') return session.is === 'none' && !tablet ? 'needs-code' : 'waiting'
  if (state.type === 'asking') return 'asking'
  return state.verdict.type === 'refused' && !state.told ? 'refused' : null
}

/** The newest first. */
export function unplacedOrders(state: Who & Pick<GuestState, 'outbox' | 'orders'>): Unplaced[] {
  const { outbox, orders } = state
  const known = new Set(orders.map(order => order.id))
  return outbox
    .filter(isOrder)
    .filter(entry => stateOf(state, entry) !== null && !known.has(entry.id))
    .sort((a, b) => b.seq - a.seq)
}

function isOrder(entry: TabEntry): entry is Unplaced {
  return entry.command.type === 'place'
}

/** What became of a cancelling that the hotel has not taken note of, or could not any more. */
export function cancelOf({ outbox }: Pick<GuestState, 'outbox'>, id: string): 'waiting' | 'too-late' | null {
  const entry = outbox.find(({ subject, command }) => subject === id && command.type === 'cancel')
  if (entry === undefined) return null
  if (entry.state.type !== 'settled') return 'waiting'
  return entry.state.verdict.type === 'refused' ? 'too-late' : null
}

/** The guest's word that the money was sent waits here, and the hotel has not heard it. */
export function isClaiming({ outbox }: Pick<GuestState, 'outbox'>, id: string): boolean {
  return outbox.some(
    ({ subject, command, state }) => subject === id && command.type === CLAIM && state.type !== 'settled',
  )
}
