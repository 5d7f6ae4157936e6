/** Prepared statements of one connection, kept by their text: the statements are a closed set, so the cache is too. */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { SqlValue, Transaction } from '../storage.ts'

type Statement = ReturnType<DatabaseSyncInstance['prepare']>

export function connect(database: DatabaseSyncInstance): Transaction {
  const statements = new Map<string, Statement>()
  /** `columns`: of the row that stands for `{rows}`. */
  function prepared(text: string, columns = 0): Statement {
    let statement = statements.get(text)
    if (statement === undefined) {
      const marks = Array<string>(columns).fill('?').join(', ')
      statement = database.prepare(text.replace('{rows}', `VALUES (${marks})`))
      statements.set(text, statement)
    }
    return statement
  }
  return {
    async all<Row extends object>(text: string, values: readonly SqlValue[] = []) {
      return prepared(text).all(...values) as Row[]
    },
    async get<Row extends object>(text: string, values: readonly SqlValue[] = []) {
      return prepared(text).get(...values) as Row | undefined
    },
    async run(text, values = []) {
      return Number(prepared(text).run(...values).changes)
    },
    // A statement of several rows keeps a journal of its own, to undo the first when the last fails: that costs more.
    send(text, rows, ofOne) {
      const [first] = rows
      if (first === undefined) return
      const statement = prepared(ofOne ?? text, first.length)
      for (const row of rows) statement.run(...row)
    },
  }
}
