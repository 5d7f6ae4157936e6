/**
 * Samples of real messages, one folder's worth a version of the contract: what a client of that version sent, byte for
 * byte, and what it was answered. A file that is there is never changed: devices out there still say these bytes. A new
 * version adds a file of its own (`RECORD_SAMPLES=1 npx vitest run test/contract` writes it where there is none), and a
 * version that is no longer served takes its file away.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { RouteName } from '../../src/contract/routes.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import type { Browser, Method } from '../server/browser.ts'
import type { Served } from '../server/support.ts'

const FOLDER = new URL('./samples/', import.meta.url)

/** One browser each, with its own cookies. */
export const SPEAKERS = ['phone', 'desk'] as const
export type Speaker = (typeof SPEAKERS)[number]

export interface Exchange {
  readonly says: string
  readonly who: Speaker
  readonly route: RouteName
  readonly method: Method
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** As it went over the wire; `null` for none. */
  readonly body: string | null
  /** What the contract made of path, query and body. */
  readonly parsed: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown }
  readonly status: number
  readonly answer: unknown
}

/** Server-sent events of a stream that was opened at its beginning. */
export interface Told {
  readonly who: Speaker
  readonly name: string
  readonly id: number | null
  readonly data: unknown
}

export interface Samples {
  readonly contract: number
  readonly exchanges: readonly Exchange[]
  readonly events: readonly Told[]
}

export function allSamples(): Samples[] {
  return readdirSync(FOLDER)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Samples)
}

export function keepSamples(samples: Samples): void {
  const file = new URL(`v${samples.contract}.json`, FOLDER)
  if (existsSync(file)) return
  writeFileSync(file, `${JSON.stringify(samples, null, 2)}\n`)
}

export function newSpeakers(served: Served): Record<Speaker, Browser> {
  return { phone: served.browser(), desk: served.browser() }
}

/** Between two messages, so that no two stand at the same instant. */
export function pause(served: Served): void {
  served.city.clock.pass(MINUTE_MS)
}

/** What names a state of the menu means nothing to anybody but that it is another. */
function withoutVersion(answer: object): object {
  return 'version' in answer ? { ...answer, version: expect.any(String) } : answer
}

/** Says it all again; whatever was answered then must be in what is answered now. */
export async function replay(
  served: Served,
  exchanges: readonly Exchange[],
): Promise<Record<Speaker, Browser>> {
  const browsers = newSpeakers(served)
  for (const { says, who, method, url, headers, body, status, answer } of exchanges) {
    pause(served)
    const response = await browsers[who].send({ method, url, headers, ...(body === null ? {} : { body }) })
    const where = `${method} ${url}: ${says} → ${response.body.slice(0, 300)}`
    expect(response.statusCode, where).toBe(status)
    expect(response.json(), where).toMatchObject(withoutVersion(answer as object))
  }
  return browsers
}
