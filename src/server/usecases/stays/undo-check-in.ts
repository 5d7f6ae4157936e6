/**
 * It was the wrong room, or the wrong guest: the stay is as if it never was, no night, no guest's, and its id begins none again. Only
 * where nothing of it stands anywhere: nothing was ordered, and its first day is not closed. Else it is moved, swapped or ended.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver, isUndone } from '../../../domain/stay.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { lastStatedDay } from '../../storage/statements/documents/documents.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { ordersOfStay } from '../../storage/statements/ordering/orders.ts'
import { findStay, undoStay } from '../../storage/statements/stays/stays.ts'
import { businessDayOf, type World } from '../world.ts'

type UndoCode = 'unknown-room' | 'no-stay' | 'stay-ended' | 'stay-used' | 'changed-meanwhile'

/** The same again is done once. */
export async function undoCheckIn(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  room: RoomName,
  id: StayId,
): Promise<Result<Record<string, never>, UndoCode>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room')
    const stay = await findStay(sql, outlet.slug, id)
    if (stay === null) return refuse('no-stay')
    if (isUndone(stay)) return ok({})
    if (isOver(stay)) return refuse('stay-ended')
    if (stay.room !== room) return refuse('changed-meanwhile', { room: stay.room })
    const { read, unreadable } = await ordersOfStay(sql, outlet.slug, id, 1)
    if (read.length + unreadable.length > 0) return refuse('stay-used', { why: 'ordered' })
    const day = businessDayOf(outlet, toMilliseconds(stay.checkedInAt))
    if (day <= ((await lastStatedDay(sql, outlet.slug)) ?? ''))
      return refuse('stay-used', { why: 'day-closed' })
    const nowMs = world.clock.now()
    await undoStay(sql, outlet.slug, id)
    await addEvent(sql, outlet.slug, { kind: 'stay', stay: id, subject: room }, nowMs)
    const changed = { room: { from: room, to: null } }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'undo-check-in', on: id, changed }, nowMs)
    return ok({})
  })
}
