/** A second reader of the log, as small as one can be: how often it was told of each entry. */
import type { Sql, Storage, Transaction } from '../../src/server/storage/storage.ts'
import type { Fold } from '../../src/server/usecases/folds/fold.ts'
import { believed } from './believed.ts'

export interface Seen {
  readonly number: number
  readonly times: number
}

export const seen: Fold = {
  name: 'seen',
  async apply(sql, { outlet, entries }) {
    for (const { number } of entries)
      await sql.run(
        `INSERT INTO seen (outlet, number, times) VALUES (?, ?, 1)
         ON CONFLICT (outlet, number) DO UPDATE SET times = seen.times + 1`,
        [outlet, number],
      )
  },
  async forget(sql, outlet) {
    await sql.run('DELETE FROM seen WHERE outlet = ?', [outlet])
  },
}

/** What would be its migration. */
export function makeSeen(storage: Storage): Promise<unknown> {
  return storage.writeCity((sql: Transaction) =>
    sql.run(
      'CREATE TABLE IF NOT EXISTS seen (outlet TEXT NOT NULL, number BIGINT NOT NULL, times BIGINT NOT NULL, PRIMARY KEY (outlet, number))',
    ),
  )
}

export function seenIn(storage: Storage, outlet: string): Promise<Seen[]> {
  return storage.read((sql: Sql) =>
    believed(sql).all<Seen>('SELECT number, times FROM seen WHERE outlet = ? ORDER BY number', [outlet]),
  )
}
