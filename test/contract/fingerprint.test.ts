/**
 * The contract has a fingerprint: a hash of all that crosses a wire or a disk, kept in `src/contract/history.json`. A
 * message that changes without its version shows here before it shows on an old tablet. Entries are signed and kept for
 * ever: the hash of a version of them is written once, and never again.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ACT_CHANGES } from '../../src/contract/act.ts'
import { Backup } from '../../src/contract/backup.ts'
import { Card } from '../../src/contract/card.ts'
import { City } from '../../src/contract/city.ts'
import type { Entry } from '../../src/contract/entry.ts'
import { EntryV1 } from '../../src/contract/entry-v1.ts'
import { EntryV2 } from '../../src/contract/entry-v2.ts'
import { EVENT_DATA } from '../../src/contract/event.ts'
import { IS_NUMBERED } from '../../src/contract/event-names.ts'
import { FILES, type FileAddress, HUB_FILES } from '../../src/contract/files.ts'
import { isFinal } from '../../src/contract/final.ts'
import { HUB_ADDRESSES } from '../../src/contract/hub.ts'
import { MESSAGES } from '../../src/contract/message.ts'
import { PROBLEMS, Problem, type ProblemCode } from '../../src/contract/problem.ts'
import { Register, RegisteredCity } from '../../src/contract/register.ts'
import { AUDIENCES, ROUTES, type Route } from '../../src/contract/routes.ts'
import { STORED, type StoredKind } from '../../src/contract/stored.ts'
import { CONTRACT_OLDEST, CONTRACT_VERSION } from '../../src/contract/version.ts'
import { canonical } from '../../src/log/canonical.ts'
import { cameWith, isReleased } from './spoken.ts'

type Prints = Record<string, string>
interface History {
  contract: Record<string, { oldest: number; [family: string]: number | Prints }>
  entries: Prints
  words: Record<string, Prints>
}

const HISTORY = new URL('../../src/contract/history.json', import.meta.url)
const routes: [string, Route][] = Object.entries(ROUTES)
const ENTRIES = { 1: EntryV1, 2: EntryV2 } satisfies Record<Entry['v'], z.ZodMiniType>
const HELD = { Backup, Card, City, Register, RegisteredCity, Problem }

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Bounds that are no whole numbers have no canonical form, so shapes are texts; what is sent as bytes has a type's name. */
function shape(schema: z.ZodMiniType | string | undefined, io: 'input' | 'output' = 'output'): string | null {
  if (schema === undefined || typeof schema === 'string') return schema ?? null
  return JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }))
}

interface Address extends Partial<Omit<Route, 'who' | 'body'>> {
  readonly who?: string
  readonly type?: string
  readonly body?: z.ZodMiniType | string
  /** What stands in a line of a file. */
  readonly row?: z.ZodMiniType
  /** Which statuses it may answer; what they say is prose. */
  readonly statuses?: readonly string[]
}

/** What a client sends and what it reads. */
function ofAddress(address: Address): string {
  const { says, problems, created = 200, params, query, body, answer, row, ...said } = address
  const sent = { params: shape(params, 'input'), query: shape(query, 'input'), body: shape(body, 'input') }
  const lines = row === undefined ? {} : { row: shape(row) }
  return hash(canonical({ ...said, ...sent, created, answer: shape(answer), ...lines })).slice(0, 22)
}

/** What one program writes and another reads, of which each may be the older. */
const ofMessage = (schema: z.ZodMiniType) =>
  hash(canonical({ written: shape(schema), read: shape(schema, 'input') })).slice(0, 22)

function each<Thing>(things: Record<string, Thing>, print: (thing: Thing) => string): Prints {
  const prints = Object.entries(things).map(([name, thing]): [string, string] => [name, print(thing)])
  return Object.fromEntries(prints.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const now = (): History['contract'][string] => ({
  oldest: CONTRACT_OLDEST,
  routes: each<Route>(ROUTES, ofAddress),
  events: each(EVENT_DATA, ofMessage),
  numbered: each(IS_NUMBERED, String),
  messages: each(MESSAGES, ofMessage),
  files: each<FileAddress>({ ...FILES, ...HUB_FILES }, ofAddress),
  hub: each(HUB_ADDRESSES, ({ statuses, ...address }) =>
    ofAddress({ ...address, statuses: Object.keys(statuses) }),
  ),
  held: each<z.ZodMiniType>(HELD, ofMessage),
  acts: each<z.ZodMiniType>(ACT_CHANGES, ofMessage),
  stored: each<StoredKind>(STORED, ({ schema, upgrades, isMarked }) =>
    hash(`${isMarked ? 'marked' : 'bare'} ${upgrades.length + 1} ${ofMessage(schema)}`).slice(0, 22),
  ),
})

const versions = Array.from({ length: CONTRACT_VERSION }, (_, i) => String(i + 1))
const readHistory = () => JSON.parse(readFileSync(HISTORY, 'utf8')) as History
const frozen = () => each<z.ZodMiniType>(ENTRIES, schema => hash(shape(schema) ?? ''))

const HELP = `The contract has changed. Raise CONTRACT_VERSION and keep the old shape served; or, if every client of
version ${CONTRACT_VERSION} still understands it (an optional field more, a route more), say so with
UPDATE_HISTORY=1 npx vitest run test/contract`
const FROZEN = `is frozen: papers of it are signed, and its shape never changes. What is new is the next version of
entries, in a file of its own; its hash joins the history with UPDATE_HISTORY=1 npx vitest run test/contract`
const KNOWN = `Clients of a contract know the words in its history and no others. Of a new one \`since\` is the newest contract
(src/contract/downwards.ts): one that no release speaks yet (CHANGELOG.md), for which UPDATE_HISTORY=1 says so`

test('no message changes without its version', () => {
  const history = readHistory()
  if (process.env.UPDATE_HISTORY === '1') {
    history.contract[String(CONTRACT_VERSION)] = now()
    history.entries = { ...frozen(), ...history.entries }
    if (!isReleased(CONTRACT_VERSION)) history.words[CONTRACT_VERSION] = cameWith(CONTRACT_VERSION)
    writeFileSync(HISTORY, `${JSON.stringify(history, null, 2)}\n`)
  }
  expect(history.contract[String(CONTRACT_VERSION)], HELP).toEqual(now())
})

test.each(versions)('with contract %s came the words that its clients know', version => {
  expect(readHistory().words[version], KNOWN).toEqual(cameWith(Number(version)))
})

test('a contract that a release speaks gains no words: the changes say which that is', () => {
  const changes = ['| not released yet | 4 | 2 |', '| 0.2 | 3 | 1 |', '| 0.1 | 1 | 1 |'].join('\n')
  expect([1, 2, 3, 4].map(contract => isReleased(contract, changes))).toEqual([true, true, true, false])
})

test.each(Object.entries(frozen()))('version %s of entries is as it was frozen', (version, print) => {
  expect(readHistory().entries[version], `Version ${version} of entries ${FROZEN}`).toBe(print)
})

test('every version since the oldest that is served is in the history, and every one of entries', () => {
  const { contract, entries, words } = readHistory()
  expect(Object.keys(contract)).toEqual(versions)
  expect(Object.keys(words)).toEqual(versions)
  expect(CONTRACT_OLDEST).toBeLessThanOrEqual(CONTRACT_VERSION)
  expect(Object.keys(entries)).toEqual(Object.keys(ENTRIES))
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

test('every problem has a status that an error may have, a title, and is as final to a phone as it is here', () => {
  for (const [code, { status, final, title }] of Object.entries(PROBLEMS)) {
    expect([code, isFinal(code as ProblemCode, status)]).toEqual([code, final])
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
    expect(title).not.toBe('')
  }
})
