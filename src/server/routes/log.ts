/**
 * The log as other programs read it, to the letter of C2SP tlog-tiles: the checkpoint, tiles of hashes and bundles of
 * entries. All but the checkpoint never change and may be kept for ever, by anybody. Entries are makers' income: they
 * are an auditor's to read. A hub is read under its logs' origins too (C2SP tlog-mirror).
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
import { findLogOfHash } from '../usecases/hub/hub.ts'
import { publishedCheckpoint } from '../usecases/log/tree.ts'
import { hashOf } from '../usecases/world.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

const FOR_EVER = 'max-age=31536000, immutable'
const CHECKPOINT_S = 2

type TreeOfLog = Pick<FileHandlers<Callers>, 'logCheckpoint' | 'logKey' | 'logTile' | 'logEntries'>
type TreeOfMirror = Pick<
  FileHandlers<Callers>,
  'hubMirrored' | 'hubMirroredKey' | 'hubMirroredTile' | 'hubMirroredEntries'
>

export function logFiles(site: Site): TreeOfLog {
  const tree = treeOf(site, (sql, { outlet }: { outlet: OutletId }) => findLog(sql, outlet))
  return { logCheckpoint: tree.checkpoint, logKey: tree.key, logTile: tree.tile, logEntries: tree.entries }
}

export function mirrorFiles(site: Site): TreeOfMirror {
  const tree = treeOf(site, (sql, { hash }: { hash: string }) => findLogOfHash(sql, hash))
  return {
    hubMirrored: tree.checkpoint,
    hubMirroredKey: tree.key,
    hubMirroredTile: tree.tile,
    hubMirroredEntries: tree.entries,
  }
}

interface Input<Params> {
  readonly params: Params
}
type OfTile<Params> = Input<Params & { readonly tile: string }>

/** `named`: the log that an address names; `null` for none. */
function treeOf<Params>(site: Site, named: (sql: Sql, params: Params) => Promise<LogRecord | null>) {
  const read: Reading<Params> = (params, work) =>
    site.world.storage.read(async sql => {
      const log = await named(sql, params)
      return log === null ? null : work(sql, log)
    })
  return {
    checkpoint: checkpointIn(site, read),
    key: keyIn(read),
    tile: tileIn(read),
    entries: entriesIn(site, read),
  }
}

/** Something of that log; `null` where there is none of it, or no log. */
type Reading<Params> = <Value>(
  params: Params,
  work: (sql: Sql, log: LogRecord) => Promise<Value | null>,
) => Promise<Value | null>

function checkpointIn<Params>({ role }: Site, read: Reading<Params>) {
  return async ({ params }: Input<Params>, _caller: null, exchange: Exchange) => {
    const note = await read(params, async (_sql, log) =>
      // C2SP tlog-mirror: a mirror shows what it has cosigned as one, and nothing else.
      role.kind === 'city' ? publishedCheckpoint(log) : log.witnessed || null,
    )
    if (note === null) return refuse('not-found')
    exchange.setHeader('cache-control', `public, max-age=${CHECKPOINT_S}`)
    return ok({ content: note })
  }
}

function keyIn<Params>(read: Reading<Params>) {
  return async ({ params }: Input<Params>, _caller: null, exchange: Exchange) => {
    const key = await read(params, async (sql, { outlet }) => (await allLogKeys(sql, outlet))[0] ?? null)
    if (key === null) return refuse('not-found')
    exchange.setHeader('cache-control', 'public, no-cache')
    return ok({ content: `${key.vkey}\n` })
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
    const hashes = await read(params, (sql, { outlet }) => findTile(sql, outlet, params.level, tile.index))
    const bytes = Buffer.from(hashes ?? '', 'base64')
    if (bytes.length < tile.width * HASH_BYTES) return refuse('not-found')
    exchange.setHeader('cache-control', `public, ${FOR_EVER}`)
    return ok({ content: bytes.subarray(0, tile.width * HASH_BYTES) })
  }
}

/** Of the entries in the tree only: what a checkpoint may already speak of. */
function entriesIn<Params>({ world }: Site, read: Reading<Params>) {
  return async ({ params }: OfTile<Params>, auditor: Callers['auditor'], exchange: Exchange) => {
    const tile = parseTilePath(params.tile)
    if (tile === null) return refuse('not-found')
    const start = tile.index * TILE_WIDTH
    const end = start + tile.width
    const found = await read(params, async (sql, { outlet, size }) =>
      size < end ? null : { outlet, entries: await findEntries(sql, outlet, start, end) },
    )
    if (found === null || found.entries.length < tile.width) return refuse('not-found')
    await noteEntriesRead(world, auditor, found.outlet)
    exchange.setHeader('cache-control', `private, ${FOR_EVER}`)
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
