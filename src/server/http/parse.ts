/** A request's parts against the route's schemas, once; what is wrong is told field by field. */
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import type { Route } from '../../contract/routes.ts'

type Parsed =
  | { ok: true; value: { params: unknown; query: unknown; body: unknown } }
  | { ok: false; fault: { detail: string; context: unknown } }

const PARTS = ['params', 'query', 'body'] as const

export function parse(route: Route, request: FastifyRequest): Parsed {
  const value: Record<(typeof PARTS)[number], unknown> = {
    params: undefined,
    query: undefined,
    body: undefined,
  }
  for (const part of PARTS) {
    const schema = route[part]
    if (schema === undefined) continue
    const given = part === 'body' ? (request.body ?? {}) : request[part]
    const result = schema.safeParse(given)
    if (!result.success) return { ok: false, fault: faultOf(part, result.error.issues) }
    value[part] = result.data
  }
  return { ok: true, value }
}

const ISSUES_MAX = 5

/** The fields that are wrong, as JSON pointers (RFC 6901), a few at most. */
function faultOf(part: (typeof PARTS)[number], issues: readonly z.core.$ZodIssue[]) {
  const fields = issues.slice(0, ISSUES_MAX).map(issue => ({
    in: part,
    pointer: issue.path.map(step => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''),
    reason: issue.message || issue.code,
  }))
  const first = fields[0]
  return { detail: `${part}${first?.pointer ?? ''}: ${first?.reason ?? 'wrong'}`, context: { fields } }
}
