/**
 * The small demo city that every run plays in: two days of history, more goods than a run can sell, and a few shelves that
 * hold so little that guests fight for the last piece.
 */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MOVEMENT_QUANTITY_MAX } from '../../../src/domain/stock.ts'
import { toTimestamp } from '../../../src/domain/time.ts'
import { type CityPlace, filePlace, schemaPlace } from '../../../src/server/city/place.ts'
import { makeDemoCity } from '../../../src/server/demo/make-city.ts'
import type { Keys } from '../../../src/server/ports.ts'
import { deriveKeys, hashPin, masterKey } from '../../../src/server/secrets.ts'
import { openPostgres } from '../../../src/server/storage/postgres/open.ts'
import { clearSchema, moveSchema } from '../../../src/server/storage/postgres/schema.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { allOutlets } from '../../../src/server/storage/statements/outlets.ts'
import { allPlacements } from '../../../src/server/storage/statements/placements.ts'
import { addStockEntries } from '../../../src/server/storage/statements/stock-ledger.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'

const SEED = 'kampanye'
const DAYS = 2
const DATABASE = 'etalase.db'
/** Every this many-th shelf keeps what its history left on it: a few pieces. */
const SCARCE_EVERY = 4

/** Makes the city in a directory, on SQLite. */
export async function makeFileCity(dir: string): Promise<void> {
  await make(dir, filePlace(join(dir, DATABASE), openSqlite))
}

/** Makes the city in an empty database; the directory gets its key and its mark. */
export async function makeDatabaseCity(dir: string, url: string): Promise<void> {
  await make(dir, schemaPlace(url, { open: openPostgres, clear: clearSchema, move: moveSchema }))
}

/** A copy to play in. The city was closed whole: its file is all there is. */
export function copyCity(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of ['master.key', 'demo.json', DATABASE])
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name))
}

export function openFileCity(dir: string): Storage {
  return openSqlite({ path: join(dir, DATABASE) })
}

async function make(dir: string, place: CityPlace): Promise<void> {
  mkdirSync(dir, { recursive: true })
  const keys: Keys = deriveKeys(masterKey(dir))
  const nowMs = Date.now()
  await place.make(
    async storage => {
      await makeDemoCity({ storage, keys, hashPin, nowMs, seed: SEED, days: DAYS })
      await stockUp(storage, nowMs)
    },
    () => writeFileSync(join(dir, 'demo.json'), `${JSON.stringify({ demo: true, seed: SEED })}\n`),
  )
}

async function stockUp(storage: Storage, nowMs: number): Promise<void> {
  for (const { slug } of await storage.read(allOutlets)) {
    await storage.write(slug, async sql => {
      const placements = await allPlacements(sql, slug)
      const plenty = placements.filter((_, index) => index % SCARCE_EVERY !== 0)
      const goods = {
        kind: 'in',
        batch: 'plenty',
        quantity: MOVEMENT_QUANTITY_MAX,
        at: toTimestamp(nowMs),
        order: null,
        by: 'Manajer',
        note: null,
      } as const
      await addStockEntries(
        sql,
        slug,
        plenty.map(({ placement }) => ({ ...goods, placement: placement.id })),
        new Map(plenty.map(({ placement, lastEntry }) => [placement.id, lastEntry])),
      )
    })
  }
}
