/**
 * The hub's wire under `/hub`: what outlets push (C2SP tlog-witness, tlog-mirror), and what it publishes. Witness and mirror
 * are read apart, for the one may be ahead of the other; the mirror's part is in `log.ts`.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readToldGoods } from '../../contract/told-goods.ts'
import type { Refusal } from '../../domain/result.ts'
import { encodeBundle } from '../../log/bundle.ts'
import { formatMirrorInfo, type MirrorInfo, PACKAGE_BYTES_MAX } from '../../log/mirror.ts'
import { MIRROR_INFO_TYPE, SIZE_TYPE } from '../../log/witness.ts'
import { allowance, type Incoming, incoming, isNotPacked } from '../http/incoming.ts'
import { sendProblem } from '../http/problem.ts'
import { allForks } from '../storage/statements/hub/mirrors.ts'
import { findLogOfHash, type Hub } from '../usecases/hub/hub.ts'
import { addEntries } from '../usecases/hub/mirror.ts'
import { ownEntries, takePapers } from '../usecases/hub/papers.ts'
import { hubKeys, signedCity, signedRegister } from '../usecases/hub/publish.ts'
import { takeNoticed, takeOwn, takeUnseen } from '../usecases/hub/told.ts'
import { addCheckpoint, shownCheckpoint } from '../usecases/hub/witness.ts'

const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'
/** A checkpoint with its proof, or a claim of up to 4,096 papers. */
const TEXT_BYTES_MAX = 256 * 1024
/** Entries of one request at most, unpacked. */
const ENTRIES_BYTES_MAX = 32 * 1024 * 1024
/** What is sent here at once, each with the little that it may always hold. */
const PUSHES_MAX = 32
/** What comes at once behind a package's end. */
const CHUNK_BYTES_MAX = 64 * 1024
/** Held beyond a little of each: one package of the longest entries, of one upload at a time. */
const HELD_BYTES_MAX = PACKAGE_BYTES_MAX + CHUNK_BYTES_MAX
const BUSY_S = 2
/** Waited for so long, it makes room for others when there is none. */
const SLOW_MS = 500
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
  'too-soon': 429,
}

export function serveHub(app: FastifyInstance, hub: Hub): void {
  app.register(async routes => {
    routes.removeAllContentTypeParsers()
    // Read by who knows what is in it, as it comes.
    routes.addContentTypeParser('*', (_request, body, done) => done(null, body))
    servePushes(routes, hub)
    servePublished(routes, hub)
  })
}

function servePushes(app: FastifyInstance, hub: Hub): void {
  const memory = allowance(HELD_BYTES_MAX)
  const pushes = new Set<Incoming>()

  /** There is, or the one that has been waited for longest makes room: who begins and does not go on keeps out nobody. */
  function hasRoom(): boolean {
    if (pushes.size < PUSHES_MAX) return true
    const [slowest] = [...pushes].sort((a, b) => b.waitedMs() - a.waitedMs())
    if (slowest === undefined || slowest.waitedMs() < SLOW_MS) return false
    slowest.cut()
    return pushes.delete(slowest)
  }

  /** No more of a body is read than whoever takes it asks for; what it leaves is nobody's. */
  function servePush(
    path: string,
    size: { readonly bytesMax: number; readonly heldMax: number },
    push: (body: Incoming, reply: FastifyReply) => Promise<FastifyReply>,
  ): void {
    app.post(path, async (request, reply) => {
      if (!hasRoom()) return sendProblem(reply, { code: 'busy', retryAfterS: BUSY_S })
      const body = incoming(request, { ...size, memory })
      pushes.add(body)
      try {
        return await push(body, reply)
      } catch (fault) {
        if (isNotPacked(fault)) return refused(reply, { code: 'malformed' })
        throw fault
      } finally {
        body.leave()
        pushes.delete(body)
      }
    })
  }

  const texts = { bytesMax: TEXT_BYTES_MAX, heldMax: TEXT_BYTES_MAX }
  servePush('/hub/add-checkpoint', texts, async (body, reply) => {
    const added = await addCheckpoint(hub, await textOf(body))
    return added.ok ? reply.type(TEXT).send(added.value) : refused(reply, added.refusal)
  })

  const entries = { bytesMax: ENTRIES_BYTES_MAX, heldMax: HELD_BYTES_MAX }
  servePush('/hub/add-entries', entries, async (body, reply) => {
    const added = await addEntries(hub, body)
    reply.header('accept-encoding', 'gzip')
    if (!added.ok) return refused(reply, added.refusal)
    if ('lines' in added.value) return reply.type(TEXT).send(added.value.lines)
    return reply.code(202).type(MIRROR_INFO_TYPE).send(formatMirrorInfo(added.value.more))
  })

  servePush('/hub/add-papers', texts, async (body, reply) => {
    const taken = await takePapers(hub, await textOf(body))
    return taken.ok ? reply.type(TEXT).send(`${taken.value}\n`) : refused(reply, taken.refusal)
  })

  servePush('/hub/add-unseen', texts, async (body, reply) => {
    const taken = await takeUnseen(hub, await textOf(body))
    return taken.ok ? reply.code(204).send() : refused(reply, taken.refusal)
  })

  servePush('/hub/add-noticed', texts, async (body, reply) => {
    const taken = await takeNoticed(hub, await textOf(body))
    return taken.ok ? reply.code(204).send() : refused(reply, taken.refusal)
  })

  servePush('/hub/add-own', texts, async (body, reply) => {
    const taken = await takeOwn(hub, await textOf(body), readToldGoods)
    return taken.ok ? reply.code(204).send() : refused(reply, taken.refusal)
  })

  servePush('/hub/own-entries', texts, async (body, reply) => {
    const found = await ownEntries(hub, await textOf(body))
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

async function textOf(body: Incoming): Promise<string> {
  return Buffer.from(await body.rest()).toString()
}

function refused(reply: FastifyReply, { code, detail }: Refusal): FastifyReply {
  reply.code(STATUSES[code] ?? 400).header('cache-control', 'no-store')
  if (code === 'other-size') return reply.type(SIZE_TYPE).send(`${detail as number}\n`)
  if (code === 'elsewhere') return reply.type(MIRROR_INFO_TYPE).send(formatMirrorInfo(detail as MirrorInfo))
  return reply.type(TEXT).send(`${typeof detail === 'string' ? detail : code}\n`)
}
