/** Rows as whoever reads them says they are: a test has written them itself, or looks at what was damaged. */
import type { Sql, SqlValue } from '../../src/server/storage/storage.ts'

interface Believing {
  all<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]>
  get<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row | undefined>
}

export function believed(sql: Sql): Believing {
  return {
    all: async <Row extends object>(...asked: Parameters<Sql['all']>) => (await sql.all(...asked)) as Row[],
    get: async <Row extends object>(...asked: Parameters<Sql['get']>) =>
      (await sql.get(...asked)) as Row | undefined,
  }
}
