/**
 * One transaction on one connection, and what its faults mean: nothing was done and another try may do better
 * (`StorageBusy`), nobody knows whether it was done (`CommitUnknown`), or the work itself is at fault.
 */
import type { PoolClient } from 'pg'
import { CommitUnknown, type Sql, StorageBusy, type Transaction } from '../storage.ts'
import { whileOpen } from '../transaction.ts'
import { afterBegin } from './after-begin.ts'
import { connect, gather } from './connection.ts'

/**
 * Each statement sees what was committed before it: what the holder of the lock before us wrote, whatever the
 * database's own default is.
 */
const BEGIN_WRITE = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE'
const BEGIN_READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'

/**
 * Writers of one lock queue behind each other, in whatever process; it ends with its transaction, however that ends. What
 * the work reads first goes along with the question for the lock, and the commit with what it wrote last.
 */
export async function writing<T>(
  client: PoolClient,
  lock: string,
  work: (sql: Transaction) => Promise<T>,
): Promise<T> {
  gather(client)
  const begun = Promise.all([
    client.query(BEGIN_WRITE),
    client.query({ name: 'lock', text: LOCK, values: [lock] }),
  ])
  const connection = connect(client)
  const statements = afterBegin(connection, begun)
  let value: T
  try {
    value = await whileOpen(statements, work)
    await statements.ready()
  } catch (fault) {
    statements.giveUp()
    await rollBack(client)
    throw undone(await firstOf(fault, begun, connection.sent()))
  }
  await commit(client, begun, connection.sent())
  return value
}

/** One snapshot from the first statement to the last; a reader waits for no one. */
export async function reading<T>(client: PoolClient, work: (sql: Sql) => Promise<T>): Promise<T> {
  try {
    gather(client)
    const [, value] = await Promise.all([client.query(BEGIN_READ), looking(client, work)])
    return value
  } catch (fault) {
    throw notRead(fault)
  } finally {
    // Nobody waits for the end of a read: whatever uses this connection next comes after it.
    void rollBack(client)
  }
}

/** Each statement by itself. */
export async function looking<T>(client: PoolClient, work: (sql: Sql) => Promise<T>): Promise<T> {
  try {
    return await whileOpen(connect(client), work)
  } catch (fault) {
    throw notRead(fault)
  }
}

function notRead(fault: unknown): unknown {
  return isOfServer(fault) ? new StorageBusy(`not read: ${fault.message}`, { cause: fault }) : fault
}

/** Asked for behind whatever was sent: of which a fault that the server told has undone all of it. */
async function commit(client: PoolClient, begun: Promise<unknown>, sent: Promise<unknown>): Promise<void> {
  const end = client.query('COMMIT')
  end.catch(() => undefined)
  try {
    await begun
    await sent
    // A transaction that broke inside ends as ROLLBACK, without a word: what was swallowed must not look committed.
    if ((await end).command === 'COMMIT') return
  } catch (fault) {
    await rollBack(client)
    // The server itself said no, and lives: it is undone. Anything else may have come after the flush.
    if ((fault as { severity?: string }).severity === 'ERROR') throw undone(fault)
    throw new CommitUnknown('the answer to a commit was lost', { cause: fault })
  }
  throw new Error('the transaction was rolled back: a statement of it had failed')
}

/** What broke a transaction: every statement after that fails as well, and says less. */
async function firstOf(fault: unknown, ...before: readonly Promise<unknown>[]): Promise<unknown> {
  for (const one of before) {
    const first = await one.then(
      () => null,
      (earlier: unknown) => earlier,
    )
    if (first !== null) return first
  }
  return fault
}

function undone(fault: unknown): unknown {
  return isOfServer(fault) ? new StorageBusy(`undone: ${fault.message}`, { cause: fault }) : fault
}

/** A connection that is gone has rolled back by itself. */
async function rollBack(client: PoolClient): Promise<void> {
  gather(client)
  await client.query('ROLLBACK').catch(() => undefined)
}

/**
 * SQLSTATEs that speak of the server and not of the statement: lost or refused connections, no resources, waited too
 * long, chosen as a victim, shutting down, a copy that only reads. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const OF_SERVER = ['08', '40', '53', '55P03', '57', '25006', '25P03', '58']

/** Of the server or of the way to it: the work was undone and is not to blame. */
function isOfServer(fault: unknown): fault is Error {
  if (!(fault instanceof Error)) return false
  const { code, severity, syscall } = fault as { code?: string; severity?: string; syscall?: string }
  if (severity !== undefined) return OF_SERVER.some(known => code?.startsWith(known))
  return (
    syscall !== undefined ||
    /^(Connection terminated|Client (has encountered|was closed))/.test(fault.message)
  )
}
