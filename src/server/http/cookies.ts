/**
 * Cookies by family and key: HttpOnly, SameSite=Strict, the key in the name so that one browser may hold several; over
 * https with `__Host-` and Secure, on plain http with the port in the name, because ports share a host's cookies.
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

function portMark(request: FastifyRequest): string {
  return `.${request.socket.localPort ?? 0}`
}

/** All of a family, by key. */
export function cookiesOf(
  jar: CookieJar,
  request: FastifyRequest,
  family: string,
): ReadonlyMap<string, string> {
  const head = jar.secure ? `__Host-${PREFIX}-${family}-` : `${PREFIX}-${family}-`
  const tail = jar.secure ? '' : portMark(request)
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(request.cookies)) {
    if (value === undefined || !name.startsWith(head) || !name.endsWith(tail)) continue
    found.set(name.slice(head.length, name.length - tail.length), value)
  }
  return found
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
