import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../src/log/canonical.ts'

describe('the examples of RFC 8785', () => {
  test('section 3.2.2: strings and literals as ECMAScript writes them', () => {
    const value = {
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
      numbers: [333333333, 4, 2, 0],
    }
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333,4,2,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('section 3.2.3: names in the order of their UTF-16 code units', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonical(value)) as object).length).toBe(7)
    expect(Array.from(canonical(value).matchAll(/:"([^"]+)"/g), match => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test('appendix C: no blanks, sorted at every depth, arrays in their own order', () => {
    expect(canonical({ b: [{ z: 1, a: 2 }, []], a: {} })).toBe('{"a":{},"b":[{"a":2,"z":1},[]]}')
  })
})

describe('what JSON cannot say exactly is refused', () => {
  test.each([
    ['a fraction', 0.1],
    ['minus zero', -0],
    ['more than 2^53 − 1', 2 ** 53],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a lone surrogate', '\ud83d'],
    ['a lone surrogate in a name', { '\ude00': 1 }],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['nothing', undefined],
    ['a fraction deep inside', { a: [{ b: 0.5 }] }],
  ])('%s', (_, value) => {
    expect(() => canonical(value)).toThrow()
  })
})

/** Values an entry may hold: whole numbers, strings of any Unicode, and what is made of them. */
const json = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger().map(n => n + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value

describe('any value', () => {
  test('reads back as it was, and reads back into the same text', () => {
    fc.assert(
      fc.property(json, value => {
        const text = canonical(value)
        expect(JSON.parse(text)).toEqual(value)
        expect(canonical(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('has one text in whatever order its members were written', () => {
    const members = fc.uniqueArray(fc.tuple(fc.string(), json), { selector: ([name]) => name })
    fc.assert(
      fc.property(members, list => {
        const forwards = canonical(Object.fromEntries(list))
        expect(canonical(Object.fromEntries([...list].reverse()))).toBe(forwards)
      }),
    )
  })

  test('leaves out members that are undefined', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
  })
})
