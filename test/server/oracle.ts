/**
 * What the contract allows to be answered, as a stranger reads it from `/openapi.json` and the schemas: the status, the
 * type, every field and no other, and of the refusals only those that the address is said to have.
 */
import { expect } from 'vitest'
import * as z from 'zod/mini'
import type { FileAddress, TableFile } from '../../src/contract/files.ts'
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
const codesByAddress = new Map<Route | FileAddress, ReadonlySet<string>>()

/** The codes that `/openapi.json` names for an address. */
export function codesOf(address: Route | FileAddress): ReadonlySet<string> {
  const known = codesByAddress.get(address)
  if (known !== undefined) return known
  const responses = described[address.path]?.[methodOf(address).toLowerCase()]?.responses ?? {}
  const codes = new Set(
    Object.values(responses).flatMap(({ description }) =>
      Array.from(description.matchAll(/`([a-z-]+)`/g), match => match[1] ?? ''),
    ),
  )
  codesByAddress.set(address, codes)
  return codes
}

/** Fails when the answer is none that the contract describes. */
export function holdToContract(address: Route | FileAddress, response: Response): void {
  const method = methodOf(address)
  const where = `${method} ${address.path} → ${response.statusCode} ${response.body.slice(0, 400)}`
  if (response.statusCode === 304) expect(response.body, where).toBe('')
  else if (response.statusCode >= 400) holdToProblem(response, codesOf(address), where)
  else if ('answer' in address) holdToAnswer(address, response, where)
  else holdToFile(address, response, where)
}

function methodOf(address: Route | FileAddress): string {
  return 'method' in address ? address.method : 'GET'
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

/** A table has the columns of its row, in that order, and in each line a cell that each of them takes; a line is a row itself. */
function holdToFile(file: FileAddress, { statusCode, headers, body }: Response, where: string): void {
  expect(statusCode, where).toBe(200)
  expect(String(headers['content-type']).split(';')[0], where).toMatch(mediaType(file.type))
  if (!('row' in file)) return
  if (file.type === 'text/csv') {
    const columns = Object.keys(file.row.shape)
    const [titles, ...rows] = cellsOf(body)
    expect(titles, where).toEqual(columns)
    for (const cells of rows) {
      expect(cells, where).toHaveLength(columns.length)
      const row = Object.fromEntries(columns.map((column, i) => [column, saidIn(file, column, cells[i])]))
      expect(file.row.safeParse(row).error?.issues ?? [], where).toEqual([])
    }
    return
  }
  const schema: z.ZodMiniType = file.row
  for (const line of body.split('\n').slice(0, -1)) {
    expect(schema.parse(JSON.parse(line)), where).toEqual(JSON.parse(line))
    if ('shape' in file.row) expect(Object.keys(JSON.parse(line)), where).toEqual(Object.keys(file.row.shape))
  }
}

/** What that cell says: nothing, or whichever of a text, a number and a truth its column takes. */
function saidIn({ row }: TableFile, column: string, cell = ''): unknown {
  const field: z.ZodMiniType = row.shape[column] ?? z.never()
  const truth = cell === 'true' || (cell === 'false' ? false : cell)
  const fits = [...(cell === '' ? [undefined, null] : [Number(cell), truth]), cell].filter(
    value => field.safeParse(value).success,
  )
  return fits.length > 0 ? fits[0] : cell
}

/** RFC 4180, behind its byte order mark. */
function cellsOf(text: string): string[][] {
  expect(text[0]).toBe('\ufeff')
  const lines = text.slice(1).match(/(?:"(?:[^"]|"")*"|[^"\r])*\r\n/g) ?? []
  expect(lines.join('')).toBe(text.slice(1))
  return lines.map(line =>
    Array.from(`,${line.slice(0, -2)}`.matchAll(/,("(?:[^"]|"")*"|[^",]*)/g), ([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ),
  )
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

/** A range, as `image/*`, is met by any type in it. */
function mediaType(type: string): RegExp {
  return new RegExp(`^${type.replace(/[.+]/g, '\\$&').replace('*', '[a-z]+')}$`)
}
