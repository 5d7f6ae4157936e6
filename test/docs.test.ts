/** What the documents say can be followed: every link leads somewhere, and the front door stays short. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROUTES, type Route } from '../src/contract/routes.ts'
import { CONTRACT_VERSION } from '../src/contract/version.ts'
import { ENTRY_VERSION } from '../src/domain/document.ts'
import { AGENCY_PLACES, DESK_PLACES, OUTLET_PLACES, type PlaceRights } from '../src/domain/rights.ts'
import { MIGRATIONS } from '../src/server/storage/migrations/list.ts'
import { ENTRY_V2_MARK } from '../src/server/storage/storage.ts'

const ROOT = join(import.meta.dirname, '..')
const DOCUMENTS = ['.', 'docs'].flatMap(folder =>
  readdirSync(join(ROOT, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name)),
)
const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8')
const LINK = /\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g
/** A file or folder of the tree, as the documents name one. */
const PATH = /`((?:src|test|bin|docs|public)\/[\w./-]+)`/g

describe.each(DOCUMENTS)('%s', document => {
  test('leads to nothing that is not there', () => {
    const links = Array.from(textOf(document).matchAll(LINK), ([, to = '']) => join(dirname(document), to))
    const named = Array.from(textOf(document).matchAll(PATH), ([, path = '']) => path)
    expect([...links, ...named].filter(path => !existsSync(join(ROOT, path)))).toEqual([])
  })
})

test('every document is one step from the front door, which is no longer than 8 kB', () => {
  const front = textOf('README.md')
  const missed = DOCUMENTS.filter(document => document !== 'README.md' && !front.includes(`(${document})`))
  expect(missed).toEqual([])
  expect(statSync(join(ROOT, 'README.md')).size).toBeLessThanOrEqual(8_192)
})

test('who finds what is told as the table has it', () => {
  const offices: Readonly<Record<string, Readonly<Record<string, PlaceRights>>>> = {
    evaluate: AGENCY_PLACES,
    manage: OUTLET_PLACES,
    desk: DESK_PLACES,
  }
  const told = (rights: readonly string[], between: string) => rights.join(between) || '–'
  const rows = Object.entries(offices).flatMap(([office, places]) =>
    Object.entries(places).map(
      ([place, { shows, does }]) => `| ${office} | ${place} | ${told(shows, ' or ')} | ${told(does, ', ')} |`,
    ),
  )
  const table = /\| office .*\n\|-.*\n((?:\|.*\n)+)/.exec(textOf('docs/rights.md'))?.[1]
  expect(table?.trim().split('\n')).toEqual(rows)
})

/** A write of somebody who is signed in stands here, or asks with a proof. */
test('of every write that is not asked again it is told how it is undone', () => {
  const [, table = ''] = /\| what \| how it is undone \|\n([\s\S]*)/.exec(textOf('docs/rights.md')) ?? []
  const told = Array.from(table.matchAll(/`(\w+)`/g), ([, name]) => name)
  const unasked = Object.entries<Route>(ROUTES).flatMap(([name, { method, who, again }]) =>
    method === 'GET' || who === 'anyone' || who === 'guest' || again === true ? [] : name,
  )
  expect(told.sort()).toEqual(unasked.sort())
})

test('what is asked with a proof stands in one table, and nothing else does', () => {
  const told = Array.from(
    textOf('docs/operating.md').matchAll(/\| `([A-Z]+ \/api\/[^`]+)` \|$/gm),
    ([, told]) => told,
  )
  const asked = Object.values<Route>(ROUTES).flatMap(({ again, method, path }) =>
    again === true ? [`${method} ${path}`] : [],
  )
  expect(told.sort()).toEqual(asked.sort())
})

test('the changes name the numbers that others depend upon, as they are', () => {
  const [, contract, entries, migrations] =
    textOf('CHANGELOG.md')
      .match(/not released yet.*/)?.[0]
      .split(' | ') ?? []
  const newest = MIGRATIONS.at(-1)?.number ?? 0
  expect(contract).toBe(String(CONTRACT_VERSION))
  expect(entries).toContain(`writes ${ENTRY_VERSION}`)
  expect(migrations).toMatch(new RegExp(`^${newest}; ${ENTRY_V2_MARK} .* next is ${newest + 1}`))
})
