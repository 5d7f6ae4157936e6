import { expect, test } from 'vitest'
import type { DeskRoom } from '../../../src/client/desk/live/use-rooms.ts'
import { floorsIn, foundIn } from '../../../src/client/desk/rooms/found.ts'

const aRoom = (room: string, floor: number, stay: string | null = null) =>
  ({ room, floor, stay }) as unknown as DeskRoom
const ROOMS = [
  aRoom('1010', 10),
  aRoom('109', 1, 'a'),
  aRoom('110', 1),
  aRoom('1011', 10, 'b'),
  aRoom('98', 1),
]
const names = (...asked: [wanted: string, filter: 'all' | 'occupied' | 'vacant', floor?: string]) =>
  foundIn(ROOMS, ...asked).map(({ room }) => room)

test('rooms stand by floor, and on it as a person counts', () => {
  expect(names('', 'all')).toEqual(['98', '109', '110', '1010', '1011'])
  expect(floorsIn(ROOMS)).toEqual([1, 10])
})

test('they are found by a part of the number, by a run of numbers, by who is in and by floor', () => {
  expect(names('10', 'all')).toEqual(['109', '110', '1010', '1011'])
  expect(names('109–110', 'all')).toEqual(['109', '110'])
  expect(names('', 'occupied')).toEqual(['109', '1011'])
  expect(names('', 'vacant', '10')).toEqual(['1010'])
  expect(names('1011', 'vacant')).toEqual([])
})
