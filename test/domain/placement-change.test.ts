import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changed, changedFields, clashes } from '../../src/domain/placement-change.ts'
import { aPlacement } from '../support/things.ts'

const share = (permille: number) => ({ kind: 'share', permille }) as const
const before = aPlacement('madu', { price: 60_000, rack: 'B1', part: share(800) })

describe('two who change one placement', () => {
  test('both have their way where they change different things', () => {
    const now = changed(before, { price: 65_000 })
    expect(clashes(now, { rack: 'C1' }, { rack: 'B1' })).toEqual([])
    expect(changed(now, { rack: 'C1' })).toEqual({ ...before, price: 65_000, rack: 'C1' })
  })

  test('are told where the later one would write over what they have not seen', () => {
    const now = changed(before, { price: 68_000, part: share(850) })
    expect(clashes(now, { price: 65_000 }, { price: 60_000 })).toEqual(['price'])
    expect(clashes(now, { part: share(820), rack: 'C1' }, { part: share(800), rack: 'B1' })).toEqual(['part'])
  })

  test('agree where both want the same, and where the later one has seen it', () => {
    const now = changed(before, {
      price: 68_000,
      next: { from: '2027-01-01', price: 70_000, part: share(800) },
    })
    expect(clashes(now, { price: 68_000 }, { price: 60_000 })).toEqual([])
    expect(clashes(now, { price: 65_000 }, { price: 68_000 })).toEqual([])
    const next = { from: '2027-01-01', price: 70_000, part: share(800) }
    expect(clashes(now, { next: null }, { next })).toEqual([])
    expect(clashes(now, { next: null }, { next: { ...next, part: share(810) } })).toEqual(['next'])
  })

  test('who says nothing of what they saw is taken at their word', () => {
    expect(clashes(changed(before, { price: 68_000 }), { price: 65_000 }, {})).toEqual([])
  })

  test('in whatever order, end with the same where nothing clashes', () => {
    const some = fc.record(
      { price: fc.integer({ min: 1, max: 9 }), rack: fc.constantFrom('A1', 'A2'), on: fc.boolean() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(some, some, (one, other) => {
        const first = changed(before, one)
        if (clashes(first, other, before).length > 0) return
        const wanted = changed(changed(before, other), one)
        expect(changed(first, other)).toEqual({ ...wanted, ...other })
        for (const field of changedFields(before, changed(before, one)))
          expect(
            field in other ? true : changed(first, other)[field] === one[field as keyof typeof one],
          ).toBe(true)
      }),
    )
  })
})
