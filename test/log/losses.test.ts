/** Which keys took over for a loss, and what that says of what others have signed. */
import { expect, test } from 'vitest'
import { fitsLosses, lossOver, nextSince } from '../../src/log/losses.ts'
import type { RegisteredKey } from '../../src/log/register.ts'

const third: RegisteredKey = { vkey: 'third', since: 2, until: null, loss: { to: 9, generation: 3 } }
const second: RegisteredKey = { vkey: 'second', since: 4, until: 2, loss: { to: 7, generation: 2 } }
const first: RegisteredKey = { vkey: 'first', since: 0, until: 2 }
/** A backup of before the first loss was put back once more. */
const KEYS = [third, second, first]

test.each([
  [2, undefined],
  [3, 'third'],
  [9, 'third'],
  [10, undefined],
])('what the first key signed at %i is lost by %s', (size, by) => {
  expect(lossOver(KEYS, first, size)?.vkey).toBe(by)
  expect(lossOver(KEYS, null, size)?.vkey).toBe(by)
})

test('a key loses nothing by its own loss, nor by an earlier one', () => {
  expect(lossOver(KEYS, third, 5)).toBeUndefined()
  expect(lossOver([second, first], second, 5)).toBeUndefined()
  expect(lossOver(KEYS, second, 5)).toBe(third)
})

test('an entry of a loss that is lost itself is none any more', () => {
  const of = (number: number, key: RegisteredKey) =>
    ({ kind: 'loss', from: number, to: key.loss?.to, key: key.vkey }) as const
  expect(fitsLosses(KEYS, 3, of(3, third))).toBe(true)
  expect(fitsLosses(KEYS, 5, of(5, second))).toBe(false)
  expect(fitsLosses(KEYS, 5, { kind: 'kwitansi' })).toBe(true)
  expect(fitsLosses(KEYS, 3, { kind: 'kwitansi' })).toBe(false)
  expect(fitsLosses([second, first], 5, of(5, second))).toBe(false)
  expect(fitsLosses([{ ...second, until: null }, first], 5, of(5, second))).toBe(true)
  expect(fitsLosses([{ ...second, until: 5 }, first], 5, of(5, second))).toBe(true)
  expect(fitsLosses([first], 1, { kind: 'void' })).toBe(true)
})

test.each([
  [0, 3],
  [2, 3],
  [3, 3],
  [8, 8],
])(
  'after a key that took over at 2 for a loss another takes over at %i no earlier than %i',
  (size, since) => {
    expect(nextSince(KEYS, size)).toBe(since)
    expect(nextSince([first], size)).toBe(size)
    expect(nextSince([], size)).toBe(size)
  },
)
