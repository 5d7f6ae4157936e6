/**
 * After a server had to go back to a backup: orders that it once took and does not know any more are offered to it again,
 * under the same id, with the same bytes. What has been brought, declined or cancelled since is not. A cancel that it
 * forgot is offered again too, and before what replaces the order: else both would stand.
 */
import type { OrderView } from '../../contract/order.ts'
import type { OutletId, OwnerId } from '../../domain/ids.ts'
import { isOpen, type OrderState } from '../../domain/order.ts'
import type { Ask } from '../platform/api.ts'
import { type Entry, isSettled } from './entry.ts'
import type { Outbox } from './outbox.ts'

/** `listed`: all that the server has just said of this stay. A long list is not whole, so each missing one is asked for. */
export async function offerAgain(
  outbox: Outbox,
  ask: Ask,
  { outlet, owner, listed }: { outlet: OutletId; owner: OwnerId; listed: readonly OrderView[] },
): Promise<void> {
  const known = new Map(listed.map(order => [order.id, order.state]))
  await outbox.arrived([...known.keys()])
  await outbox.finish(listed.filter(order => !isOpen(order)).map(order => order.id))

  /** `null` when the server has none; `undefined` when it did not say, or says that there never will be one. */
  async function stateOf(id: string): Promise<OrderState | null | undefined> {
    const state = known.get(id)
    if (state !== undefined) return state
    const reply = await ask<'order'>('GET', `/api/orders/${id}?outlet=${outlet}`, { outlet })
    if (reply.ok) return reply.value.state
    return reply.code === 'unknown-order' ? null : undefined
  }

  const lost: string[] = []
  for (const { id, subject, command } of outbox.entries().filter(entry => isOffered(entry, owner))) {
    const state = await stateOf(subject)
    if (state === null || (command.type === 'cancel' && state !== undefined && state !== 'cancelled'))
      lost.push(id)
  }
  if (lost.length > 0) await outbox.offerAgain(lost)
}

function isOffered(entry: Entry, owner: OwnerId): boolean {
  return (
    entry.owner === owner && isSettled(entry) && entry.state.verdict.type === 'accepted' && !entry.state.over
  )
}
