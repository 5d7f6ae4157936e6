/** Pages and their web app manifests. The guest's is drawn here; the others draw themselves. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { APP_NAMES, APPS, type App, type AppName, isOfOne, moduleOf } from '../../contract/apps.ts'
import type { DrawPage, HomeDemo } from '../../contract/page.ts'
import type { OutletId } from '../../domain/ids.ts'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import type { Outlet } from '../../domain/outlet.ts'
import type { Page, Pages } from '../http/pages.ts'
import { allOutlets, findOutlet } from '../storage/statements/city/outlets.ts'
import { readMenu } from '../usecases/shelf/read-menu.ts'
import { demoRooms } from './demo.ts'
import { demoOf, type Site } from './site.ts'

interface Drawing {
  readonly pages: Pages
  readonly draw: DrawPage
}

export function servePages(app: FastifyInstance, site: Site, drawing: Drawing): void {
  app.get('/', (request, reply) => home(site, drawing, request, reply))
  for (const name of APP_NAMES)
    for (const page of APPS[name].pages)
      app.get(`/${name}${page}`, (request, reply) =>
        name === 'r'
          ? guest(site, drawing, request, reply)
          : drawing.pages.send(request, reply, shellOf(name, request)),
      )
  serveManifests(app, site)
}

/** A page that draws itself. */
function shellOf(name: AppName, { url }: FastifyRequest): Page {
  const { title = 'Etalase', installed }: App = APPS[name]
  return {
    language: 'id',
    title,
    modules: [moduleOf(name)],
    isOfOne: isOfOne(name, pathOf(url)),
    ...(installed === undefined ? {} : { manifest: `/${name}.webmanifest` }),
  }
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? ''
}

async function guest(site: Site, drawing: Drawing, request: FastifyRequest, reply: FastifyReply) {
  const { outlet: slug, '*': rest = '' } = request.params as { outlet: OutletId; '*'?: string }
  const outlet = await site.world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) return missing(drawing)(request, reply)
  const page = guestPage(drawing, await readMenu(site.world, outlet), rest)
  return drawing.pages.send(request, reply, page)
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
    isOfOne: isOfOne('r', `/r/${menu.outlet.slug}/${rest}`),
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
  if (site.role.kind === 'hub') {
    const outlets = await site.world.storage.read(allOutlets)
    const front = { key: site.role.key, outlets: outlets.map(({ slug, name }) => ({ slug, name })) }
    return pages.send(request, reply, draw({ page: 'hub', hub: front }))
  }
  return pages.send(request, reply, draw({ page: 'home', demo: await homeDemo(site) }))
}

const ROOMS_SHOWN = 3

async function homeDemo(site: Site): Promise<HomeDemo | null> {
  const demo = demoOf(site)
  if (demo === null) return null
  const outlets: HomeDemo['outlets'][number][] = []
  for (const { slug, name, staff } of demo.outlets) {
    const rooms = (await demoRooms(site.world, slug)).flatMap(({ room, code, stayCode }) =>
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
    const { outlet: slug } = request.params as { outlet: OutletId }
    const outlet = await site.world.storage.read(sql => findOutlet(sql, slug))
    if (outlet === null) return reply.callNotFound()
    const { language } = request.query as { language?: string }
    return send(reply, guestManifest(outlet, LANGUAGES.find(known => known === language) ?? 'id'))
  })
  for (const name of APP_NAMES) {
    const { installed }: App = APPS[name]
    if (installed !== undefined)
      app.get(`/${name}.webmanifest`, (_request, reply) => send(reply, shellManifest(name, installed)))
  }
}

function shellManifest(name: AppName, { name: said, short, display }: NonNullable<App['installed']>): object {
  const path = `/${name}`
  return { id: path, name: said, short_name: short, lang: 'id', start_url: path, scope: path, display }
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
