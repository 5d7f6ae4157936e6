/** What is in doubt after a backup was put back, and what somebody says of it. */
import * as z from 'zod/mini'
import { DOUBTS } from '../domain/restored.ts'
import { OrderView } from './order.ts'
import { BillPaper } from './payments.ts'
import {
  DocumentNumber,
  Generation,
  Localised,
  laterWord,
  PlacementId,
  RoomName,
  Rupiah,
  StayId,
  Time,
} from './words.ts'

export const Restored = z.object({
  /** `null`: nothing is. */
  restored: z.nullable(
    z.object({
      foundAt: Time,
      /** When something was last done before the copy was taken; `null` where nobody knows. */
      asOf: z.nullable(Time),
      /** Documents that were signed for are not here yet. */
      deliveriesWait: z.boolean(),
      /** They stand open, and may have been brought; by which kwitansi, where one of its stay came back that fits. */
      orders: z.array(z.object({ order: OrderView, papers: z.array(BillPaper) })),
      /** Guests who were there. */
      stays: z.array(z.object({ stay: StayId, room: RoomName, since: Time, leavesAt: z.nullable(Time) })),
      /** What of each can be sold by the book; `sold`: by kwitansi whose order nobody knows. */
      goods: z.array(
        z.object({
          placement: PlacementId,
          name: Localised,
          rack: z.string(),
          pieces: z.int(),
          sold: z.int(),
        }),
      ),
      /** On the open list, from before: it may have been paid. */
      due: z.object({ count: z.int(), rupiah: Rupiah }),
      /** Kwitansi that came back, and of whose order nothing is known here. */
      loose: z.int(),
    }),
  ),
})
export type Restored = z.infer<typeof Restored>

/** So many things at once: a whole shelf, a whole house. */
const SETTLED_MAX = 500
/** An order is still to be brought, a guest is still there, goods are as the book has them. */
export const SettledDoubts = z.object({
  doubt: laterWord(DOUBTS),
  subjects: z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(SETTLED_MAX)),
})

/** By which kwitansi an order was brought. */
export const BroughtBy = z.object({ number: DocumentNumber, generation: z.optional(Generation) })
