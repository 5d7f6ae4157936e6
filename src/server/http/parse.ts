/** A request's parts against its address's schemas, once; what is wrong is told field by field. */
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'

const PARTS = ['params', 'query', 'body'] as const
type Part = (typeof PARTS)[number]

/** What an address says that it takes. */
export type Taking = { readonly [One in Part]?: z.ZodMiniType }

type Parsed =
  | { ok: true; value: { params: unknown; query: unknown; body: unknown } }
  | { ok: false; part: Part; fault: { detail: string; context: unknown } }

export function parse(address: Taking, request: FastifyRequest): Parsed {
  const value: Record<Part, unknown> = {
    params: undefined,
    query: undefined,
    body: undefined,
  }
  for (const part of PARTS) {
    const schema = address[part]
    if (schema === undefined) continue
    const given = part === 'body' ? (request.body ?? {}) : request[part]
    const result = schema.safeParse(given)
    if (!result.success) return { ok: false, part, fault: faultOf(part, result.error.issues) }
    value[part] = result.data
  }
  return { ok: true, value }
}

const ISSUES_MAX = 5

/** The fields that are wrong, as JSON pointers (RFC 6901), a few at most. */
function faultOf(part: Part, issues: readonly z.core.$ZodIssue[]) {
  const fields = issues.slice(0, ISSUES_MAX).map(issue => ({
    in: part,
    pointer: issue.path.map(step => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''),
    reason: issue.message || issue.code,
  }))
  const first = fields[0]
  return { detail: `${part}${first?.pointer ?? ''}: ${first?.reason ?? 'wrong'}`, context: { fields } }
}
