/**
 * Cookies by family and key: HttpOnly, SameSite=Strict, the key in the name so that one browser may hold several; over
 * https with `__Host-` and Secure, on plain http with the port in the name, because ports share a host's cookies. It is the
 * port that the browser asked: behind a balancer, many processes are one site.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CookieOptions } from './handler.ts'

export interface CookieJar {
  readonly secure: boolean
}

const PREFIX = 'etalase'

function nameOf(jar: CookieJar, request: FastifyRequest, family: string, key: string): string {
  const base = `${PREFIX}-${family}-${key}`
  return jar.secure ? `__Host-${base}` : `${base}${portMark(request)}`
}

const HTTP_PORT = '80'

function portMark({ headers: { host = '' } }: FastifyRequest): string {
  return `.${/:(\d+)$/.exec(host)?.[1] ?? HTTP_PORT}`
}

/**
 * All of a family, by key. Where this port has none, another port's is shown: processes of one city on ports of their own
 * know it, to all others it is a token like any wrong one.
 */
export function cookiesOf(
  jar: CookieJar,
  request: FastifyRequest,
  family: string,
): ReadonlyMap<string, string> {
  const head = jar.secure ? `__Host-${PREFIX}-${family}-` : `${PREFIX}-${family}-`
  const own = jar.secure ? '' : portMark(request)
  const found = new Map<string, string>()
  const elsewhere = new Map<string, string>()
  for (const [name, value] of Object.entries(request.cookies)) {
    if (value === undefined || !name.startsWith(head)) continue
    const [, key = '', port = ''] = /^(.*?)(\.\d+)?$/.exec(name.slice(head.length)) ?? []
    if (port === own) found.set(key, value)
    else if (!jar.secure) elsewhere.set(key, value)
  }
  return new Map([...elsewhere, ...found])
}

export function setCookie(
  jar: CookieJar,
  request: FastifyRequest,
  reply: FastifyReply,
  cookie: { family: string; key: string; value: string; options?: CookieOptions | undefined },
): void {
  const { family, key, value, options } = cookie
  reply.setCookie(nameOf(jar, request, family, key), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: jar.secure,
    ...(options?.maxAgeS === undefined ? {} : { maxAge: options.maxAgeS }),
  })
}

export function clearCookie(
  jar: CookieJar,
  request: FastifyRequest,
  reply: FastifyReply,
  family: string,
  key: string,
): void {
  reply.clearCookie(nameOf(jar, request, family, key), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: jar.secure,
  })
}
