/** What people type, as they mean it: whatever keyboard, copy or chat it came through. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseCode } from '../../src/domain/ids.ts'
import { bare, digitsOf, finds, nameOf, slugOf, tidy } from '../../src/domain/typed.ts'

describe('a code means the same', () => {
  test.each([
    ['in full-width letters', 'ＫＸ７Ｍ２Ｑ'],
    ['with what nobody sees in it', '\uFEFFKX7\u200B\u200DM2\u2060Q\u00AD'],
    ['with dashes of all kinds', 'KX‐7‑M–2—Q−ー'],
    ['with spaces of all kinds', '\tKX\u00A07\u2009M\u30002\u202FQ\n'],
    ['in digits of another script', 'KX٧M२Q'],
    ['as a sentence ends', 'KX7M2Q.'],
    ['in quotes', '“KX7M2Q”'],
    ['with a letter of another keyboard that looks the same', 'КХ7М2Q'],
    ['with the accents that a long press gives', 'ḱẋ7ṁ2q'],
    ['written from right to left by a chat', '\u202BKX7M2Q\u202C'],
    ['in keycaps', 'KX7️⃣M2️⃣Q'],
  ])('%s', (_, typed) => {
    expect(normaliseCode(typed)).toBe('KX7M2Q')
  })

  test('and a letter that is none of its symbols makes it another', () => {
    expect(normaliseCode('KX7M2日')).not.toBe('KX7M2')
    expect(normaliseCode('KX7M2U')).toBe('KX7M2U')
  })

  test('however often it is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), typed => {
        const once = normaliseCode(typed)
        expect(normaliseCode(once)).toBe(once)
      }),
    )
  })
})

test('a PIN is its digits, in whichever script', () => {
  for (const typed of ['123456', '１２３４５６', '١٢٣٤٥٦', '۱۲۳۴۵۶', ' 123 456 ', '12-34-56', '१२३४५६'])
    expect(digitsOf(typed)).toBe('123456')
  // No digit is invented, and no letter passes for one.
  for (const typed of ['12a456', '½', 'l23456', '12.456']) expect(digitsOf(typed)).not.toMatch(/^\d+$/)
})

test('every decimal digit there is has its value', () => {
  for (let point = 0; point <= 0x1ffff; point++) {
    const symbol = String.fromCodePoint(point)
    if (/\p{Nd}/u.test(symbol)) expect(tidy(symbol), point.toString(16)).toMatch(/^\d$/)
  }
  expect(tidy('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789')
  expect(tidy('𑁦𑁧𑁨𑁩𑁪𑁫𑁬𑁭𑁮𑁯')).toBe('0123456789')
})

describe('a name', () => {
  test.each([
    ['５１２', '512'],
    [' 512\u200B ', '512'],
    ['B–12', 'B-12'],
    ['B - 12', 'B-12'],
    ['B -12', 'B-12'],
    ['B- 12', 'B-12'],
    ['B--12', 'B-12'],
    ['Konter   ３', 'Konter 3'],
    ['Bale A\u0308rnum', 'Bale Ärnum'],
  ])('%j is %j', (typed, name) => {
    expect(nameOf(typed)).toBe(name)
  })
})

test.each([
  ['Hotel-Demo-Timur', 'hotel-demo-timur'],
  [' hotel demo  timur ', 'hotel-demo-timur'],
  ['hotel - demo -- timur', 'hotel-demo-timur'],
  ['hotel–demo–timur\u200B', 'hotel-demo-timur'],
  ['ｈｏｔｅｌ－ｄｅｍｏ', 'hotel-demo'],
])('the short name %j is %j', (typed, slug) => {
  expect(slugOf(typed)).toBe(slug)
})

describe('a search', () => {
  test.each([
    ['Kopi Arabika Décaf', 'decaf'],
    ['Kopi Arabika Decaf', 'DÉCAF  kopi'],
    ["Wanyi D'Kopi", 'dkopi'],
    ['Amplang Bu Nur', 'ａｍｐｌａｎｇ'],
    ['Kue Lapis', 'kue\u00ADlapis'],
    ['B-12', 'b12'],
    ['B-12', 'B–12'],
    ['Kamar 512', '٥١٢'],
    ['İstanbul', 'istanbul'],
  ])('finds %j by %j', (text, wanted) => {
    expect(finds(text, wanted)).toBe(true)
  })

  test('finds everything by nothing, and nothing by what is not there', () => {
    expect(finds('Amplang', ' \u200B ')).toBe(true)
    expect(finds('Amplang', 'amplang madu')).toBe(false)
    expect(finds('Amplang', 'gnalpma')).toBe(false)
  })
})

test('two names that differ in what nobody hears are the same', () => {
  expect(bare('B-12')).toBe(bare('b 12'))
  expect(bare('B-12')).not.toBe(bare('B-13'))
  expect(bare(' Kopi “Décaf” B-12 ')).toBe('kopidecafb12')
})
