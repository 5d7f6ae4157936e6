import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { terbilang, terbilangRupiah } from '../../src/domain/terbilang.ts'
import { vectorGroup } from '../support/vectors.ts'

const WORDS = {
  nol: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  sebelas: 11,
} as Record<string, number>
const SCALES = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 } as Record<string, number>

/** Reads Indonesian number words back, by the grammar a person uses and not by the one that wrote them. */
function readBack(words: string): number {
  let total = 0
  let group = 0
  let digit = 0
  for (const word of words.split(' ')) {
    if (word === 'seribu') total += 1000
    else if (word === 'seratus') group += 100
    else if (word === 'belas') digit += 10
    else if (word === 'puluh' || word === 'ratus') {
      group += digit * (word === 'puluh' ? 10 : 100)
      digit = 0
    } else if (SCALES[word] !== undefined) {
      total += (group + digit) * SCALES[word]
      group = 0
      digit = 0
    } else digit += WORDS[word] ?? Number.NaN
  }
  return total + group + digit
}

describe('terbilang', () => {
  test.each([
    [0, 'nol'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [100, 'seratus'],
    [1_000, 'seribu'],
    [1_001_000, 'satu juta seribu'],
    [67_500, 'enam puluh tujuh ribu lima ratus'],
    [1_000_000_000_000, 'satu triliun'],
  ])('%d is %s', (n, words) => {
    expect(terbilang(n)).toBe(words)
  })

  test('the words of any amount say that amount', () => {
    for (const n of [20, 99, 110, 111, 120, 999_999_999_999_999]) expect(readBack(terbilang(n))).toBe(n)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), n => {
        expect(readBack(terbilang(n))).toBe(n)
      }),
    )
  })

  test.each([-1, 0.5, 1_000_000_000_000_000, Number.NaN])('%d has no words', n => {
    expect(() => terbilang(n)).toThrow(RangeError)
  })

  test('on a kwitansi it begins with a capital and ends with rupiah', () => {
    expect(terbilangRupiah(25_000)).toBe('Dua puluh lima ribu rupiah')
    expect(terbilangRupiah(0)).toBe('Nol rupiah')
  })
})

const published = vectorGroup<{
  cases: { n: number; words: string }[]
  published_pairs: { n: number; words: string }[]
}>('terbilang')

describe.skipIf(published === null)('terbilang beside other programs', () => {
  test('says what they say', () => {
    for (const { n, words } of published?.cases ?? []) expect(terbilang(n)).toBe(words)
  })

  test('says what Indonesian papers say', () => {
    for (const { n, words } of published?.published_pairs ?? []) {
      expect(terbilang(n)).toBe(words.toLowerCase().replace(/ rupiah$/, ''))
    }
  })
})
