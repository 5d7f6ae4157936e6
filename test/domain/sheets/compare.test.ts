/** A sheet held against what is there: what is new, what changes and from what, and what is refused and why. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ALLERGENS,
  CARE_MARKS,
  CATEGORIES,
  HALAL_STATUSES,
  NET_UNITS,
  PERMIT_KINDS,
} from '../../../src/domain/product.ts'
import type { Cell } from '../../../src/domain/sheets/cell.ts'
import type { Known } from '../../../src/domain/sheets/column.ts'
import { compareRows, type Outcome, type SheetRow } from '../../../src/domain/sheets/compare.ts'
import { findHeads, letterOf } from '../../../src/domain/sheets/heads.ts'
import { SHEET_NAMES, SHEETS } from '../../../src/domain/sheets/kinds.ts'
import { EXAMPLE, rowsOf, tell, written } from '../../../src/domain/sheets/rows-of.ts'
import { type Applied, undoOf } from '../../../src/domain/sheets/undo.ts'

const { products, makers, rooms } = SHEETS
const MAKERS = [
  { key: 'dapur-bu-sari', name: 'Dapur Bu Sari' },
  { key: 'umkm-manggar', name: 'UMKM Manggar' },
  { key: 'kembar-1', name: 'Kembar' },
  { key: 'kembar-2', name: 'Kembar' },
]
const AMPLANG: Known = {
  key: 'dapur-bu-sari/amplang',
  cells: {
    code: 'dapur-bu-sari/amplang',
    'name.id': 'Amplang Kuku Macan',
    seller: 'dapur-bu-sari',
    category: 'sea',
    'net.amount': 150,
    'net.unit': 'g',
    'halal.validTo': '2028-03-14',
    allergens: ['egg', 'fish'],
  },
}
const NEW = { 'name.id': 'Abon Kepiting', seller: 'Dapur Bu Sari', category: 'Hasil laut' }

function compare(...rows: readonly Readonly<Record<string, Cell>>[]): Outcome[] {
  const sheet = rows.map((cells, i): SheetRow => ({ row: i + 2, cells }))
  return compareRows(products, sheet, [AMPLANG], { makers: MAKERS })
}
const first = <Value>([value]: readonly (Value | undefined)[]): Value => {
  if (value === undefined) throw new Error('nothing is there')
  return value
}
const one = (cells: Readonly<Record<string, Cell>>) => first(compare(cells))
const by = { 'name.id': 'Amplang kuku-macan', seller: 'Dapur Bu Sari' }

describe('a row', () => {
  test('of what is not there is new, with its maker by name', () => {
    expect(one(NEW)).toEqual({
      row: 2,
      state: 'new',
      key: null,
      faults: {},
      changes: {
        'name.id': { from: null, to: 'Abon Kepiting' },
        seller: { from: null, to: 'dapur-bu-sari' },
        category: { from: null, to: 'sea' },
      },
    })
  })

  test('of what is there is found by its name, however it is spelled, and by its code', () => {
    expect(one(by)).toMatchObject({ state: 'same', key: AMPLANG.key, changes: {} })
    expect(one({ code: AMPLANG.key })).toMatchObject({ state: 'same', key: AMPLANG.key })
    expect(one({ code: AMPLANG.key, 'name.id': 'Amplang Pedas' })).toMatchObject({
      state: 'changed',
      changes: { 'name.id': { from: 'Amplang Kuku Macan', to: 'Amplang Pedas' } },
    })
  })

  test('changes what it says otherwise, and leaves what it does not say', () => {
    const said = { 'net.amount': '250 g', 'halal.validTo': '', allergens: '-', 'permit.number': null }
    expect(one({ ...by, ...said })).toMatchObject({
      state: 'changed',
      changes: { 'net.amount': { from: 150, to: 250 } },
    })
    expect(Object.keys(one({ ...by, ...said }).changes)).toEqual(['net.amount'])
    expect(one({ ...by, allergens: 'tidak ada' }).changes).toEqual({
      allergens: { from: ['egg', 'fish'], to: [] },
    })
  })

  test.each<[string, Readonly<Record<string, Cell>>, Outcome['faults']]>([
    [
      'lacks what is needed',
      { 'name.id': 'Abon', seller: 'Dapur Bu Sari' },
      { category: { code: 'missing' } },
    ],
    [
      'names a maker that is not there',
      { ...NEW, seller: 'UMKM Mangar' },
      { seller: { code: 'unknown', suggestion: 'UMKM Manggar' } },
    ],
    ['names one of two', { ...NEW, seller: 'Kembar' }, { seller: { code: 'two-of-that-name' } }],
    [
      'has a code that is not there',
      { ...NEW, code: 'dapur-bu-sari/ampleng' },
      { code: { code: 'unknown', suggestion: 'dapur-bu-sari/amplang' } },
    ],
    [
      'names a drawing that is not there',
      { ...NEW, picture: 'abon kepiting pedes' },
      { picture: { code: 'unknown-word', suggestion: 'abon kepiting pedas' } },
    ],
    [
      'has a day that is none',
      { ...NEW, 'halal.validTo': '31.02.2028' },
      { 'halal.validTo': { code: 'no-such-date' } },
    ],
    [
      'has a formula that came to nothing',
      { ...NEW, priceHint: '#N/A' },
      { priceHint: { code: 'formula-error' } },
    ],
    [
      'moves a product to another maker',
      { code: AMPLANG.key, seller: 'UMKM Manggar' },
      { seller: { code: 'fixed' } },
    ],
  ])('that %s is refused at that cell', (_, cells, faults) => {
    expect(one(cells)).toMatchObject({ state: 'refused', faults })
  })

  test('of a thing that another row speaks of is refused, whichever way it is named', () => {
    expect(compare(NEW, { ...NEW, 'name.id': 'ABON  kepiting' })[1]?.faults).toEqual({
      'name.id': { code: 'twice', row: 2 },
    })
    expect(compare(by, { code: AMPLANG.key })[1]?.faults).toEqual({ 'name.id': { code: 'twice', row: 2 } })
  })
})

test('two things of one name are told apart by their codes alone', () => {
  const twins = ['a', 'b'].map(code => ({ key: code, cells: { code, name: 'Kembar', district: 'Lamaru' } }))
  const of = (cells: Readonly<Record<string, Cell>>) => compareRows(makers, [{ row: 2, cells }], twins, {})[0]
  expect(of({ name: 'kembar' })?.faults).toEqual({ name: { code: 'two-of-that-name' } })
  expect(of({ code: 'b', district: 'Manggar' })).toMatchObject({ key: 'b', state: 'changed' })
})

describe('heads', () => {
  const of = (...rows: readonly (readonly Cell[])[]) => findHeads(products.columns, rows)
  const columns = (...rows: readonly (readonly Cell[])[]) => of(...rows)?.heads.map(({ column }) => column)

  test('are known by their words, in either language, in any order, under a title', () => {
    expect(columns(['UMKM', 'NAMA PRODUK *', 'Harga (Rp)', 'No. Halal', 'Halal berlaku s/d'])).toEqual([
      'seller',
      'name.id',
      'priceHint',
      'halal.number',
      'halal.validTo',
    ])
    expect(of(['Daftar produk 2026'], [], ['Name', 'Maker'], ['Abon', 'Sari'])).toMatchObject({
      at: 2,
      heads: [{ column: 'name.id' }, { column: 'seller' }],
    })
  })

  test('that nobody knows, that stand twice or are not there are asked', () => {
    const rows = [
      ['Nama', 'Ket.', 'Produk', null, 'Kosong'],
      ['Abon', 'x', 'y', 'z', null],
    ]
    expect(of(...rows)?.heads).toEqual([
      { at: 0, text: 'Nama', column: null, asked: 'twice' },
      { at: 1, text: 'Ket.', column: null, asked: 'unknown' },
      { at: 2, text: 'Produk', column: null, asked: 'twice' },
      { at: 3, text: '', column: null, asked: 'unnamed' },
    ])
    expect(of(['Alamat', 'Telepon'], ['x', 'y'])).toBeNull()
    expect([0, 25, 26, 51, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA'])
  })

  test.each(SHEET_NAMES)('of %s are told apart from each other in both languages', name => {
    const all = Object.values(SHEETS[name].columns).flatMap(({ heads: { id, en, also = [] } }) => [
      ...new Set([id, en, ...also]),
    ])
    for (const head of all) {
      const found = findHeads(SHEETS[name].columns, [[head], ['x']])
      expect([head, found?.heads[0]?.asked]).toEqual([head, null])
    }
  })
})

test('rows that are empty or say that they are examples are left out, and keep their numbers', () => {
  const grid = [
    ['Kamar', 'Lantai'],
    [`${EXAMPLE}101`, 1],
    [null, ' '],
    ['801', 8],
  ]
  const found = findHeads(rooms.columns, grid)
  expect(rowsOf(rooms, grid, found?.at ?? 0, found?.heads ?? [])).toEqual({
    rows: [{ row: 4, cells: { room: '801', floor: 8 } }],
    examples: 1,
  })
})

describe('what is handed out', () => {
  test.each(SHEET_NAMES)('of %s is read again as the same', name => {
    const { columns } = SHEETS[name]
    for (const column of Object.values(columns)) {
      if (column.example === null) continue
      const read = column.read(column.example)
      expect(read).toMatchObject({ ok: true })
      if (!read.ok) continue
      expect(column.read(written(column, read.value))).toEqual(read)
      expect(tell(column, read.value)).not.toBe('')
    }
  })

  test.each([
    ['allergens', [...ALLERGENS]],
    ['care', [...CARE_MARKS]],
  ])('of any %s is read again as the same', (id, words) => {
    const column = first([products.columns[id]])
    fc.assert(
      fc.property(fc.subarray(words), value => {
        expect(column.read(written(column, value))).toEqual({ ok: true, value })
      }),
    )
  })

  test.each([
    ['category', CATEGORIES],
    ['net.unit', NET_UNITS],
    ['permit.kind', PERMIT_KINDS],
    ['halal.status', HALAL_STATUSES],
  ])('of any %s is read again as the same', (id, words) => {
    const column = first([products.columns[id]])
    for (const value of words) expect(column.read(written(column, value))).toEqual({ ok: true, value })
  })
})

describe('undoing', () => {
  const applied: readonly Applied[] = [
    { key: 'a', isNew: false, before: { floor: 1 }, after: { floor: 2 } },
    { key: 'b', isNew: true, before: {}, after: { room: 'b', floor: 3 } },
  ]
  const undo = (...known: readonly Known[]) => undoOf(applied, known)

  test('puts back what was there, and takes away what was not, last first', () => {
    expect(
      undo({ key: 'a', cells: { floor: 2, kind: 'room' } }, { key: 'b', cells: { room: 'b', floor: 3 } }),
    ).toEqual([
      { key: 'b', does: 'remove' },
      { key: 'a', does: 'put-back', cells: { floor: 1 } },
    ])
  })

  test('leaves a thing of which somebody has changed one of two cells since', () => {
    const both = { key: 'a', isNew: false, before: { floor: 1 }, after: { floor: 2, kind: 'table' } } as const
    expect(undoOf([both], [{ key: 'a', cells: { floor: 2, kind: 'room' } }])).toEqual([
      { key: 'a', does: 'leave', why: 'changed-since' },
    ])
  })

  test('leaves what somebody has changed since, and what is gone', () => {
    expect(undo({ key: 'a', cells: { floor: 9 } })).toEqual([
      { key: 'b', does: 'leave', why: 'gone' },
      { key: 'a', does: 'leave', why: 'changed-since' },
    ])
    expect(undo({ key: 'b', cells: { room: 'b', floor: 3, kind: 'room' } })[0]).toEqual({
      key: 'b',
      does: 'leave',
      why: 'changed-since',
    })
  })
})
