/** A stay begins by one tap: its id, its salt, its code for the sleeve. A group's begin in one act, all of them or none. */
import type { ActorOf } from '../../../domain/actor.ts'
import { type RoomName, type StayCode, type StayId, uuidV7 } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { isOver, type Stay } from '../../../domain/stay.ts'
import { type Timestamp, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { addStay, findStay, stayIn } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { closedNow } from '../city/close-rooms.ts'
import { stayCode } from '../city/codes.ts'
import { newSecret, type World } from '../world.ts'

type Hand = ActorOf<'clerk' | 'manager'>

export interface CheckedIn {
  readonly stay: StayId
  readonly stayCode: StayCode
  readonly room: RoomName
}

interface Wish {
  readonly stay?: StayId | undefined
  readonly leavesAt?: Timestamp | null | undefined
}

type CheckInCode = 'unknown-room' | 'room-occupied' | 'room-closed' | 'stay-ended' | 'invalid'

/** `stay` made on the desk's device makes a repeated tap harmless: the same stay again answers the same. */
export async function checkIn(
  world: World,
  clerk: Hand,
  room: RoomName,
  wish: Wish = {},
): Promise<Result<CheckedIn, CheckInCode>> {
  const begun = await checkInGroup(world, clerk, [{ room, ...wish }], wish.leavesAt)
  if (!begun.ok) return begun
  const [first] = begun.value.rooms
  if (first === undefined) throw new Error('a check-in without its stay')
  return ok(first)
}

/** Nothing is written before all is decided. Those that were checked in under these ids before are answered as they were. */
export async function checkInGroup(
  world: World,
  clerk: Hand,
  rooms: readonly (Pick<Wish, 'stay'> & { readonly room: RoomName })[],
  leavesAt: Timestamp | null = null,
): Promise<Result<{ rooms: CheckedIn[] }, CheckInCode>> {
  const { outlet } = clerk
  if (isTwice(rooms.map(({ room }) => room)) || isTwice(rooms.flatMap(({ stay }) => stay ?? [])))
    return refuse('invalid', { pointer: '/rooms', reason: 'each room and each stay once' })
  return world.storage.write(outlet.slug, async sql => {
    const nowMs = world.clock.now()
    const stays: { readonly stay: Stay; readonly isKnown: boolean }[] = []
    for (const wish of rooms) {
      const decided = await decide(sql, world, clerk, { ...wish, leavesAt }, nowMs)
      if (!decided.ok) return decided
      stays.push(decided.value)
    }
    for (const { stay, isKnown } of stays) if (!isKnown) await begin(sql, world, clerk, stay, nowMs)
    return ok({ rooms: stays.map(({ stay }) => answer(world, stay)) })
  })
}

const isTwice = (names: readonly string[]) => new Set(names).size < names.length

async function decide(
  sql: Sql,
  world: World,
  { outlet }: Hand,
  { room, stay: id, leavesAt }: Wish & { readonly room: RoomName },
  nowMs: number,
): Promise<Result<{ readonly stay: Stay; readonly isKnown: boolean }, CheckInCode>> {
  if (outlet.ended !== undefined) return refuse('stay-ended')
  if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room', { room })
  const known = id === undefined ? null : await findStay(sql, outlet.slug, id)
  if (known !== null) {
    if (isOver(known)) return refuse('stay-ended')
    if (known.room !== room) return refuse('room-occupied', { room: known.room })
    return ok({ stay: known, isKnown: true })
  }
  if ((await stayIn(sql, outlet.slug, room)) !== null) return refuse('room-occupied', { room })
  const closure = await closedNow(sql, outlet, room, nowMs)
  if (closure !== null) return refuse('room-closed', { room, ...closure })
  if (leavesAt != null && toMilliseconds(leavesAt) <= nowMs)
    return refuse('invalid', { pointer: '/leavesAt', reason: 'a departure that is still to come' })
  const stay: Stay = {
    outlet: outlet.slug,
    id: id ?? uuidV7(nowMs, length => world.random.bytes(length)),
    room,
    checkedInAt: toTimestamp(nowMs),
    checkedOutAt: null,
    leavesAt: leavesAt ?? null,
  }
  return ok({ stay, isKnown: false })
}

async function begin(sql: Transaction, world: World, clerk: Hand, stay: Stay, nowMs: number): Promise<void> {
  await addStay(sql, stay, newSecret(world))
  await addEvent(sql, stay.outlet, { kind: 'stay', stay: stay.id, subject: stay.room }, nowMs)
  const changed = { room: { from: null, to: stay.room } }
  await addAct(sql, stay.outlet, { actor: clerk, what: 'check-in', on: stay.id, changed }, nowMs)
}

function answer(world: World, stay: Stay): CheckedIn {
  return { stay: stay.id, stayCode: stayCode(world.keys, stay.outlet, stay.id), room: stay.room }
}
