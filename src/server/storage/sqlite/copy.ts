/**
 * One consistent copy of a database that may be in use: as of one moment, whatever is written meanwhile. It is flushed, and
 * read through once, before anybody relies on it. https://www.sqlite.org/lang_vacuum.html#vacuuminto
 */
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { type Sql, StorageUnfit } from '../storage.ts'
import { connect } from './connection.ts'
import { undone } from './faults.ts'

const TIMEOUT_MS = 30_000

/** `to` must not exist yet. */
export function copySqlite(from: string, to: string): void {
  const source = new DatabaseSync(from, { readOnly: true, timeout: TIMEOUT_MS })
  try {
    source.prepare('VACUUM INTO ?').run(to)
  } catch (fault) {
    throw undone(fault)
  } finally {
    source.close()
  }
  const file = openSync(to, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Reads a copy that nobody else uses, and leaves it and its folder as they are. */
export async function readSqlite<T>(path: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  if (!statSync(path).isFile()) throw new StorageUnfit(`${path} is no file`)
  const at = `file:${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}?immutable=1`
  const database = new DatabaseSync(at, { readOnly: true })
  try {
    const [row] = database.prepare('PRAGMA integrity_check(1)').all() as { integrity_check: string }[]
    if (row?.integrity_check !== 'ok')
      throw new StorageUnfit(
        `${path} is damaged (${row?.integrity_check}): copy another, or from another disk`,
      )
    return await work(connect(database))
  } finally {
    database.close()
  }
}
