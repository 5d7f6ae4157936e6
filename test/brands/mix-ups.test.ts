/** Ids of one shape that are taken for each other find nothing, or somebody else's: the compiler refuses it, and goes on to. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const HERE = import.meta.dirname
const TSC = join(HERE, '..', '..', 'node_modules', '.bin', 'tsc')

test('a name of one kind is taken for no other, and any text can become one', () => {
  const lines = readFileSync(join(HERE, 'mix-ups.ts'), 'utf8').split('\n')
  const refused = lines.flatMap((line, at) => (line.endsWith('// refused') ? [at + 1] : []))
  expect(refused.length).toBeGreaterThan(0)
  expect(faultyLines()).toEqual(refused)
})

function faultyLines(): number[] {
  const said = told()
  expect(said.split('\n').filter(line => /^\S/.test(line) && !/mix-ups\.ts\(\d/.test(line))).toEqual([])
  return Array.from(said.matchAll(/^\S*mix-ups\.ts\((\d+),/gm), ([, line]) => Number(line)).sort(
    (a, b) => a - b,
  )
}

/** What the compiler says of it. */
function told(): string {
  try {
    return execFileSync(TSC, ['-p', HERE, '--pretty', 'false'], { encoding: 'utf8' })
  } catch (fault) {
    return (fault as { stdout: string }).stdout
  }
}
