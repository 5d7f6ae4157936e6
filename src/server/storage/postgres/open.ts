/**
 * PostgreSQL: many processes on one database. Writes of one outlet queue behind an advisory lock that ends with their
 * transaction, whoever holds it dies; reads see one snapshot. Durability is the server's `synchronous_commit`, which this
 * refuses to run without.
 */
import { Client, type ClientConfig, Pool, type PoolClient } from 'pg'
import { type GroupCommit, groupCommit } from '../group-commit.ts'
import { createListeners } from '../listeners.ts'
import { MIGRATIONS } from '../migrations/list.ts'
import { type Sql, type Storage, StorageBusy, StorageUnfit } from '../storage.ts'
import { WHOLE_NUMBERS } from './connection.ts'
import { migrate } from './migrate.ts'
import { looking, reading, writing } from './transaction.ts'

/** Connections of one process; a database serves many processes. */
const CONNECTIONS_MAX = 10
/** A client that cannot be had this long is a busy server: the asker is told to come again. */
const CONNECT_TIMEOUT_MS = 5_000
/** An outlet's lock is waited for this long; then the asker is told to come again. */
const LOCK_TIMEOUT_MS = 5_000
/** A process that stands still in a transaction (paused, cut off) loses it, and its lock with it. */
const IDLE_TIMEOUT_MS = 5_000
/** No statement here takes a hundredth of it. */
const STATEMENT_TIMEOUT_MS = 30_000

export interface PostgresOptions {
  /** `postgres://user:password@host/database`. */
  readonly url: string
  readonly schema?: string
  /** False only while a schema is being made that nobody relies upon yet. */
  readonly durable?: boolean
  readonly lockTimeoutMs?: number
  readonly idleTimeoutMs?: number
}

export async function openPostgres({
  url,
  schema = 'public',
  durable = true,
  lockTimeoutMs = LOCK_TIMEOUT_MS,
  idleTimeoutMs = IDLE_TIMEOUT_MS,
}: PostgresOptions): Promise<Storage> {
  const options = `-c search_path=${schema}${durable ? '' : ' -c synchronous_commit=off'}`
  await prepare({ connectionString: url, types: WHOLE_NUMBERS, options }, durable)
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleTimeoutMs,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    // Statements are sent as they are asked for; each answer is awaited by whoever asked.
    pipeline: true,
    types: WHOLE_NUMBERS,
    options,
  })
  // A connection that breaks while idle is replaced at the next use; the fault is told to whoever uses it.
  pool.on('error', () => undefined)
  const listeners = createListeners()

  /** What was asked for before the close is finished before it. */
  const running = new Set<Promise<unknown>>()
  function tracked<T>(turn: Promise<T>): Promise<T> {
    running.add(turn)
    const done = () => running.delete(turn)
    turn.then(done, done)
    return turn
  }

  /** One queue for each lock: a second transaction of this process would only wait for the first. */
  const queues = new Map<string | null, GroupCommit>()
  function queueOf(outlet: string | null): GroupCommit {
    let queue = queues.get(outlet)
    if (queue === undefined) {
      const lock = outlet === null ? 'city' : `outlet ${outlet}`
      queue = groupCommit(
        work => withClient(pool, client => writing(client, lock, work)),
        () => listeners.tell(outlet),
      )
      queues.set(outlet, queue)
    }
    return queue
  }

  const read = <T>(work: (sql: Sql) => Promise<T>) =>
    tracked(withClient(pool, client => reading(client, work)))
  const look = <T>(work: (sql: Sql) => Promise<T>) =>
    tracked(withClient(pool, client => looking(client, work)))

  return {
    engine: 'postgres',
    write: (outlet, work) => tracked(queueOf(outlet).write(outlet, work)),
    writeTogether: (outlet, work, ask) => tracked(queueOf(outlet).writeTogether(outlet, work, ask)),
    writeCity: work => tracked(queueOf(null).write(null, work)),
    read,
    look: {
      all: (text, values) => look(sql => sql.all(text, values)),
      get: (text, values) => look(sql => sql.get(text, values)),
    },
    scrub: async () => undefined,
    onCommit: listeners.add,
    async close() {
      await Promise.allSettled(running)
      await pool.end()
    },
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

/** On a connection of its own: a migration, and the wait for another process's, may take as long as they take. */
async function prepare(config: ClientConfig, durable: boolean): Promise<void> {
  const client = new Client(config)
  try {
    await client.connect()
    if (durable) await refuseForgetful(client)
    await migrate(client, MIGRATIONS)
  } finally {
    await client.end()
  }
}

/** An answer must not be given before it is on disk. */
export async function refuseForgetful(client: Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit']) {
    const { rows } = await client.query<Record<string, string>>(`SHOW ${setting}`)
    if (rows[0]?.[setting] === 'off')
      throw new StorageUnfit(
        `this PostgreSQL runs with ${setting} = off and may forget what it acknowledged: turn it on`,
      )
  }
}
