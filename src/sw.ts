/**
 * Service worker. The shell is kept whole from the first visit, so that no screen is ever missing offline; pages and
 * menus come from the network first and from what was kept when it does not serve; pictures are kept once seen. It never
 * touches writes, streams or anything that belongs to one person.
 */
declare const self: ServiceWorkerGlobalScope

/** Filled in by the build: every asset of this release and a name for the set. */
const { version, files } = JSON.parse('__ASSETS__') as { version: string; files: string[] }
const SHELL = `shell-${version}`
/** Pages, menus and pictures: not of one release. */
const SEEN = 'seen'
const KEPT_HEADER = 'etalase-kept'
/** On every answer of our server, and on no captive portal's. */
const OWN_HEADER = 'etalase-contract'
/** Addresses one page may ask to be kept: every picture of the largest menu. */
const ASKED_MAX = 500
/** Shells kept: a tablet with an old page open must still find that page's chunks. */
const SHELLS_KEPT = 5
/** A hotel's Wi-Fi that does not answer is no network. */
const PATIENCE_MS = 4_000
/** From this status on the server, or what stands before it, cannot serve just now. */
const SERVER_FAULT = 500

self.addEventListener('install', event => {
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll(files)))
})

self.addEventListener('activate', event => {
  event.waitUntil(forgetOldShells().then(() => self.clients.claim()))
})

/** A page names what it will need without a network: its address in each language, its menu, its pictures. */
self.addEventListener('message', event => {
  const { keep } = event.data as { keep?: unknown }
  if (Array.isArray(keep)) event.waitUntil(keepAll(keep.slice(0, ASKED_MAX).map(String)))
})

async function keepAll(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(SEEN)
  for (const path of paths.filter(own => own.startsWith('/') && !own.startsWith('//'))) {
    if ((await cache.match(path, { ignoreVary: true })) !== undefined) continue
    const response = await fetch(path).catch(() => undefined)
    if (response !== undefined && isOurs(response)) await keep(cache, path, response)
  }
}

/** `caches.keys()` answers in the order in which they were made. */
async function forgetOldShells(): Promise<void> {
  const shells = (await caches.keys()).filter(name => name.startsWith('shell-'))
  await Promise.all(shells.slice(0, -SHELLS_KEPT).map(name => caches.delete(name)))
}

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (/^\/(assets|fonts|category|motifs|icons)\//.test(url.pathname)) event.respondWith(keptFirst(request))
  else if (url.pathname.startsWith('/products/')) event.respondWith(keptFirst(request, SEEN))
  else if (isPage(request, url) || isMenu(url)) event.respondWith(networkFirst(request, url))
})

function isPage(request: Request, url: URL): boolean {
  return request.mode === 'navigate' && /^\/(r|tablet|desk|k|evaluate|manage)(\/|$)/.test(url.pathname)
}

function isMenu(url: URL): boolean {
  return /^\/api\/outlets\/[^/]+\/menu$/.test(url.pathname)
}

/** This release's own first: icons and fonts bear the same names in every shell. */
async function keptFirst(request: Request, keepIn?: string): Promise<Response> {
  const own = await (await caches.open(SHELL)).match(request, { ignoreVary: true })
  const kept = own ?? (await caches.match(request, { ignoreVary: true }))
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (keepIn !== undefined && isOurs(response)) await keep(await caches.open(keepIn), request, response)
  return response
}

/** A captive portal's page comes by way of a redirect, or bears no mark of ours. */
function isOurs(response: Response): boolean {
  return response.ok && !response.redirected && response.headers.has(OWN_HEADER)
}

/** A device that is full keeps nothing more, and shows it all the same. */
async function keep(cache: Cache, key: RequestInfo, response: Response): Promise<void> {
  await cache.put(key, response.clone()).catch(() => undefined)
}

/** Kept under the bare address: no query and no fragment is ever a key. */
async function networkFirst(request: Request, url: URL): Promise<Response> {
  const key = url.origin + url.pathname
  const cache = await caches.open(SEEN)
  const answer = fetch(request).then(
    async response => {
      if (isOurs(response)) await keep(cache, key, response)
      return response
    },
    () => undefined,
  )
  const prompt = await Promise.race([answer, patience()])
  if (prompt?.headers.has(OWN_HEADER) && prompt.status < SERVER_FAULT) return prompt
  const kept = (await cache.match(key, { ignoreVary: true })) ?? (await nearest(cache, url))
  if (kept !== undefined) return marked(kept)
  // Nothing to show instead: what comes late, or a fault's own page, is better than none.
  return (await answer) ?? Response.error()
}

/** A screen must be able to tell what is kept from what is so. */
function marked(kept: Response): Response {
  const headers = new Headers(kept.headers)
  headers.set(KEPT_HEADER, '1')
  return new Response(kept.body, { status: kept.status, headers })
}

/** A screen never opened before: the shop it belongs to draws it from what is kept. */
async function nearest(cache: Cache, url: URL): Promise<Response | undefined> {
  const parts = url.pathname.split('/')
  for (let length = parts.length - 1; length > 1; length--) {
    const kept = await cache.match(url.origin + parts.slice(0, length).join('/'), { ignoreVary: true })
    if (kept !== undefined) return kept
  }
  return undefined
}

function patience(): Promise<undefined> {
  return new Promise(resolve => setTimeout(() => resolve(undefined), PATIENCE_MS))
}

export {}
