/**
 * The contract has a fingerprint: a hash of each route's address and schemas, kept in `src/contract/history.json`. A
 * message that changes without its version shows here before it shows on an old tablet.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { PROBLEMS } from '../../src/contract/problem.ts'
import { AUDIENCES, ROUTES, type Route } from '../../src/contract/routes.ts'
import { CONTRACT_OLDEST, CONTRACT_VERSION } from '../../src/contract/version.ts'
import { canonical } from '../../src/log/canonical.ts'

type History = Record<string, { oldest: number; routes: Record<string, string> }>

const HISTORY = new URL('../../src/contract/history.json', import.meta.url)
const routes: [string, Route][] = Object.entries(ROUTES)

/** What a client sends and what it reads; bounds that are no whole numbers have no canonical form, so they are texts. */
function shape(schema: z.ZodMiniType | undefined, io: 'input' | 'output'): string | null {
  if (schema === undefined) return null
  return JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }))
}

function fingerprint({ method, path, who, params, query, body, answer, created }: Route): string {
  const said = {
    method,
    path,
    who,
    created: created ?? 200,
    params: shape(params, 'input'),
    query: shape(query, 'input'),
    body: shape(body, 'input'),
    answer: shape(answer, 'output'),
  }
  return createHash('sha256').update(canonical(said)).digest('base64url').slice(0, 22)
}

function now(): History[string] {
  const entries = routes.map(([name, route]): [string, string] => [name, fingerprint(route)])
  return { oldest: CONTRACT_OLDEST, routes: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

const HELP = `The contract has changed. Raise CONTRACT_VERSION and keep the old shape served; or, if every client of
version ${CONTRACT_VERSION} still understands it (an optional field more, a route more), say so with
UPDATE_HISTORY=1 npx vitest run test/contract`

test('no message changes without its version', () => {
  const history = JSON.parse(readFileSync(HISTORY, 'utf8')) as History
  if (process.env.UPDATE_HISTORY === '1') {
    history[String(CONTRACT_VERSION)] = now()
    writeFileSync(HISTORY, `${JSON.stringify(history, null, 2)}\n`)
  }
  expect(history[String(CONTRACT_VERSION)], HELP).toEqual(now())
})

test('every version since the oldest that is served is in the history', () => {
  const history = JSON.parse(readFileSync(HISTORY, 'utf8')) as History
  const versions = Array.from({ length: CONTRACT_VERSION }, (_, i) => String(i + 1))
  expect(Object.keys(history)).toEqual(versions)
  expect(CONTRACT_OLDEST).toBeLessThanOrEqual(CONTRACT_VERSION)
})

describe.each(routes)('the route %s', (_, route) => {
  test('names only problems that exist', () => {
    for (const code of route.problems) expect(PROBLEMS).toHaveProperty([code])
  })

  test('parses every parameter of its path and no other', () => {
    const named = Array.from(route.path.matchAll(/\{(\w+)\}/g), match => match[1])
    expect(Object.keys(route.params?.shape ?? {}).sort()).toEqual(named.sort())
  })

  test('lies under /api for somebody, and reads send no body', () => {
    expect(route.path).toMatch(/^\/api\//)
    expect(AUDIENCES).toContain(route.who)
    if (route.method === 'GET') expect(route.body).toBeUndefined()
  })
})

test('no two routes answer the same address', () => {
  const addresses = routes.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('every problem has a status that an error may have, and a title', () => {
  for (const { status, title } of Object.values(PROBLEMS)) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
    expect(title).not.toBe('')
  }
})
