/** What is typed while something else is sent is neither lost nor taken for seen. */
import { expect, test } from 'vitest'
import { seenOf, seenUnder, stillTyped } from '../../../src/client/manage/shelf/change-typed.ts'
import type { ManagedPlacement } from '../../../src/contract/shelf.ts'

test('what was sent is typed no more; what was typed since is, also over what was sent', () => {
  expect(stillTyped({ price: '36.000', rack: 'A1' }, {})).toEqual({ price: '36.000', rack: 'A1' })
  expect(stillTyped({ price: '36.000', rack: 'A1' }, { price: '36.000', rack: 'A1' })).toEqual({})
  expect(stillTyped({ price: '37.000', rack: 'A1' }, { price: '36.000', rack: 'A1' })).toEqual({
    price: '37.000',
  })
})

test('what is still typed was typed over what was seen then: another’s change of that field is asked about', () => {
  const before = { price: 35_000, rack: 'A1' } as ManagedPlacement
  const now = { price: 40_000, rack: 'B2' } as ManagedPlacement
  const seen = seenUnder({ price: '36.000' }, before, now)
  expect(seenOf(seen, { price: 36_000 })).toEqual({ price: 35_000 })
  expect(seenUnder({}, before, now)).toEqual(now)
  expect(seen.rack).toBe('B2')
})
