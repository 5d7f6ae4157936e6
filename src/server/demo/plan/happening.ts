/**
 * The words of a plan: what people mean to do at an outlet, and when. Stays and orders are told apart by the plan's own
 * objects; their ids are made when the plan is played.
 */
import type { VoidReason } from '../../../domain/document.ts'
import type { PlacementId, RoomName } from '../../../domain/ids.ts'
import type { DeclineReason, Deliver } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import type { DateText, Milliseconds } from '../../../domain/time.ts'

export interface PlannedStay {
  readonly room: RoomName
  readonly checkInMs: Milliseconds
  readonly checkOutMs: Milliseconds
  /** What was said at check-in. */
  readonly leavesMs: Milliseconds
  /** The dates of its nights; a counter's one day. */
  readonly nights: readonly DateText[]
}

export interface Wish {
  readonly placementId: PlacementId
  readonly quantity: number
}

export type OrderStep = { readonly at: Milliseconds } & (
  | { readonly kind: 'acknowledge' | 'dispatch'; readonly by: string }
  /** `short` leaves out the last line, or one piece of the only one. */
  | { readonly kind: 'deliver'; readonly by: string; readonly short: boolean }
  | { readonly kind: 'decline'; readonly by: string; readonly reason: DeclineReason }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'void'; readonly by: string; readonly reason: VoidReason }
)

export interface PlannedOrder {
  readonly stay: PlannedStay
  readonly placedMs: Milliseconds
  readonly wishes: readonly Wish[]
  /** How the guest pays, should the order cost anything. */
  readonly payment: PaymentMethod
  readonly deliver: Deliver
  readonly note: string | undefined
  /** The clerk who took it by phone. */
  readonly takenBy: string | undefined
  readonly steps: readonly OrderStep[]
}

/** What a maker's visit is to bring of one placement. */
export interface Supply {
  readonly placementId: PlacementId
  /** Pieces there should be on the shelf afterwards. */
  readonly upTo: number
  readonly bestBefore: DateText | null
}

export type Happening = { readonly at: Milliseconds } & (
  | { readonly kind: 'check-in' | 'check-out'; readonly stay: PlannedStay }
  | { readonly kind: 'close-day' }
  | { readonly kind: 'place'; readonly order: PlannedOrder }
  | { readonly kind: 'step'; readonly order: PlannedOrder; readonly step: OrderStep }
  | { readonly kind: 'restock'; readonly date: DateText; readonly supplies: readonly Supply[] }
  /** The maker takes back what nobody has ordered. */
  | { readonly kind: 'take-back'; readonly placementId: PlacementId }
  | { readonly kind: 'switch-off'; readonly placementId: PlacementId }
)
