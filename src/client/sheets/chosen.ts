/** A file that was chosen, as it stands on the screen: its sheet, what its heads mean, what was mended and what was taken out. */
import type { Cell } from '../../domain/sheets/cell.ts'
import type { SheetKind } from '../../domain/sheets/column.ts'
import type { SheetRow } from '../../domain/sheets/compare.ts'
import { type FoundHeads, findHeads, type Head } from '../../domain/sheets/heads.ts'
import { rowsOf } from '../../domain/sheets/rows-of.ts'
import type { ReadGrid } from './files.ts'

export interface Chosen {
  readonly file: string
  readonly grids: readonly ReadGrid[]
  /** Which of them. */
  readonly grid: number
  /** By place in the sheet: what was said of a head that is asked; '' leaves it out. */
  readonly answers: Readonly<Record<number, string>>
  /** By row, then column. */
  readonly mended: Readonly<Record<number, Readonly<Record<string, Cell>>>>
  readonly out: readonly number[]
}

/** The first sheet with heads that are known; else the first. */
export function chosenFile(kind: SheetKind, file: string, grids: readonly ReadGrid[]): Chosen {
  const grid = Math.max(
    0,
    grids.findIndex(({ grid: cells }) => findHeads(kind.columns, cells) !== null),
  )
  return { file, grids, grid, answers: {}, mended: {}, out: [] }
}

export interface Heads {
  readonly at: number
  readonly heads: readonly Head[]
  /** Those that are asked and not answered. */
  readonly open: readonly Head[]
  /** Columns by which things are known, and no head has; what need not be said is none of them. */
  readonly missing: readonly string[]
}

/** `null`: none is known. */
export function headsOf(kind: SheetKind, { grids, grid, answers }: Chosen): Heads | null {
  const found: FoundHeads | null = findHeads(kind.columns, grids[grid]?.grid ?? [])
  if (found === null) return null
  const heads = found.heads.map(head => {
    const answer = answers[head.at]
    return answer === undefined || answer === '' ? head : { ...head, column: answer }
  })
  const open = heads.filter(({ at, asked }) => asked !== null && answers[at] === undefined)
  const needed = kind.named.filter(id => kind.unsaid?.includes(id) !== true)
  const missing = needed.filter(id => heads.every(({ column }) => column !== id))
  return {
    at: found.at,
    heads,
    open,
    missing: kind.code === undefined ? missing : missingBeside(kind, heads, missing),
  }
}

/** What has a code is found by that, too. */
function missingBeside(
  kind: SheetKind,
  heads: readonly Head[],
  missing: readonly string[],
): readonly string[] {
  return heads.some(({ column }) => column === kind.code) ? [] : missing
}

export interface ChosenRows {
  readonly rows: readonly SheetRow[]
  readonly examples: number
}

/** As they are sent: mended, and without those that were taken out. */
export function rowsIn(kind: SheetKind, chosen: Chosen, { at, heads }: Heads): ChosenRows {
  const { rows, examples } = rowsOf(kind, chosen.grids[chosen.grid]?.grid ?? [], at, heads)
  const kept = rows.filter(({ row }) => !chosen.out.includes(row))
  return {
    rows: kept.map(({ row, cells }) => ({ row, cells: { ...cells, ...chosen.mended[row] } })),
    examples,
  }
}

export function mend(chosen: Chosen, row: number, column: string, cell: Cell): Chosen {
  const { [row]: before } = chosen.mended
  return { ...chosen, mended: { ...chosen.mended, [row]: { ...before, [column]: cell } } }
}
