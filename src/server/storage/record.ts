/**
 * Rows as they are read: a statement names the columns that it selects, and what comes of them is held against their
 * description, value by value. A word that no set has, or nothing where something must be, is a fault of that row.
 */
import type { Camel, Column, Table } from './columns.ts'
import { type ColumnOf, type RecordOf, TABLES, type TableName } from './tables.ts'
import { type Listed, listed, UnreadableRow } from './unreadable.ts'

/** A row as the engine gives it. */
export type Fields = Readonly<Record<string, unknown>>

export interface Reader<Value> {
  /** What to select. */
  readonly columns: string
  /** The same of the table by that name. */
  of(alias: string): string
  /** The row, held against its description; what else was selected stands in it still. Throws an {@link UnreadableRow}. */
  read(row: Fields): Value
  /** All that can be read. */
  all(rows: readonly Fields[]): Value[]
  listed(rows: readonly Fields[]): Listed<Value>
}

type Picked<Name extends TableName, Columns extends ColumnOf<Name>> = Pick<
  RecordOf<Name>,
  Camel<Columns> & keyof RecordOf<Name>
>

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Of these columns of a table, by the names that the language writes them with. */
export function record<Name extends TableName, Columns extends ColumnOf<Name>>(
  table: Name,
  ...columns: readonly Columns[]
): Reader<Picked<Name, Columns>> {
  const described: Table = TABLES[table]
  const parts = columns.map(column => {
    const of = described.columns[column]
    if (of === undefined) throw new Error(`${table} has no ${column}`)
    return { column, name: camel(column), isKey: of.isKey === true, wrong: faultOf(of) }
  })
  const selected = (prefix: string) =>
    parts.map(({ column, name }) => `${prefix}${column}${name === column ? '' : ` AS "${name}"`}`).join(', ')
  function isWhole(row: Fields): row is Fields & Picked<Name, Columns> {
    for (const { column, name, wrong } of parts) {
      const fault = wrong(row[name])
      if (fault === null) continue
      const key = parts.filter(({ isKey }) => isKey).map(part => String(row[part.name]))
      throw new UnreadableRow(table, key, `${column} ${fault}`)
    }
    return true
  }
  function read(row: Fields): Picked<Name, Columns> {
    if (!isWhole(row)) throw new Error('a row is whole or a fault')
    return row
  }
  return {
    columns: selected(''),
    of: alias => selected(`${alias}.`),
    read,
    all: rows => listed(rows, read).read,
    listed: rows => listed(rows, read),
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** What is wrong with a value, in words that tell nothing of it; `null`: nothing is. */
function faultOf(column: Column): (value: unknown) => string | null {
  const wrong = faultOfKind(column)
  const ofNothing = column.isNullable === true ? null : 'is null'
  return value => (value === null || value === undefined ? ofNothing : wrong(value))
}

function faultOfKind(column: Column): (value: unknown) => string | null {
  switch (column.kind) {
    case 'word': {
      const words = new Set<unknown>(column.words)
      return value => (words.has(value) ? null : 'is no word that it may be')
    }
    case 'flag':
      return value => (value === 0 || value === 1 ? null : 'is neither 0 nor 1')
    case 'number':
    case 'time':
      return value => (Number.isSafeInteger(value) ? null : 'is no whole number')
    case 'date':
      return value => (typeof value === 'string' && DATE.test(value) ? null : 'is no date')
    default:
      return value => (typeof value === 'string' ? null : 'is no text')
  }
}
