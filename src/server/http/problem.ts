/** Refusals and faults as `application/problem+json` (RFC 9457). A stranger never sees a stack trace. */
import type { FastifyReply } from 'fastify'
import { told } from '../../contract/downwards.ts'
import { PROBLEM_TYPE, PROBLEMS, type Problem, type ProblemCode } from '../../contract/problem.ts'
import { spokenWith } from './contract-of.ts'
import type { Answer } from './handler.ts'

export interface ProblemParts {
  readonly code: ProblemCode
  readonly detail?: string | undefined
  readonly context?: unknown
  readonly retryAfterS?: number | undefined
}

export function toProblem({ code, detail, context }: ProblemParts): Problem {
  const { status, title } = PROBLEMS[code]
  return {
    type: `/problems#${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(context === undefined ? {} : { context }),
  }
}

/** As a handler refused, or whoever knows the callers. */
export function problemOf({ refusal, retryAfterS }: Answer<unknown> & { readonly ok: false }): ProblemParts {
  return { code: refusal.code, context: refusal.detail, retryAfterS }
}

export function sendProblem(reply: FastifyReply, parts: ProblemParts): FastifyReply {
  const problem = toProblem({ ...parts, code: told(spokenWith(reply.request), 'problem', parts.code) })
  if (parts.retryAfterS !== undefined) reply.header('retry-after', String(Math.ceil(parts.retryAfterS)))
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem))
}
