/** Rooms of an outlet as a sheet says them. One that was ever used stays. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { OUTLETS, ROOM_KINDS, type Room } from '../../../domain/outlet.ts'
import type { RoomWish } from '../../../domain/room-batch.ts'
import { ROOMS_AT_ONCE_MAX, ROOMS_MAX } from '../../../domain/room-ranges.ts'
import type { CellValue } from '../../../domain/sheets/cell.ts'
import { refused } from '../../../domain/sheets/compare.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { removeUnusedRoom, setRoomPlace } from '../../storage/statements/city/sheet-rooms.ts'
import { addEvent } from '../../storage/statements/events.ts'
import { addRoomsIn } from '../city/add-rooms.ts'
import type { Keeper, Setting, Values, Written } from './keeper.ts'

type Manager = ActorOf<'manager'>

export const roomKeeper: Keeper<Manager> = {
  known: async (sql, _world, { outlet }) =>
    (await allRooms(sql, outlet.slug)).map(({ name, kind, floor }) => ({
      key: name,
      cells: { room: name, kind, floor },
    })),
  references: async () => ({}),
  check: async (sql, _world, { outlet }, outcomes) => {
    const most = Math.min(ROOMS_AT_ONCE_MAX, ROOMS_MAX - (await allRooms(sql, outlet.slug)).length)
    let added = 0
    return outcomes.map(outcome =>
      outcome.state === 'new' && ++added > most
        ? refused(outcome, 'room', { code: 'too-many', limit: most })
        : outcome,
    )
  },
  add: async ({ sql, world }, { outlet }, rows) => {
    const wishes = rows.map((row): RoomWish => {
      const floor = typeof row.floor === 'number' ? row.floor : 0
      return { room: String(row.room), floor, kind: kindIn(row.kind) ?? OUTLETS[outlet.kind].stands }
    })
    const done = await addRoomsIn(sql, world, outlet, wishes)
    if (!done.ok || done.value.some(fate => fate !== 'new'))
      throw new Error('rooms that were compared are others')
    return wishes.map(({ room }) => room)
  },
  set: async (to, { outlet }, changes) => {
    const rooms = new Map((await allRooms(to.sql, outlet.slug)).map(room => [String(room.name), room]))
    for (const { key, cells } of changes) {
      const room = rooms.get(key)
      if (room !== undefined) await setRoomPlace(to.sql, roomOf(room, cells))
    }
    await tellDesks(
      to,
      outlet.slug,
      changes.map(({ key }) => key),
    )
  },
  remove: async (to, { outlet }, keys) => {
    const used: string[] = []
    for (const key of keys) if (!(await removeUnusedRoom(to.sql, outlet.slug, key))) used.push(key)
    await tellDesks(to, outlet.slug, keys)
    return used
  },
}

function roomOf(room: Room, cells: Setting['cells'] | Values): Room {
  return {
    ...room,
    kind: kindIn(cells.kind) ?? room.kind,
    floor: typeof cells.floor === 'number' ? cells.floor : room.floor,
  }
}

function kindIn(value: CellValue | null | undefined) {
  return ROOM_KINDS.find(kind => kind === value)
}

/** Each desk reads its rooms again. */
async function tellDesks(
  { sql, atMs }: Written,
  outlet: OutletId,
  [first]: readonly string[],
): Promise<void> {
  if (first === undefined) return
  await addEvent(sql, outlet, { kind: 'rooms', stay: null, subject: first }, atMs)
}
