/** Whatever is wrong with a request, the answer is a problem with a stable code, and tells a stranger nothing else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { PROBLEMS, type ProblemCode } from '../../src/contract/problem.ts'
import { ROUTES } from '../../src/contract/routes.ts'
import { CONTRACT_OLDEST, CONTRACT_VERSION, servedVersion } from '../../src/contract/version.ts'
import { OPEN_ORDERS_MAX } from '../../src/domain/placing.ts'
import { StorageBusy } from '../../src/server/storage/storage.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser, Sent } from './browser.ts'
import { holdToProblem } from './oracle.ts'
import { aGuest, anOrder, aSite, atDesk, MANAGER, type Served } from './support.ts'

let served: Served
let stay: string
let guest: Browser
let desk: Browser
beforeAll(async () => {
  served = await aSite({ pieces: { amplang: 100, madu: 100, gabin: 100 } })
  ;({ stay, browser: guest } = await aGuest(served))
  desk = await atDesk(served, MANAGER)
})
afterAll(() => served.stop())

let stranger: Browser
beforeEach(() => {
  stranger = served.browser()
})

/** Sends it and answers the problem's code; fails when the answer is no problem. */
async function refusalOf(sent: Sent, browser = stranger): Promise<string> {
  const response = await browser.send(sent)
  holdToProblem(response, new Set(Object.keys(PROBLEMS)), `${sent.method} ${sent.url}`)
  expect(response.body).not.toMatch(/\bat .*\.[jt]s|node_modules|sqlite|\/work\/|Error:/i)
  return (response.json() as { code: ProblemCode }).code
}

const DOOR = { method: 'POST', url: '/api/door' } as const

test('one open order too many of a stay is refused on the wire', async () => {
  const full = await aGuest(served, '511')
  for (let n = 0; n < OPEN_ORDERS_MAX; n++)
    await full.browser.value('placeOrder', anOrder(served.hotel, full.stay, { amplang: 1 }))
  const { params, body } = anOrder(served.hotel, full.stay, { amplang: 1 })
  const url = `/api/orders/${params.orderId}`
  expect(await refusalOf({ method: 'PUT', url, body }, full.browser)).toBe('too-many')
})

describe('a body', () => {
  test.each([
    ['that is not JSON', 'not-json', '{"outlet":'],
    ['that is more than JSON', 'not-json', '{} {}'],
    ['with a byte order mark', 'not-json', '\ufeff{}'],
    ['that is empty', 'invalid', ''],
    ['that is null', 'invalid', 'null'],
    ['that is a list', 'invalid', '[]'],
    ['that is a number', 'invalid', '1e999'],
    ['that is a text', 'invalid', '"hotel-demo"'],
    ['of another shape', 'invalid', '{"outlet":["hotel-demo"],"code":{}}'],
    ['that would change what objects are', 'invalid', '{"__proto__":{"outlet":"hotel-demo","code":"A"}}'],
    ['nested without end', 'invalid', `{"outlet":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['with a text without end', 'invalid', JSON.stringify({ outlet: HOTEL, code: 'A'.repeat(60_000) })],
    ['larger than any order', 'too-large', JSON.stringify({ outlet: HOTEL, code: 'A'.repeat(70_000) })],
  ])('%s is %s', async (_, code, body) => {
    expect(await refusalOf({ ...DOOR, body })).toBe(code)
  })

  test('says which fields are wrong, as JSON pointers', async () => {
    const order = anOrder(served.hotel, stay, { amplang: 1 })
    const lines = [{ placementId: 'amplang', quantity: 0, unitPrice: 25_000 }]
    const answer = await guest.ask('placeOrder', { ...order, body: { ...order.body, lines } })
    expect(answer.problem().context).toMatchObject({ fields: [{ in: 'body', pointer: '/lines/0/quantity' }] })
  })

  test.each([
    ['text/plain', 'unsupported-media-type'],
    ['application/x-www-form-urlencoded', 'unsupported-media-type'],
    ['multipart/form-data; boundary=x', 'unsupported-media-type'],
    ['nonsense', 'unsupported-media-type'],
    ['application/json; charset=utf-8', 'unknown-room'],
    ['Application/JSON', 'unknown-room'],
  ])('of type %s is %s', async (type, code) => {
    const body = JSON.stringify({ outlet: HOTEL, code: 'A' })
    expect(await refusalOf({ ...DOOR, body, headers: { 'content-type': type } })).toBe(code)
  })

  test.each([
    ['quantity', { lines: [{ placementId: 'amplang', quantity: 1e308, unitPrice: 25_000 }] }],
    ['quantity', { lines: [{ placementId: 'amplang', quantity: 1.5, unitPrice: 25_000 }] }],
    ['quantity', { lines: [{ placementId: 'amplang', quantity: '1', unitPrice: 25_000 }] }],
    ['price', { lines: [{ placementId: 'amplang', quantity: 1, unitPrice: -25_000 }] }],
    ['price', { lines: [{ placementId: 'amplang', quantity: 1, unitPrice: 2 ** 60 }] }],
    ['total', { total: 25_000.5 }],
    ['note', { note: 'a\0b' }],
    ['note', { note: '\ud800' }],
    ['note', { note: 'x'.repeat(201) }],
    ['time', { placedAt: 'yesterday' }],
    ['time', { placedAt: '2026-02-30T25:00:00Z' }],
    ['lines', { lines: [] }],
    ['payment', { payment: 'constructor' }],
  ])('with a wrong %s places no order', async (_, wrong) => {
    const order = anOrder(served.hotel, stay, { amplang: 1 })
    const url = `/api/orders/${order.params.orderId}`
    expect(await refusalOf({ method: 'PUT', url, body: { ...order.body, ...wrong } }, guest)).toBe('invalid')
    expect(await guest.code('order', { params: order.params })).toBe('unknown-order')
  })
})

describe('an address', () => {
  test.each([
    ['GET', '/api/nothing', 'not-found'],
    ['GET', '/nothing', 'not-found'],
    ['GET', '/api/orders', 'session-required'],
    ['GET', '/api/outlets/hotel-demo/menu/', 'not-found'],
    ['GET', '/api/outlets//menu', 'invalid'],
    ['GET', '/api/outlets/%/menu', 'not-found'],
    ['GET', '/api/outlets/%E0%A4%A/menu', 'not-found'],
    ['GET', '/api/outlets/%00/menu', 'invalid'],
    ['GET', '/api/outlets/..%2f..%2fetc%2fpasswd/menu', 'invalid'],
    ['GET', `/api/outlets/${'a'.repeat(64)}/menu`, 'invalid'],
    ['GET', `/api/outlets/${'a'.repeat(5_000)}/menu`, 'not-found'],
    ['GET', '/api/outlets/__proto__/menu', 'invalid'],
    ['GET', '/api/outlets/constructor/menu', 'unknown-outlet'],
    ['GET', '/healthz/../api/demo/x', 'not-found'],
  ] as const)('%s %s is %s', async (method, url, code) => {
    expect(await refusalOf({ method, url })).toBe(code)
  })

  test.each([
    ['DELETE', '/api/door', 'POST'],
    ['GET', '/api/door', 'POST'],
    ['PUT', '/api/session', 'GET, HEAD, POST'],
    ['DELETE', '/api/orders/019ab000-0000-7000-8000-000000000001', 'GET, HEAD, PUT'],
    ['GET', '/api/desk/orders/019ab000-0000-7000-8000-000000000001/deliver', 'POST'],
    ['POST', '/api/outlets/hotel-demo/menu', 'GET, HEAD'],
    ['POST', '/api/events', 'GET'],
    ['OPTIONS', '/api/door', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
  ] as const)('%s %s is refused, and told what it takes', async (method, url, allow) => {
    const response = await stranger.send({ method, url })
    holdToProblem(response, new Set(['method-not-allowed']))
    const methods = String(response.headers.allow).split(', ').sort().join(', ')
    expect(methods).toBe(allow)
  })

  test('wants ids of its kind, and whole numbers', async () => {
    for (const id of ['1', 'x'.repeat(200), '019AB000-0000-7000-8000-000000000001', '%0a', "' OR 1=1 --"]) {
      const url = `/api/orders/${encodeURIComponent(id)}`
      expect(await refusalOf({ method: 'GET', url }, guest)).toBe('invalid')
    }
    for (const number of ['0', '-1', '1.5', 'NaN', '1e99', '99999999999999999999']) {
      const url = `/api/desk/documents/${number}/void`
      expect(await refusalOf({ method: 'POST', url, body: { reason: 'other' } }, desk)).toBe('invalid')
    }
  })

  test('asked for its head answers as asked for itself, without a body', async () => {
    const url = `/api/outlets/${HOTEL}/menu`
    const [head, whole] = [
      await stranger.send({ method: 'HEAD', url }),
      await stranger.send({ method: 'GET', url }),
    ]
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', whole.headers.etag])
    const refused = await stranger.send({ method: 'HEAD', url: '/api/session' })
    expect([refused.statusCode, refused.body]).toEqual([401, ''])
    expect((await stranger.send({ method: 'HEAD', url: '/api/nothing' })).statusCode).toBe(404)
  })
})

describe('a write', () => {
  test.each([
    ['from another origin', { origin: 'https://evil.example' }],
    ['from no origin at all', { origin: 'null' }],
    ['from a neighbour', { origin: 'https://etalase.test.evil.example' }],
    ['from the own host in clear', { origin: 'http://etalase.test' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from the same site', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
  ])('%s is refused, whatever it carries', async (_, headers) => {
    const order = anOrder(served.hotel, stay, { amplang: 1 })
    const url = `/api/orders/${order.params.orderId}`
    expect(await refusalOf({ method: 'PUT', url, body: order.body, headers }, guest)).toBe('wrong-origin')
    expect(await refusalOf({ method: 'POST', url: `${url}/cancel`, headers }, guest)).toBe('wrong-origin')
    expect(await guest.code('order', { params: order.params })).toBe('unknown-order')
  })

  test('of every route asks for the own origin', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    for (const { method, path } of Object.values(ROUTES)) {
      if (method === 'GET') continue
      const url = path.replace(/\{\w+\}/g, 'x')
      expect(await refusalOf({ method, url, headers }, desk), path).toBe('wrong-origin')
    }
  })

  test('of a program that is no browser names no origin', async () => {
    const response = await served.app.inject({
      method: 'POST',
      url: '/api/door',
      payload: { outlet: HOTEL, code: served.code('512') },
    })
    expect(response.statusCode).toBe(200)
  })
})

describe('a version of the contract', () => {
  const menuIn = (version: string) =>
    stranger.ask('menu', { params: { outlet: HOTEL } }, { 'Etalase-Contract': version })

  test.each([String(CONTRACT_OLDEST), String(CONTRACT_VERSION)])('%s is served', async version => {
    expect((await menuIn(version)).code).toBe('ok')
  })

  test('absent is the first', async () => {
    expect(servedVersion(undefined)).toBe(1)
    expect(await stranger.code('menu', { params: { outlet: HOTEL } })).toBe('ok')
  })

  test('newer than this program is served as the newest it knows', async () => {
    expect(servedVersion(String(CONTRACT_VERSION + 1))).toBe(CONTRACT_VERSION)
    const { code, headers } = await menuIn(String(CONTRACT_VERSION + 1))
    expect([code, headers['etalase-contract']]).toEqual(['ok', String(CONTRACT_VERSION)])
  })

  test.each([String(CONTRACT_OLDEST - 1), '-1', '1.5', '1, 1', '', 'one', '99999999999999999999'])(
    '%j is none that is served here, and the refusal says what to do',
    async version => {
      const heard = await menuIn(version)
      expect([heard.status, heard.code]).toEqual([400, 'unsupported-contract'])
      expect(heard.problem().detail).toMatch(/load the page anew/)
      expect(heard.headers['etalase-contract']).toBe(String(CONTRACT_VERSION))
    },
  )

  test('is said in the address where no header can be set, as for a stream of events', async () => {
    const inAddress = async (said: string) =>
      (await stranger.send({ method: 'GET', url: `/api/events?${said}` })).json<{ code: string }>().code
    expect(await inAddress(`contract=${CONTRACT_VERSION}`)).toBe('session-required')
    expect(await inAddress('contract=0')).toBe('unsupported-contract')
    expect(await inAddress('contract=1&contract=2')).toBe('unsupported-contract')
  })
})

test.each([
  ['an answer', 'GET', `/api/outlets/${HOTEL}/menu`],
  ['nothing there', 'GET', '/nothing'],
  ['a broken address', 'GET', '/api/outlets/%/menu'],
  ['a refusal', 'GET', '/api/session'],
  ['a wrong method', 'DELETE', '/api/session'],
  ['a stream refused', 'GET', '/api/events'],
  ['a machine', 'GET', '/healthz'],
  ['the description', 'GET', '/openapi.json'],
  ['the CSV refused', 'GET', '/api/evaluation/products.csv'],
] as const)('the headers that keep browsers safe are on %s', async (_, method, url) => {
  const { headers } = await stranger.send({ method, url })
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect(headers['x-powered-by']).toBeUndefined()
})

test('what is meant for one is kept by nobody on the way', async () => {
  for (const [browser, url] of [
    [guest, '/api/session'],
    [guest, '/api/orders'],
    [desk, '/api/desk/board'],
    [desk, '/api/desk/rooms'],
    [desk, '/api/manage/rooms'],
  ] as const) {
    expect((await browser.send({ method: 'GET', url })).headers['cache-control'], url).toBe('no-store')
  }
})

test('a fault tells a stranger nothing, and a database that is gone is not ready', async () => {
  const broken = await aSite()
  await broken.city.storage.write(HOTEL, sql => sql.run('ALTER TABLE outlets RENAME TO gone'))
  const response = await broken.browser().send({ method: 'GET', url: `/api/outlets/${HOTEL}/menu` })
  holdToProblem(response, new Set(['fault']))
  expect(response.json()).toEqual({
    type: '/problems#fault',
    title: PROBLEMS.fault.title,
    status: 500,
    code: 'fault',
  })
  expect((await broken.browser().send({ method: 'GET', url: '/healthz' })).statusCode).toBe(200)
  await broken.stop()
})

test('a database that cannot be had just now is a reason to come again', async () => {
  const crowded = await aSite()
  vi.spyOn(crowded.city.storage, 'read').mockRejectedValueOnce(new StorageBusy())
  const response = await crowded.browser().send({ method: 'GET', url: `/api/outlets/${HOTEL}/menu` })
  holdToProblem(response, new Set(['busy']))
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
  await crowded.stop()
})
