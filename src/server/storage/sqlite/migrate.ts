/** Applies the migrations a file lacks, each in a transaction of its own, and refuses a file from the future. */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'

export function migrate(
  database: DatabaseSyncInstance,
  migrations: readonly { number: number; sql: string }[],
): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)')
  const done = database.prepare('SELECT COALESCE(MAX(number), 0) AS number FROM migrations').get() as {
    number: number
  }
  const newest = migrations.at(-1)?.number ?? 0
  if (done.number > newest + 1) {
    throw new Error(
      `this database is at migration ${done.number}, this program knows ${newest}: run a newer release`,
    )
  }
  for (const { number, sql } of migrations) {
    if (number <= done.number) continue
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(sql)
      database.prepare('INSERT INTO migrations (number) VALUES (?)').run(number)
      database.exec('COMMIT')
    } catch (fault) {
      database.exec('ROLLBACK')
      throw fault
    }
  }
}
