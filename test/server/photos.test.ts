/** Photographs on the wire: what is taken, what is made of it, what is refused and in which words, and who may send any. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import sharp, { type Metadata } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TakenPhoto } from '../../src/contract/photo.ts'
import { CONTRACT_HEADER, CONTRACT_VERSION } from '../../src/contract/version.ts'
import { PHOTO_BYTES_MAX } from '../../src/domain/photo.ts'
import { memoryBlobs, photosHere } from '../support/photos.ts'
import { jpeg, jpegOfPhone, picture } from '../support/pictures.ts'
import type { Browser } from './browser.ts'
import { aSite, atAgency, atDesk, CLERK, MANAGER, ORIGIN, type Served } from './support.ts'

const blobs = memoryBlobs()
const photos = photosHere(blobs)
let served: Served
let officer: Browser
beforeAll(async () => {
  served = await aSite({ photos })
  officer = await atAgency(served)
})
afterAll(() => served.stop())

async function send(browser: Browser, payload: Buffer, path = '/api/agency/photos', type = 'image/jpeg') {
  const response = await browser.send({
    method: 'POST',
    url: path,
    body: payload,
    headers: { 'content-type': type, origin: ORIGIN, [CONTRACT_HEADER]: String(CONTRACT_VERSION) },
  })
  return { status: response.statusCode, body: response.json() as TakenPhoto & { code: string } }
}

function file(id: string, width: number, accept: string) {
  return served.browser().send({ method: 'GET', url: `/photos/${id}/${width}`, headers: { accept } })
}

/** What is developed here may load no AVIF; what is made of it is looked at all the same. */
async function lookedAt(bytes: Buffer): Promise<Metadata> {
  const loader = { operation: ['VipsForeignLoadHeif'] }
  sharp.unblock(loader)
  return sharp(bytes)
    .metadata()
    .finally(() => sharp.block(loader))
}

const AVIF = 'image/avif,image/webp,*/*'

describe('a photograph that was sent', () => {
  test('stands in three widths and two types, each at an address that never changes', async () => {
    const { status, body } = await send(officer, await jpeg(1600, 1200))
    expect([status, body.width, body.height]).toEqual([200, 1280, 960])
    for (const [accept, type] of [
      [AVIF, 'image/avif'],
      ['*/*', 'image/webp'],
    ] as const)
      for (const width of [320, 640, 1280]) {
        const response = await file(body.id, width, accept)
        const read = await lookedAt(response.rawPayload)
        expect([response.statusCode, response.headers['content-type'], read.width]).toEqual([
          200,
          type,
          width,
        ])
        expect(response.headers['cache-control']).toContain('immutable')
        expect(response.headers.vary).toContain('accept')
      }
  })

  test('is known by the hash of what describes it, and each file by its own', async () => {
    const { body } = await send(officer, await jpeg())
    const manifest = await served.browser().send({ method: 'GET', url: `/photos/${body.id}` })
    expect(createHash('sha256').update(manifest.rawPayload).digest('hex')).toBe(body.id)
    const { files } = manifest.json() as { files: { width: number; type: string; hash: string }[] }
    for (const { width, type, hash } of files) {
      const { rawPayload } = await file(body.id, width, type)
      expect(createHash('sha256').update(rawPayload).digest('hex')).toBe(hash)
    }
  })

  test('sent twice is one photograph', async () => {
    const [one, other] = [await send(officer, await jpeg()), await send(officer, await jpeg())]
    const before = blobs.kept.size
    expect(other.body.id).toBe(one.body.id)
    await send(officer, await jpeg())
    expect(blobs.kept.size).toBe(before)
  })

  test('stands as it was held, and says nothing of where and with what it was taken', async () => {
    const { body } = await send(officer, await jpegOfPhone())
    expect([body.width, body.height]).toEqual([320, 480])
    for (const accept of [AVIF, '*/*']) {
      const { rawPayload } = await file(body.id, 320, accept)
      const read = await lookedAt(rawPayload)
      expect([read.width, read.height, read.exif, read.orientation]).toEqual([320, 480, undefined, undefined])
    }
  })

  test('has a placeholder of a few hundred bytes', async () => {
    const { body } = await send(officer, await jpeg())
    expect(body.placeholder.length).toBeLessThan(400)
    const [, base64 = ''] = body.placeholder.split(',')
    expect((await sharp(Buffer.from(base64, 'base64')).metadata()).format).toBe('webp')
  })

  test('leaves nothing on disk but what was made of it', async () => {
    await send(officer, await jpeg())
    expect(existsSync(photos.folder) ? readdirSync(photos.folder) : []).toEqual([])
  })
})

describe('what is no photograph is refused in words', () => {
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(500)])
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  test.each([
    ['HEIC', async () => heic, 'photo-heic'],
    ['SVG', async () => svg, 'photo-kind'],
    ['an SVG that is called a JPEG', async () => Buffer.concat([Buffer.from(' '), svg]), 'photo-kind'],
    ['a GIF', () => picture(400, 400).gif().toBuffer(), 'photo-kind'],
    ['an AVIF', () => picture(400, 400).avif().toBuffer(), 'photo-kind'],
    ['nothing', async () => Buffer.alloc(0), 'photo-kind'],
    ['a head without a body', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'photo-broken'],
    ['a truncated one', async () => (await jpeg(1200, 900)).subarray(0, 4_000), 'photo-broken'],
    ['a small one', () => jpeg(319, 400), 'photo-small'],
    ['a strip', () => jpeg(1300, 400), 'photo-long'],
  ] as const)('%s', async (_what, make, code) => {
    const { status, body } = await send(officer, await make())
    expect([status, body.code]).toEqual([422, code])
  })

  test('one of a hundred megapixels, by its size and before it is unpacked', async () => {
    const huge = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    const { status, body } = await send(officer, huge, '/api/agency/photos', 'image/png')
    expect([status, body.code]).toEqual([422, 'photo-large'])
  })

  test('a file that is two things at once is the photograph alone', async () => {
    const polyglot = Buffer.concat([await jpeg(), Buffer.from('<script>alert(1)</script>'), svg])
    const { status, body } = await send(officer, polyglot)
    expect(status).toBe(200)
    for (const accept of [AVIF, '*/*'])
      expect((await file(body.id, 640, accept)).rawPayload.includes('<script>')).toBe(false)
  })

  test('more bytes than a photograph has', async () => {
    const { status } = await send(officer, Buffer.alloc(PHOTO_BYTES_MAX + 1, 0xff))
    expect(status).toBe(413)
  })

  test('of another type than an upload takes', async () => {
    expect((await send(officer, svg, '/api/agency/photos', 'image/svg+xml')).status).toBe(415)
  })
})

describe('who sends one', () => {
  const outlet = () => `/api/manage/photos?outlet=${served.hotel.outlet.slug}`

  test('is an officer who keeps the register, or a manager of the shelf', async () => {
    const manager = await atDesk(served, MANAGER)
    expect((await send(manager, await jpeg(), outlet())).status).toBe(200)
    expect((await send(await atDesk(served, CLERK), await jpeg(), outlet())).status).toBe(403)
    expect((await send(manager, await jpeg())).status).toBe(401)
    expect((await send(officer, await jpeg(), outlet())).status).toBe(401)
    expect((await send(served.browser(), await jpeg())).status).toBe(401)
  })

  test('and from the own pages only', async () => {
    const response = await officer.send({
      method: 'POST',
      url: '/api/agency/photos',
      body: await jpeg(),
      headers: { 'content-type': 'image/jpeg', origin: 'https://elsewhere.example' },
    })
    expect(response.statusCode).toBe(403)
  })
})

test('an id of none, of another form or a width that is not made is nowhere', async () => {
  const { body } = await send(officer, await jpeg())
  for (const path of [
    `/photos/${'0'.repeat(64)}/640`,
    '/photos/../640',
    `/photos/${body.id}/641`,
    '/photos/x',
  ]) {
    const response = await served.browser().send({ method: 'GET', url: path })
    expect([path, response.statusCode]).toEqual([path, 404])
  }
})
