/** What an answer says of an operation. Only a verdict of the contract is one: everything else leaves it unknown. */
import type { Action, Outcome } from '../history/operation.ts'
import type { Reply } from './client.ts'

/** Refusals that stand for ever, by action; all others (429, a session that is gone) may pass. */
const FINAL: Readonly<Record<Action, readonly string[]>> = {
  place: ['order-mismatch', 'price-changed', 'sold-out', 'cancelled', 'stay-ended', 'invalid'],
  cancel: ['wrong-state', 'order-mismatch'],
  acknowledge: ['wrong-state'],
  dispatch: ['wrong-state'],
  deliver: ['wrong-state', 'stock-short'],
  decline: ['wrong-state'],
  // Another clerk's kwitansi stays another's.
  void: ['already-voided', 'wrong-state', 'not-allowed'],
}

export function outcomeOf(action: Action, { status, body, why }: Reply): Outcome {
  if (status === 200 || status === 201) return { kind: 'ok', created: status === 201, ...told(action, body) }
  const { code } = (body ?? {}) as { code?: string }
  if (status !== null && status < 500 && code !== undefined && FINAL[action].includes(code))
    return { kind: 'refused', code }
  return { kind: 'unknown', why: code === undefined ? why : `${why} ${code}` }
}

/** The order's state and the document's number, where the answer has them. */
function told(action: Action, body: unknown): { state?: string; number?: number } {
  const { state, order, kwitansi, number } = body as {
    state?: string
    order?: { state: string } | null
    kwitansi?: { number: number }
    number?: number
  }
  const shown = action === 'place' ? state : order?.state
  const document = action === 'deliver' ? kwitansi?.number : number
  return {
    ...(shown === undefined ? {} : { state: shown }),
    ...(document === undefined ? {} : { number: document }),
  }
}
