/**
 * An order's life: its states, what has happened to it, and what has become of it by that (`apply`), the same on the
 * server and on every screen. A state carries only its own data. Which steps lead from state to state says `steps.ts`.
 */

import type { DocumentName } from './document-name.ts'
import type { ClerkName, DeedId, Generation, OrderId, PlacementId, RoomName, StayId } from './ids.ts'
import type { Rupiah } from './money.ts'
import type { PaymentMethod } from './payment.ts'
import type { Timestamp } from './time.ts'

/** States in which somebody still waits for something. */
export const OPEN_STATES = ['placed', 'acknowledged', 'dispatched'] as const
export const ENDED_STATES = ['delivered', 'declined', 'cancelled'] as const
/** In the order in which an order passes through them: what is told of one is never followed by an earlier one. */
export const ORDER_STATES = [...OPEN_STATES, ...ENDED_STATES] as const
export type OrderState = (typeof ORDER_STATES)[number]
export type OpenState = (typeof OPEN_STATES)[number]
export type EndedState = (typeof ENDED_STATES)[number]
/** Open states into which somebody at the desk takes it. */
// Whoever does not ask for them is not sent them.
export const TAKEN_STATES = /* @__PURE__ */ OPEN_STATES.filter(state => state !== 'placed')
export type TakenState = (typeof TAKEN_STATES)[number]

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
  readonly placementId: PlacementId
  readonly quantity: number
  readonly unitPrice: Rupiah
}

/** What a guest (or a clerk at the guest's word) asks for, as it was tapped. */
export interface OrderRequest {
  readonly id: OrderId
  readonly stay: StayId
  readonly lines: readonly OrderLine[]
  readonly total: Rupiah
  readonly payment: PaymentMethod
  readonly deliver: Deliver
  readonly note?: string | undefined
  /** By the device's own clock. */
  readonly placedAt: Timestamp
}

interface OrderHead extends OrderRequest {
  readonly room: RoomName
  /** By the server's clock: what age and lateness count from. */
  readonly receivedAt: Timestamp
  /** The clerk under whose name a phone order stands. */
  readonly takenBy?: ClerkName | undefined
  /** How the desk changed its payment, in the order in which that was done. */
  readonly repaid?: readonly Repaid[] | undefined
  /** Before it has a kwitansi: its guest says that the money is sent; a clerk has seen that it came. */
  readonly claimedAt?: Timestamp
  readonly confirmedAt?: Timestamp
  readonly confirmedBy?: ClerkName
}

/** `deed`: made on the device; the same again is done once. */
export interface Repaid {
  readonly deed: DeedId
  readonly at: Timestamp
  readonly by: ClerkName
  readonly from: PaymentMethod
  readonly to: PaymentMethod
}

/** Who took it into a state, and when. */
type Took<State extends TakenState> = { readonly [Stamp in `${State}At`]: Timestamp } & {
  readonly [Stamp in `${State}By`]: ClerkName
}

/**
 * Of the open states before the one it is in. An order that was on its way when a release came with a state in between has
 * never passed through that.
 */
type Passed = Partial<Took<TakenState>>

export interface DeliveredLine {
  readonly placementId: PlacementId
  /** 0 for a line that was left out. */
  readonly quantity: number
}

/** A kwitansi of this order: a number and whether a void has cancelled it. */
export interface OrderDocument extends DocumentName {
  readonly voided: boolean
}

/** When an order came into each state, and by whom, as far as it has. */
type Stamps = { readonly [Stamp in `${OrderState}At`]?: Timestamp } & {
  readonly [Stamp in `${OrderState}By`]?: ClerkName
}

/** What is known of an order in each state, beside its head. */
type Known = { readonly [State in TakenState]: Passed & Took<State> } & {
  readonly placed: unknown
  readonly delivered: Passed & {
    readonly deliveredAt: Timestamp
    readonly deliveredBy: ClerkName
    readonly delivered: readonly DeliveredLine[]
    readonly documents: readonly OrderDocument[]
  }
  readonly declined: Passed & {
    readonly declinedAt: Timestamp
    readonly declinedBy: ClerkName
    readonly reason: DeclineReason
    readonly comment?: string | undefined
    /** Placements the desk offers instead; a substitute is a new order by the guest. */
    readonly alternatives: readonly PlacementId[]
  }
  readonly cancelled: { readonly cancelledAt: Timestamp }
}

export type Order = OrderHead &
  { [State in OrderState]: { readonly state: State } & Known[State] }[OrderState]

export type OrderEvent =
  | { readonly type: 'placed'; readonly order: Order & { readonly state: 'placed' } }
  | { readonly type: TakenState; readonly at: Timestamp; readonly by: ClerkName }
  | {
      readonly type: 'delivered'
      readonly at: Timestamp
      readonly by: ClerkName
      readonly delivered: readonly DeliveredLine[]
      readonly document: number
      /** From 2; absent in the first. */
      readonly generation?: Generation | undefined
    }
  | {
      readonly type: 'declined'
      readonly at: Timestamp
      readonly by: ClerkName
      readonly reason: DeclineReason
      readonly comment?: string | undefined
      readonly alternatives: readonly PlacementId[]
    }
  | { readonly type: 'cancelled'; readonly at: Timestamp }
  | { readonly type: 'voided'; readonly document: number }
  /** Another kwitansi stands in for one that is void. */
  | {
      readonly type: 'reissued'
      readonly document: DocumentName
      readonly delivered: readonly DeliveredLine[]
      readonly payment: PaymentMethod
    }
  | { readonly type: 'moved'; readonly room: RoomName }
  | { readonly type: 'claimed'; readonly at: Timestamp }
  | { readonly type: 'confirmed'; readonly at: Timestamp; readonly by: ClerkName }
  /** The guest left long ago: nobody needs to know any more in which room that was, what was said and who was at the desk. */
  | { readonly type: 'forgotten' }
  /** The guest has left and the room's bill is closed: what was charged to the room is paid in cash. */
  | { readonly type: 'rebilled'; readonly payment: PaymentMethod }
  /** At the door it is paid otherwise than was said. */
  | { readonly type: 'repaid'; readonly repaid: Repaid }

function nameOf({ document: number, generation }: OrderEvent & { readonly type: 'delivered' }): DocumentName {
  return generation === undefined ? { number } : { number, generation }
}

/** The order after an event. An event that skips a step (a quick clerk) fills the skipped steps with its own time and person. */
export function apply(order: Order | null, event: OrderEvent): Order {
  if (event.type === 'placed') return event.order
  if (order === null) throw new Error(`${event.type} before placed`)
  switch (event.type) {
    case 'delivered':
      return {
        ...order,
        state: 'delivered',
        ...passed(order, 'delivered', event),
        deliveredAt: event.at,
        deliveredBy: event.by,
        delivered: event.delivered,
        documents: [{ ...nameOf(event), voided: false }],
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
    case 'reissued':
      if (order.state !== 'delivered') throw new Error('reissued before delivered')
      return {
        ...order,
        payment: event.payment,
        delivered: event.delivered,
        documents: [...order.documents, { ...event.document, voided: false }],
      }
    case 'moved':
      return { ...order, room: event.room }
    case 'forgotten':
      return nameless(order)
    case 'claimed':
      return { ...order, claimedAt: event.at }
    case 'confirmed':
      return { ...order, confirmedAt: event.at, confirmedBy: event.by }
    case 'rebilled':
      return { ...order, payment: event.payment }
    case 'repaid':
      return { ...order, payment: event.repaid.to, repaid: [...(order.repaid ?? []), event.repaid] }
    default:
      return takenTo(order, event.type, event)
  }
}

/** What leads to its guest or to a clerk is gone; that there was one stays. */
function nameless(order: Order): Order {
  const names = Object.keys(order).filter(field => field.endsWith('By'))
  const hands = order.repaid && { repaid: order.repaid.map(one => ({ ...one, by: '' })) }
  const blank: object = { ...Object.fromEntries(names.map(name => [name, ''])), ...hands }
  if (order.state === 'declined') return { ...order, ...blank, room: '', note: undefined, comment: undefined }
  return { ...order, ...blank, room: '', note: undefined }
}

interface Taken {
  readonly at: Timestamp
  readonly by: ClerkName
}

function takenTo(order: Order, state: TakenState, taken: Taken): Order {
  return { ...order, state, ...passed(order, state, taken) } as Order
}

/** What is known of each state that it has passed through, and of those that are skipped. */
function passed(order: Stamps, to: TakenState | 'delivered', { at, by }: Taken): Passed {
  const states = TAKEN_STATES.filter(state => ORDER_STATES.indexOf(state) <= ORDER_STATES.indexOf(to))
  const stamps = states.flatMap((state): [string, string][] => [
    [`${state}At`, order[`${state}At`] ?? at],
    [`${state}By`, order[`${state}By`] ?? by],
  ])
  return Object.fromEntries(stamps)
}

export function isOpen(order: { readonly state: OrderState }): boolean {
  return OPEN_STATES.some(state => state === order.state)
}

/** Pieces of each placement that an open order holds back. */
export function reservedLines(order: Order): readonly { placementId: PlacementId; quantity: number }[] {
  return isOpen(order) ? order.lines : []
}

/** Who has acted on it last; nobody but its guest so far where there is none. */
export function lastClerk(order: Order): string | undefined {
  const { state, ...stamps }: { readonly state: OrderState } & Stamps = order
  return stamps[`${state}By`]
}
