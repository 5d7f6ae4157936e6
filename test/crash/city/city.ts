/**
 * The small demo city that every run plays in: two days of history, more goods than a run can sell, and a few shelves that
 * hold so little that guests fight for the last piece.
 */
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MOVEMENT_QUANTITY_MAX } from '../../../src/domain/stock.ts'
import { toTimestamp } from '../../../src/domain/time.ts'
import { type CityPlace, filePlace, schemaPlace } from '../../../src/server/city/place.ts'
import { makeDemoCity } from '../../../src/server/demo/make-city.ts'
import { markHub } from '../../../src/server/hub-mark.ts'
import { keyFiles } from '../../../src/server/log-files.ts'
import type { Keys } from '../../../src/server/ports.ts'
import { deriveKeys, masterKey, pinsOf } from '../../../src/server/secrets.ts'
import { POSTGRES_TOOLS } from '../../../src/server/storage/postgres/tools.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { SQLITE_TOOLS } from '../../../src/server/storage/sqlite/tools.ts'
import { allOutlets } from '../../../src/server/storage/statements/city/outlets.ts'
import { allPlacements } from '../../../src/server/storage/statements/shelf/placements.ts'
import { addStockEntries } from '../../../src/server/storage/statements/shelf/stock-ledger.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { adoptOutlet, cardOf } from '../../../src/server/usecases/hub/adopt.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import type { World } from '../../../src/server/usecases/world.ts'

const SEED = 'kampanye'
const DAYS = 2
const DATABASE = 'etalase.db'
/** Every this many-th shelf keeps what its history left on it: a few pieces. */
const SCARCE_EVERY = 4

/** Makes the city in a directory, on SQLite, and in `hub` a hub that has taken its outlets on. */
export async function makeFileCity(dir: string, hub: string): Promise<void> {
  const place = filePlace(join(dir, DATABASE), SQLITE_TOOLS)
  await make(dir, place)
  await makeHub(dir, await place.open(), hub)
}

/** Makes the city in an empty database; the directory gets its key and its mark, `hub` a hub of it. */
export async function makeDatabaseCity(dir: string, url: string, hub: string): Promise<void> {
  const place = schemaPlace(url, POSTGRES_TOOLS)
  await make(dir, place)
  await makeHub(dir, await place.open(), hub)
}

/** Each outlet's log has its key from now on, and the hub knows it. */
async function makeHub(dir: string, storage: Storage, hub: string): Promise<void> {
  const world = worldOver(storage, dir)
  await openLogs(world, keyFiles(dir), 'campaign.test')
  mkdirSync(hub, { recursive: true })
  const names = markHub(hub, 'hub.test')
  keyFiles(hub).ensure(names.register)
  for (const name of [names.witness, names.mirror]) keyFiles(hub).ensure(name, 'cosignature')
  const books = openSqlite({ path: join(hub, DATABASE) })
  for (const { slug } of await storage.read(allOutlets)) {
    const card = await cardOf(world, slug)
    if (card === null) throw new Error(`${slug} has no card`)
    await adoptOutlet(worldOver(books, hub), card)
  }
  await books.close()
  await storage.close()
}

function worldOver(storage: Storage, dir: string): World {
  const bytes = (length: number) => randomBytes(length)
  return { storage, clock: { now: () => Date.now() }, random: { bytes }, keys: deriveKeys(masterKey(dir)) }
}

/** A copy to play in. The city was closed whole: its file is all there is. */
export function copyCity(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of ['master.key', 'demo.json', 'log-keys', DATABASE])
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true })
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
      await makeDemoCity({ storage, keys, hashPin: pinsOf(keys).hash, nowMs, seed: SEED, days: DAYS })
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
