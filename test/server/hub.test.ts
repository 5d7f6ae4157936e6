/** The hub's addresses as they are described, and as strangers find them. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FileAddress, HUB_FILES } from '../../src/contract/files.ts'
import { HUB_ADDRESSES, type HubAddress } from '../../src/contract/hub.ts'
import { aHub, type ServedHub } from '../support/hub.ts'
import { handClock } from '../support/ports.ts'
import { MORNING } from '../support/world.ts'
import { addressIn, servedUnder } from './served-under.ts'

let served: ServedHub
let description: { paths: Record<string, Record<string, { operationId: string; responses: object }>> }
beforeAll(async () => {
  served = await aHub(handClock(MORNING))
  description = (await served.app.inject('/openapi.json')).json()
})
afterAll(() => served.stop())

describe.each(Object.entries(HUB_ADDRESSES) as [string, HubAddress][])('%s', (name, address) => {
  const method = address.method.toLowerCase()
  const url = address.path.replace('{hash}', '0'.repeat(64)).replace('{level}', '0').replace('{tile}', '000')

  test('is described, and answers nothing that is not', async () => {
    const operation = description.paths[address.path]?.[method]
    expect(operation?.operationId).toBe(name)
    const answer = await served.app.inject({
      method: address.method,
      url,
      ...(address.body === undefined
        ? {}
        : { payload: 'nonsense', headers: { 'content-type': address.body } }),
    })
    const known = Object.keys(operation?.responses ?? {})
    expect(known).toContain(String(answer.statusCode))
    expect(answer.statusCode).toBe(
      address.method === 'POST' ? 400 : address.path.includes('{hash}') ? 404 : 200,
    )
    if (answer.statusCode === 200) expect(answer.headers['content-type']).toContain(address.type)
  })
})

describe.each(Object.entries(HUB_FILES) as [string, FileAddress][])('the file %s', (name, file) => {
  test.each([
    ['a log that is not mirrored', '0'.repeat(64)],
    ['what is no hash', 'x'],
  ])('is described, and answers nothing that is not, of %s', async (_, hash) => {
    const operation = description.paths[file.path]?.get
    expect(operation?.operationId).toBe(name)
    const url = file.path.replace('{hash}', hash).replace('{level}', '0').replace('{tile}', '000')
    const answer = await served.app.inject(url)
    expect(Object.keys(operation?.responses ?? {})).toContain(String(answer.statusCode))
    expect(answer.json().code).toBe(file.who === 'anyone' ? 'not-found' : 'auditor-required')
  })
})

test('nothing is served of a hub beside what is described', () => {
  const files: FileAddress[] = Object.values(HUB_FILES)
  const others: HubAddress[] = Object.values(HUB_ADDRESSES)
  const all = [...files.map(addressIn), ...others.map(({ method, path }) => `${method} ${path}`)]
  expect(servedUnder(served.app, '/hub').sort()).toEqual(all.sort())
})

test('a page of another site pushes nothing', async () => {
  const answer = await served.app.inject({
    method: 'POST',
    url: '/hub/add-checkpoint',
    headers: { origin: 'https://elsewhere.test', 'content-type': 'text/plain' },
    payload: 'old 0\n\n',
  })
  expect(answer.statusCode).toBe(403)
})

test.each(['add-checkpoint', 'add-papers'])('%s takes no more than half a megabyte', async path => {
  const answer = await served.app.inject({
    method: 'POST',
    url: `/hub/${path}`,
    headers: { 'content-type': 'text/plain' },
    payload: 'x'.repeat(600_000),
  })
  expect(answer.statusCode).toBe(413)
})

const packed = (bytes: Buffer) =>
  served.app.inject({
    method: 'POST',
    url: '/hub/add-entries',
    headers: { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' },
    payload: bytes,
  })

test('what unpacks to much is unpacked no further than to the log it names', async () => {
  expect((await packed(gzipSync(Buffer.alloc(40 * 1024 * 1024)))).statusCode).toBe(404)
})

test.each([
  ['not packed', Buffer.from('nonsense that is no gzip')],
  ['cut off', gzipSync(Buffer.alloc(1_000)).subarray(0, 12)],
  ['empty', Buffer.alloc(0)],
])('what says that it is packed and is %s is malformed', async (_, bytes) => {
  expect((await packed(bytes)).statusCode).toBe(400)
})
