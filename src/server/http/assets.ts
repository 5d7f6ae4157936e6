/**
 * Built files: hashed ones are kept for ever, the rest is asked for again after a day, the service worker every time.
 * Each was compressed when it was built. A hashed file that this release does not have may be an earlier one's, for a
 * page that was open before.
 */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const DAY_S = 86_400
const YEAR_S = 365 * DAY_S
/** As the build names them. */
const NAME = /^[\w.-]{1,200}$/

export interface AssetOptions {
  /** The built client. */
  readonly dir: string
  /** The folder under whose `assets/` an earlier release's file lies; `null` where none has it. */
  rootOf(name: string): string | null
}

export function serveAssets(app: FastifyInstance, { dir, rootOf }: AssetOptions): void {
  app.register(statics, {
    root: dir,
    index: false,
    preCompressed: true,
    wildcard: true,
    allowedPath: path => !path.includes('/.') && !path.endsWith('.html'),
    cacheControl: false,
    setHeaders(reply, path) {
      reply.setHeader('cache-control', cacheControl(path))
    },
  })
  app.get('/assets/*', (request, reply) => {
    const { '*': name } = request.params as { '*': string }
    if (!NAME.test(name)) return reply.callNotFound()
    const isOwn = existsSync(join(dir, 'assets', name))
    const root = isOwn ? dir : rootOf(name)
    return root === null ? reply.callNotFound() : reply.sendFile(`assets/${name}`, root)
  })
}

function cacheControl(path: string): string {
  if (basename(path).startsWith('sw.js')) return 'no-cache'
  return /[\\/]assets[\\/]/.test(path)
    ? `public, max-age=${YEAR_S}, immutable`
    : `public, max-age=${DAY_S}, stale-while-revalidate=${DAY_S}`
}
