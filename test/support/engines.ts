/**
 * The engines that what stands over storage is tried on. A test file runs on SQLite in memory; another file that says so
 * runs the same tests on another engine. On a server it has a database of its own for each place where
 * storage stands at once, emptied for each city.
 */
import { Client } from 'pg'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { ENTRY_V2_MARK, type Storage, type StorageEngine } from '../../src/server/storage/storage.ts'
import { freshDatabase } from './databases.ts'

const ENGINES = {
  sqlite: async () => openSqlite({ path: ':memory:' }),
  postgres: emptyPostgres,
} satisfies Record<StorageEngine, (place: string) => Promise<Storage>>

/** Cities that chance plays through before it is believed: a server has its round trips. */
const LIVES = { sqlite: 150, postgres: 4 } satisfies Record<StorageEngine, number>

/** Of what is done many times over, how much. */
const SHARES = { sqlite: 1, postgres: 0.2 } satisfies Record<StorageEngine, number>

let engine: StorageEngine = 'sqlite'

/** From now on, in this test file. */
export function standOn(chosen: StorageEngine): void {
  engine = chosen
}

export function chosenEngine(): StorageEngine {
  return engine
}

/** Storage with nothing in it. What stands at one place makes way for what comes there next. */
export function openEmpty(place = 'city'): Promise<Storage> {
  return ENGINES[engine](place)
}

/** `times` on an engine without round trips; asked while a test file is read. */
export function shareOf(times: number): number {
  return Math.ceil(times * SHARES[engine])
}

export function livesToPlay(): number {
  return LIVES[engine]
}

const places = new Map<string, { readonly url: string; storage: Storage }>()

async function emptyPostgres(place: string): Promise<Storage> {
  const known = places.get(place)
  // Whoever is tested need not close what it stood on.
  await known?.storage.close()
  const url = known?.url ?? (await freshDatabase())
  if (known !== undefined) await empty(url)
  const storage = closedOnce(await openPostgres({ url }))
  places.set(place, { url, storage })
  return storage
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
    // No migration: it says what once stood in the rows that are gone.
    await client.query('DELETE FROM migrations WHERE number = $1', [ENTRY_V2_MARK])
  } finally {
    await client.end()
  }
}
