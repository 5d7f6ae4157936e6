/**
 * Which column of a sheet says what, by the words in its head, in whatever order. A head that nobody knows, that two columns
 * have, or that is missing above what is written, is asked: no column is guessed.
 */
import { bare } from '../typed.ts'
import { type Cell, isEmpty, textOf } from './cell.ts'
import type { Columns } from './column.ts'

/** How far down a sheet its heads may stand: a title and a note stand above many. */
const HEADS_WITHIN = 10
/** What says nothing about which column it is. */
const BESIDE = /\((?:wajib|opsional|required|optional|rp|idr|rupiah|hari|days|gram|dd\/mm\/yyyy)\)|\*/gi

export interface Head {
  /** In the sheet, from 0. */
  readonly at: number
  /** As it stands there; '' where there is none above what is written. */
  readonly text: string
  /** `null`: it is asked. */
  readonly column: string | null
  /** Why it is asked; `null` where it is known. */
  readonly asked: 'unknown' | 'twice' | 'unnamed' | null
}

export type Grid = readonly (readonly Cell[])[]

export interface FoundHeads {
  /** The row of heads, from 0. */
  readonly at: number
  readonly heads: readonly Head[]
}

/** `null`: no row near the top has a head that is known. */
export function findHeads(columns: Columns, grid: Grid): FoundHeads | null {
  const known = namesOf(columns)
  const counts = grid
    .slice(0, HEADS_WITHIN)
    .map(row => new Set(row.map(cell => known.get(headOf(cell))).filter(one => one !== undefined)).size)
  const most = Math.max(0, ...counts)
  if (most === 0) return null
  const at = counts.indexOf(most)
  return { at, heads: matchHeads(known, grid, at) }
}

function matchHeads(known: ReadonlyMap<string, string>, grid: Grid, at: number): Head[] {
  const row = grid[at] ?? []
  const below = grid.slice(at + 1)
  const width = Math.max(row.length, ...below.map(cells => cells.length))
  const found = Array.from({ length: width }, (_, i) => known.get(headOf(row[i] ?? null)))
  return found.flatMap((column, i): Head[] => {
    const text = textOf(row[i] ?? null)
    const isUsed = below.some(cells => !isEmpty(cells[i] ?? null))
    if (text === '') return isUsed ? [{ at: i, text, column: null, asked: 'unnamed' }] : []
    if (column === undefined) return isUsed ? [{ at: i, text, column: null, asked: 'unknown' }] : []
    const isTwice = found.indexOf(column) !== found.lastIndexOf(column)
    return [{ at: i, text, column: isTwice ? null : column, asked: isTwice ? 'twice' : null }]
  })
}

function namesOf(columns: Columns): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(columns).flatMap(([column, { heads }]) =>
      [heads.id, heads.en, ...(heads.also ?? [])].map(one => [headOf(one), column] as const),
    ),
  )
}

function headOf(cell: Cell): string {
  return bare(textOf(cell).replace(BESIDE, ''))
}

/** `A` for the first column, `AB` for the 28th: as spreadsheets name them. */
export function letterOf(at: number): string {
  const rest = Math.floor(at / 26)
  return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCharCode(65 + (at % 26))
}
