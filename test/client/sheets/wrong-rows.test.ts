/**
 * A file as offices send them, from its bytes to what becomes of each row: heads that are merged, stand below a title or in the
 * second sheet; days and prices in every spelling; formulas that came to nothing; rows that are blank, or twice.
 */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { chosenFile, type Heads, headsOf, rowsIn } from '../../../src/client/sheets/chosen.ts'
import { readFile } from '../../../src/client/sheets/reading/read-file.ts'
import { type Written, writeFile } from '../../../src/client/sheets/reading/write-file.ts'
import { compareRows, type Outcome } from '../../../src/domain/sheets/compare.ts'
import { FILE_FAULTS } from '../../../src/domain/sheets/file-fault.ts'
import { SHEETS } from '../../../src/domain/sheets/kinds.ts'
import { sheets as english } from '../../../src/i18n/en/sheets.ts'
import { sheets as indonesian } from '../../../src/i18n/id/sheets.ts'

const kind = SHEETS.placements
const REFERENCES = {
  makers: [{ key: 'bu-sari', name: 'Dapur Bu Sari' }],
  products: [
    { key: 'bu-sari/amplang', name: 'Amplang Kuku Macan', of: 'bu-sari' },
    { key: 'bu-sari/abon', name: 'Abon Kepiting', of: 'bu-sari' },
  ],
}

async function readIn(bytes: Uint8Array) {
  const chosen = chosenFile(kind, 'berkas', await readFile(bytes))
  const heads = headsOf(kind, chosen)
  return { heads, outcomes: heads === null ? [] : outcomesOf(chosen, heads), sheet: chosen.grid }
}

function outcomesOf(chosen: ReturnType<typeof chosenFile>, heads: Heads): readonly Outcome[] {
  return compareRows(kind, rowsIn(kind, chosen, heads).rows, [], REFERENCES)
}

const excel = async (...rows: readonly (readonly Written[])[]) => {
  const [heads = [], ...below] = rows
  return new Uint8Array(await writeFile([{ name: 'Lembar', heads: heads.map(String), rows: below }]))
}
const text = (lines: string) => strToU8(lines)
const faultsOf = ({ faults }: Outcome) =>
  Object.fromEntries(Object.entries(faults).map(([id, { code }]) => [id, code]))
const HEADS = ['Produk', 'Harga', 'Bagian pembuat', 'Rak', 'Sampai'] as const

describe('one row of a file', () => {
  test.each<readonly [string, readonly Written[], Readonly<Record<string, unknown>>]>([
    ['a price in words of money', ['Amplang Kuku Macan', 'Rp 35.000', '80%', 'A1', null], { price: 35_000 }],
    ['a price with cents', ['Amplang Kuku Macan', 'Rp35.000,00', '80%', 'A1', null], { price: 35_000 }],
    ['a number written as text', ['Amplang Kuku Macan', '35000', '80%', 'A1', null], { price: 35_000 }],
    [
      'a share as a spreadsheet has it',
      ['Amplang Kuku Macan', 35_000, 0.8, 'A1', null],
      { part: 'share 800' },
    ],
    [
      'a day as a spreadsheet has it',
      ['Amplang Kuku Macan', 35_000, '80%', 'A1', { day: '2027-03-01' }],
      { to: '2027-03-01' },
    ],
    ['a day as text', ['Amplang Kuku Macan', 35_000, '80%', 'A1', '1/3/2027'], { to: '2027-03-01' }],
    ['a day by its month', ['Amplang Kuku Macan', 35_000, '80%', 'A1', '1 Maret 2027'], { to: '2027-03-01' }],
    [
      'a day as a number that lost its format',
      ['Amplang Kuku Macan', 35_000, '80%', 'A1', 46_447],
      { to: '2027-03-01' },
    ],
    [
      'a name in other letters',
      ['  AMPLANG kuku-macan ', 35_000, '80%', 'A1', null],
      { product: 'bu-sari/amplang' },
    ],
  ])('with %s is read', async (_, row, expected) => {
    const { outcomes } = await readIn(await excel(HEADS, row))
    const [one] = outcomes
    expect(one && faultsOf(one)).toEqual({})
    expect(
      Object.fromEntries(Object.entries(one?.changes ?? {}).map(([id, { to }]) => [id, to])),
    ).toMatchObject(expected)
  })

  test.each<readonly [string, readonly Written[], Readonly<Record<string, string>>]>([
    ['a price that may be two', ['Abon Kepiting', '35,000', '80%', 'A1', null], { price: 'two-numbers' }],
    ['a price in words', ['Abon Kepiting', 'tiga puluh ribu', '80%', 'A1', null], { price: 'not-a-number' }],
    [
      'a formula that came to nothing',
      ['Abon Kepiting', '#N/A', '80%', 'A1', null],
      { price: 'formula-error' },
    ],
    ['a day that is none', ['Abon Kepiting', 35_000, '80%', 'A1', '31/02/2027'], { to: 'no-such-date' }],
    [
      'a day with the month first',
      ['Abon Kepiting', 35_000, '80%', 'A1', '12/31/2027'],
      { to: 'no-such-date' },
    ],
    ['a year of two figures', ['Abon Kepiting', 35_000, '80%', 'A1', '31/12/27'], { to: 'short-year' }],
    ['a product of nobody', ['Abon Udang', 35_000, '80%', 'A1', null], { product: 'unknown' }],
    [
      'nothing where something must stand',
      ['Abon Kepiting', null, '80%', null, null],
      { price: 'missing', rack: 'missing' },
    ],
  ])('with %s is refused, at that cell', async (_, row, expected) => {
    const { outcomes } = await readIn(await excel(HEADS, row))
    expect(outcomes.map(faultsOf)).toEqual([expected])
  })
})

describe('a file', () => {
  const row = ['Abon Kepiting', 35_000, '80%', 'A1', null] as const

  test('has its heads below a title, and blank rows in between', async () => {
    const { outcomes } = await readIn(
      await excel(
        ['Daftar harga 2027'],
        [],
        [...HEADS],
        [],
        [...row],
        [],
        ['Amplang Kuku Macan', 1_000, '50%', 'B1'],
      ),
    )
    expect(outcomes.map(({ row, state }) => [row, state])).toEqual([
      [5, 'new'],
      [7, 'new'],
    ])
  })

  test('is read in its second sheet where the first says nothing that is known', async () => {
    const one = (rows: string) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
    const cells = (at: number, ...all: readonly string[]) =>
      `<row r="${at}">${all.map((value, i) => `<c r="${'ABCDE'[i]}${at}" t="str"><v>${value}</v></c>`).join('')}</row>`
    const bytes = zipSync(
      Object.fromEntries(
        Object.entries({
          '[Content_Types].xml':
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
          'xl/workbook.xml':
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Catatan" sheetId="1" r:id="rId1"/><sheet name="Harga" sheetId="2" r:id="rId2"/></sheets></workbook>',
          'xl/_rels/workbook.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
          'xl/worksheets/sheet1.xml': one(cells(1, 'Tolong diisi')),
          'xl/worksheets/sheet2.xml': one(
            cells(1, ...HEADS) + cells(2, 'Abon Kepiting', '35000', '80%', 'A1', '1/3/2027'),
          ),
        }).map(([name, part]) => [name, strToU8(part)]),
      ),
    )
    const { sheet, outcomes } = await readIn(bytes)
    expect(sheet).toBe(1)
    expect(outcomes.map(({ state }) => state)).toEqual(['new'])
  })

  test('is asked for no column of what need not be said', async () => {
    const { heads, outcomes } = await readIn(
      await excel([...HEADS], ['Amplang Kuku Macan', 35_000, '80%', 'A1', null]),
    )
    expect(heads?.missing).toEqual([])
    expect(outcomes.map(({ state }) => state)).toEqual(['new'])
    const { heads: nameless } = await readIn(await excel(['Harga', 'Rak'], [35_000, 'A1']))
    expect(nameless?.missing).toEqual(['product'])
  })

  test('whose heads are merged is asked what the column without one means', async () => {
    const { heads } = await readIn(await excel(['Produk', '', 'Rak'], ['Abon Kepiting', 35_000, 'A1']))
    expect(heads?.open.map(({ at, asked }) => [at, asked])).toEqual([[1, 'unnamed']])
  })

  test('with one product in two rows is asked which counts', async () => {
    const heads = ['Produk', 'Syarat', 'Harga', 'Bagian pembuat', 'Rak']
    const one = ['Abon Kepiting', 'Titip jual', 35_000, '80%', 'A1']
    const { outcomes } = await readIn(await excel(heads, one, one))
    expect(outcomes.map(faultsOf)).toEqual([{}, { product: 'twice' }])
  })

  test.each([
    ['semicolons', 'Produk;Harga;Bagian pembuat;Rak\r\nAbon Kepiting;Rp 35.000;80%;A1\r\n'],
    ['commas', 'Produk,Harga,Bagian pembuat,Rak\r\nAbon Kepiting,35000,80%,A1\r\n'],
    ['a mark at its beginning', '\uFEFFProduk;Harga;Bagian pembuat;Rak\r\nAbon Kepiting;35.000;80%;A1'],
  ])('of text with %s is read', async (_, lines) => {
    const { outcomes } = await readIn(text(lines))
    expect(outcomes.map(({ state, changes }) => [state, changes.price?.to])).toEqual([['new', 35_000]])
  })
})

describe('each file that is none', () => {
  test.each(FILE_FAULTS)('(%s) is told what it is and what to do, in both languages', fault => {
    for (const { file } of [indonesian, english]) {
      const said = file[fault]
      expect(said.match(/[.!?](?= |$)/g)?.length).toBeGreaterThanOrEqual(2)
    }
  })
})
