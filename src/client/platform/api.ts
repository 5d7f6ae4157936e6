/**
 * The one way to ask the server for JSON. Addresses and answers are typed by the contract's route table, of which
 * nothing but types comes along: no schema is shipped to a phone. Whatever happens, the answer is a value: a reply
 * that is not the server's own (a captive portal's page, a cut connection) is `offline`, never taken for an answer.
 */
import type { ProblemCode } from '../../contract/problem.ts'
import type { ROUTES, RouteAnswer, RouteInput, RouteName } from '../../contract/routes.ts'
import { CONTRACT_VERSION } from '../../contract/version.ts'
import type { OutletId } from '../../domain/ids.ts'
import { learnNow } from './clock.ts'
import { deedTaken } from './deeds.ts'
import { browser } from './device.ts'

/** `/api/orders/{orderId}` as a template: any text where a parameter stands; a query may follow. */
type Filled<Path extends string> = Path extends `${infer Head}{${string}}${infer Tail}`
  ? `${Head}${string}${Filled<Tail>}`
  : Path
type Address<Name extends RouteName> =
  | Filled<(typeof ROUTES)[Name]['path']>
  | `${Filled<(typeof ROUTES)[Name]['path']>}?${string}`

export type Reply<Value> =
  | {
      readonly ok: true
      readonly value: Value
      readonly status: number
      /** From the service worker's cache: the server was not heard. */
      readonly cached: boolean
    }
  | {
      readonly ok: false
      readonly code: ProblemCode | 'offline'
      /** Absent where the server was not heard. */
      readonly status?: number
      /** What can be acted on: changed prices, shortages, open orders. */
      readonly context?: unknown
      readonly retryAfterS?: number
    }

const TIMEOUT_MS = 15_000
/** On every answer of our server, and on no captive portal's. */
const OWN_HEADER = 'etalase-contract'

/** `outlet` picks among a browser's cookies of several outlets. */
export interface AskOptions<Body> {
  readonly body?: Body
  readonly outlet?: OutletId
  /** Is finished even if the page is being left. */
  readonly keepalive?: boolean
}

/** `ask<'order'>('GET', '/api/orders/…')`: method and address must be the named route's own. */
export type Ask = <Name extends RouteName>(
  method: (typeof ROUTES)[Name]['method'],
  address: Address<Name>,
  options?: AskOptions<RouteInput<Name>['body']>,
) => Promise<Reply<RouteAnswer<Name>>>

/** The network and a timer, wherever they come from. */
export interface Line {
  fetch(address: string, init: RequestInit): Promise<Response>
  after(ms: number, work: () => void): () => void
  /** Headers of each answer of the server. */
  said?(headers: Headers): void
  /** Something was asked to be done, and is. */
  done?(): void
}

export function createAsk({ fetch, after, said, done }: Line): Ask {
  return async (method, address, { body, outlet, keepalive = false } = {}) => {
    const headers: Record<string, string> = { 'etalase-contract': String(CONTRACT_VERSION) }
    if (outlet !== undefined) headers['etalase-outlet'] = outlet
    if (body !== undefined) headers['content-type'] = 'application/json'
    const abort = new AbortController()
    const stop = after(TIMEOUT_MS, () => abort.abort())
    try {
      const response = await fetch(address, {
        method,
        headers,
        keepalive,
        signal: abort.signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (response.headers.has(OWN_HEADER)) said?.(response.headers)
      const reply = await readReply<never>(response)
      if (reply.ok && method !== 'GET') done?.()
      return reply
    } catch {
      return { ok: false, code: 'offline' }
    } finally {
      stop()
    }
  }
}

/** This browser's own line. */
export const ask: Ask = createAsk({
  fetch: (address, init) => fetch(address, init),
  after: browser.after,
  said: learnNow,
  done: deedTaken,
})

/** What the server answered; anything that is not its own is `offline`. */
export async function readReply<Value>(response: Response): Promise<Reply<Value>> {
  if (!response.headers.has(OWN_HEADER)) return { ok: false, code: 'offline' }
  const type = response.headers.get('content-type') ?? ''
  if (response.ok && type.startsWith('application/json'))
    return {
      ok: true,
      value: (await response.json()) as Value,
      status: response.status,
      cached: response.headers.has('etalase-kept'),
    }
  if (!type.startsWith('application/problem+json')) return { ok: false, code: 'offline' }
  const problem = (await response.json()) as { code: ProblemCode; context?: unknown }
  const retry = response.headers.get('retry-after')
  return {
    ok: false,
    code: problem.code,
    status: response.status,
    context: problem.context,
    ...(retry === null ? {} : { retryAfterS: Number(retry) }),
  }
}
