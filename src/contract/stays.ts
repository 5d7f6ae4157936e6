/** What the desk does with stays beyond one check-in and one check-out: undone, extended, swapped, several at once. */
import * as z from 'zod/mini'
import { GROUP_ROOMS_MAX } from '../domain/stay.ts'
import { CHECKOUT_CHOICES, CheckIn, CheckOut } from './desk.ts'
import { Bill, BillSettled, Counted, OpenRoom, PaymentSums } from './payments.ts'
import { DateOnly, OutletId, RoomName, StayId, Time } from './words.ts'

/** The stay as it was shown: another in the same room is not meant. */
export const UndoCheckInRequest = z.object({ stay: StayId })
/** `leavesAt`: null where nobody knows. */
export const DepartureRequest = z.object({ stay: StayId, leavesAt: z.nullable(Time) })
export const Departure = z.object({ stay: StayId, leavesAt: z.nullable(Time) })
const StayThere = z.object({ room: RoomName, stay: StayId })
export const SwapRequest = z.object({ stay: StayId, with: StayThere })
export const Swap = z.object({ rooms: z.array(StayThere) })

const ofGroup = [z.minLength(1), z.maxLength(GROUP_ROOMS_MAX)] as const
export const GroupCheckInRequest = z.object({
  rooms: z.array(StayThere).check(...ofGroup),
  leavesAt: z.optional(z.nullable(Time)),
})
export const GroupCheckIn = z.object({ rooms: z.array(CheckIn) })
export const GroupCheckOutRequest = z.object({
  /** As of one room, for all of them. */
  open: z.optional(z.enum(CHECKOUT_CHOICES)),
  rooms: z.array(z.object({ room: RoomName, bill: BillSettled })).check(...ofGroup),
})
export const GroupCheckOut = z.object({ rooms: z.array(CheckOut) })

/** `rooms`: `511,512`, at most as many as a group has. */
export const BillsQuery = z.object({
  outlet: z.optional(OutletId),
  rooms: z.pipe(
    z.string().check(z.maxLength(GROUP_ROOMS_MAX * 21)),
    z.transform(text => text.split(',')),
  ),
})
/** Of those rooms that somebody is in. */
export const Bills = z.object({ bills: z.array(Bill) })
export type Bills = z.infer<typeof Bills>

/**
 * All rooms on one sheet: what every stay of now owes, and what guests who have gone left open. `sums` is of the stays; `open` and
 * `untold` are of both.
 */
export const NightAudit = z.object({
  date: DateOnly,
  at: Time,
  closesAt: Time,
  bills: z.array(Bill),
  gone: z.array(OpenRoom),
  sums: PaymentSums,
  open: Counted,
  untold: Counted,
})
export type NightAudit = z.infer<typeof NightAudit>
