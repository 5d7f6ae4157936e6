import { expect, test } from 'vitest'
import { isDialable, OUTLET_KINDS, OUTLETS } from '../../src/domain/outlet.ts'

test.each([
  ['+62542123456', true],
  ['0542123456', true],
  ['08123456789', true],
  ['0', false],
  ['9', false],
  ['', false],
  ['1234', false],
  ['*0#', false],
  ['+', false],
  ['12345', true],
  ['123456789012345', true],
  ['1234567890123456', false],
  ['ext 12345', false],
  ['12345 ext', false],
])('a phone of its own reaches %j: %s', (number, reaches) => {
  expect(isDialable(number)).toBe(reaches)
})

test('a hotel is exposed by the room-night, a restaurant by the table-day, a mall by the counter-day', () => {
  expect(OUTLET_KINDS.map(kind => OUTLETS[kind].exposure)).toEqual(['room-night', 'table-day', 'counter-day'])
})
