/**
 * Every JSON address of the contract, served: who asks, what they say, the handler's answer, the contract's status.
 * A request is parsed once, here; behind it types are true. Knows no words of the hotel.
 */
import cookie from '@fastify/cookie'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type onRequestHookHandler,
} from 'fastify'
import type { Logger } from 'pino'
import { downwards } from '../../contract/downwards.ts'
import { PROBLEMS, type ProblemCode } from '../../contract/problem.ts'
import { type Audience, ROUTES, type Route, type RouteName } from '../../contract/routes.ts'
import { type Admission, createAdmission } from './admission.ts'
import { type AskOptions, ask } from './ask.ts'
import { answerClientErrors } from './client-error.ts'
import { addCompression } from './compress.ts'
import type { Doing } from './exchange.ts'
import type { Answer, Handler } from './handler.ts'
import { addHeaders, isRead, safeHeaders } from './headers.ts'
import { problemOf, sendProblem } from './problem.ts'

/** A request's body at most; the longest order is a tenth of it. */
const BODY_BYTES_MAX = 64 * 1024
const REQUEST_TIMEOUT_MS = 30_000
/** Whoever has a connection and says nothing keeps it no longer. */
const HEADERS_TIMEOUT_MS = 10_000
const LOOK_FOR_SLOW_EVERY_MS = 5_000
/** Connections of this process at once, streams included; one more is hung up on. */
const CONNECTIONS_MAX = 10_000
/**
 * A refusal of a write too many is held back this long: whoever comes again at once, whatever is said, is slowed by
 * waiting for the answer, and takes no time from the others.
 */
const REFUSAL_HELD_MS = 3_000
const BUSY_TOLD_EVERY_MS = 60_000

type WhoOf<Name extends RouteName> = (typeof ROUTES)[Name]['who']
/** One handler for each route, given the caller that its audience has. */
export type Handlers<Callers extends Record<Audience, unknown>> = {
  readonly [Name in RouteName]: Handler<Name, Callers[WhoOf<Name>]>
}

export interface AppOptions<Callers extends Record<Audience, unknown>> extends AskOptions<Callers> {
  readonly handlers: Handlers<Callers>
  readonly publicUrl: string | null
  readonly log: Logger
  /** Writes that are taken however many are in work. */
  readonly always: readonly RouteName[]
  /** Whose writes take a place only once it is known who asks: few people, whom a crowd of others must not keep out. */
  readonly knownFirst: readonly Audience[]
}

export interface BareAppOptions extends Pick<AppOptions<never>, 'publicUrl' | 'secure' | 'log'> {
  /** What a person sees at an address that is nothing; without it, a problem like any other. */
  readonly missingPage?: ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) | undefined
}

export function createApp(options: BareAppOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: LOOK_FOR_SLOW_EVERY_MS,
      // Refused below like anything else: Node's own refusal has no headers.
      requireHostHeader: false,
    },
    clientErrorHandler: answerClientErrors(options.secure),
    exposeHeadRoutes: true,
    // Streams never end by themselves: a server that stops must not wait for them.
    forceCloseConnections: true,
    // What was let in before the end is answered like any other: its database is closed after it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 256 },
    // A refusal before routing (a broken URL) is a problem like any other, and runs through no hook.
    frameworkErrors: (_fault, _request, reply) => {
      reply.headers(safeHeaders(options.secure))
      sendProblem(reply as unknown as FastifyReply, { code: 'not-found' })
    },
  })
  app.server.maxConnections = CONNECTIONS_MAX
  // Without a listener Node answers by itself what it does not know.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
  app.register(cookie)
  takeJson(app)
  addHeaders(app, options)
  addCompression(app)
  const tellBusy = onceInAWhile()
  app.setErrorHandler((fault, request, reply) => {
    const code = codeOfFault(fault)
    // The route, not the address: that may name a room, an order, a guest's paper.
    if (code === 'fault')
      options.log.error({ err: fault, method: request.method, route: request.routeOptions.url }, 'fault')
    if (code === 'busy') tellBusy(() => options.log.warn({ err: fault }, 'askers are told to come again'))
    return sendProblem(reply, {
      code,
      ...(PROBLEMS[code].status === 503 ? { retryAfterS: 2 } : {}),
    })
  })
  app.setNotFoundHandler((request, reply) => {
    if (options.missingPage !== undefined && wantsPage(request)) return options.missingPage(request, reply)
    const methods = methodsOf(app, request)
    if (methods.length === 0) return sendProblem(reply, { code: 'not-found' })
    reply.header('allow', methods.join(', '))
    return sendProblem(reply, { code: 'method-not-allowed' })
  })
  return app
}

/** A disk that is full refuses everybody: whoever keeps this program is told, and not by the thousand. */
function onceInAWhile(): (tell: () => void) => void {
  let toldAtMs = Number.NEGATIVE_INFINITY
  return tell => {
    const nowMs = performance.now()
    if (nowMs < toldAtMs + BUSY_TOLD_EVERY_MS) return
    toldAtMs = nowMs
    tell()
  }
}

/** A person's browser, going somewhere. */
function wantsPage({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && String(headers.accept ?? '').includes('text/html')
}

/** JSON only. An empty body is none, whatever its type says. */
function takeJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body)
    if (text === '') return done(null, undefined)
    try {
      done(null, JSON.parse(text, BELOW_ZERO.test(text) ? withoutMinusZero : undefined))
    } catch {
      done(Object.assign(new Error('not JSON'), { code: 'NOT_JSON', statusCode: 400 }))
    }
  })
}

/**
 * A number that begins with a minus, or a text that looks like one: few bodies have any, and to visit every value of a body
 * costs more than to read it.
 */
const BELOW_ZERO = /(?:^|[\s:,[])-/

/** JSON writes zeros that have no canonical form (`-0`, `-1e-999`), and mean 0 to everybody. */
function withoutMinusZero(_key: string, value: unknown): unknown {
  return value === 0 ? 0 : value
}

function codeOfFault(fault: unknown): ProblemCode {
  const { code, statusCode, problem } = fault as { code?: string; statusCode?: number; problem?: ProblemCode }
  if (problem !== undefined) return problem
  if (code === 'NOT_JSON') return 'not-json'
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'too-large'
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'unsupported-media-type'
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return 'invalid'
  if (statusCode === 503) return 'busy'
  return 'fault'
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? ''
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH'] as const
/** What the address takes, were it asked otherwise; none where nothing is. A file's address is any: it says nothing. */
function methodsOf(app: FastifyInstance, request: FastifyRequest): string[] {
  return METHODS.filter(method => {
    const found = app.findRoute({ method, url: pathOf(request) })
    return found !== null && !('*' in found.params)
  })
}

/** Registers every route of the contract. */
export function serveRoutes<Callers extends Record<Audience, unknown>>(
  app: FastifyInstance,
  options: AppOptions<Callers>,
): void {
  const admissions = new Map<Audience, Admission>()
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const { method, who } = ROUTES[name]
    const doing = isRead(method) ? 'read' : options.always.includes(name) ? 'always' : 'write'
    const admission = admissions.get(who) ?? createAdmission()
    admissions.set(who, admission)
    serveRoute(app, name, options, doing, doing === 'write' ? admission : null)
  }
}

function unlessFull(admission: Admission): onRequestHookHandler {
  return (_request, reply, next) => {
    if (admission.isFull()) void refuseLater(reply, admission)
    else next()
  }
}

async function refuseLater(reply: FastifyReply, admission: Admission): Promise<FastifyReply> {
  await new Promise(resolve => setTimeout(resolve, REFUSAL_HELD_MS))
  return sendProblem(reply, { code: 'busy', retryAfterS: admission.retryAfterS() })
}

function serveRoute<Callers extends Record<Audience, unknown>, Name extends RouteName>(
  app: FastifyInstance,
  name: Name,
  options: AppOptions<Callers>,
  doing: Doing,
  admission: Admission | null,
): void {
  const route: Route = ROUTES[name]
  const isKnownFirst = options.knownFirst.includes(route.who)
  const handle = options.handlers[name] as unknown as Handler<RouteName, unknown>
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.bodyBytesMax === undefined ? {} : { bodyLimit: route.bodyBytesMax }),
    ...(admission === null ? {} : { onRequest: unlessFull(admission) }),
    handler: async (request, reply) => {
      if (admission === null || isKnownFirst) return serve(request, reply)
      // Many may have been let in while their bodies came.
      if (admission.isFull()) return refuseLater(reply, admission)
      return admission.during(serve(request, reply))
    },
  })

  async function serve(request: FastifyRequest, reply: FastifyReply) {
    const asked = await ask(route, options, { request, reply }, doing)
    if (!asked.ok) return sendProblem(reply, asked.problem)
    const { exchange } = asked
    const work = () => handle(asked.input as never, asked.caller, exchange)
    const answer = await (admission === null || !isKnownFirst ? work() : admission.during(work()))
    if (!answer.ok) return sendProblem(reply, problemOf(answer))
    const value = downwards(exchange.contract, route.answer, answer.value)
    // A tag names the words of today.
    if (value !== answer.value) reply.removeHeader('etag')
    return answered(request, reply, { ...answer, value }, route.created)
  }
}

function answered(
  request: FastifyRequest,
  reply: FastifyReply,
  { value, created }: Answer<unknown> & { ok: true },
  createdStatus = 200,
) {
  const tag = reply.getHeader('etag')
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  if (tag !== undefined && isKnown(String(tag), request.headers['if-none-match']))
    return reply.code(304).send()
  return reply
    .code(created === true ? createdStatus : 200)
    .type('application/json')
    .send(JSON.stringify(value))
}

/** RFC 9110 §13.1.2: any of a list, by weak comparison; what compresses on the way makes a tag weak. */
function isKnown(tag: string, asked: string | undefined): boolean {
  return (asked ?? '').split(',').some(known => known.trim().replace(/^W\//, '') === tag)
}
