import { describe, expect, test } from 'vitest'
import type { Filter } from '../../../src/client/guest/first/state.ts'
import { filtered } from '../../../src/client/guest/screens/filter.tsx'
import {
  allergenSentence,
  bestBeforeText,
  netText,
  permitText,
} from '../../../src/client/guest/screens/label.ts'
import { guest as words } from '../../../src/i18n/id/guest.ts'
import { aMenu, aPlacement } from '../things.ts'
import { aShop } from './phone.ts'

const KEBUN = { slug: 'kebun-demo', name: 'Kebun Demo', district: '', about: { id: '', en: '' } }
const NOT_FOOD = { status: 'not-food' } as const
const MENU = aMenu([
  aPlacement('amplang', { product: { allergens: ['fish', 'egg'] } }),
  aPlacement('madu', { seller: KEBUN, product: { allergens: [] } }),
  aPlacement('sambal', { product: { allergens: null } }),
  aPlacement('batik', { seller: KEBUN, product: { allergens: null, halal: NOT_FOOD } }),
])

const shown = (filter: Filter, wish = {}) => filtered(aShop(MENU, wish), filter).map(item => item.id)

describe('looking for what may be eaten', () => {
  test('hides what contains it, and what nobody has declared', () => {
    expect(shown({ without: ['fish'], maker: null })).toEqual(['madu', 'batik'])
  })

  test('hides by any of several allergens', () => {
    expect(shown({ without: ['milk', 'egg'], maker: null })).toEqual(['madu', 'batik'])
  })

  test('shows what contains others only', () => {
    expect(shown({ without: ['milk'], maker: null })).toEqual(['amplang', 'madu', 'batik'])
  })

  test('hides everything as long as the labels are not here', () => {
    expect(shown({ without: ['fish'], maker: null }, { menu: null })).toEqual([])
  })
})

test('one maker is that maker only, and both wishes hold at once', () => {
  expect(shown({ without: [], maker: 'Dapur Demo' })).toEqual(['amplang', 'sambal'])
  expect(shown({ without: ['fish'], maker: 'Dapur Demo' })).toEqual([])
})

describe('a label in words', () => {
  test.each([
    [null, words.unknownAllergens],
    [[], words.noAllergens],
    [['fish'] as const, 'Mengandung ikan'],
    [['fish', 'egg', 'milk'] as const, 'Mengandung ikan, telur dan susu'],
  ])('allergens %j: %s', (allergens, sentence) => {
    expect(allergenSentence(allergens, words)).toBe(sentence)
  })

  test('unknown allergens are never told as none', () => {
    expect(allergenSentence(null, words)).not.toBe(allergenSentence([], words))
  })

  test('amounts and dates as they are written here', () => {
    expect(netText({ amount: 1.5, unit: 'm' }, words)).toBe('1,5 meter')
    expect(bestBeforeText('2027-02-04', words)).toBe('4 Februari 2027')
  })

  test('a permit is its number, or that none is needed or stated', () => {
    expect(permitText({ kind: 'P-IRT', number: '206' }, words)).toBe('P-IRT 206')
    expect(permitText({ kind: 'BPOM' }, words)).toBe('BPOM Belum disebut')
    expect(permitText({ kind: 'exempt' }, words)).toBe('Tidak wajib izin edar')
  })
})
