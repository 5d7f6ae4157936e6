/**
 * What the contract allows to be answered, as a stranger reads it from `/openapi.json` and the schemas: the status, the
 * type, every field and no other, and of the refusals only those that the address is said to have.
 */
import { expect } from 'vitest'
import { PROBLEM_TYPE, PROBLEMS, Problem } from '../../src/contract/problem.ts'
import type { Route } from '../../src/contract/routes.ts'
import { openApi } from '../../src/server/http/openapi.ts'

interface Response {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

type Described = Record<string, Record<string, { responses: Record<string, { description: string }> }>>
const described = openApi().paths as Described
const codesByRoute = new Map<Route, ReadonlySet<string>>()

/** The codes that `/openapi.json` names for an address. */
export function codesOf(route: Route): ReadonlySet<string> {
  const known = codesByRoute.get(route)
  if (known !== undefined) return known
  const responses = described[route.path]?.[route.method.toLowerCase()]?.responses ?? {}
  const codes = new Set(
    Object.values(responses).flatMap(({ description }) =>
      Array.from(description.matchAll(/`([a-z-]+)`/g), match => match[1] ?? ''),
    ),
  )
  codesByRoute.set(route, codes)
  return codes
}

/** Fails when the answer is none that the contract describes. */
export function holdToContract(route: Route, response: Response): void {
  const where = `${route.method} ${route.path} → ${response.statusCode} ${response.body.slice(0, 400)}`
  if (response.statusCode === 304) expect(response.body, where).toBe('')
  else if (response.statusCode >= 400) holdToProblem(response, codesOf(route), where)
  else holdToAnswer(route, response, where)
}

function holdToAnswer(route: Route, response: Response, where: string): void {
  expect([200, route.created ?? 200], where).toContain(response.statusCode)
  expect(response.headers['content-type'], where).toMatch(/^application\/json/)
  const said: unknown = JSON.parse(response.body)
  const read = route.answer.safeParse(said)
  expect(read.success ? null : read.error.issues, where).toBeNull()
  // What the schema does not name would be stripped: nothing crosses the wire that the contract does not know.
  expect(read.data, where).toEqual(said)
}

/** Fails when the answer is no problem of a kind that may be had here. */
export function holdToProblem(
  { statusCode, headers, body }: Response,
  codes: ReadonlySet<string>,
  where = '',
): void {
  expect(String(headers['content-type']).split(';')[0], where).toBe(PROBLEM_TYPE)
  expect(headers['cache-control'], where).toBe('no-store')
  const problem = Problem.parse(JSON.parse(body))
  expect(problem.status, where).toBe(statusCode)
  expect(PROBLEMS[problem.code].status, where).toBe(statusCode)
  expect(problem.type, where).toBe(`/problems#${problem.code}`)
  expect(Array.from(codes), where).toContain(problem.code)
  if (statusCode === 429 || statusCode === 503) holdToRetry(problem, headers, where)
}

/** "Later" says when; a stay's full list of open orders empties when the desk delivers, not with time. */
function holdToRetry(problem: Problem, headers: Response['headers'], where: string): void {
  if (problem.context !== undefined) return
  expect(Number(headers['retry-after']), where).toBeGreaterThan(0)
}
