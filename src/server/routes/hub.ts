/**
 * The hub's wire under `/hub`: what outlets push (C2SP tlog-witness, tlog-mirror), and what it publishes. Witness and mirror
 * are read apart, for the one may be ahead of the other; the mirror's part is in `log.ts`.
 */
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../domain/result.ts'
import { encodeBundle } from '../../log/bundle.ts'
import { formatMirrorInfo, type MirrorInfo } from '../../log/mirror.ts'
import { MIRROR_INFO_TYPE, SIZE_TYPE } from '../../log/witness.ts'
import { sendProblem } from '../http/problem.ts'
import { allForks } from '../storage/statements/mirrors.ts'
import { findLogOfHash, type Hub } from '../usecases/hub/hub.ts'
import { addEntries } from '../usecases/hub/mirror.ts'
import { ownEntries, takePapers } from '../usecases/hub/papers.ts'
import { hubKeys, signedCity, signedRegister } from '../usecases/hub/publish.ts'
import { addCheckpoint, shownCheckpoint } from '../usecases/hub/witness.ts'

const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'
/** A checkpoint with its proof, or a claim. */
const TEXT_BYTES_MAX = 512 * 1024
/** Entries of one request at most, packed and unpacked. */
const ENTRIES_BYTES_MAX = 32 * 1024 * 1024
/** Uploads at work at once: each is held whole. */
const UPLOADS_MAX = 4
const PUBLIC_S = 60

/** Statuses of the two specifications; the same refusals of claims. */
const STATUSES: Readonly<Record<string, number>> = {
  malformed: 400,
  'not-signed': 403,
  'unknown-log': 404,
  'other-size': 409,
  elsewhere: 409,
  inconsistent: 422,
  'not-proven': 422,
}

export function serveHub(app: FastifyInstance, hub: Hub): void {
  app.register(async routes => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    servePushes(routes, hub)
    servePublished(routes, hub)
  })
}

function servePushes(app: FastifyInstance, hub: Hub): void {
  let uploads = 0

  app.post('/hub/add-checkpoint', { bodyLimit: TEXT_BYTES_MAX }, async (request, reply) => {
    const added = await addCheckpoint(hub, textOf(request))
    return added.ok ? reply.type(TEXT).send(added.value) : refused(reply, added.refusal)
  })

  app.post('/hub/add-entries', { bodyLimit: ENTRIES_BYTES_MAX }, async (request, reply) => {
    if (uploads >= UPLOADS_MAX) return sendProblem(reply, { code: 'busy', retryAfterS: 1 })
    const body = unpacked(request)
    if (body === null) return refused(reply, { code: 'malformed' })
    uploads++
    const added = await addEntries(hub, body).finally(() => uploads--)
    reply.header('accept-encoding', 'gzip')
    if (!added.ok) return refused(reply, added.refusal)
    if ('lines' in added.value) return reply.type(TEXT).send(added.value.lines)
    return reply.code(202).type(MIRROR_INFO_TYPE).send(formatMirrorInfo(added.value.more))
  })

  app.post('/hub/add-papers', { bodyLimit: TEXT_BYTES_MAX }, async (request, reply) => {
    const taken = await takePapers(hub, textOf(request))
    return taken.ok ? reply.type(TEXT).send(`${taken.value}\n`) : refused(reply, taken.refusal)
  })

  app.post('/hub/own-entries', { bodyLimit: TEXT_BYTES_MAX }, async (request, reply) => {
    const found = await ownEntries(hub, textOf(request))
    if (!found.ok) return refused(reply, found.refusal)
    const bundle = encodeBundle(found.value.map(entry => Buffer.from(entry)))
    return reply.header('cache-control', 'no-store').type(BYTES).send(Buffer.from(bundle))
  })
}

function servePublished(app: FastifyInstance, hub: Hub): void {
  const open = (reply: FastifyReply, type: string) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', `public, max-age=${PUBLIC_S}`)
      .type(type)

  app.get('/hub/keys', async (_request, reply) => {
    const { register, witness, mirror } = await hubKeys(hub)
    return open(reply, TEXT).send(`${register}\n${witness}\n${mirror}\n`)
  })
  app.get('/hub/register', async (_request, reply) => open(reply, TEXT).send(await signedRegister(hub)))
  app.get('/hub/city', async (_request, reply) => open(reply, TEXT).send(await signedCity(hub)))
  app.get('/hub/forks', async (_request, reply) => {
    const forks = await hub.storage.read(allForks)
    return open(reply, 'application/json').send(JSON.stringify({ forks }))
  })

  app.get('/hub/witness/:hash/checkpoint', async (request, reply) => {
    const { hash } = request.params as { hash: string }
    const log = await hub.storage.read(sql => findLogOfHash(sql, hash))
    const note = log === null ? null : await shownCheckpoint(hub, log)
    if (note === null) return sendProblem(reply, { code: 'not-found' })
    return open(reply, TEXT).send(note)
  })
}

function textOf(request: FastifyRequest): string {
  return Buffer.isBuffer(request.body) ? request.body.toString() : ''
}

/** `null` for what is larger than is taken, or not gzip though it says so. */
function unpacked({ body, headers }: FastifyRequest): Uint8Array | null {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  if (headers['content-encoding'] !== 'gzip') return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: ENTRIES_BYTES_MAX })
  } catch {
    return null
  }
}

function refused(reply: FastifyReply, { code, detail }: Refusal): FastifyReply {
  reply.code(STATUSES[code] ?? 400).header('cache-control', 'no-store')
  if (code === 'other-size') return reply.type(SIZE_TYPE).send(`${detail as number}\n`)
  if (code === 'elsewhere') return reply.type(MIRROR_INFO_TYPE).send(formatMirrorInfo(detail as MirrorInfo))
  return reply.type(TEXT).send(`${typeof detail === 'string' ? detail : code}\n`)
}
