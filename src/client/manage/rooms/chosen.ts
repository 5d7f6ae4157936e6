/** Rooms that are chosen, as they were seen last: kept while their manager goes between the list and the sheet. */
import { useState } from 'preact/hooks'
import type { RoomTile } from '../../../contract/rooms.ts'
import { ROOMS_A_PAGE } from '../../../domain/room-list.ts'

export type Chosen = ReadonlyMap<string, RoomTile>

export interface ChosenState {
  readonly chosen: Chosen
  readonly onChosen: (change: (before: Chosen) => Chosen) => void
}

export function useChosen(): ChosenState {
  const [chosen, onChosen] = useState<Chosen>(new Map())
  return { chosen, onChosen }
}

/** More than one go takes are not chosen. */
export function withRooms(before: Chosen, rooms: readonly RoomTile[]): Chosen {
  const next = new Map(before)
  for (const room of rooms) if (next.size < ROOMS_A_PAGE || next.has(room.room)) next.set(room.room, room)
  return next
}

export function withoutRoom(before: Chosen, room: RoomTile): Chosen {
  return new Map([...before].filter(([name]) => name !== room.room))
}

/** As they are now; what of them is not among these stays as it was seen. */
export function seenAnew(before: Chosen, rooms: readonly RoomTile[]): Chosen {
  const now = new Map(rooms.map(room => [room.room, room]))
  return new Map([...before].map(([name, room]) => [name, now.get(name) ?? room]))
}

/** From the one that was chosen last to this one, as they stand. */
export function between(
  rooms: readonly RoomTile[],
  last: string | null,
  room: RoomTile,
): readonly RoomTile[] {
  const from = rooms.findIndex(one => one.room === last)
  const to = rooms.indexOf(room)
  return from < 0 ? [room] : rooms.slice(Math.min(from, to), Math.max(from, to) + 1)
}
