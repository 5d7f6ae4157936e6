/** Prepared statements of one connection, kept by their text: the statements are a closed set, so the cache is too. */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Transaction } from '../storage.ts'

/** Rows to a statement; sizes are powers of two. */
const ROWS_MAX = 32
/**
 * Nothing but an insert, which may keep what it has inserted when a row of it fails: its transaction is undone then.
 * Any other statement of several rows keeps a journal of its own to undo the first when the last fails, which costs
 * more than as many statements. https://www.sqlite.org/lang_conflict.html
 */
const PLAIN_INSERT = /^INSERT(?= INTO .* \{rows\}$)/s

type Statement = ReturnType<DatabaseSyncInstance['prepare']>

export function connect(database: DatabaseSyncInstance): Transaction {
  const statements = new Map<string, Statement>()
  function prepared(text: string): Statement {
    let statement = statements.get(text)
    if (statement === undefined) {
      statement = database.prepare(text)
      statements.set(text, statement)
    }
    return statement
  }

  const ofRows = new Map<string, Map<number, Statement>>()
  /** With so many rows, of so many columns, in the place of `{rows}`. */
  function preparedOf(text: string, rows: number, columns: number): Statement {
    const sizes = ofRows.get(text) ?? new Map<number, Statement>()
    ofRows.set(text, sizes)
    let statement = sizes.get(rows)
    if (statement === undefined) {
      const row = `(${Array<string>(columns).fill('?').join(', ')})`
      const values = `VALUES ${Array<string>(rows).fill(row).join(', ')}`
      statement = database.prepare(text.replace(PLAIN_INSERT, 'INSERT OR FAIL').replace('{rows}', values))
      sizes.set(rows, statement)
    }
    return statement
  }
  return {
    async all(text, values = []) {
      return prepared(text).all(...values)
    },
    async get(text, values = []) {
      return prepared(text).get(...values)
    },
    async run(text, values = []) {
      return Number(prepared(text).run(...values).changes)
    },
    send(text, rows, ofOne) {
      if (ofOne !== undefined) {
        const statement = prepared(ofOne)
        for (const row of rows) statement.run(...row)
        return
      }
      let size = PLAIN_INSERT.test(text) ? ROWS_MAX : 1
      for (let from = 0; from < rows.length; from += size) {
        while (size > rows.length - from) size /= 2
        const some = rows.slice(from, from + size)
        preparedOf(text, size, some[0]?.length ?? 0).run(...some.flat())
      }
    },
  }
}
