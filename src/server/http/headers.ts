/** Headers of every answer, and who may write: the own pages only. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { CONTRACT_HEADER, CONTRACT_OLDEST, CONTRACT_VERSION } from '../../contract/version.ts'
import { contractOf } from './contract-of.ts'
import { sendProblem } from './problem.ts'

const CONTRACT_FIELD = CONTRACT_HEADER.toLowerCase()
const READS = ['GET', 'HEAD', 'OPTIONS']

export function isRead(method: string): boolean {
  return READS.includes(method)
}

export interface HeaderOptions {
  /** Origin of the own pages; `null`: whatever host the request names. */
  readonly publicUrl: string | null
  readonly secure: boolean
}

/** Policies that pages may have, by name: one that makes worker addresses of its own, which stand in the build. */
const TRUSTED_TYPES = 'etalase'

/** `styles`: CSP hashes of the style sheets that stand in pages. */
export function contentSecurityPolicy(styles: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ['style-src', "'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // No text becomes a script or a page: what a browser would run from a text it refuses.
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES}`,
  ].join('; ')
}

/** What every answer carries, whatever it is. */
export function safeHeaders(secure: boolean): Record<string, string> {
  return {
    // By this the service worker tells our answers from a captive portal's.
    [CONTRACT_FIELD]: String(CONTRACT_VERSION),
    'content-security-policy': contentSecurityPolicy(),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

export function addHeaders(app: FastifyInstance, { publicUrl, secure }: HeaderOptions): void {
  const safe = safeHeaders(secure)
  app.addHook('onRequest', (request, reply, next) => {
    reply.headers(safe)
    // RFC 9112 §3.2.
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined)
      return void sendProblem(reply, { code: 'invalid', detail: 'headers: host is missing' })
    if (!isRead(request.method) && !isOwnPage(request, publicUrl))
      return void sendProblem(reply, { code: 'wrong-origin' })
    if (contractOf(request) === null)
      return void sendProblem(reply, {
        code: 'unsupported-contract',
        detail: `${CONTRACT_HEADER} ${CONTRACT_OLDEST} to ${CONTRACT_VERSION} are served: load the page anew, or send a whole number from ${CONTRACT_OLDEST} on`,
      })
    next()
  })
}

/** Browsers name the origin of every write; a program that is no browser names none and has no cookies to steal. */
function isOwnPage(request: FastifyRequest, publicUrl: string | null): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin, host } = request.headers
  if (origin === undefined) return true
  if (publicUrl !== null) return origin === publicUrl
  return origin === `http://${host}` || origin === `https://${host}`
}
