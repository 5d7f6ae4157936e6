/**
 * Built files: hashed ones are kept for ever, the rest is asked for again after a day, the service worker every time.
 * Each was compressed when it was built.
 */
import { basename } from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const DAY_S = 86_400
const YEAR_S = 365 * DAY_S

export function serveAssets(app: FastifyInstance, root: string): void {
  app.register(statics, {
    root,
    index: false,
    preCompressed: true,
    wildcard: true,
    allowedPath: path => !path.includes('/.') && !path.endsWith('.html'),
    cacheControl: false,
    setHeaders(reply, path) {
      reply.setHeader('cache-control', cacheControl(path))
    },
  })
}

function cacheControl(path: string): string {
  if (basename(path).startsWith('sw.js')) return 'no-cache'
  return /[\\/]assets[\\/]/.test(path)
    ? `public, max-age=${YEAR_S}, immutable`
    : `public, max-age=${DAY_S}, stale-while-revalidate=${DAY_S}`
}
