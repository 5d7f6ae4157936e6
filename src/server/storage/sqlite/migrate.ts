/** Applies the migrations a file lacks, each in a transaction of its own, and refuses a file from the future. */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Migration } from '../migrations/list.ts'
import { newestKnown, numberIn, tooNew } from '../reach.ts'
import { StorageUnfit } from '../storage.ts'

export function migrate(database: DatabaseSyncInstance, migrations: readonly Migration[]): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)')
  const newest = newestKnown(migrations)
  const last = lastApplied(database)
  if (last > newest + 1) throw new StorageUnfit(tooNew(last, newest))
  for (const { number, sql, scrubs } of migrations) {
    if (number <= last) continue
    if (scrubs === true && last > 0) scrub(database)
    apply(database, number, sql)
  }
}

function lastApplied(database: DatabaseSyncInstance): number {
  const row = database.prepare('SELECT COALESCE(MAX(number), 0) AS number FROM migrations').get()
  return numberIn(row, 'number')
}

/** Written anew as a whole, it has no free pages, and its journal is emptied into it. */
function scrub(database: DatabaseSyncInstance): void {
  database.exec('VACUUM')
  database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
}

/** Looks again under the lock: another process that starts at this moment may have been quicker. */
function apply(database: DatabaseSyncInstance, number: number, sql: string): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    if (lastApplied(database) < number) {
      database.exec(sql)
      database.prepare('INSERT INTO migrations (number) VALUES (?)').run(number)
    }
    database.exec('COMMIT')
  } catch (fault) {
    database.exec('ROLLBACK')
    throw fault
  }
}
