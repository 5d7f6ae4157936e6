/** The manager's rooms: their QR addresses, a new room, a rotated code. */
import type { ManagedRooms } from '../../../contract/manage.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName } from '../../../domain/ids.ts'
import type { Outlet, Room, RoomKind } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { bare } from '../../../domain/typed.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addRoom, allRooms, findRoom, setRoomCode } from '../../storage/statements/city/outlets.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { hashOf, type World } from '../world.ts'
import { roomCode, roomUrl } from './codes.ts'

async function managedRooms(sql: Sql, world: World, outlet: Outlet): Promise<ManagedRooms> {
  const rooms = await allRooms(sql, outlet.slug)
  return {
    rooms: rooms.map(room => ({
      room: room.name,
      kind: room.kind,
      floor: room.floor,
      generation: room.generation,
      url: roomUrl(world.keys, room),
    })),
  }
}

export async function readManagedRooms(world: World, outlet: Outlet): Promise<ManagedRooms> {
  return world.storage.read(sql => managedRooms(sql, world, outlet))
}

/** Adds a room with its first code; false when the name is taken. */
export async function insertRoom(sql: Transaction, world: Pick<World, 'keys'>, room: Room): Promise<boolean> {
  return addRoom(sql, room, hashOf(roomCode(world.keys, room)))
}

export async function createRoom(
  world: World,
  manager: ActorOf<'manager'>,
  wish: { readonly room: RoomName; readonly kind: RoomKind; readonly floor: number },
): Promise<Result<ManagedRooms, 'room-exists'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const room: Room = {
      outlet: outlet.slug,
      name: wish.room,
      kind: wish.kind,
      floor: wish.floor,
      generation: 1,
    }
    // `B-12` and `b 12` are one door to everybody but a database.
    const isTaken = (await allRooms(sql, outlet.slug)).some(({ name }) => bare(name) === bare(room.name))
    if (isTaken || !(await insertRoom(sql, world, room))) return refuse('room-exists')
    const changed = { kind: room.kind, floor: room.floor }
    const done = { actor: manager, what: 'add-room', on: room.name, changed } as const
    await addAct(sql, outlet.slug, done, world.clock.now())
    return ok(await managedRooms(sql, world, outlet))
  })
}

/** Every printed code of the room, and every ticket made from one, is worthless from here on. */
export async function rotateRoom(
  world: World,
  manager: ActorOf<'manager'>,
  name: RoomName,
): Promise<Result<ManagedRooms, 'unknown-room'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const room = await findRoom(sql, outlet.slug, name)
    if (room === null) return refuse('unknown-room')
    const next = { ...room, generation: room.generation + 1 }
    await setRoomCode(sql, next, hashOf(roomCode(world.keys, next)))
    const changed = { generation: { from: room.generation, to: next.generation } }
    const done = { actor: manager, what: 'rotate-room', on: name, changed } as const
    await addAct(sql, outlet.slug, done, world.clock.now())
    return ok(await managedRooms(sql, world, outlet))
  })
}
