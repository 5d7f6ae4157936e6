/**
 * A room goes by another name, or is on another floor. Whoever stays there, what they have ordered, its tablet, its waiting
 * phones and every code on its walls go along; papers and orders that are over keep the name that was true then.
 */
import type { ChangedRooms } from '../../../contract/rooms.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { RoomName } from '../../../domain/ids.ts'
import { apply } from '../../../domain/order.ts'
import type { Outlet, Room } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { bare } from '../../../domain/typed.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { allRooms, findRoom, renameRoom, setFloor } from '../../storage/statements/city/rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { openOrders, saveOrder } from '../../storage/statements/ordering/orders.ts'
import { stayIn } from '../../storage/statements/stays/stays.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { roomTiles } from './find-rooms.ts'

export interface RoomChangeWish {
  readonly room: RoomName
  readonly floor: number
  /** As whoever asks has seen it. */
  readonly was: Pick<Room, 'floor'>
}

export async function changeRoom(
  world: World,
  manager: ActorOf<'manager'>,
  name: RoomName,
  wish: RoomChangeWish,
): Promise<Result<ChangedRooms, 'unknown-room' | 'room-exists' | 'changed-meanwhile'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const room = await findRoom(sql, outlet.slug, name)
    if (room === null) return refuse('unknown-room')
    if (room.floor !== wish.was.floor) return refuse('changed-meanwhile', { floor: room.floor })
    if (await isTaken(sql, outlet, room, wish.room)) return refuse('room-exists')
    const isMoved = room.floor !== wish.floor
    const isRenamed = room.name !== wish.room
    if (isMoved) await setFloor(sql, outlet.slug, name, wish.floor)
    if (isRenamed) await rename(sql, world, outlet, name, wish.room)
    if (isMoved || isRenamed) {
      const nowMs = world.clock.now()
      await addEvent(sql, outlet.slug, { kind: 'rooms', stay: null, subject: wish.room }, nowMs)
      const changed = {
        name: { from: name, to: wish.room },
        floor: { from: room.floor, to: wish.floor },
      }
      await addAct(sql, outlet.slug, { actor: manager, what: 'rename-room', on: wish.room, changed }, nowMs)
    }
    return ok(await roomTiles(sql, world, outlet, [wish.room]))
  })
}

/** By another room: `318a` may become `318-A`. */
async function isTaken(sql: Transaction, outlet: Outlet, room: Room, to: RoomName): Promise<boolean> {
  if (to === room.name) return false
  const rooms = await allRooms(sql, outlet.slug)
  return rooms.some(({ name }) => name !== room.name && bare(name) === bare(to))
}

async function rename(
  sql: Transaction,
  { clock }: World,
  { slug }: Outlet,
  from: RoomName,
  to: RoomName,
): Promise<void> {
  const nowMs = clock.now()
  await renameRoom(sql, slug, from, to)
  // Also what a guest who has left still waits for: it is brought to a door, and the door is called so now.
  const { read: orders } = await openOrders(sql, slug)
  for (const order of orders.filter(({ room }) => room === from)) {
    await saveOrder(sql, slug, apply(order, { type: 'moved', room: to }))
    await addEvent(sql, slug, { kind: 'order', stay: order.stay, subject: order.id }, nowMs)
  }
  const stay = await stayIn(sql, slug, to)
  if (stay !== null) await addEvent(sql, slug, { kind: 'stay', stay: stay.id, subject: to }, nowMs)
}
