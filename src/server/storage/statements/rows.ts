/**
 * Many rows to a statement. Lengths of lists are rounded to powers of two, so that the texts of all statements stay a
 * closed set and each is prepared once.
 */
import type { SqlValue, Transaction } from '../storage.ts'

/** `?` marks for the values of an `IN (…)`, filled up with the last of them; of nothing, a list that nothing is in. */
export function listOf(values: readonly (string | number)[]): {
  readonly marks: string
  readonly values: SqlValue[]
} {
  let length = 1
  while (length < values.length) length *= 2
  const last = values.at(-1) ?? null
  return {
    marks: '?, '.repeat(length - 1).concat('?'),
    values: [...values, ...Array.from({ length: length - values.length }, () => last)],
  }
}

/** Inserts all rows; `end` may say what is to be done with those that are there. */
export async function insertRows(
  sql: Transaction,
  into: string,
  rows: readonly (readonly SqlValue[])[],
  end = '',
): Promise<void> {
  sql.send(`INSERT INTO ${into} {rows}${end}`, rows)
}

/** For `LIKE ? ESCAPE '!'`: anything with that in it, letter for letter but for capitals. */
export function partOf(text: string): string {
  return `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`
}
