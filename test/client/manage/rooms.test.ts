import { expect, test } from 'vitest'
import { floorsOf, inOrder, type Room } from '../../../src/client/manage/use-rooms.ts'

const aRoom = (room: string, floor: number) => ({ room, floor }) as Room

test('rooms stand by floor, then as a person counts: 9 before 10', () => {
  const rooms = [aRoom('B-10', 1), aRoom('512', 5), aRoom('B-9', 1), aRoom('1001', 10), aRoom('501', 5)]
  expect(inOrder(rooms).map(({ room }) => room)).toEqual(['B-9', 'B-10', '501', '512', '1001'])
})

test('putting them in order leaves the list as it was', () => {
  const rooms = [aRoom('2', 2), aRoom('1', 1)]
  inOrder(rooms)
  expect(rooms.map(({ room }) => room)).toEqual(['2', '1'])
})

test('floors are those that have rooms, each once, lowest first', () => {
  expect(floorsOf([aRoom('1001', 10), aRoom('B1', -1), aRoom('201', 2), aRoom('202', 2)])).toEqual([
    -1, 2, 10,
  ])
})
