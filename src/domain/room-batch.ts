/** Many rooms at once: what becomes of each, beside those that there are. The same for what is typed and for a sheet. */
import type { RoomName } from './ids.ts'
import type { Room, RoomKind } from './outlet.ts'
import { bare } from './typed.ts'

export interface RoomWish {
  readonly room: RoomName
  readonly kind: RoomKind
  readonly floor: number
}

/**
 * `new`: it is added. `there`: it is there just so, and stays. `other`: a room of that name is there on another floor or of
 * another kind, and stays as it is. `twice`: it is wished for more than once.
 */
export const ROOM_FATES = ['new', 'there', 'other', 'twice'] as const
export type RoomFate = (typeof ROOM_FATES)[number]

/** In the order of the wishes. */
export function fatesOf(
  wishes: readonly RoomWish[],
  rooms: readonly Pick<Room, 'name' | 'kind' | 'floor'>[],
): readonly RoomFate[] {
  // `B-12` and `b 12` are one door to everybody but a database.
  const known = new Map(rooms.map(room => [bare(room.name), room]))
  const wished = new Set<string>()
  return wishes.map(wish => {
    const door = bare(wish.room)
    if (wished.has(door)) return 'twice'
    wished.add(door)
    const there = known.get(door)
    if (there === undefined) return 'new'
    const isSame = there.name === wish.room && there.kind === wish.kind && there.floor === wish.floor
    return isSame ? 'there' : 'other'
  })
}
