/** What the server knows of an order that waited too long to be sent unasked. */
import type { OrderRequest, OrderView } from '../../contract/order.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Ask } from '../platform/api.ts'
import { type Outcome, refused } from './commands.ts'
import type { Entry } from './entry.ts'

/** `unknown`: the server has never heard of it, and only its guest can say whether it is still wanted. */
export async function lookUp(ask: Ask, { outlet, subject, command }: Entry): Promise<Outcome | 'unknown'> {
  // The desk sees its orders on its board: what is not there is asked about.
  if (command.type === 'phone-order') return 'unknown'
  const reply = await ask<'order'>('GET', `/api/orders/${subject}?outlet=${outlet}`, { outlet })
  if (reply.ok) {
    if (reply.value.id !== subject) return { final: false, code: 'offline' }
    return { final: true, verdict: { type: 'accepted' }, order: reply.value }
  }
  if (reply.code === 'unknown-order') return 'unknown'
  return reply.code === 'stay-ended' ? afterTheStay(reply.context) : refused(reply)
}

/**
 * Under that id the server has other bytes. A device that lost what it had sent, but not the basket, has written the same
 * wish anew: that is the one order it asked for, and no second. One that was refused is told why; what wishes otherwise
 * than the order that stands stays refused.
 */
export async function sameAfterAll(ask: Ask, entry: Entry, mismatch: Outcome): Promise<Outcome> {
  if (entry.command.type !== 'place') return mismatch
  const found = await lookUp(ask, entry)
  if (found === 'unknown') return mismatch
  if (!found.final || found.verdict.type === 'refused') return found
  return found.order !== null && isWishOf(found.order, entry.command.body) ? found : mismatch
}

function isWishOf(order: OrderView, { lines, total, payment, deliver, note }: OrderRequest): boolean {
  const wishOf = (wish: Pick<OrderRequest, 'lines' | 'total' | 'payment' | 'deliver' | 'note'>) =>
    JSON.stringify([
      wish.lines.map(({ placementId, quantity, unitPrice }) => [placementId, quantity, unitPrice]),
      wish.total,
      wish.payment,
      wish.deliver.when === 'at' ? wish.deliver.at : wish.deliver.when,
      wish.note ?? '',
    ])
  return wishOf(order) === wishOf({ lines, total, payment, deliver, note })
}

/** A stay that is over is told the verdict on its ids and nothing else; what was never placed never will be. */
function afterTheStay(context: unknown): Outcome {
  const { verdict = 'stay-ended' } = (context ?? {}) as { readonly verdict?: 'accepted' | ProblemCode }
  if (verdict === 'accepted') return { final: true, verdict: { type: 'accepted' }, order: null }
  const code = verdict === 'unknown-order' ? 'stay-ended' : verdict
  return { final: true, verdict: { type: 'refused', code }, order: null }
}
