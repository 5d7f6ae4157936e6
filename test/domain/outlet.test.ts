import { expect, test } from 'vitest'
import { isDialable } from '../../src/domain/outlet.ts'

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
])('a phone of its own reaches %j: %s', (number, reaches) => {
  expect(isDialable(number)).toBe(reaches)
})
