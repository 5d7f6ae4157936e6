/**
 * The engines that what stands over storage is tried on. A test file runs on SQLite in memory; another file that says so
 * runs the same tests on another engine. On a server it has one database of its own, emptied for each city.
 */
import { Client } from 'pg'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import type { Storage, StorageEngine } from '../../src/server/storage/storage.ts'
import { freshDatabase } from './databases.ts'

const ENGINES = {
  sqlite: async () => openSqlite({ path: ':memory:' }),
  postgres: emptyPostgres,
} satisfies Record<StorageEngine, () => Promise<Storage>>

/** Cities that chance plays through before it is believed: a server has its round trips. */
const LIVES = { sqlite: 150, postgres: 4 } satisfies Record<StorageEngine, number>

let engine: StorageEngine = 'sqlite'

/** From now on, in this test file. */
export function standOn(chosen: StorageEngine): void {
  engine = chosen
}

/** Storage with nothing in it. */
export function openEmpty(): Promise<Storage> {
  return ENGINES[engine]()
}

export function livesToPlay(): number {
  return LIVES[engine]
}

let database: Promise<string> | null = null
let last: Storage | null = null

async function emptyPostgres(): Promise<Storage> {
  // Whoever is tested need not close what it stood on.
  await last?.close()
  database ??= freshDatabase()
  const url = await database
  if (last !== null) await empty(url)
  const storage = await openPostgres({ url })
  last = closedOnce(storage)
  return last
}

function closedOnce(storage: Storage): Storage {
  let closed: Promise<void> | null = null
  return {
    ...storage,
    close() {
      closed ??= storage.close()
      return closed
    },
  }
}

/** Rows are few: to delete them is quicker than to truncate. */
async function empty(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'",
    )
    await client.query(rows.map(({ name }) => `DELETE FROM ${name}`).join('; '))
  } finally {
    await client.end()
  }
}
