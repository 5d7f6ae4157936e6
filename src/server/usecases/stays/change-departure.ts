/** The guest stays longer than was planned, or shorter: tablets hide then, and nothing can be ordered for later than that. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { localDate, type Timestamp, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { setDeparture, stayIn } from '../../storage/statements/stays/stays.ts'
import type { World } from '../world.ts'

export interface Departure {
  readonly stay: StayId
  /** `null`: nobody knows. */
  readonly leavesAt: Timestamp | null
}

export async function changeDeparture(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  room: RoomName,
  { stay: id, leavesAt }: Departure,
): Promise<Result<Departure, 'unknown-room' | 'no-stay' | 'changed-meanwhile' | 'invalid'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room')
    const stay = await stayIn(sql, outlet.slug, room)
    if (stay === null) return refuse('no-stay')
    if (stay.id !== id) return refuse('changed-meanwhile')
    const leavesMs = leavesAt === null ? null : toMilliseconds(leavesAt)
    const to = leavesMs === null ? null : toTimestamp(leavesMs)
    if (to === stay.leavesAt) return ok({ stay: id, leavesAt: to })
    const nowMs = world.clock.now()
    if (leavesMs !== null && leavesMs <= nowMs)
      return refuse('invalid', { pointer: '/leavesAt', reason: 'a departure that is still to come' })
    await setDeparture(sql, outlet.slug, id, leavesMs)
    await addEvent(sql, outlet.slug, { kind: 'stay', stay: id, subject: room }, nowMs)
    const dayOf = (at: Timestamp | null) => (at === null ? null : localDate(toMilliseconds(at), outlet.zone))
    const changed = { leaves: { from: dayOf(stay.leavesAt), to: dayOf(to) } }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'change-departure', on: id, changed }, nowMs)
    return ok({ stay: id, leavesAt: to })
  })
}
