/** Storage that breaks on demand, and a picture of all it holds: to show that what breaks leaves nothing half done. */
import type { Storage, StorageEngine, Together, Transaction } from '../../src/server/storage/storage.ts'
import { believed } from './believed.ts'

export class InjectedFault extends Error {}

export interface Breakable {
  wrap(storage: Storage): Storage
  /** The n-th statement of the writes from now on throws, their commits counted; `null` mends everything. */
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
      async all(...asked) {
        step()
        return sql.all(...asked)
      },
      async get(...asked) {
        step()
        return sql.get(...asked)
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
  /** The commit is a step as well. */
  async function toTheEnd<T>(working: Promise<T>): Promise<T> {
    const value = await working
    step()
    return value
  }
  /** One for each work: asks with the same work go together. */
  const broken = new Map<unknown, unknown>()
  function together<Ask, T>(work: Together<Ask, T>): Together<Ask, T> {
    const known =
      broken.get(work) ?? ((sql: Transaction, asks: readonly Ask[]) => toTheEnd(work(faulty(sql), asks)))
    broken.set(work, known)
    return known as Together<Ask, T>
  }
  return {
    wrap: storage => ({
      ...storage,
      write: (outlet, work) => storage.write(outlet, sql => toTheEnd(work(faulty(sql)))),
      writeTogether: (outlet, work, ask) => storage.writeTogether(outlet, together(work), ask),
      writeCity: work => storage.writeCity(sql => toTheEnd(work(faulty(sql)))),
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
    const tables = await believed(sql).all<{ name: string }>(TABLES[storage.engine])
    const picture: Record<string, object[]> = {}
    for (const { name } of tables) {
      const rows = await sql.all(`SELECT * FROM ${name}`)
      // By its key, which is its first columns: of an update, PostgreSQL makes a row that comes last.
      picture[name] = rows.sort(byColumns)
    }
    return picture
  })
}

function byColumns(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number {
  const differing = Object.keys(a).find(column => a[column] !== b[column])
  if (differing === undefined) return 0
  return (a[differing] as string | number) < (b[differing] as string | number) ? -1 : 1
}
