/**
 * A browser that asks over the wire: keeps cookies, names its origin, and holds every answer against the contract. An
 * answer the contract does not describe fails the test that got it, whatever else it is about.
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Problem, ProblemCode } from '../../src/contract/problem.ts'
import {
  ROUTES,
  type Route,
  type RouteAnswer,
  type RouteInput,
  type RouteName,
} from '../../src/contract/routes.ts'
import { holdToContract } from './oracle.ts'

const CHUNK_BYTES = 16 * 1024

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
export type Headers = Readonly<Record<string, string>>

export interface Sent {
  readonly method: Method
  readonly url: string
  readonly headers?: Headers
  /** Sent as it is when it is text or bytes, as JSON otherwise. */
  readonly body?: unknown
}

export interface Heard<Value> {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly text: string
  /** `ok`, or the problem's code. */
  readonly code: 'ok' | ProblemCode
  /** Throws when it is a problem. */
  value(): Value
  /** Throws when it is none. */
  problem(): Problem
}

export interface Browser {
  /** Asks an address of the contract. */
  ask<Name extends RouteName>(
    name: Name,
    input: RouteInput<Name>,
    headers?: Headers,
  ): Promise<Heard<RouteAnswer<Name>>>
  /** The answer of an address that must not refuse. */
  value<Name extends RouteName>(
    name: Name,
    input: RouteInput<Name>,
    headers?: Headers,
  ): Promise<RouteAnswer<Name>>
  /** `ok`, or the code of the refusal. */
  code<Name extends RouteName>(name: Name, input: RouteInput<Name>, headers?: Headers): Promise<string>
  /** Sends anything at all; held to the contract when the route is named. */
  send(sent: Sent, route?: Route): Promise<LightMyRequestResponse>
  readonly cookies: Map<string, string>
}

export function aBrowser(app: FastifyInstance, origin: string): Browser {
  const cookies = new Map<string, string>()

  async function send({ method, url, headers = {}, body }: Sent, route?: Route) {
    const isAsItIs = body === undefined || typeof body === 'string'
    const payload = Buffer.isBuffer(body) ? inChunks(body) : isAsItIs ? body : JSON.stringify(body)
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(cookies.size === 0 ? {} : { cookie: cookieHeader(cookies) }),
        ...(method === 'GET' || method === 'HEAD' ? {} : { origin, 'sec-fetch-site': 'same-origin' }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value, expires } of response.cookies) {
      if (expires !== undefined && expires.getTime() <= 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    if (route !== undefined) holdToContract(route, response)
    return response
  }

  async function ask<Name extends RouteName>(name: Name, input: RouteInput<Name>, headers: Headers = {}) {
    const route: Route = ROUTES[name]
    const url = addressOf(route, input)
    const body = input.body
    const response = await send({ method: route.method, url, headers, body }, route)
    return heard<RouteAnswer<Name>>(response)
  }

  return {
    cookies,
    send,
    ask,
    value: async (name, input, headers) => (await ask(name, input, headers)).value(),
    code: async (name, input, headers) => (await ask(name, input, headers)).code,
  }
}

/** As a socket brings it. */
function inChunks(bytes: Buffer): Readable {
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, i) =>
    bytes.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES),
  )
  return Readable.from(chunks)
}

export function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ')
}

/** A route's address with its parameters and query filled in. */
export function addressOf(
  route: Pick<Route, 'path'>,
  { params = {}, query = {} }: { readonly params?: unknown; readonly query?: unknown },
): string {
  const values = params as Readonly<Record<string, unknown>>
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query as object)) {
    if (value !== undefined) search.append(name, String(value))
  }
  return search.size === 0 ? path : `${path}?${search}`
}

function heard<Value>(response: LightMyRequestResponse): Heard<Value> {
  const problem = response.statusCode >= 400 ? (response.json() as Problem) : null
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    code: problem?.code ?? 'ok',
    value() {
      if (problem !== null) throw new Error(`refused: ${response.body}`)
      return response.json() as Value
    },
    problem() {
      if (problem === null) throw new Error(`not refused: ${response.body}`)
      return problem
    },
  }
}
