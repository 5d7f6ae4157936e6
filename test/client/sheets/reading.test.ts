/** Files that people choose, as they are: real ones made here, wrong ones of every kind, and those that mean harm. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { NotASheet } from '../../../src/client/sheets/reading/fault.ts'
import { readFile } from '../../../src/client/sheets/reading/read-file.ts'
import { type Written, writeFile } from '../../../src/client/sheets/reading/write-file.ts'

const excel = async (...rows: readonly (readonly Written[])[]) => {
  const [heads = [], ...below] = rows
  return new Uint8Array(await writeFile([{ name: 'Lembar', heads: heads.map(String), rows: below }]))
}
const gridOf = async (bytes: Uint8Array) => (await readFile(bytes))[0]?.grid
/** Why it is none. */
const faultOf = async (bytes: Uint8Array) => {
  try {
    await readFile(bytes)
    return 'read'
  } catch (fault) {
    return fault instanceof NotASheet ? fault.fault : fault
  }
}
const text = (...bytes: readonly (string | number)[]) =>
  Uint8Array.from(bytes.flatMap(part => (typeof part === 'number' ? [part] : Array.from(strToU8(part)))))

/** A workbook by hand, for what no library writes. */
function workbook(sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])))
}
const cell = (at: string, value: string, type = 'str') => `<c r="${at}" t="${type}"><v>${value}</v></c>`

describe('an Excel file', () => {
  test('is read as it was written: texts that look like numbers, numbers, days and truths', async () => {
    const rows = [
      ['Kode', 'Isi', 'Sampai', 'Ya'],
      ['007', 1.5, { day: '2026-12-31' }, true],
      ['=1+1', 25_000, { day: '2028-02-29' }, false],
      ['1-2', -3, null, null],
    ] as const
    expect(await gridOf(await excel(...rows))).toEqual([
      ['Kode', 'Isi', 'Sampai', 'Ya'],
      ['007', 1.5, '2026-12-31', true],
      ['=1+1', 25_000, '2028-02-29', false],
      ['1-2', -3, null, null],
    ])
  })

  test.each(['UTC', 'Asia/Jayapura', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'has the same days in %s',
    async zone => {
      const before = process.env.TZ
      process.env.TZ = zone
      try {
        const days = ['2026-01-01', '2026-12-31', '2027-03-28', '2028-02-29', '2030-10-27']
        const grid = await gridOf(await excel(['Sampai'], ...days.map(day => [{ day }])))
        expect(grid?.slice(1).flat()).toEqual(days)
      } finally {
        process.env.TZ = before
      }
    },
  )

  test('tells what its formulas came to, and not what they are', async () => {
    const sheet = `<row r="1"><c r="A1" t="str"><f>"Nama"</f><v>Nama</v></c></row><row r="2"><c r="A2"><f>2*21</f><v>42</v></c></row><row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
    expect(await gridOf(workbook(sheet))).toEqual([['Nama'], [42], ['#DIV/0!']])
  })

  test('of five thousand rows with much in them is read here, and by no worker made of text', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => [`Kamar ${i}`, 'x'.repeat(40 + (i % 60)), i])
    const bytes = await excel(['Nama', 'Cerita', 'Lantai'], ...rows)
    expect(await gridOf(bytes)).toHaveLength(5_001)
    expect(await faultOf(await excel(['Nama'], ...Array.from({ length: 5_100 }, (_, i) => [`${i}`])))).toBe(
      'too-many-rows',
    )
  })

  test('with a cell far away makes no room for all that lies between', async () => {
    const far = `<row r="1">${cell('A1', 'Nama')}</row><row r="1000000">${cell('XFD1000000', 'x')}</row>`
    expect(await faultOf(workbook(far))).toBe('too-many-columns')
    expect(await faultOf(workbook(`<row r="999999999999">${cell('A999999999999', 'x')}</row>`))).toBe(
      'too-many-rows',
    )
    expect(await faultOf(workbook('<row r="999999999999"></row>'))).toBe('broken')
    expect(await faultOf(workbook(`<row r="1">${cell('ZZZZZZZ1', 'x')}</row>`))).toBe('too-many-columns')
  })

  test('with more columns than anybody reads is refused', async () => {
    expect(await faultOf(await excel(Array.from({ length: 101 }, (_, i) => `Kolom ${i}`)))).toBe(
      'too-many-columns',
    )
  })

  test('with nothing in it is empty', async () => {
    expect(await faultOf(workbook(''))).toBe('empty')
    expect(await faultOf(new Uint8Array())).toBe('empty')
  })
})

describe('an archive that means harm', () => {
  const zeros = '\u0020'.repeat(70 * 1024 * 1024)

  test('is not unpacked where it would be far larger than it is', async () => {
    const bomb = workbook('', { 'xl/worksheets/sheet2.xml': zeros })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await faultOf(bomb)).toBe('unpacks-too-large')
    const smaller = workbook('', { 'xl/worksheets/sheet2.xml': zeros.slice(0, 3 * 1024 * 1024) })
    expect(await faultOf(smaller)).toBe('unpacks-too-large')
  })

  test('is cut short where it says that it is smaller', async () => {
    const bomb = workbook('', { 'xl/worksheets/sheet2.xml': zeros.slice(0, 3 * 1024 * 1024) })
    const view = new DataView(bomb.buffer)
    // What its directory says of the size of each part.
    for (let at = 0; at + 4 < bomb.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
        view.setUint32(at + 24, 1_000, true)
    expect(['empty', 'broken']).toContain(await faultOf(bomb))
  })

  test('is refused where parts of it are counted twice', async () => {
    const bytes = workbook('')
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 20, 1_000_000, true)
    expect(await faultOf(bytes)).toBe('unpacks-too-large')
  })

  test('is broken where it is cut off or its directory leads nowhere', async () => {
    const bytes = workbook(`<row r="1">${cell('A1', 'Nama')}</row>`)
    expect(await faultOf(bytes.slice(0, bytes.length - 30))).toBe('broken')
    expect(await faultOf(text('PK', 3, 4, 'nothing else'))).toBe('broken')
  })

  test('has no entities of its own', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    const bytes = workbook('', {
      'xl/worksheets/sheet1.xml': `${laughs}<worksheet><sheetData><row r="1">${cell('A1', '&amp;b;')}</row></sheetData></worksheet>`,
    })
    expect(await gridOf(bytes)).toEqual([['&b;']])
  })
})

describe('a file that is something else', () => {
  const ole = text(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 'x'.repeat(600))
  const utf16 = (word: string) => Array.from(word).flatMap(sign => [sign.charCodeAt(0), 0])
  test.each([
    ['an old Excel', 'old-excel', ole],
    ['one behind a password', 'locked', Uint8Array.from([...ole, ...utf16('EncryptedPackage')])],
    ['a PDF', 'pdf', text('%PDF-1.7 and so on')],
    ['a JPEG', 'picture', text(0xff, 0xd8, 0xff, 0xe0, 'JFIF')],
    ['a PNG', 'picture', text(0x89, 'PNG', 13, 10, 26, 10)],
    ['a photograph of a phone', 'heic', text(0, 0, 0, 24, 'ftypheic', 0, 0, 0, 0)],
    ['an AVIF', 'picture', text(0, 0, 0, 24, 'ftypavif', 0, 0, 0, 0)],
    ['a web page', 'web-page', text('<html><body><table><tr><td>Nama</td></tr></table></body></html>')],
    ['a program', 'not-a-sheet', text(0x7f, 'ELF', 2, 1, 1, 0, 0, 0)],
    ['a Word file', 'word', zipSync({ 'word/document.xml': strToU8('<x/>') })],
    [
      'an OpenDocument',
      'open-document',
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8('<x/>'),
      }),
    ],
    ['an archive of anything', 'not-a-sheet', zipSync({ 'foto.txt': strToU8('x') })],
    ['a workbook without its parts', 'broken', zipSync({ 'xl/workbook.xml': strToU8('<x/>') })],
    ['more than five megabytes', 'too-large', new Uint8Array(5 * 1024 * 1024 + 1)],
  ])('%s is %s', async (_, fault, bytes) => expect(await faultOf(bytes)).toBe(fault))

  test('encrypted inside an archive is locked', async () => {
    const bytes = workbook('')
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    expect(await faultOf(bytes)).toBe('locked')
  })
})

describe('a table as text', () => {
  const expected = [
    ['Nama', 'Harga'],
    ['Abon; pedas', '25.000,50'],
    ['Kué “Lapis”', '3\n4'],
  ]
  const lines = (mark: string) =>
    `Nama${mark}Harga\r\n"Abon; pedas"${mark}"25.000,50"\r\nKué “Lapis”${mark}"3\n4"\r\n`
  const wide = (word: string) =>
    Array.from(word).flatMap(sign => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])
  test.each([
    ['semicolons', text(lines(';'))],
    ['commas', text(lines(','))],
    ['tabs', text(lines('\t'))],
    ['a mark of UTF-8', text(0xef, 0xbb, 0xbf, lines(';'))],
    ['what Excel says of its separator', text(`sep=|\r\n${lines('|')}`)],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, ...wide(lines(';'))])],
    ['UTF-16 without one', Uint8Array.from(wide(lines('\t')))],
  ])('with %s is read', async (_, bytes) => expect(await gridOf(bytes)).toEqual(expected))

  test('of Windows keeps its accents', async () => {
    expect(await gridOf(Uint8Array.from([0x4b, 0x75, 0xe9, 0x3b, 0x61]))).toEqual([['Kué', 'a']])
  })

  test('has quotes in the middle of a cell, empty cells at its end and no last line', async () => {
    expect(await gridOf(text('a;5" pipa;\nb;;"c""d"'))).toEqual([
      ['a', '5" pipa', ''],
      ['b', '', 'c"d'],
    ])
  })
})
