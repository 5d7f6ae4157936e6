/** Pages and their web app manifests. The guest's is drawn here; the others draw themselves. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DrawPage, HomeDemo } from '../../contract/page.ts'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import type { Outlet } from '../../domain/outlet.ts'
import type { Page, Pages } from '../http/pages.ts'
import { allOutlets, findOutlet } from '../storage/statements/outlets.ts'
import { readMenu } from '../usecases/read-menu.ts'
import { demoRooms } from './demo.ts'
import type { Site } from './site.ts'

interface Drawing {
  readonly pages: Pages
  readonly draw: DrawPage
}

/** Screens that draw themselves, by the first part of their path. */
const SHELLS = {
  tablet: { title: 'Etalase kamar', manifest: '/tablet.webmanifest' },
  desk: { title: 'Papan pesanan · Etalase', manifest: '/desk.webmanifest' },
  manage: { title: 'Kelola · Etalase', manifest: undefined },
  evaluate: { title: 'Evaluasi · Etalase', manifest: undefined },
  k: { title: 'Kwitansi · Etalase', manifest: undefined },
} as const
const SHELL_PATHS = {
  tablet: ['/tablet', '/tablet/*'],
  desk: ['/desk', '/desk/:outlet', '/desk/:outlet/:screen'],
  manage: ['/manage', '/manage/:outlet', '/manage/:outlet/:screen'],
  evaluate: ['/evaluate', '/evaluate/books'],
  k: ['/k/:outlet/:number'],
} as const satisfies Record<keyof typeof SHELLS, readonly string[]>
const AUDIENCE_FOLDERS = {
  tablet: 'tablet',
  desk: 'desk',
  manage: 'manage',
  evaluate: 'evaluate',
  k: 'kwitansi',
} as const satisfies Record<keyof typeof SHELLS, string>

export function servePages(app: FastifyInstance, site: Site, drawing: Drawing): void {
  app.get('/', (request, reply) => home(site, drawing, request, reply))
  app.get('/r/:outlet', (request, reply) => guest(site, drawing, request, reply))
  app.get('/r/:outlet/*', (request, reply) => guest(site, drawing, request, reply))
  for (const name of Object.keys(SHELLS) as (keyof typeof SHELLS)[]) {
    for (const path of SHELL_PATHS[name]) {
      app.get(path, (request, reply) =>
        drawing.pages.send(request, reply, {
          language: 'id',
          title: SHELLS[name].title,
          modules: [`src/client/${AUDIENCE_FOLDERS[name]}/start.tsx`],
          isOfOne: name === 'k' || /\/orders\/[^/]/.test(request.url),
          ...(SHELLS[name].manifest === undefined ? {} : { manifest: SHELLS[name].manifest }),
        }),
      )
    }
  }
  serveManifests(app, site)
}

async function guest(site: Site, drawing: Drawing, request: FastifyRequest, reply: FastifyReply) {
  const { outlet: slug, '*': rest = '' } = request.params as { outlet: string; '*'?: string }
  const outlet = await site.world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) return missing(drawing)(request, reply)
  return drawing.pages.send(request, reply, guestPage(drawing, await readMenu(site.world, outlet), rest))
}

type Menu = Awaited<ReturnType<typeof readMenu>>
/** The shop itself is drawn once in each language, as long as a menu is what its outlet shows. */
const drawnShops = new WeakMap<Menu, Map<Language, Page>>()

function guestPage({ draw }: Drawing, menu: Menu, rest: string): Page {
  const parts = rest.split('/').filter(part => part !== '')
  const [first] = parts
  const named = first !== 'id' ? LANGUAGES.find(known => known === first) : undefined
  const language = named ?? 'id'
  const path = named === undefined ? parts : parts.slice(1)
  const shops = drawnShops.get(menu) ?? new Map<Language, Page>()
  drawnShops.set(menu, shops)
  const known = path.length === 0 ? shops.get(language) : undefined
  if (known !== undefined) return known
  const page = {
    ...draw({ page: 'guest', menu, language, path }),
    isOfOne: path[0] === 'orders' && path.length > 1,
    manifest: `/r/${menu.outlet.slug}/app.webmanifest${named === undefined ? '' : `?language=${named}`}`,
  }
  if (path.length === 0) shops.set(language, page)
  return page
}

/** Said in both languages, with one way on. */
export function missing({ pages, draw }: Drawing) {
  return (request: FastifyRequest, reply: FastifyReply) =>
    pages.send(request, reply, draw({ page: 'missing' }))
}

async function home(site: Site, { pages, draw }: Drawing, request: FastifyRequest, reply: FastifyReply) {
  const { hubKey } = site
  if (site.hub !== null && hubKey !== null) {
    const outlets = await site.world.storage.read(allOutlets)
    const front = { key: hubKey, outlets: outlets.map(({ slug, name }) => ({ slug, name })) }
    return pages.send(request, reply, draw({ page: 'hub', hub: front }))
  }
  return pages.send(request, reply, draw({ page: 'home', demo: await homeDemo(site) }))
}

const ROOMS_SHOWN = 3

async function homeDemo({ demo, world }: Site): Promise<HomeDemo | null> {
  if (demo === null) return null
  const outlets: HomeDemo['outlets'][number][] = []
  for (const { slug, name, staff } of demo.outlets) {
    const rooms = (await demoRooms(world, slug)).flatMap(({ room, code, stayCode }) =>
      stayCode === null ? [] : [{ room, url: `/r/${slug}#${code}`, stayCode }],
    )
    outlets.push({ slug, name, staff, rooms: rooms.slice(0, ROOMS_SHOWN) })
  }
  return { outlets, agency: demo.agency }
}

const ICONS = [
  { src: '/icons/logo.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
]
const LOOK = { display: 'standalone', background_color: '#f9fbf7', theme_color: '#184a36', icons: ICONS }

function serveManifests(app: FastifyInstance, site: Site): void {
  const send = (reply: FastifyReply, manifest: object) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/manifest+json')
      .send(JSON.stringify({ ...LOOK, ...manifest }))

  app.get('/r/:outlet/app.webmanifest', async (request, reply) => {
    const { outlet: slug } = request.params as { outlet: string }
    const outlet = await site.world.storage.read(sql => findOutlet(sql, slug))
    if (outlet === null) return reply.callNotFound()
    const { language } = request.query as { language?: string }
    return send(reply, guestManifest(outlet, language === 'en' ? 'en' : 'id'))
  })
  app.get('/tablet.webmanifest', (_request, reply) =>
    send(reply, {
      id: '/tablet',
      name: 'Etalase kamar',
      short_name: 'Etalase',
      lang: 'id',
      start_url: '/tablet',
      scope: '/tablet',
      display: 'fullscreen',
    }),
  )
  app.get('/desk.webmanifest', (_request, reply) =>
    send(reply, {
      id: '/desk',
      name: 'Papan pesanan Etalase',
      short_name: 'Papan',
      lang: 'id',
      start_url: '/desk',
      scope: '/desk',
    }),
  )
}

function guestManifest({ slug, name }: Outlet, lang: Language): object {
  const start = lang === 'id' ? `/r/${slug}` : `/r/${slug}/${lang}`
  return {
    id: `/r/${slug}`,
    name: `Etalase · ${name}`,
    short_name: 'Etalase',
    lang,
    start_url: start,
    scope: `/r/${slug}`,
  }
}
