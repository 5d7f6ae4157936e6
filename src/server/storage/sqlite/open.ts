/**
 * SQLite: one file, one process, WAL with `synchronous=FULL`, so that what was acknowledged survives a power cut.
 * One connection writes, many works to a commit; another reads committed states beside it.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { groupCommit } from '../group-commit.ts'
import { createListeners } from '../listeners.ts'
import { MIGRATIONS } from '../migrations/list.ts'
import type { Sql, Storage, Transaction } from '../storage.ts'
import { whileOpen } from '../transaction.ts'
import { connect } from './connection.ts'
import { notCommitted, notOpened, undone } from './faults.ts'
import { migrate } from './migrate.ts'

const BUSY_TIMEOUT_MS = 2_000
/**
 * Pages written ahead before they are taken into the file, 32 MB: a page that many commits touch is then taken once.
 * Read again after a crash, it is a fraction of a second.
 */
const CHECKPOINT_PAGES = 8_000
/** Memory for pages, KiB: of a city's orders, those that are written to. */
const CACHE_KIB = 64 * 1_024

export interface SqliteOptions {
  /** A path, or `:memory:` (one connection: reads then queue behind writes). */
  readonly path: string
  /** False only while a file is being made that nobody relies upon yet. */
  readonly durable?: boolean
  /** How long another process's lock is waited for, milliseconds; this process stands still meanwhile. */
  readonly busyTimeoutMs?: number
}

export function openSqlite({
  path,
  durable = true,
  busyTimeoutMs: timeout = BUSY_TIMEOUT_MS,
}: SqliteOptions): Storage {
  const inMemory = path === ':memory:'
  if (!inMemory) mkdirSync(dirname(path), { recursive: true })
  const writer = openWriter(path, durable, timeout)
  const reader = inMemory ? writer : new DatabaseSync(path, { readOnly: true, timeout })

  const writing = connect(writer)
  const reading = inMemory ? writing : connect(reader)
  const listeners = createListeners()
  const writes = oneByOne()
  const reads = inMemory ? writes : oneByOne()
  const commits = groupCommit(
    work => writes.run(() => inTransaction(writer, 'BEGIN IMMEDIATE', writing, work)),
    listeners.tell,
  )

  function between<T>(work: () => Promise<T>): Promise<T> {
    return writes.run(async () => {
      try {
        endLeftOpen(writer)
        return await work()
      } catch (fault) {
        throw undone(fault)
      }
    })
  }

  return {
    engine: 'sqlite',
    write: commits.write,
    writeTogether: commits.writeTogether,
    writeCity: work => commits.write(null, work),
    read<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      return reads.run(() => inTransaction(reader, 'BEGIN', reading, work))
    },
    // On the connection that writes, between its transactions: what it wrote last is in its memory already.
    look: {
      all: (text, values) => between(() => writing.all(text, values)),
      get: (text, values) => between(() => writing.get(text, values)),
    },
    // A journal holds pages as they were before, until it is taken into the file and emptied: nobody may be reading then.
    async scrub() {
      if (!inMemory) await reads.run(() => between(() => writing.get('PRAGMA wal_checkpoint(TRUNCATE)')))
    },
    onCommit: listeners.add,
    async close() {
      await commits.idle()
      await writes.idle()
      await reads.idle()
      if (!inMemory) reader.close()
      // All of it into the one file, and onto the disk: whoever moves a closed database takes nothing but that.
      writer.exec('PRAGMA synchronous = FULL')
      writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      writer.close()
    },
  }
}

function openWriter(path: string, durable: boolean, timeout: number): DatabaseSyncInstance {
  try {
    const writer = new DatabaseSync(path, { timeout })
    writer.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durable ? 'FULL' : 'OFF'}; PRAGMA foreign_keys = ON;
       PRAGMA secure_delete = ON;
       PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}; PRAGMA cache_size = ${-CACHE_KIB};`,
    )
    migrate(writer, MIGRATIONS)
    return writer
  } catch (fault) {
    throw notOpened(path, fault)
  }
}

/** A connection does one thing at a time, and work awaits in between: without this, two would share a transaction. */
function oneByOne() {
  let tail: Promise<unknown> = Promise.resolve()
  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      const turn = tail.then(work)
      tail = turn.catch(() => undefined)
      return turn
    },
    /** Resolves when nothing is left to do, what the last thing queued included. */
    async idle() {
      let last: Promise<unknown>
      do {
        last = tail
        await last
      } while (last !== tail)
    },
  }
}

async function inTransaction<T>(
  connection: DatabaseSyncInstance,
  begin: string,
  statements: Transaction,
  work: (sql: Transaction) => Promise<T>,
): Promise<T> {
  try {
    endLeftOpen(connection)
    connection.exec(begin)
  } catch (fault) {
    throw undone(fault)
  }
  let value: T
  try {
    value = await whileOpen(statements, work)
  } catch (fault) {
    rollBack(connection)
    throw undone(fault)
  }
  try {
    connection.exec('COMMIT')
  } catch (fault) {
    rollBack(connection)
    throw notCommitted(fault)
  }
  return value
}

/** A transaction that could not be rolled back when its disk failed is ended before anything else is done or seen. */
function endLeftOpen(connection: DatabaseSyncInstance): void {
  if (connection.isTransaction) connection.exec('ROLLBACK')
}

/** Never throws: whoever asked is to hear of the fault that led here. */
function rollBack(connection: DatabaseSyncInstance): void {
  try {
    endLeftOpen(connection)
  } catch {
    return
  }
}
