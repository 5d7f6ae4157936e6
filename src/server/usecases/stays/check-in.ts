/** A stay begins by one tap: its id, its salt, its code for the sleeve. */
import type { ActorOf } from '../../../domain/actor.ts'
import { type RoomName, type StayCode, type StayId, uuidV7 } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver, type Stay } from '../../../domain/stay.ts'
import { toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { addStay, findStay, stayIn } from '../../storage/statements/stays/stays.ts'
import { closedNow } from '../city/close-rooms.ts'
import { stayCode } from '../city/codes.ts'
import { newSecret, type World } from '../world.ts'

export interface CheckedIn {
  readonly stay: StayId
  readonly stayCode: StayCode
  readonly room: RoomName
}

/** `stay` made on the desk's device makes a repeated tap harmless: the same stay again answers the same. */
export async function checkIn(
  world: World,
  clerk: ActorOf<'clerk' | 'manager'>,
  room: RoomName,
  wish: { readonly stay?: StayId | undefined; readonly leavesAt?: string | null | undefined } = {},
): Promise<Result<CheckedIn, 'unknown-room' | 'room-occupied' | 'room-closed' | 'stay-ended' | 'invalid'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    if (outlet.ended !== undefined) return refuse('stay-ended')
    if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room')
    const known = wish.stay === undefined ? null : await findStay(sql, outlet.slug, wish.stay)
    if (known !== null) {
      if (isOver(known)) return refuse('stay-ended')
      if (known.room !== room) return refuse('room-occupied', { room: known.room })
      return ok(answer(world, known))
    }
    if ((await stayIn(sql, outlet.slug, room)) !== null) return refuse('room-occupied', { room })
    const nowMs = world.clock.now()
    const closure = await closedNow(sql, outlet, room, nowMs)
    if (closure !== null) return refuse('room-closed', closure)
    if (wish.leavesAt != null && toMilliseconds(wish.leavesAt) <= nowMs)
      return refuse('invalid', { pointer: '/leavesAt', reason: 'a departure that is still to come' })
    const stay: Stay = {
      outlet: outlet.slug,
      id: wish.stay ?? uuidV7(nowMs, length => world.random.bytes(length)),
      room,
      checkedInAt: toTimestamp(nowMs),
      checkedOutAt: null,
      leavesAt: wish.leavesAt ?? null,
    }
    await addStay(sql, stay, newSecret(world))
    await addEvent(sql, outlet.slug, { kind: 'stay', stay: stay.id, subject: room }, nowMs)
    const changed = { room: { from: null, to: room } }
    await addAct(sql, outlet.slug, { actor: clerk, what: 'check-in', on: stay.id, changed }, nowMs)
    return ok(answer(world, stay))
  })
}

function answer(world: World, stay: Stay): CheckedIn {
  return { stay: stay.id, stayCode: stayCode(world.keys, stay.outlet, stay.id), room: stay.room }
}
