/**
 * Rooms of an outlet as its manager looks for them: by what a floor, a number or a run of numbers says, by what needs a hand,
 * a page at a time. Two thousand are counted as a whole, and no more of them is told than a screen shows.
 */
import type { Room } from './outlet.ts'
import { readRooms } from './room-ranges.ts'
import { bare, finds } from './typed.ts'

export const ROOMS_SHOWN = ['all', 'occupied', 'closed', 'cards'] as const
export type RoomsShown = (typeof ROOMS_SHOWN)[number]

/** On one page; chosen, closed, opened or printed in one go. */
export const ROOMS_A_PAGE = 200
export const ROOM_FIND_LENGTH_MAX = 80

export interface ListedRoom extends Pick<Room, 'name' | 'floor'> {
  readonly isOccupied: boolean
  /** Now, or on days that are to come. */
  readonly isClosed: boolean
  readonly isCardOld: boolean
}

const SHOWS = {
  all: () => true,
  occupied: room => room.isOccupied,
  closed: room => room.isClosed,
  cards: room => room.isCardOld,
} satisfies Record<RoomsShown, (room: ListedRoom) => boolean>

export interface RoomQuestion {
  /** A part of a name, or `801–824`. */
  readonly find?: string | undefined
  readonly floor?: number | undefined
  readonly show?: RoomsShown | undefined
  /** From 1. */
  readonly page?: number | undefined
}

export interface RoomPage<Of> {
  readonly rooms: readonly Of[]
  readonly page: number
  readonly pages: number
  readonly found: number
  /** Of all rooms, whatever was looked for. */
  readonly counts: Readonly<Record<RoomsShown, number>>
  /** Lowest first. */
  readonly floors: readonly { readonly floor: number; readonly rooms: number }[]
}

export function roomPage<Of extends ListedRoom>(all: readonly Of[], question: RoomQuestion): RoomPage<Of> {
  const { find = '', floor, show = 'all' } = question
  const isNamed = namesLike(find)
  const found = all.filter(
    room => (floor === undefined || room.floor === floor) && SHOWS[show](room) && isNamed(room),
  )
  const pages = Math.max(1, Math.ceil(found.length / ROOMS_A_PAGE))
  const page = Math.min(question.page ?? 1, pages)
  return {
    rooms: inOrder(found).slice((page - 1) * ROOMS_A_PAGE, page * ROOMS_A_PAGE),
    page,
    pages,
    found: found.length,
    counts: {
      all: all.length,
      occupied: all.filter(SHOWS.occupied).length,
      closed: all.filter(SHOWS.closed).length,
      cards: all.filter(SHOWS.cards).length,
    },
    floors: floorsOf(all),
  }
}

/** What reads as a run of rooms means those; anything else is a part of a name. */
export function namesLike(find: string): (room: Pick<Room, 'name'>) => boolean {
  const { rooms, faults } = readRooms(`lantai 0; ${find}`)
  if (faults.length > 0 || rooms.length < 2) return room => finds(room.name, find)
  const wanted = new Set(rooms.map(({ name }) => bare(name)))
  return room => wanted.has(bare(room.name))
}

/** By floor, then as a person counts: 9 before 10. */
const AS_COUNTED = new Intl.Collator('id', { numeric: true })
export function inOrder<Of extends Pick<Room, 'name' | 'floor'>>(rooms: readonly Of[]): readonly Of[] {
  return [...rooms].sort((a, b) => a.floor - b.floor || AS_COUNTED.compare(a.name, b.name))
}

function floorsOf(rooms: readonly ListedRoom[]): RoomPage<never>['floors'] {
  const counts = new Map<number, number>()
  for (const { floor } of rooms) counts.set(floor, (counts.get(floor) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a - b).map(([floor, rooms]) => ({ floor, rooms }))
}
