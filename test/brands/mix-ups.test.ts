/**
 * Names of one shape that are taken for each other find nothing, or somebody else's: the compiler refuses it, and goes on to.
 * It sees what bears its kind; so where one of these is spoken of by its name, it does, and nothing is called one by a cast.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const HERE = import.meta.dirname
const SRC = join(HERE, '..', '..', 'src')
const TSC = join(HERE, '..', '..', 'node_modules', '.bin', 'tsc')

test('a name of one kind is taken for no other, and any text can become one', () => {
  const lines = readFileSync(join(HERE, 'mix-ups.ts'), 'utf8').split('\n')
  const refused = lines.flatMap((line, at) => (line.endsWith('// refused') ? [at + 1] : []))
  expect(refused.length).toBeGreaterThan(0)
  expect(faultyLines()).toEqual(refused)
})

function faultyLines(): number[] {
  const said = compiled()
  expect(said.split('\n').filter(line => /^\S/.test(line) && !/mix-ups\.ts\(\d/.test(line))).toEqual([])
  return Array.from(said.matchAll(/^\S*mix-ups\.ts\((\d+),/gm), ([, line]) => Number(line)).sort(
    (a, b) => a - b,
  )
}

/** What the compiler says of it. */
function compiled(): string {
  try {
    return execFileSync(TSC, ['-p', HERE, '--pretty', 'false'], { encoding: 'utf8' })
  } catch (fault) {
    return (fault as { stdout: string }).stdout
  }
}

/** What is called so is of one kind, wherever it is spoken of. */
const CALLED = [
  'outlet',
  'room',
  'stay',
  'orderId',
  'placement',
  'placementId',
  'product',
  'batch',
  'staff',
  'clerk',
  'stayCode',
  'tokenHash',
  'codeHash',
  'secretHash',
  'fold',
  'teller',
  'recipient',
  'hook',
]
/** Knows no hotel, is frozen with words of its own, or speaks to people. */
const PLAIN =
  /^(i18n|server\/http|server\/storage\/postgres)\/|^server\/storage\/(storage|listeners)\.ts$|^domain\/entry-v\d\.ts$/
const AS_TEXT = new RegExp(`\\b(${CALLED.join('|')})\\??: (readonly )?string\\b`, 'g')

const kinds = () =>
  Array.from(
    readFileSync(join(SRC, 'domain', 'ids.ts'), 'utf8').matchAll(/^export type (\w+) = /gm),
    ([, kind = '']) => kind,
  )

function found(pattern: RegExp, isAsked: (file: string) => boolean): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && isAsked(file))
    .flatMap(file =>
      Array.from(readFileSync(join(SRC, file), 'utf8').matchAll(pattern), ([text]) => `${file}: ${text}`),
    )
}

test('what is called by a name that has a kind is of that kind', () => {
  expect(found(AS_TEXT, file => PLAIN.test(file)).length).toBeGreaterThan(0)
  expect(found(AS_TEXT, file => !PLAIN.test(file))).toEqual([])
})

test('nothing becomes a name by a cast', () => {
  expect(kinds()).toContain('OrderId')
  expect(found(new RegExp(`\\bas (${kinds().join('|')}|Id<)\\b`, 'g'), () => true)).toEqual([])
})
