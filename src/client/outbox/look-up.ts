/** What the server knows of an order that waited too long to be sent unasked. */
import type { Ask } from '../platform/api.ts'
import { FINALS, type Outcome } from './commands.ts'
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
  const { code, context, retryAfterS } = reply
  if (code === 'unknown-order') return 'unknown'
  if (code === 'stay-ended') return afterTheStay(context)
  if (isPlaceFinal(code)) return { final: true, verdict: { type: 'refused', code, context }, order: null }
  return { final: false, code, retryAfterS }
}

/** A stay that is over is told the verdict on its ids and nothing else; what was never placed never will be. */
function afterTheStay(context: unknown): Outcome {
  const { verdict } = (context ?? {}) as { readonly verdict?: string }
  if (verdict === 'accepted') return { final: true, verdict: { type: 'accepted' }, order: null }
  const code = verdict !== undefined && isPlaceFinal(verdict) ? verdict : 'stay-ended'
  return { final: true, verdict: { type: 'refused', code }, order: null }
}

function isPlaceFinal(code: string): code is (typeof FINALS)['place'][number] {
  return (FINALS.place as readonly string[]).includes(code)
}
