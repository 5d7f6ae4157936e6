/** The database's file as an operator treats it: copied while it runs, put back, met by another release. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { MEMORY } from '../../../bin/memory.mjs'

const SIDES = ['', '-wal', '-shm'] as const

/** A directory of this process's own. */
export function makePlace(name: string): { path(file: string): string; remove(): void } {
  const folder = join(MEMORY, name)
  mkdirSync(folder, { recursive: true })
  return {
    path: file => join(folder, file),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function removeDatabase(path: string): void {
  for (const side of SIDES) rmSync(path + side, { force: true })
}

/** A whole copy of what is committed, taken beside those who work on it. */
export function takeBackup(path: string, to: string): void {
  removeDatabase(to)
  const database = new DatabaseSync(path)
  database.prepare('VACUUM INTO ?').run(to)
  database.close()
}

/** Nobody may have the database open. */
export function restoreBackup(from: string, path: string): void {
  removeDatabase(path)
  copyFileSync(from, path)
}

/** Another program (a copy that is being made, a clumsy hand) keeps everybody from writing. */
export interface Lock {
  /** It was held in this run: an answer that was asked for then may be given after. */
  readonly wasHeld: boolean
  hold(): void
  release(): void
}

export function lockOn(path: string): Lock {
  let holder: DatabaseSyncInstance | null = null
  let wasHeld = false
  return {
    get wasHeld() {
      return wasHeld
    },
    hold() {
      if (holder !== null) return
      wasHeld = true
      holder = new DatabaseSync(path)
      holder.exec('BEGIN IMMEDIATE')
    },
    release() {
      holder?.exec('ROLLBACK')
      holder?.close()
      holder = null
    },
  }
}

/** The next release has been here: a table and a column more, as its first step of two. The present one runs on. */
export function expandSchema(path: string): void {
  const database = new DatabaseSync(path)
  const { number } = database.prepare('SELECT MAX(number) AS number FROM migrations').get() as {
    number: number
  }
  if (!hasColumn(database)) {
    database.exec(`BEGIN IMMEDIATE;
      ALTER TABLE orders ADD COLUMN of_next_release TEXT;
      CREATE TABLE of_next_release (outlet TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (outlet, key));
      INSERT INTO migrations (number) VALUES (${number + 1});
      COMMIT`)
  }
  database.close()
}

function hasColumn(database: InstanceType<typeof DatabaseSync>): boolean {
  const columns = database.prepare('PRAGMA table_info(orders)').all() as { name: string }[]
  return columns.some(({ name }) => name === 'of_next_release')
}
