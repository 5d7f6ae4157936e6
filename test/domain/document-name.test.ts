/** What a document is called once numbers have come again. */
import { expect, test } from 'vitest'
import { isLost, named, nameIn, spelled } from '../../src/domain/document-name.ts'

const LOSSES = [
  { since: 2, loss: { to: 9, generation: 3 } },
  { since: 4, loss: { to: 7, generation: 2 } },
  { since: 0 },
]

test.each([
  [{ number: 124 }, '124'],
  [{ number: 124, generation: 2 }, '124-2'],
  [{ number: 7, generation: 12 }, '7-12'],
])('%o is spelled %s, and read again', (name, text) => {
  expect(spelled(name)).toBe(text)
  expect(nameIn(text)).toEqual(name)
})

test('the first generation is spelled by the number alone', () => {
  expect(spelled({ number: 5, generation: 1 })).toBe('5')
})

test.each([
  '',
  '0',
  '-1',
  '01',
  '5-',
  '5-0',
  '5-1',
  '5-02',
  '5-2-3',
  '5 ',
  'x5',
  '5x',
  '1234567890123456',
  '5-1234567',
])('%j is no name', text => {
  expect(nameIn(text)).toBeNull()
})

test('a number is of the latest generation that began before it', () => {
  expect([1, 2, 3, 4, 5, 99].map(number => spelled(named(LOSSES, number)))).toEqual([
    '1',
    '2',
    '3-3',
    '4-3',
    '5-3',
    '99-3',
  ])
  expect(named(LOSSES.slice(1), 4)).toStrictEqual({ number: 4 })
  expect(named(LOSSES.slice(1), 5)).toStrictEqual({ number: 5, generation: 2 })
  expect(named([], 5)).toStrictEqual({ number: 5 })
})

test.each([
  ['2', false],
  ['3', true],
  ['9', true],
  ['10', false],
  ['5-2', true],
  ['3-3', false],
  ['9-3', false],
])('whether %s is lost: %s', (text, expected) => {
  const name = nameIn(text)
  expect(name !== null && isLost(LOSSES, name)).toBe(expected)
})
