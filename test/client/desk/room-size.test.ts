import { expect, test } from 'vitest'
import { roomSize } from '../../../src/client/desk/parts/room-size.ts'

test.each([
  ['512', ''],
  ['B-10', ''],
  ['Suite 12', 'long'],
  ['Kamar Mawar 3', 'long'],
  ['Presidential Suite A', 'long wordy'],
])('%s is written %s', (room, size) => {
  expect(roomSize(room)).toBe(size)
})
