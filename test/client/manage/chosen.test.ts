import { expect, test } from 'vitest'
import { between, seenAnew, withoutRoom, withRooms } from '../../../src/client/manage/rooms/chosen.ts'
import type { RoomTile } from '../../../src/contract/rooms.ts'
import { ROOMS_A_PAGE } from '../../../src/domain/room-list.ts'

const aTile = (room: string, floor = 1): RoomTile => ({ room, kind: 'room', floor, generation: 1 })
const ROOMS = ['101', '102', '103', '104'].map(room => aTile(room))
const chosen = (...rooms: string[]) =>
  withRooms(
    new Map(),
    rooms.map(room => aTile(room)),
  )
const [, second, , fourth] = ROOMS as [RoomTile, RoomTile, RoomTile, RoomTile]

test('rooms are chosen from the last to this one, whichever stands first; without a last, this one', () => {
  const names = (last: string | null, room: RoomTile) => between(ROOMS, last, room).map(one => one.room)
  expect(names('102', fourth)).toEqual(['102', '103', '104'])
  expect(names('104', second)).toEqual(['102', '103', '104'])
  expect(names(null, second)).toEqual(['102'])
  expect(names('999', second)).toEqual(['102'])
})

test('what is chosen is as it was seen last, also where the page shows others', () => {
  const now = seenAnew(chosen('101', '102'), [aTile('102', 7), aTile('103', 7)])
  expect([...now.values()].map(({ room, floor }) => [room, floor])).toEqual([
    ['101', 1],
    ['102', 7],
  ])
  expect([...withoutRoom(now, aTile('102')).keys()]).toEqual(['101'])
})

test('no more are chosen than one go takes', () => {
  const many = Array.from({ length: ROOMS_A_PAGE + 5 }, (_, i) => aTile(String(i)))
  expect(withRooms(new Map(), many).size).toBe(ROOMS_A_PAGE)
  expect(withRooms(withRooms(new Map(), many), [aTile('0', 9)]).get('0')?.floor).toBe(9)
})
