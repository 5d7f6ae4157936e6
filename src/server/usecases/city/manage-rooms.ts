/** A room is added with its first code, and its code is made anew. */
import type { ManagedRooms } from '../../../contract/rooms.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName } from '../../../domain/ids.ts'
import type { Room } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { addRoom, findRoom, setRoomCode } from '../../storage/statements/city/rooms.ts'
import type { Transaction } from '../../storage/storage.ts'
import { hashOf, type World } from '../world.ts'
import { roomCode } from './codes.ts'
import { managedRooms } from './find-rooms.ts'

/** Adds a room with its first code; false when the name is taken. */
export async function insertRoom(sql: Transaction, world: Pick<World, 'keys'>, room: Room): Promise<boolean> {
  return addRoom(sql, room, hashOf(roomCode(world.keys, room)))
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
