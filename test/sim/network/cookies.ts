/** A browser's cookies: all tabs of a profile have the same. */
import type { LightMyRequestResponse } from 'fastify'

export type Jar = Map<string, string>

export function cookieHeader(jar: Jar): string {
  return Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ')
}

export function keepCookies(jar: Jar, answered: Pick<LightMyRequestResponse, 'cookies'>): void {
  for (const { name, value, expires, maxAge } of answered.cookies) {
    const isOver = maxAge !== undefined ? maxAge <= 0 : (expires?.getTime() ?? 1) <= 0
    if (isOver) jar.delete(name)
    else jar.set(name, value)
  }
}
