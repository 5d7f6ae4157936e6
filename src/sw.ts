/**
 * Service worker. Of each app that is used on this device the shell is kept whole from the first visit, so that no screen of
 * it is ever missing offline: a guest's phone has a guest's files, a desk the desk's, and who is both has both. Pages and
 * menus come from the network first and from what was kept when it does not serve; pictures are kept once seen. It never
 * touches writes, streams or anything that belongs to one person, and it never takes over by itself: a page asks for that.
 */
declare const self: ServiceWorkerGlobalScope

/** By the first part of its pages' addresses. */
interface App {
  /** What it is made of, beside what all are. */
  readonly files: readonly string[]
  /** Which of its addresses, behind that part, name one person's order or paper. */
  readonly ofOne?: string
}

/** Filled in by the build: a name for this release, and what its apps are made of. */
const { version, common, apps } = JSON.parse('__SHELL__') as {
  readonly version: string
  readonly common: readonly string[]
  readonly apps: Readonly<Record<string, App>>
}
const SHELL = `shell-${version}`
/** Pages, menus and pictures: not of one release. */
const SEEN = 'seen'
/** Two menus of the largest size with their pictures, and pages; what was kept longest ago goes first. */
const SEEN_MAX = 1_000
/** On what is served from here: the release that kept it. */
const CACHED_HEADER = 'etalase-kept'
/** On every answer of our server, and on no captive portal's. */
const OWN_HEADER = 'etalase-contract'
/** Addresses one page may ask to be kept: every picture of the largest menu. */
const ASKED_MAX = 500
/** Shells cached: a tablet with an old page open must still find that page's chunks. */
const SHELLS_MAX = 5
/** A hotel's Wi-Fi that does not answer is no network. */
const PATIENCE_MS = 4_000
/** From this status on the server, or what stands before it, cannot serve just now. */
const SERVER_FAULT = 500

self.addEventListener('install', event => event.waitUntil(appsHere().then(cacheShell)))

self.addEventListener('activate', event => {
  event.waitUntil(
    Promise.all([forgetOldShells(), forgetLongSeen(), forgetPersons()]).then(() => self.clients.claim()),
  )
})

/**
 * `keep`: what a page will need without a network: its address in each language, its menu, its pictures.
 * `SKIP_WAITING`: a page is at a seam, and asks for the release that waits.
 */
self.addEventListener('message', event => {
  const { keep, type } = event.data as { keep?: unknown; type?: unknown }
  if (Array.isArray(keep)) event.waitUntil(cacheAll(keep.slice(0, ASKED_MAX).map(String)))
  if (type === 'SKIP_WAITING') event.waitUntil(takeOver())
})

/** Somebody is called whose page is closed: what they read came whole, in their language. */
self.addEventListener('push', event => {
  if (event.data === null) return
  const called = event.data.json() as Called
  event.waitUntil(show(called).then(() => sayArrived(called.arrival)))
})

interface Called extends Readonly<Record<'title' | 'body' | 'path' | 'tag', string>> {
  /** Nobody has to come any more: where no page says so, it stands in the place of the call, without a sound. */
  readonly isOver?: boolean
  /** What the server waits to hear once it stands on this screen: nobody else knows it. */
  readonly arrival?: unknown
}

/** A phone that wakes up may have no network for a moment: until the next try, in milliseconds. */
const ARRIVAL_TRIES_MS = [2_000, 8_000]

/** A push service that has taken a message tells nobody that it lies on a phone that is flat. */
async function sayArrived(arrival: unknown, waits = ARRIVAL_TRIES_MS): Promise<void> {
  if (arrival === undefined) return
  const headers = { 'content-type': 'application/json' }
  const asked = { method: 'POST', headers, body: JSON.stringify(arrival), credentials: 'omit' } as const
  const response = await fetch('/api/push/arrived', asked).catch(() => undefined)
  const [waitMs, ...later] = waits
  if ((response !== undefined && response.status < SERVER_FAULT) || waitMs === undefined) return
  await new Promise(resolve => setTimeout(resolve, waitMs))
  await sayArrived(arrival, later)
}

async function show({ title, path, body, tag, isOver = false }: Called): Promise<void> {
  const { registration } = self
  const isLookedAt = (await pages()).some(({ visibilityState }) => visibilityState === 'visible')
  if (!isOver || !isLookedAt) {
    const looks = { silent: isOver, requireInteraction: !isOver }
    return registration.showNotification(title, { body, tag, data: path, ...looks })
  }
  for (const one of await registration.getNotifications({ tag })) one.close()
}

/** Its push service gives this browser another address: the next page of an office says so to the server. */
self.addEventListener('pushsubscriptionchange', event => {
  const { oldSubscription, newSubscription } = event as Event & SubscriptionChange
  if (newSubscription || !oldSubscription) return
  ;(event as ExtendableEvent).waitUntil(self.registration.pushManager.subscribe(oldSubscription.options))
})

type SubscriptionChange = {
  readonly [Which in 'oldSubscription' | 'newSubscription']?: PushSubscription | null
}

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(openPage(String(event.notification.data)))
})

/** The page that is open already, if there is one: nothing that is being typed there is lost. */
async function openPage(path: string): Promise<void> {
  const open = (await pages()).find(({ url }) => new URL(url).pathname.startsWith(path))
  if (open !== undefined) await open.focus()
  else if (/^\/[^/]/.test(path)) await self.clients.openWindow(path)
}

/** The network is back, says the browser. What is to be sent is the pages' own. */
self.addEventListener('sync', event => {
  if ((event as Event & { tag?: string }).tag !== 'etalase-outbox') return
  ;(event as ExtendableEvent).waitUntil(
    pages().then(all => {
      for (const page of all) page.postMessage({ type: 'sync' })
    }),
  )
})

function pages(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true })
}

/** Only the page that asked is known to be at a seam: beside another one this waits on. */
async function takeOver(): Promise<void> {
  if ((await pages()).length <= 1) await self.skipWaiting()
}

function appOf({ pathname }: URL): string | undefined {
  const name = pathname.split('/')[1] ?? ''
  return Object.keys(apps).includes(name) ? name : undefined
}

/** What this device is used for: the apps that are open, and those that have a page kept here. */
async function appsHere(): Promise<string[]> {
  const seen = (await caches.has(SEEN)) ? await (await caches.open(SEEN)).keys() : []
  const names = [...(await pages()), ...seen].map(({ url }) => appOf(new URL(url)))
  return [...new Set(names)].filter(name => name !== undefined)
}

/** Whole or not at all: whatever is missing, cut short or not ours leaves the worker of before in its place. */
async function cacheShell(names: readonly string[]): Promise<void> {
  const wasThere = await caches.has(SHELL)
  try {
    const own = names.flatMap(name => apps[name]?.files ?? [])
    await cacheFiles([...new Set([...common, ...own])])
  } catch (fault) {
    if (!wasThere) await caches.delete(SHELL)
    throw fault
  }
}

async function cacheFiles(files: readonly string[]): Promise<void> {
  const responses = await Promise.all(files.map(fetchFile))
  const cache = await caches.open(SHELL)
  await Promise.all(responses.map((response, n) => cache.put(files[n] as string, response)))
}

/** A page of an app that comes to be used here after the install: kept once all that it needs is. */
async function cachePage(cache: Cache, key: string, response: Response): Promise<void> {
  const copy = response.clone()
  const { files } = apps[appOf(new URL(key)) ?? ''] ?? { files: [] }
  const held = files.length === 0 ? [] : await (await caches.open(SHELL)).keys()
  const paths = new Set(held.map(({ url }) => new URL(url).pathname))
  const whole = cacheFiles(files.filter(path => !paths.has(path)))
  await whole.then(
    () => cacheAs(cache, key, copy),
    () => undefined,
  )
}

async function fetchFile(path: string): Promise<Response> {
  // Names under assets/ bear their hash; the others may be an earlier release's in the browser's own cache.
  const response = await fetch(path, { cache: path.startsWith('/assets/') ? 'default' : 'no-cache' })
  if (!isOurs(response)) throw new Error(`${path} cannot be had`)
  return response
}

/** `caches.keys()` answers in the order in which they were made. */
async function forgetOldShells(): Promise<void> {
  const shells = (await caches.keys()).filter(name => name.startsWith('shell-') && name !== SHELL)
  await Promise.all(shells.slice(0, 1 - SHELLS_MAX).map(name => caches.delete(name)))
}

/** `keys()` answers in the order in which they were last put. */
async function forgetLongSeen(): Promise<void> {
  const cache = await caches.open(SEEN)
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - SEEN_MAX)).map(key => cache.delete(key)))
}

/** Addresses that name one person's order or paper, which earlier releases kept. */
async function forgetPersons(): Promise<void> {
  const cache = await caches.open(SEEN)
  const keys = await cache.keys()
  await Promise.all(keys.filter(({ url }) => isOfOne(new URL(url))).map(key => cache.delete(key)))
}

/** An order's screen, a paper's page: who has them open is nobody's to find here later. */
function isOfOne(url: URL): boolean {
  const name = appOf(url) ?? ''
  const ofOne = apps[name]?.ofOne
  return ofOne !== undefined && new RegExp(`^/${name}/${ofOne}`).test(url.pathname)
}

/** Pages and menus that an earlier release kept are fetched anew: their shell will go, and they with it. */
async function cacheAll(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(SEEN)
  for (const path of paths.filter(own => own.startsWith('/') && !own.startsWith('//'))) {
    const known = await cache.match(path, { ignoreVary: true })
    if (known !== undefined && (isPicture(path) || known.headers.get(CACHED_HEADER) === version)) continue
    const response = await fetch(path).catch(() => undefined)
    if (response !== undefined && isOurs(response))
      await cachePage(cache, self.location.origin + path, response)
  }
  await forgetLongSeen()
}

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (/^\/(assets|fonts|category|motifs|icons)\//.test(url.pathname)) event.respondWith(cacheFirst(request))
  else if (isPicture(url.pathname)) event.respondWith(cacheFirst(request, SEEN))
  else if (isPage(request, url) || isMenu(url)) event.respondWith(networkFirst(event, url))
})

function isPicture(path: string): boolean {
  return /^\/(products|photos)\//.test(path)
}

function isPage(request: Request, url: URL): boolean {
  return request.mode === 'navigate' && appOf(url) !== undefined
}

function isMenu(url: URL): boolean {
  return /^\/api\/outlets\/[^/]+\/menu$/.test(url.pathname)
}

/** This release's own first: icons and fonts bear the same names in every shell. */
async function cacheFirst(request: Request, cacheIn?: string): Promise<Response> {
  const own = await (await caches.open(SHELL)).match(request, { ignoreVary: true })
  const held = own ?? (await caches.match(request, { ignoreVary: true }))
  if (held !== undefined) return held
  const response = await fetch(request)
  if (cacheIn !== undefined && isOurs(response)) await cacheAs(await caches.open(cacheIn), request, response)
  return response
}

/** A captive portal's page comes by way of a redirect, or bears no mark of ours. */
function isOurs(response: Response): boolean {
  return response.ok && !response.redirected && response.headers.has(OWN_HEADER)
}

/** A screen must be able to tell what is kept from what is so. A device that is full keeps nothing more, and shows it all the same. */
async function cacheAs(cache: Cache, key: RequestInfo, response: Response): Promise<void> {
  const { body, status, headers } = response.clone()
  const marked = new Headers(headers)
  marked.set(CACHED_HEADER, version)
  await cache.put(key, new Response(body, { status, headers: marked })).catch(() => undefined)
}

/**
 * Kept under the bare address: no query and no fragment is ever a key, and no order. Where every address is a person's, as a
 * paper's is, they have one page, which is kept once for all.
 */
function keyOf(url: URL): string | null {
  if (!isOfOne(url)) return url.origin + url.pathname
  const name = appOf(url) ?? ''
  return apps[name]?.ofOne === '' ? `${url.origin}/${name}` : null
}

async function networkFirst(event: FetchEvent, url: URL): Promise<Response> {
  const key = keyOf(url)
  const cache = await caches.open(SEEN)
  const answer = fetch(event.request).then(
    response => {
      if (key !== null && isOurs(response)) event.waitUntil(cachePage(cache, key, response))
      return response
    },
    () => undefined,
  )
  const prompt = await Promise.race([answer, patience()])
  if (prompt?.headers.has(OWN_HEADER) && prompt.status < SERVER_FAULT) return prompt
  const own = key === null ? undefined : await cache.match(key, { ignoreVary: true })
  const held = own ?? (await nearest(cache, url))
  // Nothing to show instead: what comes late, or a fault's own page, is better than none.
  return held ?? (await answer) ?? Response.error()
}

/** A screen never opened before: the shop it belongs to draws it from what is kept. */
async function nearest(cache: Cache, url: URL): Promise<Response | undefined> {
  const parts = url.pathname.split('/')
  for (let length = parts.length - 1; length > 1; length--) {
    const held = await cache.match(url.origin + parts.slice(0, length).join('/'), { ignoreVary: true })
    if (held !== undefined) return held
  }
  return undefined
}

function patience(): Promise<undefined> {
  return new Promise(resolve => setTimeout(() => resolve(undefined), PATIENCE_MS))
}

export {}
