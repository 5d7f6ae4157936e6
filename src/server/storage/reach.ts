/** Which databases a program serves: those of its own migrations, and of one more. */
import { ENTRY_V2_MARK, StorageUnfit } from './storage.ts'

export function newestKnown(migrations: readonly { number: number }[]): number {
  return Math.max(ENTRY_V2_MARK, migrations.at(-1)?.number ?? 0)
}

/** What an engine counts before any table is described: its rows are believed no more than others. */
export function numberIn(row: unknown, name: string): number {
  const value = typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new StorageUnfit(`${name} of this database is no whole number: restore a backup`)
}

export function tooNew(last: number, newest: number): string {
  return `this database is at migration ${last}, this program knows ${newest} and runs on one more at most: run a newer release`
}
