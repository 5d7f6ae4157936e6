/**
 * The log as other programs read it, to the letter of C2SP tlog-tiles: the checkpoint, tiles of hashes and bundles of
 * entries. All but the checkpoint never change and may be kept for ever, by anybody. Entries are makers' income: they
 * are an auditor's to read; the agency's are anybody's. A hub is read under its logs' origins too (C2SP tlog-mirror).
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { OutletId } from '../../domain/ids.ts'
import { ok, refuse } from '../../domain/result.ts'
import { encodeBundle } from '../../log/bundle.ts'
import { HASH_BYTES } from '../../log/hash.ts'
import { parseTilePath, TILE_WIDTH } from '../../log/tiles.ts'
import type { FileHandlers } from '../http/files.ts'
import type { Exchange } from '../http/handler.ts'
import { findEntries } from '../storage/statements/documents/documents.ts'
import { findTile } from '../storage/statements/log/log-tiles.ts'
import { allLogKeys, findLog, type LogRecord } from '../storage/statements/log/logs.ts'
import type { Sql } from '../storage/storage.ts'
import { noteEntriesRead } from '../usecases/acts/readings.ts'
import { type Kept, keptAgencyLog } from '../usecases/agency/kept.ts'
import { findLogOfHash } from '../usecases/hub/hub.ts'
import { publishedCheckpoint } from '../usecases/log/tree.ts'
import { hashOf } from '../usecases/world.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

const FOR_EVER = 'max-age=31536000, immutable'
const CHECKPOINT_S = 2

type TreeOfLog = Pick<FileHandlers<Callers>, 'logCheckpoint' | 'logKey' | 'logTile' | 'logEntries'>
type TreeOfAgency = Pick<
  FileHandlers<Callers>,
  'agencyCheckpoint' | 'agencyKey' | 'agencyTile' | 'agencyEntries'
>
type TreeOfMirror = Pick<
  FileHandlers<Callers>,
  'hubMirrored' | 'hubMirroredKey' | 'hubMirroredTile' | 'hubMirroredEntries'
>

export function logFiles(site: Site): TreeOfLog {
  const tree = treeOf(site, async (sql, { outlet }: { outlet: OutletId }) => {
    const log = await findLog(sql, outlet)
    return log === null ? null : ofOutlet(site, sql, log)
  })
  const entries = tree.entries('private', auditorReads(site))
  return { logCheckpoint: tree.checkpoint, logKey: tree.key, logTile: tree.tile, logEntries: entries }
}

export function mirrorFiles(site: Site): TreeOfMirror {
  const tree = treeOf(site, async (sql, { hash }: { hash: string }) => {
    const log = await findLogOfHash(sql, hash)
    return log === null ? null : ofOutlet(site, sql, log)
  })
  return {
    hubMirrored: tree.checkpoint,
    hubMirroredKey: tree.key,
    hubMirroredTile: tree.tile,
    hubMirroredEntries: tree.entries('private', auditorReads(site)),
  }
}

/** Anybody's to read: the agency says in it what everybody may know. */
export function agencyFiles(site: Site): TreeOfAgency {
  const tree = treeOf(site, keptAgencyLog)
  return {
    agencyCheckpoint: tree.checkpoint,
    agencyKey: tree.key,
    agencyTile: tree.tile,
    agencyEntries: tree.entries('public', async () => undefined),
  }
}

function ofOutlet({ role }: Site, sql: Sql, log: LogRecord): Kept {
  const { outlet, size } = log
  return {
    outlet,
    size,
    // C2SP tlog-mirror: a mirror shows what it has cosigned as one, and nothing else.
    checkpoint: role.kind === 'city' ? publishedCheckpoint(log) : log.witnessed || null,
    key: async () => (await allLogKeys(sql, outlet))[0]?.vkey,
    tile: (level, index) => findTile(sql, outlet, level, index),
    entries: (start, end) => findEntries(sql, outlet, start, end),
  }
}

function auditorReads({ world }: Site) {
  return (auditor: Callers['auditor'], { outlet }: Kept) => noteEntriesRead(world, auditor, outlet)
}

interface Input<Params> {
  readonly params: Params
}
type OfTile<Params> = Input<Params & { readonly tile: string }>

/** `named`: the log that an address names; `null` for none. */
function treeOf<Params>({ world }: Site, named: (sql: Sql, params: Params) => Promise<Kept | null>) {
  const read: Reading<Params> = (params, work) =>
    world.storage.read(async sql => {
      const log = await named(sql, params)
      return log === null ? null : work(log)
    })
  return {
    checkpoint: checkpointIn(read),
    key: keyIn(read),
    tile: tileIn(read),
    entries: <Caller>(who: 'public' | 'private', told: Told<Caller>) => entriesIn(read, who, told),
  }
}

/** Something of that log; `null` where there is none of it, or no log. */
type Reading<Params> = <Value>(
  params: Params,
  work: (log: Kept) => Promise<Value | null>,
) => Promise<Value | null>
/** Entries are told only when that is written down. */
type Told<Caller> = (caller: Caller, log: Kept) => Promise<void>

function checkpointIn<Params>(read: Reading<Params>) {
  return async ({ params }: Input<Params>, _caller: null, exchange: Exchange) => {
    const note = await read(params, async log => log.checkpoint)
    if (note === null) return refuse('not-found')
    exchange.setHeader('cache-control', `public, max-age=${CHECKPOINT_S}`)
    return ok({ content: note })
  }
}

function keyIn<Params>(read: Reading<Params>) {
  return async ({ params }: Input<Params>, _caller: null, exchange: Exchange) => {
    const vkey = await read(params, async log => (await log.key()) ?? null)
    if (vkey === null) return refuse('not-found')
    exchange.setHeader('cache-control', 'public, no-cache')
    return ok({ content: `${vkey}\n` })
  }
}

function tileIn<Params>(read: Reading<Params>) {
  return async (
    { params }: OfTile<Params & { readonly level: number }>,
    _caller: null,
    exchange: Exchange,
  ) => {
    const tile = parseTilePath(params.tile)
    if (tile === null) return refuse('not-found')
    const hashes = await read(params, log => log.tile(params.level, tile.index))
    const bytes = Buffer.from(hashes ?? '', 'base64')
    if (bytes.length < tile.width * HASH_BYTES) return refuse('not-found')
    exchange.setHeader('cache-control', `public, ${FOR_EVER}`)
    return ok({ content: bytes.subarray(0, tile.width * HASH_BYTES) })
  }
}

/** Of the entries in the tree only: what a checkpoint may already speak of. */
function entriesIn<Params, Caller>(read: Reading<Params>, who: 'public' | 'private', told: Told<Caller>) {
  return async ({ params }: OfTile<Params>, caller: Caller, exchange: Exchange) => {
    const tile = parseTilePath(params.tile)
    if (tile === null) return refuse('not-found')
    const start = tile.index * TILE_WIDTH
    const end = start + tile.width
    const found = await read(params, async log =>
      log.size < end ? null : { log, entries: await log.entries(start, end) },
    )
    if (found === null || found.entries.length < tile.width) return refuse('not-found')
    await told(caller, found.log)
    exchange.setHeader('cache-control', `${who}, ${FOR_EVER}`)
    const bundle = encodeBundle(found.entries.map(entry => Buffer.from(entry)))
    return ok({ content: Buffer.from(bundle), packs: true })
  }
}

/** Who watches the machine reads how it fares, and nothing that makers earn. */
export function isMonitor({ metricsToken }: Site, { headers }: FastifyRequest): boolean {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  const [given, expected] = [Buffer.from(hashOf(token)), Buffer.from(hashOf(metricsToken ?? ''))]
  return metricsToken != null && timingSafeEqual(given, expected)
}
