/** A box takes photographs from where the agency keeps them, whole or not at all, and nothing that is not what it is called by. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TakenPhoto } from '../../src/contract/photo.ts'
import { findPhoto } from '../../src/server/photos/album.ts'
import { fetchPhoto } from '../../src/server/photos/fetch.ts'
import type { HubAnswer, HubLink } from '../../src/server/ports.ts'
import { memoryBlobs, photosHere } from '../support/photos.ts'
import { jpeg } from '../support/pictures.ts'
import { aSite, atAgency, ORIGIN, type Served } from './support.ts'

let hub: Served
let id: string
beforeAll(async () => {
  hub = await aSite({ photos: photosHere() })
  const officer = await atAgency(hub)
  const sent = await officer.send({
    method: 'POST',
    url: '/api/agency/photos',
    body: await jpeg(),
    headers: { 'content-type': 'image/jpeg', origin: ORIGIN },
  })
  id = (sent.json() as TakenPhoto).id
})
afterAll(() => hub.stop())

/** The hub's own answers, as whoever stands between may change them. */
function link(changed: (path: string, answer: HubAnswer) => HubAnswer = (_path, answer) => answer) {
  const asked: string[] = []
  const asks: HubLink = {
    async ask(path) {
      asked.push(path)
      const { statusCode, rawPayload } = await hub.browser().send({ method: 'GET', url: `/photos/${path}` })
      return changed(path, { status: statusCode, body: new Uint8Array(rawPayload) })
    },
  }
  return { ...asks, asked }
}

test('all of it comes, once', async () => {
  const [blobs, way] = [memoryBlobs(), link()]
  expect(await fetchPhoto(blobs, way, id)).toBe(true)
  const manifest = await findPhoto(blobs, id)
  for (const { hash, bytes } of manifest?.files ?? []) expect(blobs.kept.get(hash)?.length).toBe(bytes)
  expect(manifest?.files.length).toBe(way.asked.length - 1)
  expect(await fetchPhoto(blobs, way, id)).toBe(true)
  expect(manifest?.files.length).toBe(way.asked.length - 1)
})

test('what is cut off goes on from there, and is not here before it is whole', async () => {
  const blobs = memoryBlobs()
  let answers = 0
  const cut = link((_path, answer) => {
    if (++answers === 3) throw new Error('the line is down')
    return answer
  })
  await expect(fetchPhoto(blobs, cut, id)).rejects.toThrow('down')
  expect(await findPhoto(blobs, id)).toBeNull()
  expect(blobs.kept.size).toBe(1)
  const way = link()
  expect(await fetchPhoto(blobs, way, id)).toBe(true)
  const manifest = await findPhoto(blobs, id)
  expect(way.asked.length).toBe(manifest?.files.length)
})

/** It still describes a photograph, of another height. */
function otherHeight(body: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(body)
      .toString()
      .replace(/"height":\d/, '"height":9'),
  )
}

function otherPixels(body: Uint8Array): Uint8Array {
  return body.map((byte, i) => (i === body.length - 1 ? byte ^ 1 : byte))
}

test.each([
  ['another description', (path: string) => !path.includes('/file/'), otherHeight],
  ['another file', (path: string) => path.includes('/file/'), otherPixels],
])('%s than it is called by is not kept', async (_what, isIt, other) => {
  const blobs = memoryBlobs()
  const wrong = link((path, answer) => (isIt(path) ? { ...answer, body: other(answer.body) } : answer))
  expect(await fetchPhoto(blobs, wrong, id)).toBe(false)
  expect([blobs.kept.size, await findPhoto(blobs, id)]).toEqual([0, null])
})

test('one that is not there is not here', async () => {
  expect(await fetchPhoto(memoryBlobs(), link(), '0'.repeat(64))).toBe(false)
})
