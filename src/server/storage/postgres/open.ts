/**
 * PostgreSQL: many processes on one database. Writes of one outlet queue behind an advisory lock that ends with their
 * transaction, whoever holds it dies; reads see one snapshot. Durability is the server's `synchronous_commit`, which this
 * refuses to run without.
 */
import { Pool, type PoolClient } from 'pg'
import { createListeners } from '../listeners.ts'
import { MIGRATIONS } from '../migrations/list.ts'
import { type Sql, type Storage, StorageBusy, type Transaction } from '../storage.ts'
import { connect, WHOLE_NUMBERS } from './connection.ts'
import { migrate } from './migrate.ts'

/** Connections of one process; a database serves many processes. */
const CONNECTIONS_MAX = 10
/** A client that cannot be had this long is a busy server: the asker is told to come again. */
const CONNECT_TIMEOUT_MS = 5_000

export interface PostgresOptions {
  /** `postgres://user:password@host/database`. */
  readonly url: string
  readonly schema?: string
  /** False only while a schema is being made that nobody relies upon yet. */
  readonly durable?: boolean
}

export async function openPostgres({
  url,
  schema = 'public',
  durable = true,
}: PostgresOptions): Promise<Storage> {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: WHOLE_NUMBERS,
    options: `-c search_path=${schema}${durable ? '' : ' -c synchronous_commit=off'}`,
  })
  // A connection that breaks while idle is replaced at the next use; the fault is told to whoever uses it.
  pool.on('error', () => undefined)
  await withClient(pool, async client => {
    if (durable) await refuseForgetful(client)
    await migrate(client, MIGRATIONS)
  }).catch(async fault => {
    await pool.end()
    throw fault
  })
  const listeners = createListeners()

  /** What was asked for before the close is finished before it. */
  const running = new Set<Promise<unknown>>()

  function transact<T>(
    begin: string,
    lock: string | null,
    work: (sql: Transaction) => Promise<T>,
  ): Promise<T> {
    const turn = withClient(pool, client => inTransaction(client, begin, lock, work))
    running.add(turn)
    const done = () => running.delete(turn)
    turn.then(done, done)
    return turn
  }

  return {
    engine: 'postgres',
    async write(outlet, work) {
      const value = await transact('BEGIN', `outlet ${outlet}`, work)
      listeners.tell(outlet)
      return value
    },
    writeCity: work => transact('BEGIN', 'city', work),
    read: <T>(work: (sql: Sql) => Promise<T>) =>
      transact('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', null, work),
    onCommit: listeners.add,
    async close() {
      await Promise.allSettled(running)
      await pool.end()
    },
  }
}

async function inTransaction<T>(
  client: PoolClient,
  begin: string,
  lock: string | null,
  work: (sql: Transaction) => Promise<T>,
): Promise<T> {
  await client.query(begin)
  try {
    if (lock !== null) await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock])
    const value = await work(connect(client))
    // A transaction that broke inside ends as ROLLBACK, without a word: what was swallowed must not look committed.
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement of it had failed')
    return value
  } catch (fault) {
    // A connection that is gone has rolled back by itself.
    await client.query('ROLLBACK').catch(() => undefined)
    throw fault
  }
}

async function withClient<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(cause => {
    throw new StorageBusy(`the database cannot be reached: ${(cause as Error).message}`, { cause })
  })
  let broken = false
  const breaks = () => {
    broken = true
  }
  client.on('error', breaks)
  try {
    return await use(client)
  } finally {
    client.off('error', breaks)
    client.release(broken)
  }
}

/** An answer must not be given before it is on disk. */
async function refuseForgetful(client: PoolClient): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit']) {
    const { rows } = await client.query<Record<string, string>>(`SHOW ${setting}`)
    if (rows[0]?.[setting] === 'off')
      throw new Error(
        `this PostgreSQL runs with ${setting} = off and may forget what it acknowledged: turn it on`,
      )
  }
}
