/**
 * Where a city's data lives, and how a new city gets there: made aside, moved into place when it is whole, so that a
 * start that is cut off leaves no half city. A file for SQLite, a schema for PostgreSQL.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Look, Sql, Storage, StorageEngine } from '../storage/storage.ts'
import { ownOnly } from './own-only.ts'
import { dump, putDumpBack } from './pg-programs.ts'

export interface CityPlace {
  /** What the place is called where a person reads of it: a file's path. */
  readonly name: string
  readonly isFile: boolean
  /** What stands there, left as it is; throws for what nothing can be made of. `isThorough`: nobody else has it open. */
  look(isThorough?: boolean): Promise<Look>
  /** Tells this database from a copy of it; `null` where only the directory does. */
  whereabouts(): Promise<string | null>
  hasCity(): Promise<boolean>
  /** Did the making of a city end before it was whole? What is left of it makes way for the next. */
  wasCutOff(): Promise<boolean>
  /** `fill` gets an empty storage; `before` runs when it is whole and not yet in place. */
  make(fill: (storage: Storage) => Promise<void>, before: () => void): Promise<void>
  open(): Promise<Storage>
  /** A copy of the database in that folder as of one moment, and a reading of just that; answers the copy's name. */
  copy(folder: string, read: (sql: Sql) => Promise<void>): Promise<string>
  /** Puts a copy in place where nothing is. */
  putBack(copy: string): Promise<void>
}

export const COPIES = { sqlite: 'etalase.db', postgres: 'etalase.dump' } as const satisfies Record<
  StorageEngine,
  string
>

const MAKING_FILE = 'city-in-the-making.db'
/** SQLite's companions of a file. */
const COMPANIONS = ['', '-wal', '-shm'] as const

export interface FileTools {
  readonly open: (options: { readonly path: string; readonly durable?: boolean }) => Storage
  readonly look: (path: string, isThorough: boolean) => Look
  readonly copy: (from: string, to: string) => void
  readonly read: (path: string, work: (sql: Sql) => Promise<void>) => Promise<void>
}

export function filePlace(path: string, tools: FileTools): CityPlace {
  const { open: openFile } = tools
  const folder = dirname(path)
  const making = join(folder, MAKING_FILE)
  return {
    name: path,
    isFile: true,
    look: async (isThorough = true) => tools.look(path, isThorough),
    hasCity: async () => tools.look(path, true) === 'city',
    whereabouts: async () => null,
    wasCutOff: async () => existsSync(making) || existsSync(`${path}.new`),
    async make(fill, before) {
      ownOnly()
      mkdirSync(folder, { recursive: true })
      for (const companion of COMPANIONS) rmSync(making + companion, { force: true })
      await fillAndClose(openFile({ path: making, durable: false }), fill)
      const made = `${path}.new`
      rmSync(made, { force: true })
      copyDurably(making, made)
      before()
      renameSync(made, path)
      for (const companion of COMPANIONS) rmSync(making + companion, { force: true })
    },
    open: async () => openFile({ path }),
    async copy(into, read) {
      const to = join(into, COPIES.sqlite)
      tools.copy(path, to)
      await tools.read(to, read)
      return COPIES.sqlite
    },
    async putBack(copy) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const made = `${path}.new`
      rmSync(made, { force: true })
      copyDurably(copy, made)
      renameSync(made, path)
    },
  }
}

/**
 * A file of its own: connections that made the city stay behind the scenes until their statements are collected, and
 * would share the old name's lock and memory with whoever opens that same file under its new one.
 */
export function copyDurably(from: string, to: string): void {
  copyFileSync(from, to)
  chmodSync(to, 0o600)
  const file = openSync(to, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

const MAKING_SCHEMA = 'city_in_the_making'
const SCHEMA = 'public'

export interface SchemaTools {
  readonly look: (url: string, schema: string) => Promise<Look>
  readonly has: (url: string, schema: string) => Promise<boolean>
  readonly whereabouts: (url: string, schema: string) => Promise<string>
  readonly open: (options: {
    readonly url: string
    readonly schema: string
    readonly durable?: boolean
  }) => Promise<Storage>
  readonly clear: (url: string, schema: string) => Promise<void>
  /** Puts the tables of one schema into another, which has none; durable with all that came before it. */
  readonly move: (url: string, from: string, to: string) => Promise<void>
}

export function schemaPlace(url: string, tools: SchemaTools): CityPlace {
  return {
    name: 'the database of DATABASE_URL',
    isFile: false,
    whereabouts: () => tools.whereabouts(url, SCHEMA),
    look: () => tools.look(url, SCHEMA),
    hasCity: async () => (await tools.look(url, SCHEMA)) === 'city',
    wasCutOff: () => tools.has(url, MAKING_SCHEMA),
    async make(fill, before) {
      // Whatever stands in the way is said before the work, not after it.
      await tools.look(url, SCHEMA)
      await tools.clear(url, MAKING_SCHEMA)
      await fillAndClose(await tools.open({ url, schema: MAKING_SCHEMA, durable: false }), fill)
      before()
      await tools.move(url, MAKING_SCHEMA, SCHEMA)
    },
    open: () => tools.open({ url, schema: SCHEMA }),
    async copy(into, read) {
      const storage = await tools.open({ url, schema: SCHEMA })
      try {
        await storage.read(async sql => {
          // It is open for as long as the dump takes, and nothing is asked meanwhile.
          await sql.get("SELECT set_config('idle_in_transaction_session_timeout', '0', true)")
          const row = await sql.get('SELECT pg_export_snapshot() AS snapshot')
          if (typeof row?.snapshot !== 'string') throw new Error('no snapshot')
          await dump(url, SCHEMA, row.snapshot, join(into, COPIES.postgres))
          await read(sql)
        })
      } finally {
        await storage.close()
      }
      return COPIES.postgres
    },
    putBack: copy => putDumpBack(url, copy),
  }
}

async function fillAndClose(storage: Storage, fill: (storage: Storage) => Promise<void>): Promise<void> {
  try {
    await fill(storage)
  } finally {
    await storage.close()
  }
}
