/** How kwitansi are paid: a stay's bill, the night's open list, and what the desk says of each. */
import * as z from 'zod/mini'
import { DRAWER_REASONS } from '../domain/drawer.ts'
import { PAYMENTS_V2 } from '../domain/entry-v2.ts'
import {
  MONEYS,
  OPEN_REASONS,
  PAID_IN,
  PAYMENT_REASONS,
  PAYMENT_STATES,
  WAIVE_REASONS,
} from '../domain/paying.ts'
import {
  ClerkName,
  DateOnly,
  DeedId,
  DocumentNumber,
  Generation,
  laterWord,
  OutletId,
  RoomName,
  Rupiah,
  StayId,
  Text,
  Time,
} from './words.ts'

/** A kwitansi as it is asked about. */
export const BillPaper = z.object({
  number: DocumentNumber,
  generation: z.optional(Generation),
  printed: z.string(),
  url: z.string(),
  issuedAt: Time,
  lines: z.array(z.object({ name: z.string(), quantity: z.int() })),
  total: Rupiah,
  /** As it was issued. */
  payment: laterWord(PAYMENTS_V2),
  isVoid: z.boolean(),
  state: laterWord(PAYMENT_STATES),
  /** As what money came, or why there is none. */
  said: z.nullable(laterWord([...PAID_IN, ...PAYMENT_REASONS])),
  /** Of what is to be given back: why it was not yet, where somebody has said so. */
  why: z.optional(laterWord(OPEN_REASONS)),
  /** When and by whom that was said last; absent where nobody has said more than the kwitansi. */
  at: z.optional(Time),
  by: z.optional(ClerkName),
})
export type BillPaper = z.infer<typeof BillPaper>

/** `total` is the sum of all but `back`, which void ones have not given back yet. */
export const PaymentSums = z.object({
  total: Rupiah,
  cash: Rupiah,
  qris: Rupiah,
  posted: Rupiah,
  waived: Rupiah,
  open: Rupiah,
  back: Rupiah,
})

export const Bill = z.object({
  stay: StayId,
  room: RoomName,
  since: Time,
  leavesAt: z.nullable(Time),
  papers: z.array(BillPaper),
  sums: PaymentSums,
})
export type Bill = z.infer<typeof Bill>

/** Of an outlet whose rooms the list goes by; how far it was read before. */
export const OpenListQuery = z.object({
  outlet: z.optional(OutletId),
  /** Part of a room's name. */
  find: z.optional(Text(20)),
  page: z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number))),
})

export const Counted = z.object({ count: z.int(), rupiah: Rupiah })

/** `room`: null where it is known no longer; `isPresent`: its guest has not checked out. */
export const OpenRoom = z.object({
  room: z.nullable(RoomName),
  isPresent: z.boolean(),
  papers: z.array(BillPaper),
})

export const OpenList = z.object({
  /** The business day, and when it is closed. */
  date: DateOnly,
  closesAt: Time,
  rooms: z.array(OpenRoom),
  /** All that is open, on whatever page, and what of it nobody has explained. */
  open: Counted,
  untold: Counted,
  pages: z.int(),
})
export type OpenList = z.infer<typeof OpenList>

/** `id`: made on the device; the same again is done once. */
const deed = { id: DeedId, generation: z.optional(Generation) }

/** What whoever sells says of it. */
export const PaymentRequest = z.discriminatedUnion('step', [
  z.object({ ...deed, step: z.literal('claim') }),
  z.object({ ...deed, step: z.literal('post') }),
  z.object({ ...deed, step: z.literal('pay'), means: laterWord(MONEYS) }),
  z.object({ ...deed, step: z.literal('explain'), reason: laterWord(OPEN_REASONS) }),
  // Of what they said themselves within the hour.
  z.object({ ...deed, step: z.literal('reopen') }),
])
/** What whoever may correct says of it. */
export const CorrectionRequest = z.discriminatedUnion('step', [
  z.object({ ...deed, step: z.literal('reopen') }),
  z.object({ ...deed, step: z.literal('return') }),
  z.object({ ...deed, step: z.literal('waive'), reason: laterWord(WAIVE_REASONS) }),
])
export const PaymentAnswer = z.object({ paper: BillPaper })

const answered = { ...deed, number: DocumentNumber }
/** What a check-out says of one kwitansi. */
const BillAnswer = z.discriminatedUnion('step', [
  z.object({ ...answered, step: z.literal('claim') }),
  z.object({ ...answered, step: z.literal('post') }),
  z.object({ ...answered, step: z.literal('pay'), means: laterWord(MONEYS) }),
  z.object({ ...answered, step: z.literal('waive'), reason: laterWord(WAIVE_REASONS) }),
])
export type BillAnswer = z.infer<typeof BillAnswer>

export const BILL_CHOICES = ['ask', 'leave'] as const
/** Kwitansi of one stay: its orders are bounded, and each has one that stands. */
const ANSWERS_MAX = 200

/**
 * Of which stay the bill was shown, and what was said of it. `ask` is refused with `open-bill` while a kwitansi is unanswered; `leave`
 * puts those on the open list.
 */
export const BillSettled = z.object({
  stay: StayId,
  unanswered: laterWord(BILL_CHOICES),
  answers: z.array(BillAnswer).check(z.maxLength(ANSWERS_MAX)),
})

/** `counted`, `book` and `closedAt`: null while it is open, for it is counted before the book is shown. */
const DrawerShown = z.object({
  id: DeedId,
  clerk: ClerkName,
  openedAt: Time,
  opening: Rupiah,
  closedAt: z.nullable(Time),
  counted: z.nullable(Rupiah),
  book: z.nullable(z.int()),
  reason: z.nullable(laterWord(DRAWER_REASONS)),
})
export type DrawerShown = z.infer<typeof DrawerShown>
/**
 * The one that whoever asks has open; all of the last shifts, the newest first. `outside`: cash of the last seven business days that
 * was taken while its clerk had no drawer open; below 0, given back.
 */
export const Drawers = z.object({
  own: z.nullable(DrawerShown),
  last: z.array(DrawerShown),
  outside: z.optional(
    z.array(z.object({ clerk: ClerkName, day: DateOnly, count: z.int(), rupiah: z.int() })),
  ),
})
export type Drawers = z.infer<typeof Drawers>
export const DrawerAnswer = z.object({ drawer: DrawerShown })
export const OpenDrawerRequest = z.object({ id: DeedId, counted: Rupiah })
export const CountDrawerRequest = z.object({ counted: Rupiah })
export const ExplainDrawerRequest = z.object({ reason: laterWord(DRAWER_REASONS) })
