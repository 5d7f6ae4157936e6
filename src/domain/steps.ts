/**
 * The steps of an order in one table: whose each is, from which states it leads where, what it says, and how long it can
 * be taken back. Commands, the outbox, routes, and the desk's buttons and words are typed by it, so that a step that is
 * added here is asked for in each of them. `decide` says what a step leads to; it is pure, and knows of no screen.
 */
import type { ClerkName, Generation } from './ids.ts'
import type {
  DeclineReason,
  DeliveredLine,
  EndedState,
  OpenState,
  Order,
  OrderEvent,
  OrderState,
  TakenState,
} from './order.ts'
import { ok, type Result, refuse } from './result.ts'
import type { Milliseconds, Timestamp } from './time.ts'
import type { LostLine } from './unbrought.ts'

export const ORDER_STEPS = ['acknowledge', 'dispatch', 'deliver', 'decline', 'cancel'] as const
export type OrderStep = (typeof ORDER_STEPS)[number]

/** The guest of the order's stay, or a clerk under a name. */
export type StepTaker = 'guest' | 'desk'

/** All that a step can say, beside who takes it and when. */
interface Sayings {
  readonly reason: DeclineReason
  readonly comment: string
  /** Placements offered instead; a substitute is a new order by the guest. */
  readonly alternatives: readonly string[]
  /** Lines brought, with their quantity; absent brings the order whole. */
  readonly lines: readonly DeliveredLine[]
  /** It was brought before a backup was put back. */
  readonly earlier: true
  /** What may not be ordered again; absent, what is left behind goes by the reason, and is good where there is none. */
  readonly lost: readonly LostLine[]
}
export type Saying = keyof Sayings

export interface StepRule {
  readonly who: StepTaker
  /** Where it is found in any other state, it is `wrong-state`. */
  readonly from: readonly OpenState[]
  readonly to: TakenState | EndedState
  readonly needs: readonly Saying[]
  readonly may: readonly Saying[]
  /** What cannot be taken back once it is sent is held so long, so that a slip of the finger costs nothing; 0: goes at once. */
  readonly undoMs: Milliseconds
}

export const STEPS = {
  acknowledge: { who: 'desk', from: ['placed'], to: 'acknowledged', needs: [], may: [], undoMs: 0 },
  dispatch: {
    who: 'desk',
    from: ['placed', 'acknowledged'],
    to: 'dispatched',
    needs: [],
    may: [],
    undoMs: 0,
  },
  deliver: {
    who: 'desk',
    from: ['placed', 'acknowledged', 'dispatched'],
    to: 'delivered',
    needs: [],
    may: ['lines', 'lost', 'earlier'],
    undoMs: 8_000,
  },
  decline: {
    who: 'desk',
    from: ['placed', 'acknowledged', 'dispatched'],
    to: 'declined',
    needs: ['reason'],
    may: ['comment', 'alternatives', 'lost'],
    undoMs: 8_000,
  },
  cancel: { who: 'guest', from: ['placed'], to: 'cancelled', needs: [], may: [], undoMs: 0 },
} as const satisfies Record<OrderStep, StepRule>

type StepsWhere<Rule extends Partial<StepRule>> = {
  [Step in OrderStep]: (typeof STEPS)[Step] extends Rule ? Step : never
}[OrderStep]

export type DeskStep = StepsWhere<{ readonly who: 'desk' }>
export type GuestStep = StepsWhere<{ readonly who: 'guest' }>
/** What says nothing and goes at once: it takes an order further, and ends none. */
export type PlainStep = Exclude<DeskStep, HeldStep>
/** What ends an order at the desk, and can be taken back for a moment. */
export type HeldStep = Exclude<OrderStep, StepsWhere<{ readonly undoMs: 0 }>>

/** What the desk's board offers as the next step, by the state it finds. */
export const NEXT_STEP = {
  placed: 'acknowledge',
  acknowledged: 'dispatch',
  dispatched: 'deliver',
  delivered: null,
  declined: null,
  cancelled: null,
} as const satisfies Record<OrderState, DeskStep | null>

/** What a step says, in words of its own. */
export type StepSays<Step extends OrderStep> = {
  readonly [Word in (typeof STEPS)[Step]['needs'][number]]: Sayings[Word]
} & {
  readonly [Word in (typeof STEPS)[Step]['may'][number]]?: Sayings[Word] | undefined
}

/** A step as it is taken: a clerk's bears the clerk's name. */
export type OrderCommand = {
  [Step in OrderStep]: { readonly type: Step; readonly at: Timestamp } & StepSays<Step> &
    (Step extends DeskStep ? { readonly by: ClerkName } : unknown)
}[OrderStep]

/** An order begins by its guest, or at the guest's word by a clerk on the telephone. */
export const PLACINGS = ['place', 'phone-order'] as const
export type Placing = (typeof PLACINGS)[number]
export const PLACED_BY = {
  place: 'guest',
  'phone-order': 'desk',
} as const satisfies Record<Placing, StepTaker>

export function isOrderStep(word: string): word is OrderStep {
  return ORDER_STEPS.some(step => step === word)
}

export function isDeskStep(word: string): word is DeskStep {
  return isOrderStep(word) && STEPS[word].who === 'desk'
}

export function isHeldStep(word: string): word is HeldStep {
  return isOrderStep(word) && STEPS[word].undoMs > 0
}

export function isPlainStep(word: string): word is PlainStep {
  return isDeskStep(word) && !isHeldStep(word)
}

/** Does the step lead on from there? */
export function leadsFrom(step: OrderStep, state: OrderState): boolean {
  return STEPS[step].from.some(from => from === state)
}

/**
 * What a command leads to. Repeating a step that already led to the present state is `null`: nothing to do, and no
 * mistake. `documentNumber` is the number a delivery's kwitansi will bear, in that generation.
 */
export function decide(
  order: Order,
  command: OrderCommand,
  documentNumber?: number,
  generation?: Generation,
): Result<OrderEvent | null, 'wrong-state' | 'invalid'> {
  if (!leadsFrom(command.type, order.state))
    return alreadyDone(order, command.type) ? ok(null) : refuse('wrong-state', { state: order.state })
  switch (command.type) {
    case 'deliver': {
      const delivered = deliveredLines(order, command.lines)
      if (delivered === null || documentNumber === undefined)
        return refuse('invalid', {
          pointer: '/lines',
          reason: 'lines of the order, at least one piece, none more than ordered',
        })
      return ok({
        type: 'delivered',
        at: command.at,
        by: command.by,
        delivered,
        document: documentNumber,
        ...(generation === undefined ? {} : { generation }),
      })
    }
    case 'decline':
      return ok({
        type: 'declined',
        at: command.at,
        by: command.by,
        reason: command.reason,
        comment: command.comment,
        alternatives: command.alternatives ?? [],
      })
    case 'cancel':
      return ok({ type: 'cancelled', at: command.at })
    default:
      return ok({ type: STEPS[command.type].to, at: command.at, by: command.by })
  }
}

/** A step whose result the order has already passed through, so that a repeated tap is harmless. */
function alreadyDone(order: Order, step: OrderStep): boolean {
  return `${STEPS[step].to}At` in order
}

/** Every line of the order with the quantity brought; `null` when the wish does not fit the order. */
function deliveredLines(
  order: Order,
  wish: readonly DeliveredLine[] | undefined,
): readonly DeliveredLine[] | null {
  if (wish === undefined) return order.lines.map(({ placementId, quantity }) => ({ placementId, quantity }))
  const wished = new Map(wish.map(line => [line.placementId, line.quantity]))
  if (wished.size !== wish.length) return null
  const delivered = order.lines.map(({ placementId, quantity }) => {
    const brought = wished.get(placementId) ?? 0
    wished.delete(placementId)
    return { placementId, quantity: brought, ordered: quantity }
  })
  if (wished.size > 0) return null
  if (
    delivered.some(
      line => !Number.isInteger(line.quantity) || line.quantity < 0 || line.quantity > line.ordered,
    )
  )
    return null
  if (delivered.every(line => line.quantity === 0)) return null
  return delivered.map(({ placementId, quantity }) => ({ placementId, quantity }))
}
