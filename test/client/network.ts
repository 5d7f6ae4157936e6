/** The network as a page meets it: a `fetch` that answers by method and address, and remembers what it was asked. */
import { vi } from 'vitest'
import type { ProblemCode } from '../../src/contract/problem.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  /** As it was sent, byte for byte. */
  readonly body: string | null
  readonly headers: Readonly<Record<string, string>>
  /** Goes out even if the page is being left. */
  readonly keepalive: boolean
}

export type Answer = (asked: Asked) => Response | Promise<Response>

export function json(value: unknown, headers: Record<string, string> = {}, status = 200): Answer {
  return () =>
    new Response(JSON.stringify(value), {
      status,
      headers: { 'content-type': 'application/json', 'etalase-contract': '1', ...headers },
    })
}

export function problem(code: ProblemCode, status: number, context?: unknown): Answer {
  return json({ type: 'about:blank', title: code, status, code, context }, PROBLEM, status)
}

const PROBLEM = { 'content-type': 'application/problem+json; charset=utf-8' }

/** The hotel's Wi-Fi answers in the server's place. */
export const captivePortal: Answer = () =>
  new Response('<!doctype html><title>Welcome</title>', { headers: { 'content-type': 'text/html' } })

export const noAnswer: Answer = () => Promise.reject(new TypeError('Failed to fetch'))

export interface Network {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  readonly asked: Asked[]
  /** From now on; the longest beginning of `PUT /api/orders/…` that fits is the one that answers. */
  answer(beginning: string, answer: Answer): void
  /** Those whose method and address begin so. */
  askedFor(beginning: string): Asked[]
}

/** Stands in for `fetch` until the globals are put back. */
export function aNetwork(): Network {
  const network = aLine()
  vi.stubGlobal('fetch', network.fetch)
  return network
}

/** What nobody gave an answer for fails like a dead line. */
export function aLine(): Network {
  const answers = new Map<string, Answer>()
  const asked: Asked[] = []
  const nameOf = ({ method, path }: Asked) => `${method} ${path}`
  return {
    async fetch(path, { method = 'GET', body = null, headers = {}, keepalive = false } = {}) {
      const one: Asked = {
        method,
        path,
        body: body as string | null,
        headers: headers as Record<string, string>,
        keepalive,
      }
      asked.push(one)
      const [beginning] = [...answers.keys()]
        .filter(known => nameOf(one).startsWith(known))
        .sort((a, b) => b.length - a.length)
      return (answers.get(beginning ?? '') ?? noAnswer)(one)
    },
    asked,
    answer: (beginning, answer) => void answers.set(beginning, answer),
    askedFor: beginning => asked.filter(one => nameOf(one).startsWith(beginning)),
  }
}
