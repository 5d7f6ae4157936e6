/** Strangers send a hub, a process of its own, more than it would ever want: it holds little of it, and answers others meanwhile. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bigEndian } from '../../src/log/bytes.ts'
import { encodeEntriesHead } from '../../src/log/mirror.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { saveOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { savePending } from '../../src/server/storage/statements/hub/mirrors.ts'
import { addLog, saveSigned } from '../../src/server/storage/statements/log/logs.ts'
import { anOutlet } from '../support/things.ts'
import { DIST, type Server, startServer } from './server.ts'
import { expect, test } from './story.ts'

const ORIGIN = 'etalase.test/log/hotel-demo'
const SIZE = 256
const UPLOADS = 12
const SAID = 32 * 1024 * 1024
const SENT_MAX = 30 * 1024 * 1024
const GROWTH_MAX = 64 * 1024 * 1024

const dir = mkdtempSync(join(tmpdir(), 'etalase-uploads-'))
let hub: Server
const sockets = new Set<Socket>()

/** A hub that has seen a checkpoint of a log, and waits for what it speaks of. */
test.beforeAll(async () => {
  await (await startServer(dir, {}, DIST, ['hub'])).stop()
  const storage = openSqlite({ path: join(dir, 'etalase.db') })
  const outlet = anOutlet()
  const root = Buffer.alloc(32, 1).toString('base64')
  await storage.write(outlet.slug, async sql => {
    await saveOutlet(sql, outlet)
    await addLog(sql, outlet.slug, ORIGIN, root)
    await savePending(sql, outlet.slug, { size: SIZE, root, note: 'a note' })
    await saveSigned(sql, outlet.slug, SIZE, 'a note')
  })
  await storage.close()
  hub = await startServer(dir, {}, DIST, ['hub'])
})
test.afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
})
test.afterAll(async () => {
  await hub.stop()
  rmSync(dir, { recursive: true, force: true })
})

const headOf = (origin: string) =>
  encodeEntriesHead({ origin, start: 0, end: SIZE, ticket: new Uint8Array() })
/** An entry of the most bytes there may be. */
const LONGEST = Buffer.concat([bigEndian(0xffff, 2), Buffer.alloc(0xffff, 'x')])

interface Upload {
  /** What it heard. */
  answer(): string
}

/** Says that more is to come than it sends, and stays. */
async function begin(path: string, parts: readonly Uint8Array[], says = SAID): Promise<Upload> {
  const { hostname: host, port } = new URL(hub.url)
  const socket = connect({ host, port: Number(port) })
  sockets.add(socket)
  socket.setMaxListeners(0)
  let heard = ''
  socket.on('data', chunk => {
    heard += chunk.toString()
  })
  let isCut = false
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isCut = true
  })
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: hub\r\nContent-Type: application/octet-stream\r\nContent-Length: ${says}\r\n\r\n`,
  )
  for (const part of parts) {
    if (isCut || heard !== '') break
    // Whoever does not read does not take: what was sent is enough once it stands still.
    if (!socket.write(part))
      await Promise.race([
        new Promise(resolve => socket.once('drain', resolve)),
        new Promise(resolve => socket.once('close', resolve)),
        new Promise(resolve => setTimeout(resolve, 500)),
      ])
    if (socket.writableLength > 4 * LONGEST.length) break
  }
  return { answer: () => heard.split('\r\n', 1)[0] ?? '' }
}

const repeated = (part: Uint8Array) => Array.from({ length: Math.floor(SENT_MAX / part.length) }, () => part)

function memory(): number {
  const [, kilobytes = '0'] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${hub.pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

/** The most that it grew by while those came, and how long others waited for an answer. */
async function during(come: () => Promise<unknown>): Promise<{ grewBy: number; slowestMs: number }> {
  const before = memory()
  let most = before
  let slowestMs = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const askedAt = performance.now()
      expect((await fetch(`${hub.url}/healthz`)).status).toBe(200)
      slowestMs = Math.max(slowestMs, performance.now() - askedAt)
      most = Math.max(most, memory())
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  await come()
  isOver = true
  await watching
  const found = { grewBy: most - before, slowestMs: Math.round(slowestMs) }
  console.log(
    `grew by ${Math.round(found.grewBy / 1024 / 1024)} MB; the slowest /healthz took ${found.slowestMs} ms`,
  )
  return found
}

const many = (count: number, one: () => Promise<Upload>) =>
  Promise.all(Array.from({ length: count }, () => one()))

test('twelve unfinished uploads of a log that it knows and waits for', async () => {
  const { grewBy } = await during(() =>
    many(UPLOADS, () => begin('/hub/add-entries', [headOf(ORIGIN), ...repeated(LONGEST)])),
  )
  expect(grewBy).toBeLessThan(GROWTH_MAX)
})

test('twelve of a log that it does not know are refused by their heads', async () => {
  const uploads: Upload[] = []
  const { grewBy } = await during(async () => {
    uploads.push(
      ...(await many(UPLOADS, () =>
        begin('/hub/add-entries', [headOf('nobody.test/log/x'), ...repeated(LONGEST)]),
      )),
    )
  })
  expect(grewBy).toBeLessThan(GROWTH_MAX)
  await expect
    .poll(() => uploads.map(({ answer }) => answer()))
    .toEqual(uploads.map(() => 'HTTP/1.1 404 Not Found'))
})

test('fifty small bodies that unpack to much are read no further than they are wanted', async () => {
  const bomb = gzipSync(Buffer.concat([headOf(ORIGIN), Buffer.alloc(31 * 1024 * 1024)]))
  const { grewBy } = await during(async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        fetch(`${hub.url}/hub/add-entries`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' },
          body: bomb,
        }),
      ),
    )
    for (const { status } of answers) expect([422, 503]).toContain(status)
  })
  expect(grewBy).toBeLessThan(GROWTH_MAX)
})

test.describe('three hundred beginnings', () => {
  for (const path of ['/hub/add-checkpoint', '/hub/add-papers', '/hub/own-entries', '/hub/add-entries'])
    test(`of ${path} are refused, but for a few`, async () => {
      const part = Buffer.alloc(120_000, 'old 0\n')
      const { grewBy } = await during(() => many(300, () => begin(path, [part], 2 * part.length)))
      expect(grewBy).toBeLessThan(GROWTH_MAX)
      // They are still there: who comes now and goes on is served all the same.
      await expect
        .poll(
          async () => (await fetch(`${hub.url}/hub/add-checkpoint`, { method: 'POST', body: 'x' })).status,
        )
        .toBe(400)
    })
})
