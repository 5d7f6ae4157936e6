/** Rooms that a clerk looks for: by a part of a name or a run of them, by whether somebody stays there, by floor. */
import { inOrder, namesLike } from '../../../domain/room-list.ts'
import type { DeskRoom } from '../live/use-rooms.ts'

export const ROOM_FILTERS = ['all', 'occupied', 'vacant'] as const
export type RoomFilter = (typeof ROOM_FILTERS)[number]

/** `floor`: '' for all. Lowest floor first, then as a person counts. */
export function foundIn(
  rooms: readonly DeskRoom[],
  wanted: string,
  filter: RoomFilter,
  floor = '',
): readonly DeskRoom[] {
  const isNamed = namesLike(wanted)
  const found = rooms.filter(
    room =>
      (floor === '' || String(room.floor) === floor) &&
      (filter === 'all' || (filter === 'occupied') === (room.stay !== null)) &&
      isNamed({ name: room.room }),
  )
  return inOrder(found.map(room => ({ ...room, name: room.room })))
}

export function floorsIn(rooms: readonly DeskRoom[]): readonly number[] {
  return [...new Set(rooms.map(({ floor }) => floor))].sort((a, b) => a - b)
}
