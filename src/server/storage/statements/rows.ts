/**
 * Many rows to a statement. Lengths are rounded to powers of two, so that the texts of all statements stay a closed set
 * and each is prepared once.
 */
import type { SqlValue, Transaction } from '../storage.ts'

/** `?` marks for the values of an `IN (…)`, filled up with the last of them; of nothing, a list that nothing is in. */
export function listOf(values: readonly string[]): { readonly marks: string; readonly values: SqlValue[] } {
  let length = 1
  while (length < values.length) length *= 2
  const last = values.at(-1) ?? null
  return {
    marks: '?, '.repeat(length - 1).concat('?'),
    values: [...values, ...Array.from({ length: length - values.length }, () => last)],
  }
}

/** Rows in pieces, each half of the one before it or the same. `statement` gets a piece's `(…), (…)`; `row` is one row's marks. */
export async function forRows(
  sql: Transaction,
  rows: readonly (readonly SqlValue[])[],
  row: string,
  statement: (tuples: string) => string,
): Promise<void> {
  const asked: Promise<number>[] = []
  let from = 0
  for (let size = sql.rowsAtOnce; size >= 1; size /= 2) {
    for (; rows.length - from >= size; from += size) {
      const tuples = `${row}, `.repeat(size - 1).concat(row)
      asked.push(sql.run(statement(tuples), rows.slice(from, from + size).flat()))
    }
  }
  await Promise.all(asked)
}

/** Inserts all rows; `end` may say what is to be done with those that are there. */
export function insertRows(
  sql: Transaction,
  into: string,
  rows: readonly (readonly SqlValue[])[],
  end = '',
): Promise<void> {
  const columns = into.split(',').length
  const row = `(${'?, '.repeat(columns - 1)}?)`
  return forRows(sql, rows, row, tuples => `INSERT INTO ${into} VALUES ${tuples}${end}`)
}
