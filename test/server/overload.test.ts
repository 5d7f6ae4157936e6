/** More at once than can be written soon: some are told to come again, nobody else notices, and then all is as before. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WRITES_MAX } from '../../src/server/http/admission.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { CommitUnknown } from '../../src/server/storage/storage.ts'
import { HOTEL } from '../support/things.ts'
import { cookieHeader } from './browser.ts'
import { holdToProblem } from './oracle.ts'
import { aGuest, anOrder, aSite, atDesk, type Served } from './support.ts'

let served: Served
let folder: string
/** Ends what holds the writes. */
let letGo = async () => {}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-overload-'))
  // In a file: reads then have a connection of their own.
  served = await aSite({ storage: openSqlite({ path: join(folder, 'city.sqlite') }) })
})
afterEach(async () => {
  await letGo()
  await served.stop()
  rmSync(folder, { recursive: true })
})

/** Holds the database's one transaction until {@link letGo}. */
async function holdWrites(): Promise<void> {
  let end = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  await new Promise<void>(held => {
    const written = served.city.storage.write(HOTEL, async () => {
      held()
      await ended
    })
    letGo = () => {
      end()
      return written
    }
  })
}

/** Of a write that is refused whatever happens: 503 unread, 400 read. */
async function sendNonsense() {
  return served.browser().send({ method: 'PUT', url: '/api/orders/x', body: '{"not":' })
}
const status = async () => (await sendNonsense()).statusCode

test('one write more than can be under way is told to come again, unread; the rest is served as ever', async () => {
  const { browser, stay } = await aGuest(served)
  const desk = await atDesk(served)
  const sent = anOrder(served.hotel, stay, { amplang: 1 })
  await holdWrites()
  const waiting = Array.from({ length: WRITES_MAX }, () => browser.ask('placeOrder', sent))

  await expect.poll(status).toBe(503)
  const pauses = new Set<string>()
  for (const refused of await Promise.all(Array.from({ length: 8 }, sendNonsense))) {
    holdToProblem(refused, new Set(['busy']))
    expect(refused.headers['etalase-contract']).toBeDefined()
    pauses.add(String(refused.headers['retry-after']))
  }
  expect(pauses.size).toBeGreaterThan(1)
  const presence = desk.ask('presence', { body: { sound: true, visible: true } })
  expect(await browser.code('menu', { params: { outlet: HOTEL } })).toBe('ok')
  for (const url of ['/healthz', '/readyz'])
    expect((await browser.send({ method: 'GET', url })).statusCode).toBe(200)

  await letGo()
  const answers = await Promise.all(waiting)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(WRITES_MAX - 1)
  expect((await presence).code).toBe('ok')
  expect((await served.hotel.stock('amplang')).reserved).toBe(1)
  expect((await browser.ask('placeOrder', sent)).status).toBe(200)
})

test('guests and strangers in any number keep no clerk from the desk', async () => {
  const { browser, stay } = await aGuest(served)
  const desk = await atDesk(served)
  const { id: orderId } = await served.hotel.place(stay, { amplang: 1 })
  const { stayCode } = await served.hotel.checkIn('511')
  const sent = anOrder(served.hotel, stay, { amplang: 1 })
  const arriving = { body: { outlet: HOTEL, code: served.code('511'), stayCode } }
  await holdWrites()
  const guests = Array.from({ length: WRITES_MAX }, () => browser.ask('placeOrder', sent))
  const strangers = Array.from({ length: WRITES_MAX }, () => served.browser().ask('openSession', arriving))
  await expect.poll(status).toBe(503)
  const nobody = await Promise.all(
    Array.from({ length: WRITES_MAX }, () =>
      served.browser().code('acknowledge', { params: { orderId }, body: undefined }),
    ),
  )
  expect(new Set(nobody)).toEqual(new Set(['session-required']))
  const tapped = desk.ask('acknowledge', { params: { orderId }, body: undefined })
  await letGo()
  expect((await tapped).code).toBe('ok')
  await Promise.all([...guests, ...strangers])
})

test('bodies that never come take no place; whoever hangs up gives his back once his work is done', async () => {
  const { browser, stay } = await aGuest(served)
  const { params, body } = anOrder(served.hotel, stay, { amplang: 1 })
  const { hostname: host, port } = new URL(await served.app.listen({ port: 0, host: '127.0.0.1' }))
  let arrived = 0
  served.app.server.on('request', () => arrived++)
  const head = [
    `POST /api/orders/${params.orderId}/cancel HTTP/1.1`,
    `host: ${host}:${port}`,
    `cookie: ${cookieHeader(browser.cookies).replaceAll(/\.\d+=/g, `.${port}=`)}`,
  ].join('\r\n')

  await holdWrites()
  const trickles = Array.from({ length: 16 }, () => connect({ host, port: Number(port) }))
  for (const trickle of trickles)
    trickle.write(`${head}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{`)
  // One connection may send many before the first is answered.
  const socket = connect({ host, port: Number(port) })
  for (let i = 0; i < WRITES_MAX - 1; i++) socket.write(`${head}\r\n\r\n`)
  await expect.poll(() => arrived).toBe(trickles.length + WRITES_MAX - 1)
  expect(await status()).toBe(400)
  socket.write(`${head}\r\n\r\n`)
  await expect.poll(status).toBe(503)
  const gone = once(socket, 'close')
  for (const one of [socket, ...trickles]) one.destroy()
  await gone
  expect(await status()).toBe(503)
  await letGo()
  await expect.poll(status).toBe(400)
  expect(await browser.code('placeOrder', { params, body })).toBe('cancelled')
})

test('an order whose commit nobody answered for is told to come again, and its id then has one verdict', async () => {
  const { browser, stay } = await aGuest(served)
  const sent = anOrder(served.hotel, stay, { amplang: 1 })
  const { storage } = served.city
  const real = storage.writeTogether
  vi.spyOn(storage, 'writeTogether').mockImplementationOnce(async (...asked) => {
    await real(...asked)
    throw new CommitUnknown('the answer to a commit was lost')
  })
  const unknown = await browser.ask('placeOrder', sent)
  expect([unknown.status, unknown.code]).toEqual([503, 'busy'])
  expect(Number(unknown.headers['retry-after'])).toBeGreaterThan(0)
  expect((await browser.ask('placeOrder', sent)).status).toBe(200)
  expect((await browser.value('orders', {})).orders).toHaveLength(1)
})
