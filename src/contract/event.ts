/**
 * Server-sent events. Each has the outlet's sequence number as its id, so that `after` or `Last-Event-ID` resumes
 * without a gap. An order event carries the order as it now is: folding is "the newest wins".
 */
import * as z from 'zod/mini'
import type { EventName } from './event-names.ts'
import { Attended, OrderView } from './order.ts'
import { RoomName, StayId } from './words.ts'

export const EVENT_DATA = {
  order: z.object({ order: OrderView }),
  /** The stay's room, or that it is over. */
  stay: z.object({ stay: StayId, room: RoomName, ended: z.boolean() }),
  /** Somebody checked in, out or moved, a phone waits for confirmation: the desk reads its rooms again. */
  rooms: z.object({ room: RoomName }),
  /** Prices or stock changed: read the menu again. */
  menu: z.object({ version: z.string() }),
  desk: Attended,
} satisfies Record<EventName, z.ZodMiniType>
