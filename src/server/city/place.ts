/**
 * Where a city's data lives, and how a new city gets there: made aside, moved into place when it is whole, so that a
 * start that is cut off leaves no half city. A file for SQLite, a schema for PostgreSQL.
 */
import {
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
import { allOutlets } from '../storage/statements/outlets.ts'
import type { Storage } from '../storage/storage.ts'

export interface CityPlace {
  hasCity(): Promise<boolean>
  /** `fill` gets an empty storage; `before` runs when it is whole and not yet in place. */
  make(fill: (storage: Storage) => Promise<void>, before: () => void): Promise<void>
  open(): Promise<Storage>
}

const MAKING_FILE = 'city-in-the-making.db'
/** SQLite's companions of a file. */
const COMPANIONS = ['', '-wal', '-shm'] as const

export function filePlace(
  path: string,
  openFile: (options: { readonly path: string; readonly durable?: boolean }) => Storage,
): CityPlace {
  return {
    hasCity: async () => existsSync(path),
    async make(fill, before) {
      const folder = dirname(path)
      mkdirSync(folder, { recursive: true })
      const making = join(folder, MAKING_FILE)
      for (const companion of COMPANIONS) rmSync(making + companion, { force: true })
      await fillAndClose(openFile({ path: making, durable: false }), fill)
      const made = `${path}.new`
      copyDurably(making, made)
      before()
      renameSync(made, path)
      for (const companion of COMPANIONS) rmSync(making + companion, { force: true })
    },
    open: async () => openFile({ path }),
  }
}

/**
 * A file of its own: connections that made the city stay behind the scenes until their statements are collected, and
 * would share the old name's lock and memory with whoever opens that same file under its new one.
 */
function copyDurably(from: string, to: string): void {
  copyFileSync(from, to)
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
  readonly open: (options: {
    readonly url: string
    readonly schema: string
    readonly durable?: boolean
  }) => Promise<Storage>
  readonly clear: (url: string, schema: string) => Promise<void>
  /** Puts one schema in the place of another, which has nothing in it; durable with all that came before it. */
  readonly move: (url: string, from: string, to: string) => Promise<void>
}

export function schemaPlace(url: string, tools: SchemaTools): CityPlace {
  return {
    async hasCity() {
      const storage = await tools.open({ url, schema: SCHEMA })
      const outlets = await storage.read(allOutlets)
      await storage.close()
      return outlets.length > 0
    },
    async make(fill, before) {
      await tools.clear(url, MAKING_SCHEMA)
      await fillAndClose(await tools.open({ url, schema: MAKING_SCHEMA, durable: false }), fill)
      before()
      await tools.move(url, MAKING_SCHEMA, SCHEMA)
    },
    open: () => tools.open({ url, schema: SCHEMA }),
  }
}

async function fillAndClose(storage: Storage, fill: (storage: Storage) => Promise<void>): Promise<void> {
  try {
    await fill(storage)
  } finally {
    await storage.close()
  }
}
