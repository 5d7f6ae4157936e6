/** Orders as guests and desks send and see them. */
import * as z from 'zod/mini'
import {
  DECLINE_REASONS,
  LINE_QUANTITY_MAX,
  LINES_MAX,
  NOTE_LENGTH_MAX,
  ORDER_STATES,
  type OrderState,
} from '../domain/order.ts'
import { MONEY_STATES } from '../domain/order-money.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import {
  ClerkName,
  DocumentNumber,
  Generation,
  Localised,
  laterWord,
  OrderId,
  PlacementId,
  RoomName,
  Rupiah,
  StayId,
  Text,
  Time,
} from './words.ts'

export const Deliver = z.discriminatedUnion('when', [
  z.object({ when: z.literal('now') }),
  z.object({ when: z.literal('at'), at: Time }),
  z.object({ when: z.literal('checkout') }),
])

export const OrderLine = z.object({
  placementId: PlacementId,
  quantity: z.int().check(z.minimum(1), z.maximum(LINE_QUANTITY_MAX)),
  unitPrice: Rupiah,
})

/** Body of `PUT /api/orders/{orderId}`; its canonical JSON is what "the same body" means. */
export const OrderRequest = z.object({
  stay: StayId,
  lines: z.array(OrderLine).check(z.minLength(1), z.maxLength(LINES_MAX)),
  total: Rupiah,
  payment: z.enum(PAYMENT_METHODS),
  deliver: Deliver,
  note: z.optional(Text(NOTE_LENGTH_MAX)),
  placedAt: Time,
})
export type OrderRequest = z.infer<typeof OrderRequest>

type ReachedState = Exclude<OrderState, 'placed'>
/** When it came into each state beyond its first, as far as it has. */
const Stamps = Object.fromEntries(
  ORDER_STATES.filter(state => state !== 'placed').map(state => [`${state}At`, z.optional(Time)]),
) as { readonly [State in ReachedState as `${State}At`]: z.ZodMiniOptional<typeof Time> }

/** `rung`, `way` and `arrival` are words of `domain/escalation.ts`, told as text: whoever does not know one says what it knows. */
const ToldView = z.object({
  at: Time,
  rung: z.string(),
  way: z.string(),
  /** Whom it was for; absent: whoever reads it. */
  person: z.optional(ClerkName),
  /** Of a way that reaches several, how many. */
  reached: z.optional(z.int()),
  isTaken: z.boolean(),
  /** Of what a push service has taken: whether its device has said that it arrived. */
  arrival: z.optional(z.string()),
})
export type ToldView = z.infer<typeof ToldView>

export const OrderView = z.object({
  id: OrderId,
  state: z.enum(ORDER_STATES),
  stay: StayId,
  room: RoomName,
  lines: z.array(
    z.object({
      placementId: PlacementId,
      quantity: z.int(),
      unitPrice: Rupiah,
      name: Localised,
      seller: z.string(),
      picture: z.nullable(z.string()),
      /** Where the desk finds it; the desk's views only. */
      rack: z.optional(z.string()),
      /** Pieces brought, once delivered. */
      delivered: z.optional(z.int()),
    }),
  ),
  total: Rupiah,
  payment: z.enum(PAYMENT_METHODS),
  deliver: Deliver,
  note: z.optional(z.string()),
  placedAt: Time,
  receivedAt: Time,
  ...Stamps,
  reason: z.optional(z.enum(DECLINE_REASONS)),
  comment: z.optional(z.string()),
  alternatives: z.optional(z.array(PlacementId)),
  kwitansi: z.array(
    z.object({
      number: DocumentNumber,
      generation: z.optional(Generation),
      url: z.string(),
      voided: z.boolean(),
    }),
  ),
  /** Of what is paid by QRIS, once somebody has taken the order on: how far its money has come, and until it has the code of that amount, and whom it pays. */
  qris: z.optional(
    z.object({
      state: laterWord(MONEY_STATES),
      amount: Rupiah,
      code: z.optional(z.string()),
      to: z.optional(z.string()),
    }),
  ),
  /** The clerk who last acted, and who took a phone order; the desk's views only. */
  by: z.optional(z.string()),
  takenBy: z.optional(z.string()),
  /** How the desk changed its payment, in that order; the desk's views only. */
  repaid: z.optional(
    z.array(
      z.object({ at: Time, by: ClerkName, from: z.enum(PAYMENT_METHODS), to: z.enum(PAYMENT_METHODS) }),
    ),
  ),
  /** Who was told that nobody had seen it, in the order in which they were; the desk's views only. */
  told: z.optional(z.array(ToldView)),
})
export type OrderView = z.infer<typeof OrderView>

/** Is a person at the desk, with working sound? When not, guests are told to call. */
export const Attended = z.object({ attended: z.boolean() })

export const OrderList = z.object({
  orders: z.array(OrderView),
  /** Where the event stream goes on from this answer. */
  cursor: z.int(),
  desk: Attended,
  /** Orders of the stay that the database does not give back whole; none where all are listed. */
  unreadable: z.optional(z.array(z.string())),
})
export type OrderList = z.infer<typeof OrderList>

/** Context of a `price-changed` problem. */
export const PriceChanges = z.object({
  lines: z.array(z.object({ placementId: PlacementId, unitPrice: Rupiah, price: Rupiah })),
})
/** Context of a `sold-out` problem. */
export const Shortages = z.object({
  lines: z.array(z.object({ placementId: PlacementId, quantity: z.int(), available: z.int() })),
  /** What else of its kind or shelf there was, a few at most. */
  alternatives: z.optional(z.array(PlacementId)),
})
