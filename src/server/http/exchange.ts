/** What a handler may ask of a request beside its parsed input, and what says whose session is meant before anything is parsed. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { OUTLET_HEADER } from '../../contract/version.ts'
import { spokenWith } from './contract-of.ts'
import { type CookieJar, clearCookie, cookiesOf, setCookie } from './cookies.ts'
import type { Exchange } from './handler.ts'

/** What a request is to its limits: looking, doing, or what is taken however much is in work. */
export type Doing = 'read' | 'write' | 'always'

/** What of a request may say whose session is meant, before anything is parsed. */
export interface Hints {
  readonly outlet?: string | undefined
  readonly stay?: string | undefined
  readonly doing?: Doing
}

export function exchangeOf(jar: CookieJar, request: FastifyRequest, reply: FastifyReply): Exchange {
  return {
    contract: spokenWith(request),
    cookies: family => cookiesOf(jar, request, family),
    setCookie: (family, key, value, options) =>
      setCookie(jar, request, reply, { family, key, value, options }),
    clearCookie: (family, key) => clearCookie(jar, request, reply, family, key),
    header: name => {
      const value = request.headers[name.toLowerCase()]
      return Array.isArray(value) ? value[0] : value
    },
    setHeader: (name, value) => void reply.header(name, value),
  }
}

export function hintsOf(
  request: FastifyRequest,
  exchange: Pick<Exchange, 'header'>,
  doing: Doing = 'read',
): Hints {
  const query = request.query as { outlet?: unknown }
  const body = request.body as { stay?: unknown } | null | undefined
  return {
    outlet: exchange.header(OUTLET_HEADER) ?? textOf(query.outlet),
    stay: textOf(body?.stay),
    doing,
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
