/** The front desk: sign-in, board, rooms, documents. */
import * as z from 'zod/mini'
import { DOCUMENT_KINDS, VOID_REASONS } from '../domain/document.ts'
import { DROP_REASONS } from '../domain/dropping.ts'
import { PAYMENTS_V2 } from '../domain/entry-v2.ts'
import { DECLINE_REASONS, LINES_MAX } from '../domain/order.ts'
import { ROOM_KINDS } from '../domain/outlet.ts'
import { PAID_IN, PAYMENT_REASONS, PAYMENT_STATES } from '../domain/paying.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { STAFF_ROLES } from '../domain/staff.ts'
import { GOODS_FATES } from '../domain/voiding.ts'
import { MenuOutlet } from './menu.ts'
import { OrderView } from './order.ts'
import { BillSettled } from './payments.ts'
import {
  ClerkName,
  DateOnly,
  DeedId,
  DocumentNumber,
  Generation,
  laterWord,
  OrderId,
  OutletId,
  PlacementId,
  RoomName,
  Rupiah,
  StayCode,
  StayId,
  Text,
  Time,
  TypedCode,
  TypedPin,
  WaitingId,
} from './words.ts'

export const Pin = TypedPin

export const DeskSessionRequest = z.object({ outlet: OutletId, staff: Text(60), pin: Pin })
export const DeskSession = z.object({
  outlet: OutletId,
  staff: ClerkName,
  role: z.enum(STAFF_ROLES),
  terminal: z.string(),
  /** Words with spaces between, as `readRights` takes them; it is told of whoever is in, and not at the door. */
  rights: z.optional(z.string()),
})
export type DeskSession = z.infer<typeof DeskSession>

/** Who can sign in at this terminal: names for the buttons, no secrets. Enrolled terminals only. */
export const DeskSignIn = z.object({
  outlet: MenuOutlet,
  enrolled: z.boolean(),
  staff: z.array(z.object({ name: ClerkName, role: z.enum(STAFF_ROLES) })),
  session: z.nullable(DeskSession),
  /** That session is locked: a PIN opens it. */
  isLocked: z.optional(z.boolean()),
  /** A PIN lets in managers as the clerks that they are at a desk, too; to manage they come by passkey. */
  managesByPasskey: z.optional(z.boolean()),
})

export const TerminalRequest = z.object({ outlet: OutletId, code: TypedCode, name: Text(40) })

export const Board = z.object({
  orders: z.array(OrderView),
  cursor: z.int(),
  desk: z.object({
    outlet: MenuOutlet,
    staff: ClerkName,
    role: z.enum(STAFF_ROLES),
    attended: z.boolean(),
    /** Server's clock, for ages. */
    now: Time,
    /** Order ids that have rung too long. */
    escalated: z.array(OrderId),
    /** Phones that wait for the desk's word. */
    /** Documents that were signed for are not here: nothing can be delivered until they are restored. */
    deliveriesWait: z.optional(z.boolean()),
    /** Open orders that the database does not give back whole: they are on no board. */
    unreadable: z.optional(z.array(z.string())),
    /** Of what people are reached by: how many nobody has shown to reach them in this shift, and how many do not take what they are told. */
    channels: z.optional(z.object({ unproved: z.int(), failing: z.int() })),
    /** Things in doubt since a backup was put back; absent: none. */
    restored: z.optional(z.int()),
    confirmations: z.array(z.object({ id: WaitingId, room: RoomName, askedAt: Time, match: z.string() })),
  }),
})
export type Board = z.infer<typeof Board>

const Pieces = z.int().check(z.minimum(0), z.maximum(1000))

export const PresenceRequest = z.object({ sound: z.boolean(), visible: z.boolean() })

/**
 * Pieces that were not brought and may not be ordered again: not there, or damaged. What a delivery leaves behind and does
 * not name here is still good; a decline without it goes by its reason.
 */
const Lost = z
  .array(z.object({ placementId: PlacementId, missing: Pieces, damaged: Pieces }))
  .check(z.maxLength(LINES_MAX))

export const DeliverRequest = z.object({
  lines: z.optional(
    z
      .array(z.object({ placementId: PlacementId, quantity: Pieces }))
      .check(z.minLength(1), z.maxLength(LINES_MAX)),
  ),
  lost: z.optional(Lost),
  /** It was brought before a backup was put back: what was counted since was counted without it. */
  earlier: z.optional(z.literal(true)),
})
export const DeclineRequest = z.object({
  reason: z.enum(DECLINE_REASONS),
  comment: z.optional(Text(200)),
  alternatives: z.optional(z.array(PlacementId).check(z.maxLength(5))),
  lost: z.optional(Lost),
})
export const OrderAnswer = z.object({ order: OrderView })
export const DeliverAnswer = z.object({
  order: OrderView,
  kwitansi: z.object({ number: DocumentNumber, generation: z.optional(Generation), url: z.string() }),
})

export const CheckInRequest = z.object({
  stay: z.optional(StayId),
  leavesAt: z.optional(z.nullable(Time)),
})
export const CheckIn = z.object({ stay: StayId, stayCode: StayCode, room: RoomName })
export const CHECKOUT_CHOICES = ['ask', 'keep'] as const
/** `ask` is refused with `open-orders` while any is open; `keep` leaves them on the board, room charges become cash. */
export const CheckOutRequest = z.object({
  open: z.optional(z.enum(CHECKOUT_CHOICES)),
  /** Absent: what is unpaid stays on the open list. */
  bill: z.optional(BillSettled),
})
export const CheckOut = z.object({ stay: StayId, kept: z.array(OrderId) })
export const MoveRequest = z.object({ to: RoomName })

export const DeskRooms = z.object({
  /** Name and key of the guests' network, for the sleeves; absent where none says it. */
  wifi: z.optional(z.string()),
  /** New phones are let in by the desk, and by no code. */
  confirmAtDesk: z.optional(z.boolean()),
  /** A desk that nobody touches locks after so many. */
  lockMinutes: z.optional(z.int()),
  rooms: z.array(
    z.object({
      room: RoomName,
      kind: z.enum(ROOM_KINDS),
      floor: z.int(),
      stay: z.nullable(StayId),
      /** For the key-card sleeve; null in a vacant room. */
      stayCode: z.nullable(StayCode),
      since: z.nullable(Time),
      leavesAt: z.nullable(Time),
      openOrders: z.int(),
      tablet: z.boolean(),
      /** Out of order: for what, and until which day (`null`: until further word). */
      closed: z.optional(z.object({ to: z.nullable(DateOnly), reason: z.string() })),
    }),
  ),
})
export type DeskRooms = z.infer<typeof DeskRooms>

export const EnrolmentRequest = z.discriminatedUnion('for', [
  z.object({ for: z.literal('tablet'), room: RoomName }),
  z.object({ for: z.literal('terminal') }),
])
export const Enrolment = z.object({ code: z.string(), expiresAt: Time })

export const DocumentList = z.object({
  date: DateOnly,
  documents: z.array(
    z.object({
      number: DocumentNumber,
      generation: z.optional(Generation),
      printed: z.string(),
      kind: z.enum(DOCUMENT_KINDS),
      issuedAt: Time,
      total: z.nullable(Rupiah),
      room: z.nullable(z.string()),
      /** For a void, the number it cancels. */
      voids: z.nullable(DocumentNumber),
      /** How that one is called where it is of a later generation: `123-2`. */
      voidsName: z.optional(z.string()),
      voided: z.boolean(),
      url: z.nullable(z.string()),
      /** Of a day statement: what stood open when it was written, and what of that nobody had explained. */
      left: z.optional(z.object({ count: z.int(), rupiah: Rupiah, untold: z.int() })),
    }),
  ),
  /** Numbers of documents of the day that cannot be read. */
  unreadable: z.optional(z.array(DocumentNumber)),
})
export type DocumentList = z.infer<typeof DocumentList>

/** `generation`: of the kwitansi that is meant; the number alone means the first. */
export const VoidRequest = z.object({
  reason: z.enum(VOID_REASONS),
  generation: z.optional(Generation),
  /** Where the goods are. Absent: nobody says so, and the shelf stays as it is. */
  goods: z.optional(laterWord(GOODS_FATES)),
})
export const VoidAnswer = z.object({ number: DocumentNumber, voids: DocumentNumber })

/**
 * `id`: made on the device; the same again answers the same. `lines`: of what there were fewer than the kwitansi says, and how many;
 * `goods`: where those are that were not.
 */
export const ReissueRequest = z.object({
  id: DeedId,
  generation: z.optional(Generation),
  payment: laterWord(PAYMENT_METHODS),
  lines: z.optional(
    z
      .array(z.object({ placementId: PlacementId, quantity: Pieces }))
      .check(z.minLength(1), z.maxLength(LINES_MAX)),
  ),
  goods: z.optional(laterWord(GOODS_FATES)),
})
export const ReissueAnswer = z.object({
  voids: DocumentNumber,
  void: DocumentNumber,
  kwitansi: z.object({ number: DocumentNumber, generation: z.optional(Generation), url: z.string() }),
})

/** `id`: made on the device; the same again is done once. */
export const ChangePaymentRequest = z.object({ id: DeedId, payment: laterWord(PAYMENT_METHODS) })

export const ReissueQuery = z.object({
  outlet: z.optional(OutletId),
  generation: z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,5}$/)), z.transform(Number))),
})
/** A kwitansi as whoever corrects it sees it: by how it was issued, line by line as the order has them. */
export const ReissueOffer = z.object({
  number: DocumentNumber,
  payment: laterWord(PAYMENTS_V2),
  total: Rupiah,
  /** How it stands by now, as on a bill. */
  state: laterWord(PAYMENT_STATES),
  said: z.nullable(laterWord([...PAID_IN, ...PAYMENT_REASONS])),
  /** Ways to pay that it can be changed to; none: nobody knows any more what another could say. */
  payments: z.array(laterWord(PAYMENT_METHODS)),
  lines: z.array(
    z.object({ placementId: PlacementId, name: z.string(), quantity: z.int(), unitPrice: Rupiah }),
  ),
})
export type ReissueOffer = z.infer<typeof ReissueOffer>
/** Of taps that wait on a terminal for a clerk: how many, and why nobody sends them any more. `id`: made on the device. */
export const DroppedTaps = z.object({
  id: DeedId,
  clerk: ClerkName,
  count: z.int().check(z.minimum(1), z.maximum(1_000)),
  reason: laterWord(DROP_REASONS),
})
