/**
 * The shared statements in PostgreSQL's words, each prepared once a connection under a name: `?` becomes `$1 …`, a list
 * `IN (?, ?, …)` one array, however long it is, and `{rows}` an array for each column. So a statement has one text,
 * whatever it is asked with, and its plan is made once and not at every use.
 */
import type { SqlValue } from '../storage.ts'

export type Parameter = SqlValue | readonly SqlValue[]

/** What the driver is asked. */
export interface Asked {
  readonly name: string
  readonly text: string
  readonly values: Parameter[]
}

interface Prepared {
  readonly name: string
  readonly text: string
  /** Marks of each list, in the order of the parameters; 0 for a mark by itself. */
  readonly lists: readonly number[]
}

/** The statements are a closed set, so the caches are too. */
const names = new Map<string, string>()
const bySource = new Map<string, Prepared>()

/** A name for ever, for whatever connection. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** A list is of what it is compared with. */
const PARAMETER = /\bIN \((\?(?:, \?)*)\)|\?/g

function prepare(source: string): Prepared {
  const lists: number[] = []
  const text = source.replace(PARAMETER, (_all, list: string | undefined) => {
    lists.push(list === undefined ? 0 : list.split(',').length)
    const mark = `$${lists.length}`
    return list === undefined ? mark : `= ANY(${mark})`
  })
  return { name: nameOf(text), text, lists }
}

export function asked(source: string, values: readonly SqlValue[]): Asked {
  let known = bySource.get(source)
  if (known === undefined) {
    known = prepare(source)
    bySource.set(source, known)
  }
  const { name, text, lists } = known
  return { name, text, values: lists.some(marks => marks > 0) ? inLists(values, lists) : [...values] }
}

/** A list's value stands as often as it has marks: once is as good. */
function inLists(values: readonly SqlValue[], lists: readonly number[]): Parameter[] {
  let from = 0
  return lists.map(marks => {
    if (marks === 0) return values[from++] ?? null
    const list = values.slice(from, from + marks)
    from += marks
    return [...new Set(list)]
  })
}

/** Texts of statements of rows, by their source and by what their columns are of. */
const byColumns = new Map<string, Map<string, Prepared>>()

/** `null`: a column that holds nothing in any of these rows, and so could be of any type. */
type ColumnType = 'text' | 'bigint' | null

export function askedOfRows(source: string, rows: readonly (readonly SqlValue[])[]): Asked {
  const types = (rows[0] ?? []).map((_, column) => typeOf(rows, column))
  const known = byColumns.get(source) ?? new Map<string, Prepared>()
  byColumns.set(source, known)
  const key = types.join()
  let prepared = known.get(key)
  if (prepared === undefined) {
    const text = source.replace('{rows}', rowsOf(types))
    prepared = { name: nameOf(text), text, lists: [] }
    known.set(key, prepared)
  }
  const { name, text } = prepared
  const values = types.flatMap((type, column) =>
    type === null ? [] : [rows.map(row => row[column] ?? null)],
  )
  return { name, text, values }
}

function typeOf(rows: readonly (readonly SqlValue[])[], column: number): ColumnType {
  for (const row of rows) {
    const value = row[column] ?? null
    if (value !== null) return typeof value === 'number' ? 'bigint' : 'text'
  }
  return null
}

/** Columns as `VALUES` would name them. */
function rowsOf(types: readonly ColumnType[]): string {
  const given = types.filter(type => type !== null)
  const arrays = given.map((type, i) => `$${i + 1}::${type}[]`)
  let taken = 0
  const columns = types.map((type, i) => `${type === null ? 'NULL' : `a${++taken}`} AS column${i + 1}`)
  const names = given.map((_, i) => `a${i + 1}`)
  return `SELECT ${columns.join(', ')} FROM unnest(${arrays.join(', ')}) AS given (${names.join(', ')})`
}
