/** The service worker in a browser of paper: what it keeps, what it shows, and what it lets through. */
import { readFileSync } from 'node:fs'
import { transformWithOxc } from 'vite'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

const ORIGIN = 'https://etalase.test'
const MENU = '/api/outlets/hotel-demo/menu'
type Listener = (event: unknown) => void

let program = ''
beforeAll(async () => {
  const source = readFileSync('src/sw.ts', 'utf8').replace('export {}', '')
  const assets = JSON.stringify({ version: 'two', files: ['/icons/logo.svg'] })
  program = (await transformWithOxc(source, 'sw.ts')).code.replace(
    /["']__ASSETS__["']/,
    JSON.stringify(assets),
  )
})

/** Caches by name, each by address. */
let stored: Map<string, Map<string, Response>>
let network: (path: string) => Promise<Response>
let isFull: boolean
let listeners: Map<string, Listener>

beforeEach(() => {
  vi.useFakeTimers()
  stored = new Map()
  isFull = false
  listeners = new Map()
  network = () => Promise.reject(new TypeError('no network'))
  const self = {
    location: { origin: ORIGIN },
    clients: { claim: async () => undefined },
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
  }
  const fetching = (request: { url: string }) => network(new URL(request.url).pathname)
  new Function('self', 'caches', 'fetch', program)(self, caches, fetching)
})
afterEach(() => void vi.useRealTimers())

const addressOf = (key: string | { url: string }) =>
  new URL(typeof key === 'string' ? key : key.url, ORIGIN).href
const caches = {
  keys: async () => [...stored.keys()],
  delete: async (name: string) => stored.delete(name),
  async open(name: string) {
    const cache = stored.get(name) ?? new Map<string, Response>()
    stored.set(name, cache)
    return {
      match: async (key: string | { url: string }) => cache.get(addressOf(key))?.clone(),
      async put(key: string | { url: string }, response: Response) {
        if (isFull) throw new DOMException('full', 'QuotaExceededError')
        cache.set(addressOf(key), response)
      },
    }
  },
  async match(key: string | { url: string }) {
    for (const cache of stored.values())
      if (cache.has(addressOf(key))) return cache.get(addressOf(key))?.clone()
    return undefined
  },
}

function has(cache: string, path: string, body: string): void {
  const known = stored.get(cache) ?? new Map<string, Response>()
  stored.set(cache, known.set(ORIGIN + path, new Response(body)))
}

/** What the page gets; `null` where the worker keeps out of it. */
async function ask(path: string, request: { method?: string; mode?: string } = {}): Promise<string | null> {
  let answer: Promise<Response> | undefined
  listeners.get('fetch')?.({
    request: { method: 'GET', mode: 'cors', url: ORIGIN + path, ...request },
    respondWith: (given: Promise<Response>) => {
      answer = given
    },
  })
  if (answer === undefined) return null
  await vi.advanceTimersByTimeAsync(5_000)
  const response = await answer
  return `${response.status} ${await response.text()}${response.headers.has('etalase-kept') ? ' (kept)' : ''}`
}

test('a menu comes from the network, and from what was kept when there is none', async () => {
  network = async () => new Response('fresh')
  expect(await ask(MENU)).toBe('200 fresh')
  network = () => Promise.reject(new TypeError('no network'))
  expect(await ask(MENU)).toBe('200 fresh (kept)')
})

test('a server that cannot serve just now blanks no screen that was kept', async () => {
  has('seen', '/r/hotel-demo', 'shop')
  network = async () => new Response('bad gateway', { status: 502 })
  expect(await ask('/r/hotel-demo', { mode: 'navigate' })).toBe('200 shop (kept)')
  expect(await ask('/r/hotel-demo/p/madu', { mode: 'navigate' })).toBe('200 shop (kept)')
  expect(await ask('/desk', { mode: 'navigate' })).toBe('502 bad gateway')
})

test('a refusal is shown as it is, and not kept', async () => {
  has('seen', MENU, 'menu')
  network = async () => new Response('gone', { status: 404 })
  expect(await ask(MENU)).toBe('404 gone')
  expect(
    await stored
      .get('seen')
      ?.get(ORIGIN + MENU)
      ?.text(),
  ).toBe('menu')
})

test('a network that does not answer is none; with nothing kept, it is waited for', async () => {
  let arrive = (_response: Response): void => undefined
  network = () =>
    new Promise(resolve => {
      arrive = resolve
    })
  has('seen', MENU, 'menu')
  expect(await ask(MENU)).toBe('200 menu (kept)')
  const slow = ask('/evaluate', { mode: 'navigate' })
  await vi.advanceTimersByTimeAsync(20_000)
  arrive(new Response('late'))
  expect(await slow).toBe('200 late')
})

test('a device that is full shows what came all the same', async () => {
  has('seen', MENU, 'old')
  isFull = true
  network = async () => new Response('new')
  expect(await ask(MENU)).toBe('200 new')
  expect(await ask('/products/amplang.webp')).toBe('200 new')
})

test('an icon is of this release, an older page finds its own chunk', async () => {
  has('shell-one', '/icons/logo.svg', 'old')
  has('shell-one', '/assets/page-1.js', 'old page')
  has('shell-two', '/icons/logo.svg', 'new')
  expect(await ask('/icons/logo.svg')).toBe('200 new')
  expect(await ask('/assets/page-1.js')).toBe('200 old page')
})

test('writes, streams and sessions are none of its business', async () => {
  for (const [path, request] of [
    [MENU, { method: 'PUT' }],
    ['/api/events', {}],
    ['/api/orders', {}],
    ['/api/session', {}],
    ['/r/hotel-demo', { mode: 'cors' }],
  ] as const) {
    expect(await ask(path, request), path).toBeNull()
  }
})
