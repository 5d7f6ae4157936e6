/**
 * What may wait in an outbox, and how each goes over the wire. A command is written once, when it is tapped, and is sent
 * with the same bytes as often as it takes.
 */
import type * as z from 'zod/mini'
import type { DeclineRequest, DeliverRequest } from '../../contract/desk.ts'
import { isFinal } from '../../contract/final.ts'
import type { OrderRequest, OrderView } from '../../contract/order.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { assertNever } from '../../domain/result.ts'
import type { Ask, Reply } from '../platform/api.ts'

export const COMMAND_TYPES = [
  'place',
  'cancel',
  'phone-order',
  'acknowledge',
  'dispatch',
  'deliver',
  'decline',
] as const
export type CommandType = (typeof COMMAND_TYPES)[number]

/** A guest's order and its withdrawal; at the desk an order at the guest's word and an order's steps. */
export type Command =
  | { readonly type: 'place' | 'phone-order'; readonly body: OrderRequest }
  | { readonly type: 'cancel' | 'acknowledge' | 'dispatch' }
  | { readonly type: 'deliver'; readonly body: z.input<typeof DeliverRequest> }
  | { readonly type: 'decline'; readonly body: z.input<typeof DeclineRequest> }

/** What is known for certain of a command, and stays so. */
export type Verdict =
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly code: ProblemCode; readonly context?: unknown }
  /** Taken back here, before anybody asked for its verdict. */
  | { readonly type: 'withdrawn' }

export interface Kwitansi {
  readonly number: number
  readonly url: string
}

/** What came of one try. */
export type Outcome =
  | {
      readonly final: true
      readonly verdict: Verdict
      /** The order as it has become; `null` where the server has none under that id. */
      readonly order: OrderView | null
      /** A delivery's receipt. */
      readonly kwitansi?: Kwitansi
    }
  | {
      readonly final: false
      readonly code: ProblemCode | 'offline'
      readonly context?: unknown
      /** What the server asked for, seconds. */
      readonly retryAfterS?: number | undefined
    }

export interface Addressed {
  readonly outlet: string
  /** The order's id. */
  readonly subject: string
  readonly command: Command
}

/** One try. `keepalive`: goes out even if the page is being left. */
export async function send(ask: Ask, entry: Addressed, keepalive = false): Promise<Outcome> {
  const { outlet, subject, command } = entry
  switch (command.type) {
    case 'place':
      return placed(
        entry,
        await ask<'placeOrder'>('PUT', `/api/orders/${subject}`, { outlet, body: command.body }),
      )
    case 'phone-order':
      return placed(
        entry,
        await ask<'placePhoneOrder'>('PUT', `/api/desk/orders/${subject}`, { outlet, body: command.body }),
      )
    case 'cancel':
      return stepped(entry, await ask<'cancelOrder'>('POST', `/api/orders/${subject}/cancel`, { outlet }))
    case 'acknowledge':
      return stepped(
        entry,
        await ask<'acknowledge'>('POST', `/api/desk/orders/${subject}/acknowledge`, { outlet }),
      )
    case 'dispatch':
      return stepped(entry, await ask<'dispatch'>('POST', `/api/desk/orders/${subject}/dispatch`, { outlet }))
    case 'deliver':
      return stepped(
        entry,
        await ask<'deliver'>('POST', `/api/desk/orders/${subject}/deliver`, {
          outlet,
          body: command.body,
          keepalive,
        }),
      )
    case 'decline':
      return stepped(
        entry,
        await ask<'decline'>('POST', `/api/desk/orders/${subject}/decline`, {
          outlet,
          body: command.body,
          keepalive,
        }),
      )
    default:
      return assertNever(command)
  }
}

function placed(entry: Addressed, reply: Reply<OrderView>): Outcome {
  if (!reply.ok) return refused(reply)
  return accepted(entry, reply.value)
}

type Stepped = { readonly order: OrderView | null; readonly kwitansi?: Kwitansi }

function stepped(entry: Addressed, reply: Reply<Stepped>): Outcome {
  if (!reply.ok) return refused(reply)
  const { order, kwitansi } = reply.value
  const outcome = accepted(entry, order)
  return outcome.final && kwitansi !== undefined ? { ...outcome, kwitansi } : outcome
}

/** An answer that speaks of another order is not this one's: whoever gave it did not understand the question. */
function accepted({ subject }: Addressed, order: OrderView | null): Outcome {
  if (order !== null && order.id !== subject) return { final: false, code: 'offline' }
  return { final: true, verdict: { type: 'accepted' }, order }
}

/** Is it no repeat's to change, as the contract has it? Whatever else it is (a fault, a lost session, too many), it is no verdict. */
export function refused({ code, status, context, retryAfterS }: Reply<unknown> & { ok: false }): Outcome {
  if (isFinal(code, status)) return { final: true, verdict: { type: 'refused', code, context }, order: null }
  return { final: false, code, context, retryAfterS }
}
