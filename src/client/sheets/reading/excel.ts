/** An Excel file as cells. What it is made of is looked at before the library gets it: how large, and how far its cells reach. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readSheets from 'read-excel-file/universal'
import type { Cell } from '../../../domain/sheets/cell.ts'
import { NotASheet } from './fault.ts'
import { looked } from './zip.ts'

/** Cells from the first to the furthest, written or not: a library makes room for each. */
const CELLS_MAX = 4_000_000
/** A cell with something in it: letters of its column, number of its row. */
const WRITTEN = /<c\s[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?(?:f|v|is)\b/g
const ROW = /<row\s[^>]*?\br="(\d+)"/g
const FAILED = /(<c\s[^>]*?\bt=")e"/g
const ROW_MAX = 1_048_576

export interface NamedGrid {
  readonly name: string
  readonly grid: Cell[][]
}

export async function gridsOfExcel(bytes: Uint8Array): Promise<NamedGrid[]> {
  const names = looked(bytes)
  refuseOthers(bytes, names)
  const files = unpacked(bytes)
  for (const [name, file] of Object.entries(files))
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) files[name] = strToU8(lookedAt(strFromU8(file)))
  try {
    // Not packed any more, it is read in this worker: what is packed and large the library unpacks in workers made of text.
    const stored = zipSync(files, { level: 0 })
    const sheets = await readSheets(stored.buffer as ArrayBuffer, { trim: false })
    return sheets.map(({ sheet, data }) => ({ name: sheet, grid: data.map(row => row.map(toCell)) }))
  } catch (fault) {
    throw fault instanceof NotASheet ? fault : new NotASheet('broken')
  }
}

function refuseOthers(bytes: Uint8Array, names: readonly string[]): void {
  if (names.includes('xl/workbook.xml')) return
  if (names.some(name => name.startsWith('word/'))) throw new NotASheet('word')
  if (names.includes('mimetype')) {
    const { mimetype = new Uint8Array() } = unzipSync(bytes, { filter: ({ name }) => name === 'mimetype' })
    const type = new TextDecoder().decode(mimetype)
    if (type.includes('opendocument')) throw new NotASheet('open-document')
  }
  throw new NotASheet(names.some(name => name.startsWith('xl/')) ? 'broken' : 'not-a-sheet')
}

function unpacked(bytes: Uint8Array) {
  try {
    return unzipSync(bytes, { filter: ({ name }) => /\.(xml|xml\.rels)$/.test(name) })
  } catch {
    throw new NotASheet('broken')
  }
}

/** A formula that came to nothing is told by its word, `#DIV/0!`: of the library it would be an empty cell. */
function lookedAt(xml: string): string {
  let [rows, columns] = [0, 0]
  for (const [, letters = '', row] of xml.matchAll(WRITTEN)) {
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, letters.length > 3 ? Number.POSITIVE_INFINITY : numberOf(letters))
  }
  if (rows * columns > CELLS_MAX) throw new NotASheet(columns > 1_000 ? 'too-many-columns' : 'too-many-rows')
  for (const [, row] of xml.matchAll(ROW)) if (Number(row) > ROW_MAX) throw new NotASheet('broken')
  return xml.replace(FAILED, '$1str"')
}

/** `A` is the first column. */
function numberOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** The library counts days from midnight UTC: a day is taken from there, and no zone moves it. */
function toCell(cell: unknown): Cell {
  if (cell instanceof Date) {
    const text = Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
  }
  const isPlain = typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
  return isPlain ? cell : null
}
