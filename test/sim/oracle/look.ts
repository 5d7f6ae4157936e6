/** The oracle's own sight of the database: committed rows and nothing else, through no code of the program. */
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

export interface Look {
  all<Row extends object>(sql: string, ...values: (string | number)[]): Row[]
  get<Row extends object>(sql: string, ...values: (string | number)[]): Row | undefined
  close(): void
}

export function lookAt(path: string): Look {
  const database: DatabaseSyncInstance = new DatabaseSync(path, { readOnly: true, timeout: 0 })
  const statements = new Map<string, ReturnType<DatabaseSyncInstance['prepare']>>()
  function prepared(sql: string) {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    all: <Row extends object>(sql: string, ...values: (string | number)[]) =>
      prepared(sql).all(...values) as Row[],
    get: <Row extends object>(sql: string, ...values: (string | number)[]) =>
      prepared(sql).get(...values) as Row | undefined,
    close: () => database.close(),
  }
}
