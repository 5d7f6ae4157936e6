/** Applies the migrations a database lacks, each in a transaction of its own, one process at a time. */
import type { ClientBase } from 'pg'
import { newestKnown, numberIn, tooNew } from '../reach.ts'
import { StorageUnfit } from '../storage.ts'

/** Any number will do, as long as it is always the same. */
const MIGRATION_LOCK = 7_301_001

export async function migrate(
  client: ClientBase,
  migrations: readonly { number: number; sql: string }[],
): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await client.query('CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY)')
    const done = await client.query('SELECT COALESCE(MAX(number), 0) AS number FROM migrations')
    const last = numberIn(done.rows[0], 'number')
    const newest = newestKnown(migrations)
    if (last > newest + 1) throw new StorageUnfit(tooNew(last, newest))
    for (const { number, sql } of migrations) if (number > last) await apply(client, number, sql)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}

async function apply(client: ClientBase, number: number, sql: string): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query('INSERT INTO migrations (number) VALUES ($1)', [number])
    await client.query('COMMIT')
  } catch (fault) {
    await client.query('ROLLBACK')
    throw fault
  }
}
