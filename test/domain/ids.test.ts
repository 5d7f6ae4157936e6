import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CODE_ALPHABET,
  normaliseCode,
  PRODUCT_ID,
  ROOM_CODE_LENGTH,
  ROOM_NAME,
  SLUG,
  STAY_CODE_LENGTH,
  toCode,
  UUID_V7,
  uuidV7,
} from '../../src/domain/ids.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

describe('an id made on the device', () => {
  test('is the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(uuidV7(0x017f22e279b0, () => random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  test('has version and variant, and sorts by its time', () => {
    const ms = fc.integer({ min: 0, max: 2 ** 48 - 2 })
    fc.assert(
      fc.property(ms, bytes(10), bytes(10), (now, a, b) => {
        const first = uuidV7(now, () => a)
        const later = uuidV7(now + 1, () => b)
        expect(first).toMatch(UUID_V7)
        expect(first < later).toBe(true)
      }),
    )
  })
})

describe('a code', () => {
  test.each([
    [STAY_CODE_LENGTH, 32],
    [ROOM_CODE_LENGTH, 16],
  ])('of %d symbols comes from the first bits of %d bytes', (length, size) => {
    fc.assert(
      fc.property(bytes(size), random => {
        const code = toCode(random, length)
        expect(code).toHaveLength(length)
        for (const symbol of code) expect(CODE_ALPHABET).toContain(symbol)
        const bits = Array.from(random, byte => byte.toString(2).padStart(8, '0'))
          .join('')
          .padEnd(256, '0')
        const expected = Array.from({ length }, (_, i) => Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2))
        expect(Array.from(code, symbol => CODE_ALPHABET.indexOf(symbol))).toEqual(expected)
      }),
    )
  })

  test('of different bytes is different: a room code keeps all 128 bits', () => {
    fc.assert(
      fc.property(bytes(16), bytes(16), (a, b) => {
        fc.pre(Buffer.compare(a, b) !== 0)
        expect(toCode(a, ROOM_CODE_LENGTH)).not.toBe(toCode(b, ROOM_CODE_LENGTH))
      }),
    )
  })

  test('is not made of too few bytes', () => {
    expect(() => toCode(new Uint8Array(3), STAY_CODE_LENGTH)).toThrow(RangeError)
    expect(toCode(new Uint8Array(5), 8)).toBe('00000000')
    expect(() => toCode(new Uint8Array(5), 9)).toThrow(RangeError)
  })

  test('has no symbol that is mistaken for another', () => {
    expect(CODE_ALPHABET).toHaveLength(32)
    expect(CODE_ALPHABET).not.toMatch(/[ILOU]/)
  })

  test('typed in lower case, with hyphens and look-alikes, is still the same code', () => {
    expect(normaliseCode(' ab-Cd 0o1iL ')).toBe('ABCD00111')
    fc.assert(
      fc.property(bytes(16), random => {
        const code = toCode(random, ROOM_CODE_LENGTH)
        const typed = code
          .toLowerCase()
          .replace(/0/g, 'o')
          .replace(/1/g, 'l')
          .replace(/(.{4})/g, '$1-')
        expect(normaliseCode(typed)).toBe(code)
        expect(normaliseCode(code)).toBe(code)
      }),
    )
  })
})

test('letters of other alphabets that look like a code’s own are read as they look', () => {
  expect(normaliseCode('АВСЕНКМОРТХІЅЈ')).toBe('ABCEHKM0PTX1SJ')
  expect(normaliseCode('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ')).toBe('ABEZH1KMN0PTYX')
  expect(normaliseCode('авсенкмортхіѕј')).toBe(normaliseCode('АВСЕНКМОРТХІЅЈ'))
})

describe('names', () => {
  const uuid = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
  test.each([
    [
      SLUG,
      ['hotel-demo-timur', 'a', '7', 'a'.repeat(63), 'a-b'],
      ['', '-a', 'a-', 'a--b', 'A', 'a_b', 'a'.repeat(64), ' a', 'a '],
    ],
    [
      PRODUCT_ID,
      ['seller/amplang', 'a/b', 'bu-nur-2/amplang-kuku-macan', `a/${'b'.repeat(125)}`],
      [
        'amplang',
        '/a',
        'a/',
        'a/b/c',
        'A/b',
        'a-/b',
        'a/-b',
        'a/b ',
        ' a/b',
        'a/b_c',
        `a/${'b'.repeat(126)}`,
      ],
    ],
    [
      ROOM_NAME,
      ['512', 'B-12', 'Konter 3', 'Bale Ärnum', 'x'.repeat(20)],
      ['', ' 1', '1 ', '1  2', '<b>', 'x'.repeat(21), 'B_1'],
    ],
    [
      UUID_V7,
      [uuid, uuid.replace('98c4', '88c4'), uuid.replace('98c4', 'bfff')],
      [
        uuid.toUpperCase(),
        uuid.replace('-7cc', '-4cc'),
        uuid.replace('98c4', 'c8c4'),
        ...uuid.split('-').map(part => uuid.replace(part, part.slice(1))),
        ...uuid.split('-').map(part => uuid.replace(part, `g${part.slice(1)}`)),
        `0${uuid}`,
        `${uuid}0`,
        uuid.replaceAll('-', ''),
      ],
    ],
  ])('%s takes what it should and refuses the rest', (pattern, right, wrong) => {
    for (const name of right) expect(name).toMatch(pattern)
    for (const name of wrong) expect(name).not.toMatch(pattern)
  })
})
