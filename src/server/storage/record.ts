/**
 * Rows as they are read: a statement names the columns that it selects, and what comes of them is held against their
 * description, value by value. A word that no set has, or nothing where something must be, is a fault of that row.
 */
import type { Camel, Column, Table, ValueOf } from './columns.ts'
import type { Fields } from './storage.ts'
import { type ColumnOf, type RecordOf, TABLES, type TableName } from './tables.ts'
import { type Listed, listed, UnreadableRow } from './unreadable.ts'

export interface Reader<Value> {
  /** The row, held against its description; what else was selected stands in it still. Throws an {@link UnreadableRow}. */
  read(row: Fields): Value
  /** `null` where there is none. */
  found(row: Fields | undefined): Value | null
  /** All that can be read: where one that cannot holds up no other. */
  all(rows: readonly Fields[]): Value[]
  /** Each of them, or a fault: where what is left out would make the rest wrong. */
  each(rows: readonly Fields[]): Value[]
  listed(rows: readonly Fields[]): Listed<Value>
}

/** What a reader makes of a row. */
export type ReadBy<R> = R extends Reader<infer Value> ? Value : never

/** Of rows as they stand in a table. */
export interface ColumnReader<Value> extends Reader<Value> {
  /** What to select. */
  readonly columns: string
  /** The same of the table by that name. */
  of(alias: string): string
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
): ColumnReader<Picked<Name, Columns>> {
  const described: Table = TABLES[table]
  const parts = columns.map(column => {
    const of = described.columns[column]
    if (of === undefined) throw new Error(`${table} has no ${column}`)
    return partOf(column, camel(column), of)
  })
  const selected = (prefix: string) =>
    parts.map(({ column, name }) => `${prefix}${column}${name === column ? '' : ` AS "${name}"`}`).join(', ')
  return {
    columns: selected(''),
    of: alias => selected(`${alias}.`),
    ...reader<Picked<Name, Columns>>(table, parts),
  }
}

type Shape = Readonly<Record<string, Column>>
type Answered<S extends Shape> = { readonly [Name in keyof S]: ValueOf<S[Name]> }

/**
 * Of what a statement makes of a table's rows: counts, sums, columns by other names, each described as a column is. A fault
 * is told by the table.
 */
export function answer<const S extends Shape>(table: TableName, shape: S): Reader<Answered<S>> {
  return reader<Answered<S>>(
    table,
    Object.entries(shape).map(([name, column]) => partOf(name, name, column)),
  )
}

interface Part {
  readonly column: string
  readonly name: string
  readonly isKey: boolean
  wrong(value: unknown): string | null
}

const partOf = (column: string, name: string, of: Column): Part => ({
  column,
  name,
  isKey: of.isKey === true,
  wrong: faultOf(of),
})

function reader<Value>(table: TableName, parts: readonly Part[]): Reader<Value> {
  function isWhole(row: Fields): row is Fields & Value {
    for (const { column, name, wrong } of parts) {
      const fault = wrong(row[name])
      if (fault === null) continue
      const key = parts.filter(({ isKey }) => isKey).map(part => String(row[part.name]))
      throw new UnreadableRow(table, key, `${column} ${fault}`)
    }
    return true
  }
  function read(row: Fields): Value {
    if (!isWhole(row)) throw new Error('a row is whole or a fault')
    return row
  }
  return {
    read,
    found: row => (row === undefined ? null : read(row)),
    all: rows => listed(rows, read).read,
    each: rows => rows.map(read),
    listed: rows => listed(rows, read),
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** What is wrong with a value, in words that tell nothing of it; `null`: nothing is. */
function faultOf(column: Column): (value: unknown) => string | null {
  const wrong = faultOfKind(column)
  const ofNull = column.isNullable === true ? null : 'is null'
  return value => {
    if (value === undefined) return 'was not asked for'
    return value === null ? ofNull : wrong(value)
  }
}

function faultOfKind(column: Column): (value: unknown) => string | null {
  switch (column.kind) {
    case 'word': {
      const words = new Set<unknown>(column.words)
      return value => (words.has(value) ? null : 'is no word that it may be')
    }
    case 'choice': {
      const numbers = new Set<unknown>(column.numbers)
      return value => (numbers.has(value) ? null : 'is no number that it may be')
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
