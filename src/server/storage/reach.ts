/** Which databases a program serves: those of its own migrations, and of one more. */
import { ENTRY_V2_MARK } from './storage.ts'

export function newestKnown(migrations: readonly { number: number }[]): number {
  return Math.max(ENTRY_V2_MARK, migrations.at(-1)?.number ?? 0)
}

export function tooNew(last: number, newest: number): string {
  return `this database is at migration ${last}, this program knows ${newest} and runs on one more at most: run a newer release`
}
