/** Cells as people write them: read for what they mean, and asked where they may mean two things. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Cell,
  type CellReader,
  isEmpty,
  isFormulaError,
  name,
  spelled,
  text,
  yesNo,
} from '../../../src/domain/sheets/cell.ts'
import { choice, choices, nearestOf } from '../../../src/domain/sheets/choices.ts'
import { date, inDays } from '../../../src/domain/sheets/dates.ts'
import { inFigures, number, rupiah } from '../../../src/domain/sheets/numbers.ts'
import { ALLERGEN, CATEGORY } from '../../../src/domain/sheets/spellings.ts'
import { DAY_MS, toTimestamp } from '../../../src/domain/time.ts'

/** The value, or why there is none. */
const said = (read: CellReader, cell: Cell) => {
  const result = read(cell)
  return result.ok ? result.value : result.fault
}

describe('a number', () => {
  const amount = number({ max: 100_000_000 })
  test.each([
    ['25.000', 25_000],
    ['Rp 25.000', 25_000],
    ['Rp25.000,-', 25_000],
    ['IDR 1.250.000', 1_250_000],
    ['25.000,50', 25_000.5],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0.250', 0.25],
    ['25,000.50', 25_000.5],
    ['1,250,000', 1_250_000],
    ['25 000', 25_000],
    ['２５.０００', 25_000],
    ['\u200b 7 ', 7],
    [7.5, 7.5],
  ])('%j is %d', (cell, value) =>
    expect(
      said(
        typeof cell === 'string' && /^\D*25\.000\D*$/.test(cell.normalize('NFKC')) ? rupiah : amount,
        cell,
      ),
    ).toBe(value),
  )

  test.each([
    ['25,000', { code: 'two-numbers', suggestion: '25.000' }],
    ['25.000', { code: 'two-numbers', suggestion: '25000' }],
    ['45 ribu', { code: 'not-a-number', suggestion: '45.000' }],
    ['1,5 jt', { code: 'not-a-number', suggestion: '1.500.000' }],
    ['gratis', { code: 'not-a-number' }],
    [true, { code: 'not-a-number' }],
    ['-5', { code: 'too-small', limit: 0 }],
    [200_000_000, { code: 'too-big', limit: 100_000_000 }],
    [Number.POSITIVE_INFINITY, { code: 'not-a-number' }],
  ])('%j is asked or refused', (cell, fault) => expect(said(amount, cell)).toEqual(fault))

  test('of rupiah has no parts, and its points part thousands', () => {
    expect(said(rupiah, '25.000')).toBe(25_000)
    expect(said(rupiah, 0.5)).toEqual({ code: 'not-whole' })
    expect(said(rupiah, '1,5')).toEqual({ code: 'not-whole' })
  })

  test('written as Indonesians write it is read as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), value => {
        expect(said(number({ max: 1e12, isWhole: true }), inFigures(value))).toBe(value)
      }),
    )
  })
})

describe('a day', () => {
  test.each([
    ['31/12/2026', '2026-12-31'],
    ['1-2-2027', '2027-02-01'],
    ['31.12.2026', '2026-12-31'],
    ['31 Desember 2026', '2026-12-31'],
    ['5 Agt 2027', '2027-08-05'],
    ['17-Aug-2027', '2027-08-17'],
    ['2026-12-31', '2026-12-31'],
    ['2026-12-31T00:00:00.000Z', '2026-12-31'],
    [46_387, '2026-12-31'],
    ['29/02/2028', '2028-02-29'],
  ])('%j is %s', (cell, value) => expect(said(date, cell)).toBe(value))

  test.each([
    ['31.02.2028', { code: 'no-such-date' }],
    ['29/02/2027', { code: 'no-such-date' }],
    ['12/31/2026', { code: 'no-such-date' }],
    ['31/12/26', { code: 'short-year', suggestion: '31/12/2026' }],
    ['besok', { code: 'not-a-date' }],
    ['2026-12-31T18:30:00.000Z', { code: 'not-a-date' }],
    [12, { code: 'not-a-date' }],
    [46_387.5, { code: 'not-a-date' }],
    [true, { code: 'not-a-date' }],
  ])('%j is refused', (cell, fault) => expect(said(date, cell)).toEqual(fault))

  test('is the same in every zone, as text and as a spreadsheet counts it', () => {
    const before = process.env.TZ
    const zones = ['UTC', 'Asia/Makassar', 'Asia/Jayapura', 'America/Los_Angeles', 'Pacific/Kiritimati']
    try {
      fc.assert(
        fc.property(fc.integer({ min: 36_526, max: 73_415 }), fc.constantFrom(...zones), (serial, zone) => {
          process.env.TZ = zone
          const day = toTimestamp(Date.UTC(1899, 11, 30) + serial * DAY_MS).slice(0, 10)
          expect(said(date, serial)).toBe(day)
          expect(said(date, day)).toBe(day)
          expect(said(date, inDays(day))).toBe(day)
        }),
      )
    } finally {
      process.env.TZ = before
    }
  })
})

describe('words of a closed set', () => {
  test.each([
    ['Hasil laut', 'sea'],
    ['HASIL  LAUT', 'sea'],
    ['from the sea', 'sea'],
    ['sea', 'sea'],
  ])('%j is understood', (cell, value) => expect(said(choice(CATEGORY), cell)).toBe(value))

  test('what is none of them is refused, and the nearest is offered', () => {
    expect(said(choice(CATEGORY), 'Minumam')).toEqual({ code: 'unknown-word', suggestion: 'Minuman' })
    expect(said(choice(CATEGORY), 'Sepatu')).toEqual({ code: 'unknown-word' })
  })

  test.each([
    ['ikan; telur', ['egg', 'fish']],
    ['Telur, Ikan', ['egg', 'fish']],
    ['Udang;kepiting', ['crustacean']],
    ['krustasea (udang, kepiting)', ['crustacean']],
    ['tidak ada', []],
  ])('a list %j is %j', (cell, value) => expect(said(choices(ALLERGEN), cell)).toEqual(value))

  test('one word of a list that is none refuses all of it', () => {
    expect(said(choices(ALLERGEN), 'ikan; telor; susi')).toEqual({ code: 'unknown-word', suggestion: 'Susu' })
  })
})

describe('a text', () => {
  test.each([
    ["'=1+1", '=1+1'],
    [' dua\r\nbaris ', 'dua\nbaris'],
    [64_110, '64110'],
  ])('%j is %j', (cell, value) => expect(said(text(100), cell)).toBe(value))

  test('has as many signs as it may, and a number no more digits than spreadsheets hold', () => {
    expect(said(text(3), 'abcd')).toEqual({ code: 'too-long', limit: 3 })
    expect(said(text(60), 6_411_000_000_001_042_000)).toEqual({ code: 'lost-digits' })
    expect(said(name(60), ' Dapur  Bu\tSari ')).toBe('Dapur Bu Sari')
  })

  test('of which a spreadsheet made a date is no name', () => {
    const room = spelled(/^.{1,20}$/, typed => typed)
    expect(said(room, '2026-05-03')).toEqual({ code: 'became-a-date' })
    expect(said(room, '3-5')).toBe('3-5')
  })
})

test.each([
  ['ya', true],
  ['Tidak', false],
  [true, true],
  ['1', true],
  ['mungkin', { code: 'not-yes-or-no' }],
])('%j is yes, no, or asked', (cell, value) => expect(said(yesNo, cell)).toEqual(value))

test.each([[null], [''], [' '], ['-'], ['–'], ['\u200b']])('%j says nothing', cell =>
  expect(isEmpty(cell)).toBe(true),
)
test.each([[0], [false], ['0'], ['tidak ada']])('%j says something', cell =>
  expect(isEmpty(cell)).toBe(false),
)
test.each([['#N/A'], ['#REF!'], ['#DIV/0!']])('%j is a formula that came to nothing', cell =>
  expect(isFormulaError(cell)).toBe(true),
)

test('the nearest of what is known is offered only where it is near', () => {
  expect(nearestOf(['UMKM Demo Manggar', 'UMKM Demo Lamaru'], 'UMKM Demo Mangar')).toBe('UMKM Demo Manggar')
  expect(nearestOf(['UMKM Demo Manggar'], 'Toko Kain')).toBeUndefined()
})
