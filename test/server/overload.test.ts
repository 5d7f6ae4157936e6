/** More at once than can be written soon: some are told to come again, nobody else notices, and then all is as before. */
import { mkdtempSync, rmSync } from 'node:fs'
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
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-overload-'))
  // In a file: reads then have a connection of their own.
  served = await aSite({ storage: openSqlite({ path: join(folder, 'city.sqlite') }) })
})
afterEach(async () => {
  await served.stop()
  rmSync(folder, { recursive: true })
})

/** Holds the database's one transaction until it is called. */
async function holdWrites(): Promise<() => Promise<void>> {
  let letGo = () => {}
  const gone = new Promise<void>(resolve => {
    letGo = resolve
  })
  let written: Promise<void> = Promise.resolve()
  await new Promise<void>(held => {
    written = served.city.storage.write(HOTEL, async () => {
      held()
      await gone
    })
  })
  return () => {
    letGo()
    return written
  }
}

test('one write more than can be under way is told to come again, unread; the rest is served as ever', async () => {
  const { browser, stay } = await aGuest(served)
  const desk = await atDesk(served)
  const sent = anOrder(served.hotel, stay, { amplang: 1 })
  const letGo = await holdWrites()
  const waiting = Array.from({ length: WRITES_MAX }, () => browser.ask('placeOrder', sent))

  const pauses = new Set<string>()
  for (let i = 0; i < 8; i++) {
    const refused = await browser.send({ method: 'PUT', url: '/api/orders/x', body: '{"not":' })
    holdToProblem(refused, new Set(['busy']))
    expect(refused.headers['etalase-contract']).toBeDefined()
    pauses.add(String(refused.headers['retry-after']))
  }
  expect(pauses.size).toBeGreaterThan(1)
  const presence = desk.ask('presence', { body: { sound: true, visible: true } })
  expect(await browser.code('menu', { params: { outlet: HOTEL } })).toBe('ok')
  for (const url of ['/healthz', '/readyz', '/metrics'])
    expect((await browser.send({ method: 'GET', url })).statusCode).toBe(200)

  await letGo()
  const answers = await Promise.all(waiting)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(WRITES_MAX - 1)
  expect((await presence).code).toBe('ok')
  expect((await served.hotel.stock('amplang')).reserved).toBe(1)
  expect((await browser.ask('placeOrder', sent)).status).toBe(200)
})

test('whoever hangs up before the answer leaves room for another', async () => {
  const { browser, stay } = await aGuest(served)
  const { params, body } = anOrder(served.hotel, stay, { amplang: 1 })
  const address = await served.app.listen({ port: 0, host: '127.0.0.1' })
  const cookie = cookieHeader(browser.cookies).replaceAll(/\.\d+=/g, `.${new URL(address).port}=`)
  const letGo = await holdWrites()
  const gone = new AbortController()
  const hungUp = Array.from({ length: WRITES_MAX }, () =>
    fetch(`${address}/api/orders/${params.orderId}/cancel`, {
      method: 'POST',
      headers: { cookie },
      signal: gone.signal,
    }).then(
      () => 'answered',
      () => 'hung up',
    ),
  )
  const code = () => browser.send({ method: 'PUT', url: '/api/orders/x', body: '{"not":' })
  await expect.poll(async () => (await code()).statusCode).toBe(503)
  gone.abort()
  expect(new Set(await Promise.all(hungUp))).toEqual(new Set(['hung up']))
  await expect.poll(async () => (await code()).statusCode).toBe(400)
  await letGo()
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
