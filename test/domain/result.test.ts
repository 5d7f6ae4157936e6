import { expect, test } from 'vitest'
import { assertNever, ok, refuse } from '../../src/domain/result.ts'

test('a refusal has its code, and a detail only where there is one to tell', () => {
  expect(refuse('sold-out')).toStrictEqual({ ok: false, refusal: { code: 'sold-out' } })
  expect(refuse('sold-out', { available: 0 })).toEqual({
    ok: false,
    refusal: { code: 'sold-out', detail: { available: 0 } },
  })
  expect(ok(null)).toEqual({ ok: true, value: null })
})

test('a word without its case is named where the types let it through', () => {
  expect(() => assertNever('lost' as never)).toThrow('no case for "lost"')
})
