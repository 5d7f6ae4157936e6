/** The door: the QR says where, the stay says who. */
import * as z from 'zod/mini'
import { ROOM_KINDS } from '../domain/outlet.ts'
import { OutletId, RoomName, StayId, Time, TypedCode } from './words.ts'

export const DoorRequest = z.object({ outlet: OutletId, code: TypedCode })
export const DoorResponse = z.object({ room: RoomName, kind: z.enum(ROOM_KINDS) })

export const SessionRequest = z.object({
  outlet: OutletId,
  /** The room's QR code; the ticket cookie stands in for it. */
  code: z.optional(TypedCode),
  stayCode: z.optional(TypedCode),
})

/** A device that has left its stay, or its room. */
export const Leaving = z.object({ outlet: OutletId })

export const Session = z.object({
  outlet: OutletId,
  room: RoomName,
  kind: z.enum(ROOM_KINDS),
  stay: StayId,
  leavesAt: z.nullable(Time),
})
export type Session = z.infer<typeof Session>

/** A tablet enters the short code that the desk shows. */
export const TabletRequest = z.object({ outlet: OutletId, code: TypedCode })
export const Tablet = z.object({ outlet: OutletId, room: RoomName, kind: z.enum(ROOM_KINDS) })
