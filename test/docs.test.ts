/** What the documents say can be followed: every link leads somewhere, and the front door stays short. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CONTRACT_VERSION } from '../src/contract/version.ts'
import { ENTRY_VERSION } from '../src/domain/document.ts'
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
