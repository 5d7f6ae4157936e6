/**
 * What may wait in an outbox, and how each goes over the wire. A command is written once, when it is tapped, and is sent
 * with the same bytes as often as it takes.
 */
import { type CommandRoute, type CommandType, ORDER_ADDRESSES } from '../../contract/command-routes.ts'
import { isFinal } from '../../contract/final.ts'
import type { OrderView } from '../../contract/order.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import type { RouteInput } from '../../contract/routes.ts'
import type { DocumentNumber, OrderId, OutletId } from '../../domain/ids.ts'
import { CLAIM } from '../../domain/order-money.ts'
import { isOrderChange, ORDER_CHANGES, type OrderChange } from '../../domain/repaying.ts'
import {
  type HeldStep,
  isDeskStep,
  isOrderStep,
  ORDER_STEPS,
  type OrderStep,
  PLACED_BY,
  PLACINGS,
  type Placing,
  STEPS,
  type StepTaker,
} from '../../domain/steps.ts'
import type { Ask, Reply } from '../platform/api.ts'

export const COMMAND_TYPES = [...PLACINGS, ...ORDER_STEPS, ...ORDER_CHANGES, CLAIM] as const
export type { CommandType }

type BodyOf<Type extends CommandType> = RouteInput<CommandRoute<Type>>['body']

/** A guest's order and its withdrawal; at the desk an order at the guest's word, an order's steps and what is changed of it. Each says what its route takes. */
export type Command = {
  [Type in CommandType]: { readonly type: Type } & (undefined extends BodyOf<Type>
    ? unknown
    : { readonly body: BodyOf<Type> })
}[CommandType]
export type PlaceCommand = Command & { readonly type: Placing }
export type StepCommand = Command & { readonly type: OrderStep | OrderChange | typeof CLAIM }

export function isPlacing(command: Command): command is PlaceCommand {
  return PLACINGS.some(way => way === command.type)
}

/** Whose such a command is. */
export function takerOf(type: CommandType): StepTaker {
  if (isOrderChange(type)) return 'desk'
  if (type === CLAIM) return 'guest'
  return isOrderStep(type) ? STEPS[type].who : PLACED_BY[type]
}

/** What is known for certain of a command, and stays so. */
export type Verdict =
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly code: ProblemCode; readonly context?: unknown }
  /** Taken back here, before anybody asked for its verdict. */
  | { readonly type: 'withdrawn' }

export interface Kwitansi {
  readonly number: DocumentNumber
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
  readonly outlet: OutletId
  /** The order's id. */
  readonly subject: OrderId
  readonly command: Command
}

/** One try. `keepalive`: goes out even if the page is being left. */
export async function send(ask: Ask, entry: Addressed, keepalive = false): Promise<Outcome> {
  const { outlet, subject, command } = entry
  if (isPlacing(command)) {
    const address = `${ORDER_ADDRESSES[PLACED_BY[command.type]]}/${subject}` as const
    return placed(entry, await ask<CommandRoute<Placing>>('PUT', address, { outlet, body: command.body }))
  }
  const { desk, guest } = ORDER_ADDRESSES
  if ('body' in command) {
    const address = `${desk}/${subject}/${command.type}` as const
    const { body } = command
    return stepped(
      entry,
      await ask<CommandRoute<HeldStep | OrderChange>>('POST', address, { outlet, body, keepalive }),
    )
  }
  const address = isDeskStep(command.type)
    ? (`${desk}/${subject}/${command.type}` as const)
    : (`${guest}/${subject}/${command.type}` as const)
  return stepped(
    entry,
    await ask<CommandRoute<Exclude<StepCommand['type'], HeldStep>>>('POST', address, { outlet }),
  )
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
