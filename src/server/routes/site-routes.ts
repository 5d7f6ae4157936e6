/** All routes of the program, put together. */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { FILES, HUB_FILES } from '../../contract/files.ts'
import type { DrawPage } from '../../contract/page.ts'
import { createApp, type Handlers, serveRoutes } from '../http/app.ts'
import { type AssetOptions, serveAssets } from '../http/assets.ts'
import { type FileHandlers, serveFiles } from '../http/files.ts'
import { addMetrics } from '../http/metrics.ts'
import { openApi } from '../http/openapi.ts'
import { createPages } from '../http/pages.ts'
import { takesWrites } from '../usecases/city/takes-writes.ts'
import { actsRoutes } from './acts.ts'
import { agencyGauges } from './agency-gauges.ts'
import { agencyLogRoutes } from './agency-log.ts'
import { auditorOf, type Callers, identify } from './callers.ts'
import { channelRoutes } from './channels.ts'
import { evaluationFiles } from './csv.ts'
import { serveDemo } from './demo.ts'
import { deskRoutes } from './desk.ts'
import { doorRoutes } from './door.ts'
import { serveEvents } from './events.ts'
import { exportFiles } from './exports.ts'
import { goodsRoutes } from './goods.ts'
import { serveHub } from './hub.ts'
import { agencyFiles, isMonitor, logFiles, mirrorFiles } from './log.ts'
import { manageRoutes } from './manage.ts'
import { memberRoutes } from './members.ts'
import { menuRoutes } from './menu.ts'
import { orderRoutes } from './orders.ts'
import { ownProductRoutes } from './own-products.ts'
import { missing, servePages } from './pages.ts'
import { paperRoutes } from './papers.ts'
import { paymentRoutes } from './payments.ts'
import { peopleRoutes } from './people.ts'
import { photoFiles, serveUploads } from './photos.ts'
import { pinRoutes } from './pins.ts'
import { proofRoutes } from './proofs.ts'
import { reconciliationFiles, reconciliationGauges, reconciliationRoutes } from './reconciliation.ts'
import { registerRoutes } from './register.ts'
import { restoredRoutes } from './restored.ts'
import { roomRoutes } from './rooms.ts'
import { sheetRoutes } from './sheets.ts'
import { shelfRoutes } from './shelf.ts'
import { hubKeyOf, type Site } from './site.ts'
import { stayRoutes } from './stays.ts'
import { serveVerifier } from './verifier.ts'

export interface AppParts {
  readonly site: Site
  readonly secure: boolean
  readonly log: Logger
  /** The built client, and what draws its pages; `null` serves the wire alone (tests in process). */
  readonly client: ({ readonly draw: DrawPage } & AssetOptions) | null
}

export function createSite({ site, secure, log, client }: AppParts): FastifyInstance {
  const { publicUrl } = site
  const drawing = client === null ? null : { pages: createPages(client.dir), draw: client.draw }
  const missingPage = drawing === null ? undefined : missing(drawing)
  const app = createApp({ publicUrl, secure, log, missingPage })
  const handlers: Handlers<Callers> = {
    ...menuRoutes(site),
    ...doorRoutes(site),
    ...orderRoutes(site),
    ...deskRoutes(site),
    ...paymentRoutes(site),
    ...stayRoutes(site),
    ...restoredRoutes(site),
    ...manageRoutes(site),
    ...goodsRoutes(site),
    ...shelfRoutes(site),
    ...paperRoutes(site),
    ...peopleRoutes(site),
    ...proofRoutes(site),
    ...memberRoutes(site),
    ...pinRoutes(site),
    ...actsRoutes(site),
    ...reconciliationRoutes(site),
    ...agencyLogRoutes(site),
    ...roomRoutes(site),
    ...sheetRoutes(site),
    ...registerRoutes(site),
    ...ownProductRoutes(site),
    ...channelRoutes(site),
  }
  const files: Pick<FileHandlers<Callers>, keyof typeof FILES> = {
    ...logFiles(site),
    ...agencyFiles(site),
    ...photoFiles(site),
    ...exportFiles(site),
    ...evaluationFiles(site),
    ...reconciliationFiles(site),
  }
  const asking = { identify: identify(site), secure }
  // Within one plugin, cookies are parsed before any of these run.
  app.register(async routes => {
    serveRoutes<Callers>(routes, {
      handlers,
      ...asking,
      publicUrl,
      log,
      // That the desk is there is what an overload must not hide: guests would be told to call instead.
      always: ['presence'],
      knownFirst: ['desk', 'manager', 'member'],
    })
    serveEvents(routes, site, secure)
    serveFiles(routes, FILES, files, asking)
    serveUploads(routes, site, asking)
    serveDemo(routes, site)
    if (site.role.kind === 'hub') {
      serveHub(routes, site.role.hub)
      serveFiles(routes, HUB_FILES, mirrorFiles(site), asking)
    }
    addMetrics(
      routes,
      async () => [...(await reconciliationGauges(site)), ...(await agencyGauges(site))],
      async request =>
        isMonitor(site, request) || (await auditorOf(site, request.headers.authorization)) !== null,
    )
    serveHealth(routes, site)
    if (drawing !== null) servePages(routes, site, drawing)
    if (client !== null) serveVerifier(routes, client.dir, hubKeyOf(site))
    if (client !== null) serveAssets(routes, client)
  })
  return app
}

/** `/healthz`: the process answers. `/readyz`: so does its database, and takes what is written. */
function serveHealth(app: FastifyInstance, site: Site): void {
  const description = JSON.stringify(openApi(site.role.kind === 'hub'))
  app.get('/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'public, no-cache').type('application/json').send(description),
  )
  app.get('/healthz', (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', async (_request, reply) => {
    await takesWrites(site.world)
    return reply.type('text/plain').send('ready\n')
  })
}
