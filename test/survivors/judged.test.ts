/** What was judged of an expression that is no longer there judges nothing, and would be kept for ever. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Judged {
  readonly file: string
  readonly original: string
  /** Its line, where the same stands on several. */
  readonly on?: string
  readonly replacement: string
  readonly why: string
}

const judged = JSON.parse(readFileSync(new URL('judged.json', import.meta.url), 'utf8')) as Judged[]

test.each(judged)('$file: $original may be $replacement, for a reason', ({ file, original, on, why }) => {
  const source = readFileSync(file, 'utf8')
  if (on === undefined) expect(source.split(original), 'one place').toHaveLength(2)
  else expect(source.split('\n').filter(line => line.trim() === on && on.includes(original))).toHaveLength(1)
  expect(why.split(' ').length).toBeGreaterThan(3)
})

test('nothing is judged twice', () => {
  const names = judged.map(({ file, original, on, replacement }) =>
    [file, original, on, replacement].join('\n'),
  )
  expect(new Set(names).size).toBe(names.length)
})
