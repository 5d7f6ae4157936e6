/** Orders of this device that the hotel has not taken, or not yet: what the screens show of them. */
import type { OrderRequest } from '../../../contract/order.ts'
import type { Kept } from '../../outbox/keep.ts'
import type { GuestState } from '../first/state.ts'

export type Unplaced = Kept & {
  readonly command: { readonly type: 'place'; readonly body: OrderRequest }
}

export const UNPLACED_STATES = ['waiting', 'asking', 'refused'] as const
export type UnplacedState = (typeof UNPLACED_STATES)[number]

/** `null` for what the screens need not show: known to the hotel, taken back, or read already. */
export function stateOf({ state }: Kept): UnplacedState | null {
  if (state.type !== 'settled') return state.type
  return state.verdict.type === 'refused' && !state.told ? 'refused' : null
}

/** The newest first. */
export function unplacedOrders({ outbox, orders }: Pick<GuestState, 'outbox' | 'orders'>): Unplaced[] {
  const known = new Set(orders.map(order => order.id))
  return outbox
    .filter(isOrder)
    .filter(entry => stateOf(entry) !== null && !known.has(entry.id))
    .sort((a, b) => b.seq - a.seq)
}

function isOrder(entry: Kept): entry is Unplaced {
  return entry.command.type === 'place'
}

/** What became of a cancelling that the hotel has not taken note of, or could not any more. */
export function cancelOf({ outbox }: Pick<GuestState, 'outbox'>, id: string): 'waiting' | 'too-late' | null {
  const entry = outbox.find(({ subject, command }) => subject === id && command.type === 'cancel')
  if (entry === undefined) return null
  if (entry.state.type !== 'settled') return 'waiting'
  return entry.state.verdict.type === 'refused' ? 'too-late' : null
}
