/**
 * A real log in a real database file, made once and copied for each attack; and an auditor's reading of it through the
 * program's own routes, over whatever somebody has left in the file.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import Fastify from 'fastify'
import { MEMORY } from '../../bin/memory.mjs'
import { FILES } from '../../src/contract/files.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import type { Detail } from '../../src/domain/document.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import type { LogReading } from '../../src/log/audit.ts'
import { cosignedMessage, timedSignature } from '../../src/log/cosignature.ts'
import { formatNote, type NoteKey, noteKey, parseNote } from '../../src/log/note.ts'
import type { TreeHead } from '../../src/log/proof.ts'
import type { RegisteredKey } from '../../src/log/register.ts'
import { tilePath } from '../../src/log/tiles.ts'
import { serveFiles } from '../../src/server/http/files.ts'
import { identify } from '../../src/server/routes/callers.ts'
import { logFiles } from '../../src/server/routes/log.ts'
import type { Site } from '../../src/server/routes/site.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { findDocument } from '../../src/server/storage/statements/documents/documents.ts'
import { allLogKeys, findLog, saveWitnessed } from '../../src/server/storage/statements/log/logs.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { closeDays } from '../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../src/server/usecases/documents/void-document.ts'
import { openLogs, rotateKey } from '../../src/server/usecases/log/open-logs.ts'
import { proveDocument } from '../../src/server/usecases/log/prove.ts'
import { type Sealing, sealLog } from '../../src/server/usecases/log/seal.ts'
import { type Chance, chanceOf } from '../sim/engine/chance.ts'
import { believed } from '../support/believed.ts'
import { testKey } from '../support/crypto.ts'
import { type HandSigner, handHighWater, handSigner } from '../support/log.ts'
import { sha256 } from '../support/sha256.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel } from '../support/world.ts'

export const OUTLET = HOTEL
export const ORIGIN = `etalase.test/log/${HOTEL}`
const WITNESS = 'hub.test/witness'
const TOKEN = 'auditor'
/** More than a bundle, so that tiles of two levels are there. */
const DOCUMENTS = 330
const SALES_A_DAY = 45

export interface KeptPaper {
  readonly number: number
  readonly entry: string
  readonly detail: Detail | null
  readonly detailSalt: string | null
}

export interface Template {
  readonly path: string
  /** As the hub's register has them. */
  readonly keys: readonly RegisteredKey[]
  readonly witness: NoteKey
  /** Witnessed checkpoints, in the order of their sizes. */
  readonly witnessed: readonly TreeHead[]
  readonly size: number
  /** Copies of the file as it was at some of those. */
  readonly backups: readonly { readonly path: string; readonly size: number }[]
  /** Holds every key that has ever signed, and signs with the newest: the hotel itself, or its thief. */
  readonly signer: HandSigner
  remove(): void
}

export async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(MEMORY, 'etalase-tamper-'))
  const path = join(folder, 'template.db')
  const storage = openSqlite({ path, durable: false })
  const hotel = await aHotel(await aCity(() => storage), { pieces: { amplang: 5_000, madu: 5_000 } })
  const signer = handSigner()
  const world: Sealing = { ...hotel.world, signer, highWater: handHighWater() }
  const chance = chanceOf('template')
  await openLogs(world, signer, 'etalase.test')
  const stays = [(await hotel.checkIn('511')).stay, (await hotel.checkIn('512')).stay]
  const witnessed: TreeHead[] = []
  const backups: Template['backups'][number][] = []
  for (let sale = 1; (await sizeOf(storage)) < DOCUMENTS; sale++) {
    const wanted = chance.odds(0.3) ? { amplang: chance.between(1, 3), madu: 1 } : { amplang: 1 }
    const { number } = await hotel.deliver(await hotel.place(chance.pick(stays), wanted))
    if (chance.odds(0.06)) await voidDocument(hotel.world, hotel.clerk, number, 'other')
    if (sale % SALES_A_DAY === 0) {
      hotel.world.clock.pass(DAY_MS)
      await closeDays(hotel.world, hotel.outlet)
    }
    if (sale === 150) await rotateKey(world, AT_THE_CONSOLE, signer, OUTLET, false)
    if (!chance.odds(0.1)) continue
    const head = await witness(world)
    witnessed.push(head)
    if (witnessed.length % 4 === 0) backups.push({ path: backUp(path, head.size), size: head.size })
  }
  witnessed.push(await witness(world))
  const keys = await storage.read(sql => allLogKeys(sql, OUTLET))
  const size = await sizeOf(storage)
  await storage.close()
  const key = noteKey(WITNESS, 'cosignature', testKey(WITNESS).publicKey, sha256)
  return {
    path,
    keys,
    witness: key,
    witnessed,
    size,
    backups,
    signer,
    remove: () => rmSync(folder, { recursive: true }),
  }
}

function backUp(path: string, size: number): string {
  const backup = `${path}.at-${size}`
  const database = new DatabaseSync(path)
  database.exec(`VACUUM INTO '${backup}'`)
  database.close()
  return backup
}

async function sizeOf(storage: Storage): Promise<number> {
  const row = await storage.read(sql =>
    believed(sql).get<{ n: number }>('SELECT COUNT(*) AS n FROM documents'),
  )
  return row?.n ?? 0
}

/** Seals what there is, and has it cosigned; answers what a holder now holds. */
export async function witness(world: Sealing): Promise<TreeHead> {
  await sealLog(world, OUTLET)
  const log = await world.storage.read(sql => findLog(sql, OUTLET))
  const note = parseNote(log?.signed ?? '')
  if (log === null || note === null) throw new Error('no checkpoint')
  const seconds = Math.floor(world.clock.now() / 1000)
  const key = noteKey(WITNESS, 'cosignature', testKey(WITNESS).publicKey, sha256)
  const signature = timedSignature(seconds, testKey(WITNESS).sign(cosignedMessage(note.text, seconds)))
  const cosigned = { ...note, signatures: [...note.signatures, { name: WITNESS, id: key.id, signature }] }
  await world.storage.write(OUTLET, sql => saveWitnessed(sql, OUTLET, log.signedSize, formatNote(cosigned)))
  return { size: log.size, root: Buffer.from(log.root, 'base64') }
}

export interface Bench {
  /** A copy of the template at a place of its own, which the one before it leaves. */
  copy(): string
  /** Reads what is in that file now, through the program's routes. */
  reading<Value>(path: string, use: (reading: LogReading, storage: Storage) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

export async function openBench(template: Template): Promise<Bench> {
  let storage: Storage | null = null
  const present = () => {
    if (storage === null) throw new Error('nothing is open')
    return storage
  }
  const site = {
    role: { kind: 'city', hub: null, demo: { auditor: { token: TOKEN } } },
    world: {
      get storage() {
        return present()
      },
      // Reading a bundle is an act, with its hour.
      clock: { now: () => 0 },
    },
  } as unknown as Site
  const app = Fastify()
  const { logCheckpoint, logKey, logTile, logEntries } = FILES
  const files = { logCheckpoint, logKey, logTile, logEntries }
  serveFiles(app, files, logFiles(site), { identify: identify(site), secure: false })
  await app.ready()
  const get = async (path: string) => {
    const url = `/log/${OUTLET}/${path}`
    const answer = await app.inject({ url, headers: { authorization: `Bearer ${TOKEN}` } })
    return answer.statusCode === 200 ? answer.rawPayload : null
  }
  const reading: LogReading = {
    checkpoint: async () => (await get('checkpoint'))?.toString() ?? null,
    tile: async (level, index, width) => bytes(await get(`tile/${level}/${tilePath(index, width)}`)),
    bundle: async (index, width) => bytes(await get(`tile/entries/${tilePath(index, width)}`)),
  }
  let copies = 0
  const pathOf = (copy: number) => `${template.path}.${copy}`
  return {
    copy() {
      for (const side of ['', '-wal', '-shm']) rmSync(pathOf(copies) + side, { force: true })
      // A name of its own: what the engine keeps of a file outlives its close.
      const path = pathOf(++copies)
      copyFileSync(template.path, path)
      return path
    },
    async reading(at, use) {
      storage = openSqlite({ path: at, durable: false })
      try {
        return await use(reading, storage)
      } finally {
        await storage.close()
        storage = null
      }
    },
    close: async () => void (await app.close()),
  }
}

function bytes(payload: Buffer | null): Uint8Array | null {
  return payload === null ? null : new Uint8Array(payload)
}

/** A paper as whoever has its link is served it. */
export async function paperOf(storage: Storage, number: number) {
  return storage.read(async sql => {
    const document = await findDocument(sql, OUTLET, number)
    if (document === null) return null
    const { proof, keys } = await proveDocument(sql, OUTLET, number)
    const { entry, detail, detailSalt } = document
    return { entry, detail, detailSalt, proof, register: null, keys }
  })
}

export function someHeld({ witnessed }: Template, chance: Chance): TreeHead {
  return chance.pick(witnessed)
}
