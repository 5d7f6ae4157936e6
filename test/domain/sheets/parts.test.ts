/** The maker's part of a price in a cell: a share or a sum, and a question where it may be either. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUPIAH_MAX } from '../../../src/domain/money.ts'
import type { Part } from '../../../src/domain/placement.ts'
import { part, partIn, partValue, writePart } from '../../../src/domain/sheets/parts.ts'

const read = (cell: string | number) => {
  const { ok, ...rest } = part(cell)
  return ok && 'value' in rest ? partIn(rest.value) : rest
}

test.each([
  ['82,5%', { kind: 'share', permille: 825 }],
  ['80 %', { kind: 'share', permille: 800 }],
  ['70 persen', { kind: 'share', permille: 700 }],
  [0.825, { kind: 'share', permille: 825 }],
  [0.07, { kind: 'share', permille: 70 }],
  [1, { kind: 'share', permille: 1000 }],
  ['Rp 20.000', { kind: 'sum', rupiah: 20_000 }],
  ['Rp 50', { kind: 'sum', rupiah: 50 }],
  [20_000, { kind: 'sum', rupiah: 20_000 }],
  ['28.000', { kind: 'sum', rupiah: 28_000 }],
] as const)('%s is read', (cell, meant) => {
  expect(read(cell)).toEqual(meant)
})

test('what may be a share or a sum is asked', () => {
  expect(read(80)).toEqual({ fault: { code: 'two-numbers', suggestion: '80%' } })
  expect(read('75')).toEqual({ fault: { code: 'two-numbers', suggestion: '75%' } })
})

test.each([
  ['120%', 'too-big'],
  ['33,33%', 'not-whole'],
  ['setengah', 'not-a-number'],
  ['-5%', 'too-small'],
])('%s is refused', (cell, code) => {
  expect(read(cell)).toMatchObject({ fault: { code } })
})

test('any part that is handed out is read again as the same', () => {
  const any = fc.oneof(
    fc.record({ kind: fc.constant('share' as const), permille: fc.integer({ min: 0, max: 1000 }) }),
    fc.record({ kind: fc.constant('sum' as const), rupiah: fc.integer({ min: 1, max: RUPIAH_MAX }) }),
  )
  fc.assert(
    fc.property(any, (said: Part) => {
      const written = writePart(partValue(said))
      expect(part(written)).toEqual({ ok: true, value: partValue(said) })
    }),
  )
})
