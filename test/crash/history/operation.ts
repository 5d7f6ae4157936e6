/**
 * What a client did and heard, as it saw it itself: the only witness beside the database. A request that was sent has one
 * of three outcomes; a fault, a cut reply and silence are all `unknown`, for each may have happened after the commit.
 */
import type { Deliver, OrderLine } from '../../../src/domain/order.ts'

export const ACTIONS = ['place', 'cancel', 'acknowledge', 'dispatch', 'deliver', 'decline', 'void'] as const
export type Action = (typeof ACTIONS)[number]

/** What a guest's device sends under an order's id. */
export interface PlaceBody {
  readonly stay: string
  readonly lines: readonly OrderLine[]
  readonly total: number
  readonly payment: string
  readonly deliver: Deliver
  readonly note?: string
  readonly placedAt: string
}

export type Outcome =
  /** `created` for a 201. `state` and `number` as the answer told them. */
  | { readonly kind: 'ok'; readonly created: boolean; readonly state?: string; readonly number?: number }
  /** A verdict that stands for ever, by its code. */
  | { readonly kind: 'refused'; readonly code: string }
  /** No verdict: a status that says to come again, or what broke the connection. */
  | { readonly kind: 'unknown'; readonly why: string }

export interface Operation {
  /** In the order in which outcomes were heard, by all clients. */
  readonly at: number
  readonly client: string
  readonly outlet: string
  readonly action: Action
  /** An order's id; a void's is its document's number. */
  readonly id: string
  /** Of a `place` only. */
  readonly body?: PlaceBody
  readonly outcome: Outcome
}

/** One reader's event stream: numbers in the order heard, over all its connections. */
export interface Heard {
  readonly client: string
  readonly outlet: string
  /** The number after which it began. */
  readonly after: number
  readonly numbers: readonly number[]
  /** The number up to which the outlet had told when the load was over: what comes later may find the reader gone. */
  readonly due: number
}

export interface History {
  readonly operations: readonly Operation[]
  readonly heard: readonly Heard[]
  /** Ids whose verdict was asked for until the end of patience, in vain. */
  readonly unresolved: readonly string[]
}
