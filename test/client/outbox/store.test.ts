import { expect, test } from 'vitest'
import { settled, tried } from '../../../src/client/outbox/entry.ts'
import { afterChange, further } from '../../../src/client/outbox/store.ts'
import { OTHER_STAY } from '../things.ts'
import { anEntry } from './page.ts'

const a = anEntry({ id: 'a' })
const b = anEntry({ id: 'b' })

test('a change puts and drops by owner and id, and none changes nothing', () => {
  const entries = [a, b]
  expect(afterChange(entries, {})).toBe(entries)
  expect(afterChange(entries, { put: [tried(a)] })).toEqual([tried(a), b])
  expect(afterChange(entries, { drop: [a] })).toEqual([b])
  const others = { ...a, owner: OTHER_STAY }
  expect(afterChange(entries, { put: [others], drop: [others] })).toEqual([a, b, others])
})

test('of two sights of one entry the one that knows more counts: a verdict, then more tries', () => {
  const done = settled(a, { type: 'accepted' }, 0)
  const often = tried(tried(a))
  for (const [less, more] of [
    [often, done],
    [tried(a), often],
    [done, { ...done, tries: 1 }],
  ] as const) {
    expect(further(less, more)).toBe(more)
    expect(further(more, less)).toBe(more)
  }
  expect(further(a, { ...a })).toBe(a)
})
