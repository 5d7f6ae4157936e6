/** Photographs: files that are sent are written to disk as they come and developed there; what was made is handed out by its id. */
import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TakenPhoto, UPLOAD_TYPES, UPLOADS, type UploadAddress } from '../../contract/photo.ts'
import type { ClerkName, PhotoId } from '../../domain/ids.ts'
import { PHOTO_BYTES_MAX } from '../../domain/photo.ts'
import { ok, refuse } from '../../domain/result.ts'
import { DAY_MS } from '../../domain/time.ts'
import { canonical } from '../../log/canonical.ts'
import { type AskOptions, ask } from '../http/ask.ts'
import type { FileHandlers } from '../http/files.ts'
import { allowance, type Incoming, incoming } from '../http/incoming.ts'
import type { Rate } from '../http/limits.ts'
import { problemOf, sendProblem } from '../http/problem.ts'
import { findPhoto, keepPhoto, readFileOf, readPhotoFile } from '../photos/album.ts'
import type { Callers } from './callers.ts'
import { allow, type Photos, type Site } from './site.ts'

const YEAR_S = (365 * DAY_MS) / 1000
const IMMUTABLE = `public, max-age=${YEAR_S}, immutable`
/** Sixty products of one morning, one after the other. */
const UPLOADS_RATE: Rate = { burst: 30, perMinute: 20 }
const UPLOADS_MAX = 4
const CHUNK_BYTES_MAX = 64 * 1024
const BUSY_S = 5

export function photoFiles({
  photos: { blobs },
}: Site): Pick<FileHandlers<Callers>, 'photo' | 'photoFile' | 'photoManifest'> {
  return {
    photo: async ({ params }, _caller, exchange) => {
      exchange.setHeader('vary', 'accept')
      const found = await readPhotoFile(blobs, params.photo, params.width, exchange.header('accept') ?? '')
      if (found === null) return refuse('not-found')
      exchange.setHeader('cache-control', IMMUTABLE)
      return ok({ content: Buffer.from(found.bytes), type: found.type })
    },
    photoFile: async ({ params }, _caller, exchange) => {
      const found = await readFileOf(blobs, params.photo, params.hash)
      if (found === null) return refuse('not-found')
      exchange.setHeader('cache-control', IMMUTABLE)
      return ok({ content: Buffer.from(found.bytes), type: found.type })
    },
    photoManifest: async ({ params }, _caller, exchange) => {
      const manifest = await findPhoto(blobs, params.photo)
      if (manifest === null) return refuse('not-found')
      exchange.setHeader('cache-control', IMMUTABLE)
      return ok({ content: canonical(manifest), packs: true })
    },
  }
}

/** One that was never taken in, or was swept away since, would stand on every shelf as a hole. */
export async function strangePhoto({ blobs }: Photos, ids: readonly PhotoId[], pointer: string) {
  for (const id of ids)
    if (!(await blobs.hold(id)) || (await findPhoto(blobs, id)) === null)
      return refuse('invalid', { pointer, reason: `there is no photograph ${id}` })
  return null
}

export function serveUploads(app: FastifyInstance, site: Site, options: AskOptions<Callers>): void {
  app.register(async routes => {
    routes.removeAllContentTypeParsers()
    // Read as it comes, by who has asked first whether it may.
    for (const type of UPLOAD_TYPES)
      routes.addContentTypeParser(type, (_request, body, done) => done(null, body))
    const memory = allowance(0)
    let under = 0
    for (const address of Object.values(UPLOADS) as UploadAddress[])
      routes.post(address.path, async (request, reply) => {
        const body = incoming(request, { bytesMax: PHOTO_BYTES_MAX, heldMax: CHUNK_BYTES_MAX, memory })
        under++
        try {
          if (under > UPLOADS_MAX) return await sendProblem(reply, { code: 'busy', retryAfterS: BUSY_S })
          return await takeUpload(site, address, options, { request, reply, body })
        } finally {
          under--
          body.leave()
        }
      })
  })
}

interface Upload {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly body: Incoming
}

async function takeUpload(
  site: Site,
  address: UploadAddress,
  options: AskOptions<Callers>,
  { request, reply, body }: Upload,
): Promise<FastifyReply> {
  const asked = await ask(address, options, { request, reply })
  if (!asked.ok) return sendProblem(reply, asked.problem)
  const allowed = allow(site, `photos ${address.path} ${whoseOf(asked.caller)}`, UPLOADS_RATE)
  if (!allowed.ok) return sendProblem(reply, problemOf(allowed))
  const developed = await onDisk(site.photos, body, path => site.photos.darkroom.develop(path))
  if (!developed.ok)
    return sendProblem(reply, {
      ...problemOf(developed),
      ...(developed.refusal.code === 'busy' ? { retryAfterS: BUSY_S } : {}),
    })
  const { id, manifest } = await keepPhoto(site.photos.blobs, developed.value)
  const { width, height, placeholder, files } = manifest
  const taken: TakenPhoto = {
    id,
    width,
    height,
    placeholder,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  }
  return reply.header('cache-control', 'no-store').type('application/json').send(JSON.stringify(taken))
}

function whoseOf(caller: unknown): string {
  const { kind, name, staff } = caller as { kind: string; name?: string; staff?: ClerkName }
  return `${kind} ${name ?? staff ?? ''}`
}

/** Gone when it is done with, whatever came of it. */
async function onDisk<Value>(
  { folder }: Photos,
  body: Incoming,
  use: (path: string) => Promise<Value>,
): Promise<Value> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomBytes(12).toString('hex'))
  const file = await open(path, 'wx', 0o600)
  try {
    await written(file, body).finally(() => file.close())
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}

async function written(file: FileHandle, body: Incoming): Promise<void> {
  for (;;) {
    const chunk = await body.take(({ length }) => (length === 0 ? null : length))
    if (chunk === null) return
    await file.write(chunk)
  }
}
