import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ask, type Reply } from '../../../src/client/platform/api.ts'
import { CONTRACT_VERSION } from '../../../src/contract/version.ts'
import { type Answer, aNetwork, captivePortal, json, type Network, noAnswer, problem } from '../network.ts'
import { aMenu, OUTLET } from '../things.ts'

const SPOKEN = String(CONTRACT_VERSION)

let network: Network

beforeEach(() => {
  network = aNetwork()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function askMenu(answer: Answer): Promise<Reply<unknown>> {
  network.answer('GET /api/outlets/', answer)
  return ask<'menu'>('GET', `/api/outlets/${OUTLET}/menu`)
}

const cut = (type: string, status = 200): Answer => {
  return () => new Response('{"outlet":{"slug":"hot', { status, headers: { 'content-type': type } })
}

const anothers = (type: string, status: number): Answer => {
  const body = JSON.stringify({ id: 'x', code: 'sold-out' })
  return () => new Response(body, { status, headers: { 'content-type': type } })
}

describe('an answer', () => {
  test('is the value, with its status', async () => {
    expect(await askMenu(json(aMenu([]), {}, 201))).toEqual({
      ok: true,
      value: aMenu([]),
      status: 201,
      cached: false,
    })
  })

  test('that the service worker kept says so', async () => {
    expect(await askMenu(json({}, { 'etalase-kept': '1' }))).toMatchObject({ ok: true, cached: true })
  })

  test('that refuses is its code, its status and what can be acted on', async () => {
    expect(await askMenu(problem('sold-out', 409, { lines: [] }))).toEqual({
      ok: false,
      code: 'sold-out',
      status: 409,
      context: { lines: [] },
    })
  })

  test('that asks for patience says how many seconds', async () => {
    const busy = json(
      { code: 'busy' },
      { 'content-type': 'application/problem+json', 'retry-after': '7' },
      503,
    )
    expect(await askMenu(busy)).toMatchObject({ ok: false, code: 'busy', retryAfterS: 7 })
  })
})

describe("what is not the server's own word is no answer: offline", () => {
  test.each<[string, Answer]>([
    ['a dead line', noAnswer],
    ["a captive portal's page with 200", captivePortal],
    ['JSON from nowhere with an error status', json({ error: 'bad gateway' }, {}, 502)],
    [
      "a gateway's page",
      () => new Response('<h1>504</h1>', { status: 504, headers: { 'content-type': 'text/html' } }),
    ],
    ['an answer without a type', () => new Response(null)],
    ['JSON of somebody else with 200', anothers('application/json', 200)],
    ['a refusal of somebody else', anothers('application/problem+json', 409)],
    ['an answer that was cut', cut('application/json')],
    ['a refusal that was cut', cut('application/problem+json', 409)],
  ])('%s', async (_, answer) => {
    expect(await askMenu(answer)).toEqual({ ok: false, code: 'offline' })
  })

  test('nothing within fifteen seconds', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    })
    const reply = ask<'menu'>('GET', `/api/outlets/${OUTLET}/menu`)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await reply).toEqual({ ok: false, code: 'offline' })
  })
})

test('an answer leaves no timer behind', async () => {
  vi.useFakeTimers()
  await askMenu(json({}))
  await askMenu(noAnswer)
  expect(vi.getTimerCount()).toBe(0)
})

describe('a question', () => {
  test('names the contract it speaks and the outlet it means, and sends its body as JSON', async () => {
    await ask<'door'>('POST', '/api/door', { body: { outlet: OUTLET, code: 'x' }, outlet: OUTLET })
    expect(network.asked[0]).toEqual({
      keepalive: false,
      method: 'POST',
      path: '/api/door',
      body: `{"outlet":"${OUTLET}","code":"x"}`,
      headers: { 'etalase-contract': SPOKEN, 'etalase-outlet': OUTLET, 'content-type': 'application/json' },
    })
  })

  test('without a body claims no type', async () => {
    await askMenu(json({}))
    expect(network.asked[0]).toMatchObject({ body: null, headers: { 'etalase-contract': SPOKEN } })
    expect(network.asked[0]?.headers).not.toHaveProperty('content-type')
  })
})
