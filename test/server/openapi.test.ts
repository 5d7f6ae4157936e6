/** `/openapi.json` is sound OpenAPI 3.1, says what is served, and what is served is said there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILES, type FileAddress } from '../../src/contract/files.ts'
import { UPLOADS } from '../../src/contract/photo.ts'
import { PROBLEM_TYPE, PROBLEMS } from '../../src/contract/problem.ts'
import { ROUTES, type Route } from '../../src/contract/routes.ts'
import { CONTRACT_VERSION } from '../../src/contract/version.ts'
import { HOTEL } from '../support/things.ts'
import { holdToProblem } from './oracle.ts'
import { addressIn, servedUnder } from './served-under.ts'
import { aSite, type Served } from './support.ts'

type Json = Record<string, unknown>
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Json
}
interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> }
  readonly responses: Record<
    string,
    { readonly description: string; readonly content: Record<string, { schema: Json }> }
  >
  readonly security?: readonly Record<string, readonly string[]>[]
}
interface Description {
  readonly openapi: string
  readonly info: Json
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Json; readonly securitySchemes: Record<string, Json> }
}

let served: Served
let description: Description
beforeAll(async () => {
  served = await aSite()
  const response = await served.browser().send({ method: 'GET', url: '/openapi.json' })
  expect(response.headers['content-type']).toMatch(/^application\/json/)
  description = response.json()
})
afterAll(() => served.stop())

/** Every value under a key, however deep. */
function under(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...under(inner, key),
  ])
}

function resolve(pointer: string): unknown {
  return pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((value, step) => (value as Json | undefined)?.[step], description)
}

const operations = () => Object.values(description.paths).flatMap(path => Object.values(path))

describe('the description', () => {
  test('is OpenAPI 3.1 by its head, and every reference leads somewhere', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/)
    expect(description.info).toMatchObject({ title: expect.any(String), version: String(CONTRACT_VERSION) })
    for (const ref of under(description, '$ref')) {
      expect(ref).toMatch(/^#\//)
      expect(resolve(String(ref)), String(ref)).toBeDefined()
    }
    // A schema that points into itself by `$defs` would point from the document's root.
    expect(under(description, '$defs')).toEqual([])
  })

  test('gives each operation a name of its own and answers of known status', () => {
    const names = operations().map(operation => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { operationId, responses } of operations()) {
      expect(Object.keys(responses), operationId).toContain('200')
      for (const [status, { description: says, content }] of Object.entries(responses)) {
        expect(status, operationId).toMatch(/^[2-5]\d\d$/)
        expect(says.length, operationId).toBeGreaterThan(0)
        const type = FILES[operationId as keyof typeof FILES]?.type ?? 'application/json'
        expect(Object.keys(content)).toEqual([Number(status) < 400 ? type : PROBLEM_TYPE])
      }
    }
  })

  test('names each parameter of a path, and takes bodies where it writes', () => {
    for (const [path, methods] of Object.entries(description.paths)) {
      const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), match => match[1])
      for (const [method, { parameters = [], requestBody, operationId }] of Object.entries(methods)) {
        expect(['get', 'post', 'put', 'patch']).toContain(method)
        const named = parameters.filter(one => one.in === 'path')
        expect(named.map(({ name }) => name).sort(), operationId).toEqual(inPath.sort())
        for (const one of named) expect(one.required, operationId).toBe(true)
        for (const one of parameters) expect(Object.keys(one.schema).length, one.name).toBeGreaterThan(0)
        if (method === 'get') expect(requestBody).toBeUndefined()
      }
    }
  })

  test('asks for a session by a scheme that it describes', () => {
    for (const { security = [] } of operations()) {
      for (const scheme of security.flatMap(one => Object.keys(one))) {
        expect(description.components.securitySchemes).toHaveProperty([scheme])
      }
    }
  })

  test('says the status of every problem as it is answered', () => {
    for (const { responses, operationId } of operations()) {
      for (const [status, { description: says }] of Object.entries(responses)) {
        for (const [, code = ''] of says.matchAll(/`([a-z-]+)`/g)) {
          expect(PROBLEMS[code as keyof typeof PROBLEMS].status, `${operationId} ${code}`).toBe(
            Number(status),
          )
        }
      }
    }
  })
})

describe.each(Object.entries(ROUTES) as [string, Route][])('the route %s', (name, route) => {
  test('is described as it is', () => {
    const operation = description.paths[route.path]?.[route.method.toLowerCase()]
    expect(operation?.operationId).toBe(name)
    expect(operation?.security !== undefined).toBe(route.who !== 'anyone')
    expect(Object.keys(operation?.responses ?? {}).includes('201')).toBe(route.created === 201)
  })

  test('is served: a stranger is refused, never lost', async () => {
    const url = route.path.replace(/\{\w+\}/g, 'x')
    const response = await served.browser().send({ method: route.method, url })
    const lost = ['not-found', 'method-not-allowed']
    if (response.statusCode === 200) return
    holdToProblem(response, new Set(Object.keys(PROBLEMS).filter(code => !lost.includes(code))))
    if (route.who !== 'anyone') expect(response.json().code).toBe('session-required')
  })
})

describe.each(Object.entries(FILES) as [string, FileAddress][])('the file %s', (name, file) => {
  test('is described as it is, and served: a stranger is refused, never lost', async () => {
    const operation = description.paths[file.path]?.get
    expect(operation?.operationId).toBe(name)
    expect(operation?.security !== undefined).toBe(file.who !== 'anyone')
    const url = file.path.replace('{tile}', '000').replace('{level}', '0').replace('{outlet}', HOTEL)
    const response = await served.browser().send({ method: 'GET', url })
    if (file.who === 'anyone') return expect(response.json().code).toBe('not-found')
    holdToProblem(response, new Set(['session-required', 'auditor-required']))
  })
})

const uploads = Object.values(UPLOADS).map(({ path }) => `POST ${path}`)

test('nothing is served under /api beside it but events and the demo', () => {
  const files = Object.values(FILES).map(({ path }) => `GET ${path}`)
  const contract = [
    ...Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`),
    ...files.filter(address => address.startsWith('GET /api')),
    ...uploads,
  ]
  const all = servedUnder(served.app, '/api')
  expect(all).toEqual(expect.arrayContaining(contract))
  const beside = all.filter(address => !contract.includes(address))
  expect(beside.sort()).toEqual([
    'GET /api/demo',
    'GET /api/desk/events',
    'GET /api/events',
    'GET /api/member/events',
  ])
})

test('every file is served, and beside routes and files only what machines ask', () => {
  const files: FileAddress[] = Object.values(FILES)
  const contract = [
    ...files.map(addressIn),
    ...Object.values(ROUTES).map(one => `${one.method} ${one.path}`),
    ...uploads,
  ]
  const all = servedUnder(served.app, '/')
  expect(all).toEqual(expect.arrayContaining(contract))
  const beside = all.filter(address => !contract.includes(address) && !address.startsWith('GET /api/'))
  expect(beside.sort()).toEqual(['GET /healthz', 'GET /metrics', 'GET /openapi.json', 'GET /readyz'])
})

test('the demo tells every part that can be played', async () => {
  const response = await served.browser().send({ method: 'GET', url: '/api/demo' })
  expect(response.headers['cache-control']).toBe('no-store')
  expect(response.json()).toEqual({
    outlets: [],
    agency: { name: expect.any(String), pin: expect.any(String) },
    auditor: { token: expect.any(String) },
  })
})

test('machines hear that it lives, is ready, and how it fares', async () => {
  const get = (url: string, headers = {}) => served.browser().send({ method: 'GET', url, headers })
  expect((await get('/healthz')).statusCode).toBe(200)
  expect((await get('/readyz')).statusCode).toBe(200)
  for (const authorization of ['', 'Bearer', 'Bearer x', 'Basic auditor', 'Bearer auditor x', 'Bearer '])
    expect((await get('/metrics', { authorization })).statusCode).toBe(401)
  const metrics = await get('/metrics', { authorization: 'Bearer auditor' })
  expect(metrics.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(metrics.body).toMatch(/^etalase_requests_total\{method="GET",status="200"\} \d+$/m)
  expect(metrics.body).toMatch(/^etalase_streams 0$/m)
  expect(metrics.body).toMatch(/^etalase_documents_missing\{outlet="hotel-demo",stage="sealed"\} 0$/m)
  expect(metrics.body).toMatch(/^etalase_fold_behind\{outlet="hotel-demo",fold="counts"\} 0$/m)
  expect(metrics.body).toMatch(/^etalase_fold_stopped_by_version\{outlet="hotel-demo",fold="counts"\} 0$/m)
  // An outlet's name is public, a room's is not. Figures may be any, also a room's.
  expect(metrics.body.replace(/ \d+$/gm, '')).not.toMatch(/512/)
})
