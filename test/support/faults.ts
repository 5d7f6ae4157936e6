/** Storage that breaks on demand, and a picture of all it holds: to show that what breaks leaves nothing half done. */
import type { Sql, Storage, StorageEngine, Together, Transaction } from '../../src/server/storage/storage.ts'

export class InjectedFault extends Error {}

export interface Breakable {
  wrap(storage: Storage): Storage
  /** The n-th statement of the writes from now on throws; `null` mends everything. */
  breakAt(n: number | null): void
}

export function breakable(): Breakable {
  let left: number | null = null
  function step(): void {
    if (left === null) return
    left -= 1
    if (left === 0) throw new InjectedFault('injected')
  }
  function faulty(sql: Transaction): Transaction {
    return {
      async all<Row extends object>(...asked: Parameters<Sql['all']>) {
        step()
        return sql.all<Row>(...asked)
      },
      async get<Row extends object>(...asked: Parameters<Sql['get']>) {
        step()
        return sql.get<Row>(...asked)
      },
      async run(...asked) {
        step()
        return sql.run(...asked)
      },
      send(...asked) {
        step()
        sql.send(...asked)
      },
    }
  }
  /** One for each work: asks with the same work go together. */
  const broken = new Map<unknown, unknown>()
  function together<Ask, T>(work: Together<Ask, T>): Together<Ask, T> {
    const known = broken.get(work) ?? ((sql: Transaction, asks: readonly Ask[]) => work(faulty(sql), asks))
    broken.set(work, known)
    return known as Together<Ask, T>
  }
  return {
    wrap: storage => ({
      ...storage,
      write: (outlet, work) => storage.write(outlet, sql => work(faulty(sql))),
      writeTogether: (outlet, work, ask) => storage.writeTogether(outlet, together(work), ask),
      writeCity: work => storage.writeCity(sql => work(faulty(sql))),
    }),
    breakAt(n) {
      left = n
    },
  }
}

const TABLES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
} satisfies Record<StorageEngine, string>

/** Every row of every table. */
export async function pictureOf(storage: Storage): Promise<Record<string, object[]>> {
  return storage.read(async sql => {
    const tables = await sql.all<{ name: string }>(TABLES[storage.engine])
    const picture: Record<string, object[]> = {}
    for (const { name } of tables) {
      // By its key, which begins with its first columns: of an update, PostgreSQL makes a row that comes last.
      const order = name === 'migrations' ? '1' : '1, 2'
      picture[name] = await sql.all(`SELECT * FROM ${name} ORDER BY ${order}`)
    }
    return picture
  })
}
