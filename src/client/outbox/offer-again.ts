/**
 * After a server had to go back to a backup: orders that it once took and does not know any more are offered to it again,
 * under the same id, with the same bytes. What has been brought, declined or cancelled since is not.
 */
import type { OrderView } from '../../contract/order.ts'
import { isOpen } from '../../domain/order.ts'
import type { Ask } from '../platform/api.ts'
import { type Entry, isSettled } from './entry.ts'
import type { Outbox } from './outbox.ts'

/** `listed`: all that the server has just said of this stay. A long list is not whole, so each missing one is asked for. */
export async function offerAgain(
  outbox: Outbox,
  ask: Ask,
  { outlet, owner, listed }: { outlet: string; owner: string; listed: readonly OrderView[] },
): Promise<void> {
  const known = new Set(listed.map(order => order.id))
  await outbox.finish(listed.filter(order => !isOpen(order)).map(order => order.id))
  const missing = outbox.entries().filter(entry => isOffered(entry, owner) && !known.has(entry.id))
  const lost: string[] = []
  for (const { id } of missing) {
    const reply = await ask<'order'>('GET', `/api/orders/${id}?outlet=${outlet}`, { outlet })
    if (!reply.ok && reply.code === 'unknown-order') lost.push(id)
  }
  if (lost.length > 0) await outbox.offerAgain(lost)
}

function isOffered(entry: Entry, owner: string): boolean {
  return (
    entry.owner === owner && isSettled(entry) && entry.state.verdict.type === 'accepted' && !entry.state.over
  )
}
