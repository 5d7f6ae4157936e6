/** A file that somebody chose, as sheets of cells; whatever it is instead is said. */
import type { Cell } from '../../../domain/sheets/cell.ts'
import { SHEET_COLUMNS_MAX, SHEET_ROWS_MAX } from '../../../domain/sheets/kinds.ts'
import { gridsOfExcel, type NamedGrid } from './excel.ts'
import { NotASheet } from './fault.ts'
import { FILE_BYTES_MAX } from './limits.ts'
import { sniff } from './sniff.ts'
import { gridOfText } from './text.ts'

/** Above the rows stand heads, and above those titles and notes. */
const ABOVE_MAX = 20

export async function readFile(bytes: Uint8Array): Promise<readonly NamedGrid[]> {
  if (bytes.length > FILE_BYTES_MAX) throw new NotASheet('too-large')
  const grids =
    sniff(bytes) === 'zip' ? await gridsOfExcel(bytes) : [{ name: '', grid: gridOfText(bytes) as Cell[][] }]
  const written = grids.filter(({ grid }) => grid.some(row => row.some(isWritten)))
  if (written.length === 0) throw new NotASheet('empty')
  return written.map(({ name, grid }) => ({ name, grid: trimmed(grid) }))
}

const isWritten = (cell: Cell) => cell !== null && cell !== ''

/** Without what is empty behind the last that is written. */
function trimmed(grid: Cell[][]): Cell[][] {
  const height = lastWhere(grid, row => row.some(isWritten)) + 1
  const width = Math.max(0, ...grid.map(row => lastWhere(row, isWritten) + 1))
  if (height > SHEET_ROWS_MAX + ABOVE_MAX) throw new NotASheet('too-many-rows')
  if (width > SHEET_COLUMNS_MAX) throw new NotASheet('too-many-columns')
  return grid.slice(0, height).map(row => row.slice(0, width))
}

function lastWhere<Value>(list: readonly Value[], is: (value: Value) => boolean): number {
  for (let i = list.length - 1; i >= 0; i--) if (is(list[i] as Value)) return i
  return -1
}
