/** `/openapi.json` (OpenAPI 3.1), made from the contract: what it says is what is parsed and answered. */
import * as z from 'zod/mini'
import { FILES, type FileAddress, HUB_FILES, type Reader } from '../../contract/files.ts'
import { HUB_ADDRESSES, type HubAddress } from '../../contract/hub.ts'
import { MESSAGES } from '../../contract/message.ts'
import { UPLOAD_TYPES, UPLOADS, type UploadAddress } from '../../contract/photo.ts'
import { PROBLEM_TYPE, PROBLEMS, Problem, type ProblemCode } from '../../contract/problem.ts'
import { type Audience, ROUTES, type Route } from '../../contract/routes.ts'
import { CONTRACT_HEADER, CONTRACT_OLDEST, CONTRACT_VERSION } from '../../contract/version.ts'

type Json = Record<string, unknown>

/** Problems that any address may answer, any that writes, and any of an audience. */
const ALWAYS = ['invalid', 'unsupported-contract', 'busy'] as const
const OF_WRITES = ['wrong-origin', 'not-json', 'too-large', 'unsupported-media-type'] as const
const OF_AUDIENCE = {
  anyone: [],
  guest: ['session-required', 'too-many'],
  desk: ['session-required', 'desk-locked', 'not-allowed', 'too-many'],
  manager: ['session-required', 'desk-locked', 'not-allowed'],
  agency: ['session-required', 'not-allowed'],
  member: ['session-required', 'desk-locked', 'not-allowed'],
  auditor: ['auditor-required'],
  'auditor or agency': ['auditor-required', 'not-allowed'],
} as const satisfies Record<Audience | Reader, readonly ProblemCode[]>

const SECURITY = {
  anyone: [],
  auditor: [{ auditor: [] }],
  'auditor or agency': [{ auditor: [] }, { session: [] }],
  agency: [{ session: [] }],
} as const satisfies Record<Reader, readonly Record<string, readonly string[]>[]>

/** `isHub`: with what a hub alone serves. */
export function openApi(isHub = false): Json {
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][]) {
    const path = paths[route.path] ?? {}
    path[route.method.toLowerCase()] = operation(name, route)
    paths[route.path] = path
  }
  const files: Record<string, FileAddress> = { ...FILES, ...(isHub ? HUB_FILES : {}) }
  for (const [name, file] of Object.entries(files)) paths[file.path] = { get: fileOperation(name, file) }
  for (const [name, upload] of Object.entries(UPLOADS) as [string, UploadAddress][])
    paths[upload.path] = { post: uploadOperation(name, upload) }
  if (isHub)
    for (const [name, address] of Object.entries(HUB_ADDRESSES) as [string, HubAddress][])
      paths[address.path] = { [address.method.toLowerCase()]: hubOperation(name, address) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Etalase',
      version: String(CONTRACT_VERSION),
      description: `Times are RFC 3339 in UTC, money is whole rupiah. Send ${CONTRACT_HEADER}: ${CONTRACT_VERSION}; absent means 1, versions from ${CONTRACT_OLDEST} are served, a newer one as ${CONTRACT_VERSION}.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    webhooks: Object.fromEntries(
      Object.entries(MESSAGES).map(([kind, message]) => [`${kind}.issued`, told(message)]),
    ),
    components: {
      schemas: { Problem: schema(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'etalase-{role}-{outlet}' },
        auditor: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(name: string, route: Route): Json {
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')]
  const answer = { 'application/json': { schema: schema(route.answer, 'output') } }
  return {
    operationId: name,
    summary: route.says,
    tags: [route.who],
    ...(route.who === 'anyone' ? {} : { security: [{ session: [] }] }),
    ...(route.right === undefined ? {} : { 'x-right': route.right }),
    ...(route.again === undefined ? {} : { 'x-again': true }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body === undefined
      ? {}
      : { requestBody: { content: { 'application/json': { schema: schema(route.body, 'input') } } } }),
    responses: {
      200: { description: 'Done', content: answer },
      ...(route.created === undefined ? {} : { [route.created]: { description: 'Made', content: answer } }),
      ...problemsOf([
        ...route.problems,
        ...OF_AUDIENCE[route.who],
        ...(asksWho(route) ? (['prove-again'] as const) : []),
        ...(route.method === 'GET' ? [] : OF_WRITES),
        ...(route.method !== 'GET' && route.right === 'register' ? (['agency-log-waits'] as const) : []),
      ]),
    },
  }
}

/** Of a manager who came by PIN, the passkey is asked for. */
function asksWho({ who, again }: Route): boolean {
  return again === true || who === 'manager' || who === 'member'
}

/** What a receiver is sent (Standard Webhooks 1.0.0). */
function told(message: z.ZodMiniType): Json {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  })
  return {
    post: {
      summary: 'A document was sealed. Told at least once, in order of first tries',
      parameters: [
        header('webhook-id', 'Names the document: the same however often it is told'),
        header('webhook-timestamp', 'Seconds since 1970 of this try'),
        header(
          'webhook-signature',
          '`v1,` and the Base 64 of HMAC-SHA256 over id, timestamp and body, joined by full stops',
        ),
      ],
      requestBody: { content: { 'application/json': { schema: schema(message, 'output') } } },
      responses: { '2XX': { description: 'Taken' }, 410: { description: 'Told no more' } },
    },
  }
}

function fileOperation(name: string, file: FileAddress): Json {
  const { who, says, params, query, type, problems } = file
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')]
  // Of a table the properties are its columns, in that order.
  const row = 'row' in file ? { 'x-row': schema(file.row, 'output') } : {}
  const content = { [type]: { schema: { type: 'string' }, ...row } }
  return {
    operationId: name,
    summary: says,
    tags: [who],
    ...(who === 'anyone' ? {} : { security: SECURITY[who] }),
    ...(file.right === undefined ? {} : { 'x-right': file.right }),
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      200: { description: 'Done', content },
      ...problemsOf([...problems, ...OF_AUDIENCE[who]]),
    },
  }
}

function uploadOperation(name: string, { who, right, says, query, answer, problems }: UploadAddress): Json {
  const parameters = parametersOf(query, 'query')
  const file = { schema: { type: 'string', format: 'binary' } }
  return {
    operationId: name,
    summary: says,
    tags: [who],
    security: [{ session: [] }],
    'x-right': right,
    ...(parameters.length > 0 ? { parameters } : {}),
    requestBody: {
      required: true,
      content: Object.fromEntries(UPLOAD_TYPES.map(type => [type, file])),
    },
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schema(answer, 'output') } } },
      ...problemsOf([
        ...problems,
        ...OF_AUDIENCE[who],
        'wrong-origin',
        'too-large',
        'unsupported-media-type',
      ]),
    },
  }
}

function hubOperation(name: string, { says, params, body, type, statuses }: HubAddress): Json {
  const parameters = parametersOf(params, 'path')
  const text = (media: string) => ({ [media]: { schema: { type: 'string' } } })
  return {
    operationId: name,
    summary: says,
    tags: ['hub'],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined ? {} : { requestBody: { content: text(body) } }),
    responses: {
      200: { description: 'Done', content: text(type) },
      ...Object.fromEntries(
        Object.entries(statuses).map(([status, description]) => [status, { description }]),
      ),
    },
  }
}

function parametersOf(shape: z.ZodMiniObject | undefined, place: 'path' | 'query'): Json[] {
  if (shape === undefined) return []
  const { properties = {}, required = [] } = schema(shape, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

/** One response for each status, with the codes it may carry. */
function problemsOf(codes: readonly ProblemCode[]): Record<number, Json> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set([...codes, ...ALWAYS])) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map(code => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
        content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function schema(type: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Json
  return rest
}
