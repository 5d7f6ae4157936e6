/** Rooms that are added, one or two thousand, in one transaction: those that are there stay as they are. */
import type { ManagedRooms } from '../../../contract/rooms.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { CodeName, RoomName } from '../../../domain/ids.ts'
import type { Outlet, Room } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { fatesOf, type RoomFate, type RoomWish } from '../../../domain/room-batch.ts'
import { ROOMS_AT_ONCE_MAX, ROOMS_MAX, RUNS_TOLD_MAX, runsOf } from '../../../domain/room-ranges.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addRooms, allRooms, type NewRoom } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import type { Transaction } from '../../storage/storage.ts'
import { hashOf, type World } from '../world.ts'
import { codeNameOf, roomCode } from './codes.ts'
import { managedRooms } from './find-rooms.ts'

/** In the transaction of whoever asks. Answers what became of each, in the order of the wishes. */
export async function addRoomsIn(
  sql: Transaction,
  world: World,
  outlet: Outlet,
  wishes: readonly RoomWish[],
): Promise<Result<readonly RoomFate[], 'invalid'>> {
  const rooms = await allRooms(sql, outlet.slug)
  const fates = fatesOf(wishes, rooms)
  const added = wishes.filter((_, i) => fates[i] === 'new')
  if (wishes.length > ROOMS_AT_ONCE_MAX || rooms.length + added.length > ROOMS_MAX)
    return refuse('invalid', {
      pointer: '/groups',
      reason: `at most ${ROOMS_AT_ONCE_MAX} rooms at once, and ${ROOMS_MAX} at an outlet`,
    })
  if (added.length === 0) return ok(fates)
  await addRooms(sql, outlet.slug, newRooms(world, outlet, added, rooms))
  // Each desk reads its rooms again.
  await addEvent(
    sql,
    outlet.slug,
    { kind: 'rooms', stay: null, subject: added[0]?.room ?? '' },
    world.clock.now(),
  )
  return ok(fates)
}

/** A name that another room's codes are made under is none for its own: two doors would have one code. */
function newRooms(
  { keys }: World,
  { slug }: Outlet,
  wishes: readonly RoomWish[],
  rooms: readonly Room[],
): NewRoom[] {
  const taken = new Set(rooms.map(codeNameOf))
  return wishes.map(({ room: name, kind, floor }) => {
    const codeName = freeName(name, taken)
    taken.add(codeName)
    const room: Room = {
      outlet: slug,
      name,
      kind,
      floor,
      generation: 1,
      ...(codeName === name ? {} : { codeName }),
    }
    return { room, codeHash: hashOf(roomCode(keys, room)) }
  })
}

/** No door is called `318/2`. */
function freeName(name: RoomName, taken: ReadonlySet<CodeName>): CodeName {
  let free: CodeName = name
  for (let n = 2; taken.has(free); n++) free = `${name}/${n}`
  return free
}

export async function createRooms(
  world: World,
  manager: ActorOf<'manager'>,
  wishes: readonly RoomWish[],
): Promise<Result<{ added: number; left: RoomName[] }, 'invalid'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const done = await addRoomsIn(sql, world, outlet, wishes)
    if (!done.ok) return done
    const added = wishes.filter((_, i) => done.value[i] === 'new').map(({ room }) => room)
    const left = wishes.filter((_, i) => done.value[i] !== 'new').map(({ room }) => room)
    const [first] = added
    if (first !== undefined) {
      const changed = { added: added.length, rooms: readOut(added) }
      const act = { actor: manager, what: 'add-rooms', on: first, changed } as const
      await addAct(sql, outlet.slug, act, world.clock.now())
    }
    return ok({ added: added.length, left })
  })
}

export function readOut(rooms: readonly RoomName[]): string[] {
  return runsOf(rooms)
    .slice(0, RUNS_TOLD_MAX)
    .map(({ first, last }) => (first === last ? first : `${first}–${last}`))
}

export async function createRoom(
  world: World,
  manager: ActorOf<'manager'>,
  wish: RoomWish,
): Promise<Result<ManagedRooms, 'room-exists' | 'invalid'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const done = await addRoomsIn(sql, world, outlet, [wish])
    if (!done.ok) return done
    if (done.value[0] !== 'new') return refuse('room-exists')
    const changed = { kind: wish.kind, floor: wish.floor }
    const act = { actor: manager, what: 'add-room', on: wish.room, changed } as const
    await addAct(sql, outlet.slug, act, world.clock.now())
    return ok(await managedRooms(sql, world, outlet))
  })
}
