/** A browser around the service worker: its caches, its network, and the events that it is woken by. */
import { readFile } from 'node:fs/promises'
import { transformWithOxc } from 'vite'
import { APP_NAMES, APPS, type App, type AppName } from '../../src/contract/apps.ts'

const SOURCE = new URL('../../src/sw.ts', import.meta.url)
const ORIGIN = 'https://hotel.example'

type Wake = (event: object) => void
export type Answer = (request: Asked) => Promise<Response>

/** Of a request, what the worker asks about. A `Request` made here could not be of mode `navigate`. */
export interface Asked {
  readonly method: string
  readonly url: string
  readonly mode: string
}

const urlOf = (key: string | Asked) => new URL(typeof key === 'string' ? key : key.url, ORIGIN).href

class FakeCache {
  readonly kept = new Map<string, Response>()
  private readonly isFull: () => boolean

  constructor(isFull: () => boolean) {
    this.isFull = isFull
  }

  async match(key: string | Asked): Promise<Response | undefined> {
    return this.kept.get(urlOf(key))?.clone()
  }

  /** What is put again moves to the end, as in a browser; a body that breaks off is not kept. */
  async put(key: string | Asked, response: Response): Promise<void> {
    if (this.isFull()) throw new DOMException('no room', 'QuotaExceededError')
    const whole = response.body === null ? null : await response.arrayBuffer()
    const url = urlOf(key)
    this.kept.delete(url)
    this.kept.set(url, new Response(whole, { status: response.status, headers: response.headers }))
  }

  async keys(): Promise<Asked[]> {
    return [...this.kept.keys()].map(url => ({ method: 'GET', url, mode: 'cors' }))
  }

  async delete(key: string | Asked): Promise<boolean> {
    return this.kept.delete(urlOf(key))
  }
}

/** What a device keeps outlives the worker's releases. */
export class Device {
  readonly stores = new Map<string, FakeCache>()
  readonly asked: string[] = []
  /** No room for anything more. */
  isFull = false
  /** The network's answer, from now on. */
  answer: Answer = async () => new Response('from the network')

  readonly caches = {
    open: async (name: string) => {
      const known = this.stores.get(name) ?? new FakeCache(() => this.isFull)
      this.stores.set(name, known)
      return known
    },
    has: async (name: string) => this.stores.has(name),
    keys: async () => [...this.stores.keys()],
    delete: async (name: string) => this.stores.delete(name),
    match: async (key: string | Asked) => {
      for (const store of this.stores.values()) {
        const kept = await store.match(key)
        if (kept !== undefined) return kept
      }
      return undefined
    },
  }

  /** Windows of our origin: what each shows, and what it was told. */
  windows: { told: unknown[]; path?: string }[] = []

  /** What stands on its screen while no page is open, and where a person was led from it. */
  readonly notifications: { readonly title: string; readonly data: unknown }[] = []
  readonly led: string[] = []

  /** Requests that nobody has answered yet. */
  waiting = 0

  /** The server marks what is its own; `foreign` is somebody else's between it and the device. */
  isForeign = false

  /** How each was to be taken from the browser's own cache. */
  readonly freshness = new Map<string, RequestCache>()

  readonly fetch = async (request: Asked | string, init: RequestInit = {}): Promise<Response> => {
    const asked: Asked =
      typeof request === 'string' ? { method: 'GET', url: urlOf(request), mode: 'cors' } : request
    const { pathname } = new URL(asked.url)
    this.asked.push(pathname)
    if (init.cache !== undefined) this.freshness.set(pathname, init.cache)
    this.waiting++
    const response = await this.answer(asked).finally(() => this.waiting--)
    if (!this.isForeign) response.headers.set('etalase-contract', '1')
    return response
  }

  /** Addresses kept under that name. */
  cachedIn(name: string): string[] {
    return [...(this.stores.get(name)?.kept.keys() ?? [])].map(url => url.slice(ORIGIN.length)).sort()
  }
}

export interface Worker {
  install(): Promise<void>
  activate(): Promise<void>
  /** A page says something to the worker. */
  hear(data: unknown): Promise<void>
  /** The browser says that there is a network again. */
  sync(tag: string): Promise<void>
  /** A message came while no page was open. */
  push(message: object | null): Promise<void>
  /** A person touches what stands on the screen. */
  click(data: unknown): Promise<void>
  /** Has it asked to take the place of the worker before it? */
  readonly takesOver: () => boolean
  /** `undefined`: the worker leaves the request to the browser. */
  fetch(path: string, wish?: Partial<Asked>): Promise<Response | undefined>
}

/** What each app is made of, beside what all are, by the first part of its addresses. */
export type Made = Readonly<Partial<Record<AppName, readonly string[]>>>

/** The worker of a release, on that device. */
export async function aWorker(
  device: Device,
  version: string,
  common: readonly string[],
  made: Made = {},
): Promise<Worker> {
  const { code } = await transformWithOxc(await readFile(SOURCE, 'utf8'), SOURCE.pathname)
  const apps = APP_NAMES.map(name => [name, { files: made[name] ?? [], ofOne: (APPS[name] as App).ofOne }])
  const shell = JSON.stringify(JSON.stringify({ version, common, apps: Object.fromEntries(apps) }))
  const script = code.replace(/["'`]__SHELL__["'`]/, () => shell).replace(/^export\s*\{\s*\};?$/m, '')
  const listeners = new Map<string, Wake>()
  let skips = false
  const self = {
    location: new URL(ORIGIN),
    clients: {
      claim: async () => undefined,
      matchAll: async () =>
        device.windows.map(({ told, path = '/' }) => ({
          url: ORIGIN + path,
          postMessage: (data: unknown) => void told.push(data),
          focus: async () => void device.led.push(`to what is open at ${path}`),
        })),
      openWindow: async (path: string) => void device.led.push(path),
    },
    registration: {
      showNotification: async (title: string, { data }: { data: unknown }) =>
        void device.notifications.push({ title, data }),
    },
    skipWaiting: async () => {
      skips = true
    },
    addEventListener: (kind: string, wake: Wake) => void listeners.set(kind, wake),
  }
  new Function('self', 'caches', 'fetch', script)(self, device.caches, device.fetch)

  async function wake(kind: string, event: object = {}): Promise<void> {
    const work: Promise<unknown>[] = []
    listeners.get(kind)?.({ ...event, waitUntil: (more: Promise<unknown>) => void work.push(more) })
    await Promise.all(work)
  }

  return {
    install: () => wake('install'),
    activate: () => wake('activate'),
    hear: data => wake('message', { data }),
    sync: tag => wake('sync', { tag }),
    push: message =>
      wake('push', { data: message === null ? null : { json: () => JSON.parse(JSON.stringify(message)) } }),
    click: data => wake('notificationclick', { notification: { data, close: () => undefined } }),
    takesOver: () => skips,
    async fetch(path, wish) {
      let answer: Promise<Response> | undefined
      const more: Promise<unknown>[] = []
      const request: Asked = { method: 'GET', url: new URL(path, ORIGIN).href, mode: 'cors', ...wish }
      listeners.get('fetch')?.({
        request,
        respondWith: (given: Promise<Response>) => {
          answer = given
        },
        waitUntil: (work: Promise<unknown>) => void more.push(work),
      })
      const response = await answer
      // What the worker goes on with is done too, unless a network that does not answer is to bring it.
      if (device.waiting === 0) await Promise.allSettled(more)
      return response
    },
  }
}
