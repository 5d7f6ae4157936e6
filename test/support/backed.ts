/**
 * Storage of which a copy is taken and put back, as an operator does it: on SQLite the file, beside whoever works on it; on a server
 * all rows. Whoever worked on what was there before works on it no more: what is put back is opened anew.
 */
import { copyFileSync } from 'node:fs'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import type { Fields, SqlValue, Storage, StorageEngine } from '../../src/server/storage/storage.ts'
import { makePlace, removeDatabase, restoreBackup, takeBackup } from '../sim/server/backups.ts'
import { chosenEngine, openEmpty } from './engines.ts'
import { pictureOf } from './faults.ts'

export interface Backed {
  readonly storage: Storage
  backUp(): Promise<void>
  /** Answers false where no copy was taken. */
  putBack(): Promise<boolean>
  end(): Promise<void>
}

const BACKED = { sqlite: onFile, postgres: onServer } satisfies Record<
  StorageEngine,
  (fill: (storage: Storage) => Promise<unknown>) => Promise<Backed>
>

/** `fill`: the same each time; it may be asked once. */
export function openBacked(fill: (storage: Storage) => Promise<unknown>): Promise<Backed> {
  return BACKED[chosenEngine()](fill)
}

const place = makePlace(`etalase-backed-${process.pid}`)
/** Of a test file that opened any; a process of tests is ended from outside and clears nothing away itself. */
export function removeBacked(): void {
  place.remove()
  isFilled = false
}
const FILE = place.path('city.db')
const COPY = place.path('copy.db')
const FILLED = place.path('filled.db')
let isFilled = false

async function onFile(fill: (storage: Storage) => Promise<unknown>): Promise<Backed> {
  if (!isFilled) {
    const first = openSqlite({ path: FILE })
    await fill(first)
    await first.close()
    copyFileSync(FILE, FILLED)
    isFilled = true
  }
  restoreBackup(FILLED, FILE)
  removeDatabase(COPY)
  let storage = openSqlite({ path: FILE })
  let isThere = false
  return {
    get storage() {
      return storage
    },
    async backUp() {
      takeBackup(FILE, COPY)
      isThere = true
    },
    async putBack() {
      if (!isThere) return false
      await storage.close()
      restoreBackup(COPY, FILE)
      storage = openSqlite({ path: FILE })
      return true
    },
    end: () => storage.close(),
  }
}

async function onServer(fill: (storage: Storage) => Promise<unknown>): Promise<Backed> {
  let storage = await openEmpty()
  await fill(storage)
  let copy: Record<string, object[]> | null = null
  return {
    get storage() {
      return storage
    },
    async backUp() {
      copy = await pictureOf(storage)
    },
    async putBack() {
      if (copy === null) return false
      storage = await openEmpty()
      await refill(storage, copy)
      return true
    },
    end: () => storage.close(),
  }
}

async function refill(storage: Storage, copy: Record<string, object[]>): Promise<void> {
  const { migrations, ...tables } = copy
  await storage.writeCity(async sql => {
    for (const [table, rows] of Object.entries(tables))
      for (const row of rows as Fields[]) {
        const columns = Object.keys(row)
        const marks = columns.map(() => '?').join(', ')
        await sql.run(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
          columns.map(column => row[column] as SqlValue),
        )
      }
  })
}
