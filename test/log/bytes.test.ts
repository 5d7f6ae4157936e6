import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigEndian, fromBigEndian, sameBytes } from '../../src/log/bytes.ts'

test('bytes are the same when all of them are, and there are no more', () => {
  const some = Uint8Array.of(1, 2, 3)
  expect(sameBytes(some, Uint8Array.of(1, 2, 3))).toBe(true)
  for (const other of [
    Uint8Array.of(1, 2),
    Uint8Array.of(1, 2, 3, 4),
    Uint8Array.of(1, 2, 4),
    Uint8Array.of(),
  ])
    expect([sameBytes(some, other), sameBytes(other, some)]).toEqual([false, false])
})

test('a number is read as it was written, and none is read out of nothing or beyond 2^53', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 7, max: 9 }), (number, length) => {
      expect(bigEndian(number, length)).toHaveLength(length)
      expect(fromBigEndian(bigEndian(number, length))).toBe(number)
    }),
  )
  expect([...bigEndian(258, 3)]).toEqual([0, 1, 2])
  expect(fromBigEndian(Uint8Array.of())).toBeNull()
  expect(fromBigEndian(Uint8Array.of(0x1f, 255, 255, 255, 255, 255, 255))).toBe(Number.MAX_SAFE_INTEGER)
  expect(fromBigEndian(Uint8Array.of(0x20, 0, 0, 0, 0, 0, 0))).toBeNull()
})
