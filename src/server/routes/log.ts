/**
 * The log as other programs read it, to the letter of C2SP tlog-tiles: the checkpoint, tiles of hashes and bundles of
 * entries. All but the checkpoint never change and may be kept for ever, by anybody. Entries are makers' income: they
 * are an auditor's to read. A hub is read under its logs' origins too (C2SP tlog-mirror).
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ActorOf } from '../../domain/actor.ts'
import { encodeBundle } from '../../log/bundle.ts'
import { parseSize } from '../../log/checkpoint.ts'
import { HASH_BYTES } from '../../log/hash.ts'
import { parseTilePath, TILE_WIDTH } from '../../log/tiles.ts'
import { compress, encodingFor } from '../http/compress.ts'
import { sendProblem } from '../http/problem.ts'
import { findEntries } from '../storage/statements/documents/documents.ts'
import { findAuditor } from '../storage/statements/hub/auditors.ts'
import { findTile } from '../storage/statements/log/log-tiles.ts'
import { allLogKeys, findLog, type LogRecord } from '../storage/statements/log/logs.ts'
import type { Sql } from '../storage/storage.ts'
import { noteEntriesRead } from '../usecases/acts/readings.ts'
import { findLogOfHash } from '../usecases/hub/hub.ts'
import { publishedCheckpoint } from '../usecases/log/tree.ts'
import { hashOf } from '../usecases/world.ts'
import { demoOf, type Site } from './site.ts'

const FOR_EVER = 'max-age=31536000, immutable'
const CHECKPOINT_S = 2
const BYTES = 'application/octet-stream'
const TEXT = 'text/plain; charset=utf-8'
const DEMO_AUDITOR = 'demo'

/** The log that an address names; `null` for none. */
type Named = (sql: Sql, params: Readonly<Record<string, string>>) => Promise<LogRecord | null>

export function serveLog(app: FastifyInstance, site: Site): void {
  serveTree(app, site, '/log/:outlet', (sql, { outlet = '' }) => findLog(sql, outlet))
  if (site.role.kind === 'hub')
    serveTree(app, site, '/hub/mirror/:hash', (sql, { hash = '' }) => findLogOfHash(sql, hash))
}

function serveTree(app: FastifyInstance, site: Site, prefix: string, named: Named): void {
  const { world } = site

  async function read<Value>(
    request: FastifyRequest,
    work: (sql: Sql, log: LogRecord) => Promise<Value | null>,
  ): Promise<Value | null> {
    return world.storage.read(async sql => {
      const log = await named(sql, request.params as Readonly<Record<string, string>>)
      return log === null ? null : work(sql, log)
    })
  }

  app.get(`${prefix}/checkpoint`, async (request, reply) => {
    const note = await read(request, async (_sql, log) =>
      // C2SP tlog-mirror: a mirror shows what it has cosigned as one, and nothing else.
      site.role.kind === 'city' ? publishedCheckpoint(log) : log.witnessed || null,
    )
    if (note === null) return sendProblem(reply, { code: 'not-found' })
    return open(reply).header('cache-control', `public, max-age=${CHECKPOINT_S}`).type(TEXT).send(note)
  })

  app.get(`${prefix}/key`, async (request, reply) => {
    const key = await read(request, async (sql, { outlet }) => (await allLogKeys(sql, outlet))[0] ?? null)
    if (key === null) return sendProblem(reply, { code: 'not-found' })
    return open(reply).header('cache-control', 'public, no-cache').type(TEXT).send(`${key.vkey}\n`)
  })

  app.get(`${prefix}/tile/:level/*`, async (request, reply) => {
    const { level = '', '*': path = '' } = request.params as Readonly<Record<string, string>>
    const tile = parseTilePath(path)
    if (tile === null) return sendProblem(reply, { code: 'not-found' })
    if (level === 'entries') return sendBundle(tile, request, reply)
    const height = parseSize(level)
    const hashes =
      height === null
        ? null
        : await read(request, (sql, { outlet }) => findTile(sql, outlet, height, tile.index))
    const bytes = Buffer.from(hashes ?? '', 'base64')
    if (bytes.length < tile.width * HASH_BYTES) return sendProblem(reply, { code: 'not-found' })
    return open(reply)
      .header('cache-control', `public, ${FOR_EVER}`)
      .type(BYTES)
      .send(bytes.subarray(0, tile.width * HASH_BYTES))
  })

  /** Of the entries in the tree only: what a checkpoint may already speak of. */
  async function sendBundle(
    { index, width }: { index: number; width: number },
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const auditor = await auditorOf(site, request)
    if (auditor === null) {
      return sendProblem(reply.header('www-authenticate', 'Bearer'), { code: 'auditor-required' })
    }
    const start = index * TILE_WIDTH
    const found = await read(request, async (sql, { outlet, size }) => {
      if (size < start + width) return null
      return { outlet, entries: await findEntries(sql, outlet, start, start + width) }
    })
    if (found === null || found.entries.length < width) return sendProblem(reply, { code: 'not-found' })
    await noteEntriesRead(world, auditor, found.outlet)
    const bundle = Buffer.from(encodeBundle(found.entries.map(entry => Buffer.from(entry))))
    const encoding = encodingFor(request)
    reply
      .header('cache-control', `private, ${FOR_EVER}`)
      .header('vary', 'accept-encoding, authorization')
      .type(BYTES)
    if (encoding === null) return reply.send(bundle)
    return reply.header('content-encoding', encoding).send(await compress(bundle, encoding))
  }
}

/** Public, for pages of anybody: the log is there to be checked. */
function open(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
}

/** Who watches the machine reads how it fares, and nothing that makers earn. */
export function isMonitor({ metricsToken }: Site, { headers }: FastifyRequest): boolean {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  const [given, expected] = [Buffer.from(hashOf(token)), Buffer.from(hashOf(metricsToken ?? ''))]
  return metricsToken != null && timingSafeEqual(given, expected)
}

/** Whose token it is; `null`: nobody's who may read entries. */
export async function auditorOf(site: Site, { headers }: FastifyRequest): Promise<ActorOf<'link'> | null> {
  const token = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) return null
  if (token === demoOf(site)?.auditor.token) return { kind: 'link', name: DEMO_AUDITOR }
  const name = await site.world.storage.read(sql => findAuditor(sql, hashOf(token)))
  return name === null ? null : { kind: 'link', name }
}
