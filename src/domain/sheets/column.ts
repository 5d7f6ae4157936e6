/** What a sheet of one kind says, column by column: how its head is recognised, and how a cell of it is read and written. */
import type { Cell, CellReader, CellValue } from './cell.ts'

/** A thing that a cell names: by its code, or by what it is called. */
export const REFERENCES = ['makers', 'products'] as const
export type Reference = (typeof REFERENCES)[number]

export interface Column {
  readonly heads: {
    /** In a template and in what is handed out. */
    readonly id: string
    readonly en: string
    readonly also?: readonly string[]
  }
  readonly read: CellReader
  /** As in a template's example. */
  readonly example: Cell
  /** What is new must say it. */
  readonly isNeeded?: true
  /** What is there already keeps what it is: another value is refused. */
  readonly isFixed?: true
  readonly refers?: Reference
  /** The column, before this one, that says whose it is: two of one name are told apart by it. */
  readonly within?: string
  /** A day: in a file of ours a date of the spreadsheet's. */
  readonly isDay?: true
  /** As it stands in a cell; without, as it is. */
  readonly write?: (value: CellValue) => Cell
}

/** In the order in which they stand in a template. */
export type Columns = Readonly<Record<string, Column>>

/** Something that is there already, as a sheet says it: what it does not say is left out. */
export interface Known {
  readonly key: string
  readonly cells: Readonly<Record<string, CellValue>>
}

export interface SheetKind {
  readonly columns: Columns
  /** The column with the key that the program gave, where people do not write it themselves. */
  readonly code?: string
  /** Columns that together say which thing it is. */
  readonly named: readonly string[]
  /** Its rows are lines of one paper: what is there is handed out with it, and no row changes it. */
  readonly isPaper?: true
  /** Those of them that need not be said of what is there once. */
  readonly unsaid?: readonly string[]
  /** What people write into one cell, and belongs into two. */
  readonly spread?: (cells: Readonly<Record<string, Cell>>) => Readonly<Record<string, Cell>>
}
