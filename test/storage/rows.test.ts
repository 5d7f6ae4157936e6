/**
 * No row is believed: what comes of a statement has the type that the description of the tables gives it, and is held
 * against it. The promise gives rows of which nothing is known, so that the compiler asks for a reader; here, that no
 * statement says by hand or by a cast what stands in one.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { key, nullable, number, oneNumberOf, oneOf, ownId } from '../../src/server/storage/columns.ts'
import { answer, record } from '../../src/server/storage/record.ts'
import type { Fields, Sql } from '../../src/server/storage/storage.ts'
import { TABLES } from '../../src/server/storage/tables.ts'

const STORAGE = fileURLToPath(new URL('../../src/server/storage', import.meta.url))

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const NAMES = new Set(Object.values(TABLES).flatMap(({ columns }) => Object.keys(columns).map(camel)))

/** A member of a shape, by its name, whose type is written out. One that may be left out is no row's, and neither is a boolean. */
const BY_HAND =
  /(?:\breadonly |[{;]\s*)(\w+): (?:string|number|[01](?: \| [01])*)(?: \| (?:null|undefined))*(?=\s*[;}\n])/g
/** What is said of a value against the compiler: a cast, a guard, a type argument. */
const BELIEVED = /\b(?:as|is) (?!const\b)[A-Za-z_{[(].*|\.(?:all|get)<.*|\bany\b/g

/** Code without what it says to people and to the database. */
const codeOf = (text: string) =>
  text
    .replace(/^import[^']*'[^']*'$/gm, '')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .replace(/`[^`]*`|'[^'\n]*'|"[^"\n]*"/g, "''")

function byHand(text: string): string[] {
  return Array.from(codeOf(text).matchAll(BY_HAND), match => match[1] ?? '').filter(name => NAMES.has(name))
}

const believed = (text: string) => Array.from(codeOf(text).matchAll(BELIEVED), ([found]) => found)

const STATEMENTS = readdirSync(join(STORAGE, 'statements'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name, text: readFileSync(join(STORAGE, 'statements', name), 'utf8') }))

test('an engine gives rows of which nothing is known', () => {
  expectTypeOf<Sql['all']>().returns.resolves.toEqualTypeOf<Fields[]>()
  expectTypeOf<Sql['get']>().returns.resolves.toEqualTypeOf<Fields | undefined>()
  expectTypeOf<Fields[string]>().toBeUnknown()
})

test('no statement says by hand what stands in a column', () => {
  expect(STATEMENTS.length).toBeGreaterThan(25)
  expect(STATEMENTS.flatMap(({ name, text }) => byHand(text).map(found => `${name}: ${found}`))).toEqual([])
})

test('no statement believes what it has read', () => {
  expect(STATEMENTS.flatMap(({ name, text }) => believed(text).map(found => `${name}: ${found}`))).toEqual([])
})

test.each([
  'interface LogRow {\n  readonly signedSize: number\n}',
  'const rows: { outlet: string; at: number | null }[] = []',
  'type Row = { readonly checkedOutAt: number | null }',
])('a row written by hand is found: %j', text => {
  expect(byHand(text)).not.toEqual([])
})

test.each([
  'const rows = await sql.all<LogRow>(TEXT)',
  'return (await sql.get(TEXT)) as LogRow',
  'const isLog = (row: Fields): row is LogRow => true',
  'const row: any = await sql.get(TEXT)',
])('belief is found: %j', text => {
  expect(believed(text)).not.toEqual([])
})

describe('what a statement makes of rows', () => {
  const COUNT = answer('orders', { stay: key(ownId), n: number, last: nullable(number) })

  test('has the types of what it is described with', () => {
    const [found] = COUNT.all([{ stay: 's', n: 2, last: null }])
    expect(found).toEqual({ stay: 's', n: 2, last: null })
    expectTypeOf(found).toEqualTypeOf<
      { readonly stay: string; readonly n: number; readonly last: number | null } | undefined
    >()
    expectTypeOf(
      answer('logs', { writes: oneNumberOf([1, 2]), kind: oneOf(['a', 'b']) }).read,
    ).returns.toEqualTypeOf<{ readonly writes: 1 | 2; readonly kind: 'a' | 'b' }>()
  })

  test.each([
    [{ stay: 's', n: '2', last: null }, 'orders s cannot be read: n is no whole number'],
    [{ stay: 's', n: 2.5, last: null }, 'orders s cannot be read: n is no whole number'],
    [{ stay: 's', n: null, last: null }, 'orders s cannot be read: n is null'],
    [{ stay: 's', n: 2 }, 'orders s cannot be read: last was not asked for'],
    [{ stay: 7, n: 2, last: null }, 'orders 7 cannot be read: stay is no text'],
  ])('is a named fault of its row where it is something else: %j', (row, says) => {
    expect(() => COUNT.read(row)).toThrow(says)
    expect(() => COUNT.each([{ stay: 's', n: 1, last: 1 }, row])).toThrow(says)
  })

  test('is none where there is none', () => {
    expect(COUNT.found(undefined)).toBeNull()
  })

  test('holds up no other, where each stands for itself', () => {
    expect(
      COUNT.all([
        { stay: 's', n: null, last: null },
        { stay: 't', n: 1, last: 1 },
      ]),
    ).toEqual([{ stay: 't', n: 1, last: 1 }])
  })
})

test('a log goes on by a version that is written here, or it is a fault', () => {
  const LOG = record('logs', 'outlet', 'writes')
  expect(LOG.read({ outlet: 'hotel', writes: 2 })).toEqual({ outlet: 'hotel', writes: 2 })
  expect(() => LOG.read({ outlet: 'hotel', writes: 3 })).toThrow(
    'logs hotel cannot be read: writes is no number that it may be',
  )
})
