import { describe, expect, test } from 'vitest'
import {
  inOrder,
  type ListedRoom,
  ROOMS_A_PAGE,
  type RoomQuestion,
  roomPage,
} from '../../src/domain/room-list.ts'

const aRoom = (name: string, floor: number, is: Partial<ListedRoom> = {}): ListedRoom => ({
  name,
  floor,
  isOccupied: false,
  isClosed: false,
  isCardOld: false,
  ...is,
})
const ROOMS = [
  aRoom('B-10', 1, { isOccupied: true }),
  aRoom('512', 5, { isOccupied: true, isClosed: true }),
  aRoom('B-9', 1),
  aRoom('1001', 10, { isCardOld: true }),
  aRoom('501', 5),
  aRoom('B1', -1),
]
const named = (question: RoomQuestion) => roomPage(ROOMS, question).rooms.map(({ name }) => name)

test('rooms stand by floor, then as a person counts: 9 before 10', () => {
  expect(named({})).toEqual(['B1', 'B-9', 'B-10', '501', '512', '1001'])
})

test('putting them in order leaves the list as it was', () => {
  const rooms = [aRoom('2', 2), aRoom('1', 1)]
  inOrder(rooms)
  expect(rooms.map(({ name }) => name)).toEqual(['2', '1'])
})

test('floors are those that have rooms, each once, lowest first, with how many', () => {
  expect(roomPage(ROOMS, { find: 'nothing' }).floors).toEqual([
    { floor: -1, rooms: 1 },
    { floor: 1, rooms: 2 },
    { floor: 5, rooms: 2 },
    { floor: 10, rooms: 1 },
  ])
})

describe('they are found', () => {
  test.each<[RoomQuestion, string[]]>([
    [{ find: '51' }, ['512']],
    [{ find: 'b 1' }, ['B1', 'B-10']],
    [{ find: '501–512' }, ['501', '512']],
    [{ find: '500-520, 1001' }, ['501', '512', '1001']],
    [{ find: 'B 9 – ' }, ['B-9']],
    [{ find: '520-500' }, []],
    [{ floor: 5 }, ['501', '512']],
    [{ floor: 0 }, []],
    [{ show: 'occupied' }, ['B-10', '512']],
    [{ show: 'closed' }, ['512']],
    [{ show: 'cards' }, ['1001']],
    [{ show: 'occupied', floor: 5, find: '5' }, ['512']],
  ])('by %j', (question, names) => {
    expect(named(question)).toEqual(names)
  })
})

test('what is counted is of all rooms, whatever is looked for', () => {
  expect(roomPage(ROOMS, { find: '501' })).toMatchObject({
    found: 1,
    counts: { all: 6, occupied: 2, closed: 1, cards: 1 },
  })
})

test('a page is no longer than a screen; each room stands on one, and behind the last is the last', () => {
  const many = Array.from({ length: 2 * ROOMS_A_PAGE + 1 }, (_, i) => aRoom(String(1000 + i), i % 7))
  const pages = [1, 2, 3].map(page => roomPage(many, { page }))
  expect(pages.map(({ rooms }) => rooms.length)).toEqual([ROOMS_A_PAGE, ROOMS_A_PAGE, 1])
  expect(new Set(pages.flatMap(({ rooms }) => rooms)).size).toBe(many.length)
  expect(roomPage(many, { page: 99 })).toEqual(pages[2])
})
