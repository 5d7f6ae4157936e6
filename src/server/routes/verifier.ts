/** The check that stands alone, with the hub's key set into it: one file, to be opened here or kept on a USB stick. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** What the build leaves where the key belongs. */
const PLACE = '{hub-key}'
const POLICY = /http-equiv="content-security-policy" content="([^"]*)"/
const DAY_S = 86_400

/** `hubKey` is of an alphabet that needs no escape: names without spaces, hexadecimal, Base 64. */
export function verifierPage(clientDir: string, hubKey: string | null): string {
  return readFileSync(join(clientDir, 'verify.html'), 'utf8').replace(PLACE, () =>
    (hubKey ?? '').replace(/[^\w./:+=-]/g, ''),
  )
}

export function serveVerifier(app: FastifyInstance, clientDir: string, hubKey: string | null): void {
  const page = verifierPage(clientDir, hubKey)
  const policy = POLICY.exec(page)?.[1] ?? "default-src 'none'"
  app.get('/verify.html', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('cache-control', `public, max-age=${DAY_S}`)
      .send(page),
  )
}
