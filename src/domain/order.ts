/**
 * An order's life. `decide` says what a command leads to, `apply` says what has become of the order; both are
 * pure and the same on the server and on every screen. A state carries only its own data.
 */
import type { Rupiah } from './money.ts'
import type { PaymentMethod } from './payment.ts'
import { assertNever, ok, type Result, refuse } from './result.ts'
import type { Timestamp } from './time.ts'

export const ORDER_STATES = [
  'placed',
  'acknowledged',
  'dispatched',
  'delivered',
  'declined',
  'cancelled',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

export const ORDER_ACTIONS = ['acknowledge', 'dispatch', 'deliver', 'decline', 'cancel'] as const
export type OrderAction = (typeof ORDER_ACTIONS)[number]

/** Which state each action leads to, by the state it finds. What is not here is `wrong-state`. */
export const TRANSITIONS = {
  placed: {
    acknowledge: 'acknowledged',
    dispatch: 'dispatched',
    deliver: 'delivered',
    decline: 'declined',
    cancel: 'cancelled',
  },
  acknowledged: { dispatch: 'dispatched', deliver: 'delivered', decline: 'declined' },
  dispatched: { deliver: 'delivered', decline: 'declined' },
  delivered: {},
  declined: {},
  cancelled: {},
} as const satisfies Record<OrderState, Partial<Record<OrderAction, OrderState>>>

/** States in which somebody still waits for something. */
export const OPEN_STATES = ['placed', 'acknowledged', 'dispatched'] as const satisfies readonly OrderState[]

export const DELIVERY_TIMES = ['now', 'at', 'checkout'] as const
export type DeliveryTime = (typeof DELIVERY_TIMES)[number]
export type Deliver =
  | { readonly when: 'now' }
  | { readonly when: 'at'; readonly at: Timestamp }
  | { readonly when: 'checkout' }

export const DECLINE_REASONS = [
  'out-of-stock',
  'damaged',
  'closed',
  'guest-changed-mind',
  'unreachable',
  'other',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export const LINES_MAX = 40
export const LINE_QUANTITY_MAX = 50
export const NOTE_LENGTH_MAX = 200

export interface OrderLine {
  readonly placementId: string
  readonly quantity: number
  readonly unitPrice: Rupiah
}

/** What a guest (or a clerk at the guest's word) asks for, as it was tapped. */
export interface OrderRequest {
  readonly id: string
  readonly stay: string
  readonly lines: readonly OrderLine[]
  readonly total: Rupiah
  readonly payment: PaymentMethod
  readonly deliver: Deliver
  readonly note?: string | undefined
  /** By the device's own clock. */
  readonly placedAt: Timestamp
}

interface OrderHead extends OrderRequest {
  readonly room: string
  /** By the server's clock: what age and lateness count from. */
  readonly receivedAt: Timestamp
  /** The clerk under whose name a phone order stands. */
  readonly takenBy?: string | undefined
}

interface Seen {
  /** A person has seen it. */
  readonly acknowledgedAt: Timestamp
  readonly acknowledgedBy: string
}

interface Sent extends Seen {
  readonly dispatchedAt: Timestamp
  readonly dispatchedBy: string
}

export interface DeliveredLine {
  readonly placementId: string
  /** 0 for a line that was left out. */
  readonly quantity: number
}

/** A kwitansi of this order: a number and whether a void has cancelled it. */
export interface OrderDocument {
  readonly number: number
  readonly voided: boolean
}

export type Order = OrderHead &
  (
    | { readonly state: 'placed' }
    | ({ readonly state: 'acknowledged' } & Seen)
    | ({ readonly state: 'dispatched' } & Sent)
    | ({
        readonly state: 'delivered'
        readonly deliveredAt: Timestamp
        readonly deliveredBy: string
        readonly delivered: readonly DeliveredLine[]
        readonly documents: readonly OrderDocument[]
      } & Sent)
    | ({
        readonly state: 'declined'
        readonly declinedAt: Timestamp
        readonly declinedBy: string
        readonly reason: DeclineReason
        readonly comment?: string | undefined
        /** Placements the desk offers instead; a substitute is a new order by the guest. */
        readonly alternatives: readonly string[]
      } & Partial<Sent>)
    | { readonly state: 'cancelled'; readonly cancelledAt: Timestamp }
  )

export type OrderCommand =
  | { readonly type: 'acknowledge' | 'dispatch'; readonly at: Timestamp; readonly by: string }
  | {
      readonly type: 'deliver'
      readonly at: Timestamp
      readonly by: string
      /** Lines brought, with their quantity; absent brings the order whole. */
      readonly lines?: readonly DeliveredLine[] | undefined
    }
  | {
      readonly type: 'decline'
      readonly at: Timestamp
      readonly by: string
      readonly reason: DeclineReason
      readonly comment?: string | undefined
      readonly alternatives?: readonly string[] | undefined
    }
  | { readonly type: 'cancel'; readonly at: Timestamp }

export type OrderEvent =
  | { readonly type: 'placed'; readonly order: Order & { readonly state: 'placed' } }
  | { readonly type: 'acknowledged' | 'dispatched'; readonly at: Timestamp; readonly by: string }
  | {
      readonly type: 'delivered'
      readonly at: Timestamp
      readonly by: string
      readonly delivered: readonly DeliveredLine[]
      readonly document: number
    }
  | {
      readonly type: 'declined'
      readonly at: Timestamp
      readonly by: string
      readonly reason: DeclineReason
      readonly comment?: string | undefined
      readonly alternatives: readonly string[]
    }
  | { readonly type: 'cancelled'; readonly at: Timestamp }
  | { readonly type: 'voided'; readonly document: number }
  | { readonly type: 'moved'; readonly room: string }
  /** The guest left long ago: nobody needs to know any more in which room that was. */
  | { readonly type: 'forgotten' }
  /** The guest has left and the room's bill is closed: what was charged to the room is paid in cash. */
  | { readonly type: 'rebilled'; readonly payment: PaymentMethod }

/**
 * What a command leads to. Repeating an action that already led to the present state is `null`: nothing to do,
 * and no mistake. `documentNumber` is the number a delivery's kwitansi will bear.
 */
export function decide(
  order: Order,
  command: OrderCommand,
  documentNumber?: number,
): Result<OrderEvent | null, 'wrong-state' | 'invalid'> {
  const targets: Partial<Record<OrderAction, OrderState>> = TRANSITIONS[order.state]
  if (targets[command.type] === undefined)
    return alreadyDone(order, command.type) ? ok(null) : refuse('wrong-state', { state: order.state })
  switch (command.type) {
    case 'acknowledge':
      return ok({ type: 'acknowledged', at: command.at, by: command.by })
    case 'dispatch':
      return ok({ type: 'dispatched', at: command.at, by: command.by })
    case 'deliver': {
      const delivered = deliveredLines(order, command.lines)
      if (delivered === null || documentNumber === undefined)
        return refuse('invalid', {
          pointer: '/lines',
          reason: 'lines of the order, at least one piece, none more than ordered',
        })
      return ok({ type: 'delivered', at: command.at, by: command.by, delivered, document: documentNumber })
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
      return assertNever(command)
  }
}

/** An action whose result the order has already passed through, so that a repeated tap is harmless. */
function alreadyDone(order: Order, action: OrderAction): boolean {
  switch (action) {
    case 'acknowledge':
      return 'acknowledgedAt' in order
    case 'dispatch':
      return 'dispatchedAt' in order
    case 'deliver':
      return order.state === 'delivered'
    case 'decline':
      return order.state === 'declined'
    case 'cancel':
      return order.state === 'cancelled'
    default:
      return assertNever(action)
  }
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

/** The order after an event. An event that skips a step (a quick clerk) fills the skipped steps with its own time and person. */
export function apply(order: Order | null, event: OrderEvent): Order {
  if (event.type === 'placed') return event.order
  if (order === null) throw new Error(`${event.type} before placed`)
  switch (event.type) {
    case 'acknowledged':
      return { ...order, state: 'acknowledged', acknowledgedAt: event.at, acknowledgedBy: event.by }
    case 'dispatched':
      return { ...order, state: 'dispatched', ...sentBy(order, event) }
    case 'delivered':
      return {
        ...order,
        state: 'delivered',
        ...sentBy(order, event),
        deliveredAt: event.at,
        deliveredBy: event.by,
        delivered: event.delivered,
        documents: [{ number: event.document, voided: false }],
      }
    case 'declined':
      return {
        ...order,
        state: 'declined',
        declinedAt: event.at,
        declinedBy: event.by,
        reason: event.reason,
        comment: event.comment,
        alternatives: event.alternatives,
      }
    case 'cancelled':
      return { ...order, state: 'cancelled', cancelledAt: event.at }
    case 'voided':
      if (order.state !== 'delivered') throw new Error('voided before delivered')
      return {
        ...order,
        documents: order.documents.map(document =>
          document.number === event.document ? { ...document, voided: true } : document,
        ),
      }
    case 'moved':
      return { ...order, room: event.room }
    case 'forgotten':
      return { ...order, room: '', note: undefined }
    case 'rebilled':
      return { ...order, payment: event.payment }
    default:
      return assertNever(event)
  }
}

function sentBy(
  order: Pick<Order, 'state'> & Partial<Sent>,
  { at, by }: { at: Timestamp; by: string },
): Sent {
  const { acknowledgedAt = at, acknowledgedBy = by, dispatchedAt = at, dispatchedBy = by } = order
  return { acknowledgedAt, acknowledgedBy, dispatchedAt, dispatchedBy }
}

export function isOpen(order: Pick<Order, 'state'>): boolean {
  return (OPEN_STATES as readonly OrderState[]).includes(order.state)
}

/** Pieces of each placement that an open order holds back. */
export function reservedLines(order: Order): readonly { placementId: string; quantity: number }[] {
  return isOpen(order) ? order.lines : []
}
