/**
 * Group commit: what is asked for while a commit is under way, or in the same turn of the event loop, is run one after
 * the other in one transaction and made durable by one flush. Each work stands in a savepoint of its own: one that
 * throws is undone alone. Nothing is answered before the commit; no answer differs from what it would have been alone.
 */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { StorageBusy, type Transaction } from '../storage.ts'

/** Works in one transaction: the last of them waits for all others. */
const TOGETHER_MAX = 200
/** SQLite's result code for a lock that was not let go in time. */
const SQLITE_BUSY = 5

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: unknown }

interface Asked {
  readonly work: (sql: Transaction) => Promise<unknown>
  settle(outcome: Outcome): void
}

/** `queue` gives the connection to one thing at a time. */
export function groupCommit(
  connection: DatabaseSyncInstance,
  sql: Transaction,
  queue: (turn: () => Promise<void>) => void,
): <T>(work: (sql: Transaction) => Promise<T>) => Promise<T> {
  let waiting: Asked[] = []
  let queued = false

  function queueTurn(): void {
    if (queued || waiting.length === 0) return
    queued = true
    queue(async () => {
      // Requests that have arrived already are read first: they share this commit.
      await new Promise(setImmediate)
      queued = false
      const batch = waiting.slice(0, TOGETHER_MAX)
      waiting = waiting.slice(TOGETHER_MAX)
      queueTurn()
      await commit(batch)
    })
  }

  async function commit(batch: readonly Asked[]): Promise<void> {
    const outcomes = await together(batch)
    for (const [index, asked] of batch.entries()) {
      // Where the transaction itself broke (a full disk, a lost savepoint), each is tried alone for a verdict of its own.
      asked.settle(outcomes?.[index] ?? (await alone(asked)))
    }
  }

  /** `null` when the transaction did not commit. */
  async function together(batch: readonly Asked[]): Promise<Outcome[] | null> {
    if (batch.length === 1) return null
    const locked = begin()
    if (locked !== null) return batch.map(() => locked)
    try {
      const outcomes: Outcome[] = []
      for (const asked of batch) outcomes.push(await apart(asked))
      connection.exec('COMMIT')
      return outcomes
    } catch {
      rollBack()
      return null
    }
  }

  async function apart({ work }: Asked): Promise<Outcome> {
    connection.exec('SAVEPOINT work')
    try {
      const value = await work(sql)
      connection.exec('RELEASE work')
      return { ok: true, value }
    } catch (fault) {
      connection.exec('ROLLBACK TO work')
      connection.exec('RELEASE work')
      return { ok: false, fault }
    }
  }

  async function alone({ work }: Asked): Promise<Outcome> {
    const locked = begin()
    if (locked !== null) return locked
    try {
      const value = await work(sql)
      connection.exec('COMMIT')
      return { ok: true, value }
    } catch (fault) {
      rollBack()
      return { ok: false, fault }
    }
  }

  /** `null` when it has begun. Another process's lock was waited for once; no work of a batch waits for it again. */
  function begin(): Outcome | null {
    try {
      if (connection.isTransaction) connection.exec('ROLLBACK')
      connection.exec('BEGIN IMMEDIATE')
      return null
    } catch (cause) {
      const isLocked = (cause as { errcode?: number }).errcode === SQLITE_BUSY
      const fault = isLocked ? new StorageBusy('another process holds the database', { cause }) : cause
      return { ok: false, fault }
    }
  }

  /** Never throws: whoever asked hears of the fault that led here, and is not left waiting. What is left open the next `begin` ends. */
  function rollBack(): void {
    try {
      if (connection.isTransaction) connection.exec('ROLLBACK')
    } catch {
      return
    }
  }

  return <T>(work: (sql: Transaction) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({
        work,
        settle: outcome => (outcome.ok ? resolve(outcome.value as T) : reject(outcome.fault)),
      })
      queueTurn()
    })
}
