/** Rows of a sheet below its heads, by column; and values as a person reads them. */
import type { Cell, CellValue } from './cell.ts'
import { isEmpty, textOf } from './cell.ts'
import type { Column, SheetKind } from './column.ts'
import type { SheetRow } from './compare.ts'
import { inDays } from './dates.ts'
import type { Grid, Head } from './heads.ts'
import { inFigures } from './numbers.ts'

/** How a row of a template says that it is an example. */
export const EXAMPLE = 'Contoh: '
const IS_EXAMPLE = /^(contoh|example) ?:/i

export interface RowsFound {
  readonly rows: readonly SheetRow[]
  /** Left out, for they say that they are examples. */
  readonly examples: number
}

/** Rows with nothing in them are none. `heads`: those with a column. */
export function rowsOf(kind: SheetKind, grid: Grid, headsAt: number, heads: readonly Head[]): RowsFound {
  const columns = heads.flatMap(({ at, column }) => (column === null ? [] : [{ at, column }]))
  const all = grid.slice(headsAt + 1).map((cells, i): SheetRow => {
    const said = columns.flatMap(({ at, column }) => {
      const cell = cells[at] ?? null
      return isEmpty(cell) ? [] : [[column, cell] as const]
    })
    return { row: headsAt + 2 + i, cells: Object.fromEntries(said) }
  })
  const written = all.filter(({ cells }) => Object.keys(cells).length > 0)
  const rows = written.filter(
    ({ cells }) => !kind.named.some(id => IS_EXAMPLE.test(textOf(cells[id] ?? null))),
  )
  return { rows, examples: written.length - rows.length }
}

/** As a cell of ours says it. */
export function written({ write }: Column, value: CellValue): Cell {
  if (write !== undefined) return write(value)
  return typeof value === 'object' ? value.join('; ') : value
}

/** As a person reads it. */
export function tell(column: Column, value: CellValue): string {
  if (column.isDay === true) return inDays(String(value))
  const cell = written(column, value)
  return typeof cell === 'number' ? inFigures(cell) : String(cell)
}
