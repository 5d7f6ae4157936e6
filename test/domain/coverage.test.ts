import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  KINDS_ASKED,
  type KindsOf,
  type StatedShelf,
  shelfInForce,
  shelfOf,
  shownDaysOf,
  shownOn,
  sinceWhen,
  sumsOf,
  unitsOn,
} from '../../src/domain/coverage.ts'
import { dayEntry } from '../../src/domain/document.ts'
import { ROOM_KINDS } from '../../src/domain/outlet.ts'
import { CATEGORIES } from '../../src/domain/product.ts'
import { aDayBody, aHead, anExposure } from '../support/entries.ts'

/** A product is called after its kind: `maker/sea-1`. */
const REGISTER: KindsOf = {
  standsFor: product => product,
  kindOf: product => CATEGORIES.find(kind => product.includes(kind)) ?? null,
}
const of = (kind: string, many = 1) => `maker/${kind}-${many}`
const ALL = CATEGORIES.map(kind => of(kind))

function stated(number: number, over: Partial<StatedShelf> = {}): StatedShelf {
  return { number, part: 1, parts: 1, replaces: 0, units: 12, had: [], lacked: [], ...over }
}
const numbers = (shelves: readonly StatedShelf[]) =>
  shelfInForce(shelves)?.map(({ number }) => number) ?? null

describe('what a statement shows', () => {
  const line = (openMinutes: number, inStockMinutes: number) => [anExposure({ openMinutes, inStockMinutes })]

  test('is to be had for half of the time in which orders were taken', () => {
    const open = [[0, 600]] as const
    const had = (openMinutes: number) =>
      shelfOf(dayEntry(aHead(2, 1), aDayBody({ open, exposure: line(openMinutes, 1_440) }))).had.length
    expect([had(299), had(300)]).toEqual([0, 1])
  })

  test('is, in version 1 and where no orders were taken, to be had for half of the day', () => {
    for (const v of [1, 2] as const) {
      const had = (inStockMinutes: number) =>
        shelfOf(dayEntry(aHead(v, 1), aDayBody({ open: [], exposure: line(0, inStockMinutes) }))).had.length
      expect([had(719), had(720)]).toEqual([0, 1])
    }
  })

  test('says how many rooms there are in version 2 alone', () => {
    expect(shelfOf(dayEntry(aHead(2, 1), aDayBody({ units: 12 }))).units).toBe(12)
    expect(shelfOf(dayEntry(aHead(1, 1), aDayBody({ units: 12 }))).units).toBeNull()
  })
})

describe('what holds of a day', () => {
  test('adds up whole statements, and is nothing where a part is missing', () => {
    expect(numbers([])).toBeNull()
    expect(numbers([stated(1), stated(2)])).toEqual([1, 2])
    const parts = [stated(1, { part: 1, parts: 2 }), stated(2, { part: 2, parts: 2 })]
    expect(numbers(parts)).toEqual([1, 2])
    expect(numbers(parts.slice(0, 1))).toBeNull()
  })

  test('is the correction once all its parts are there, whether each names what it replaces or the first alone', () => {
    for (const replaces of [1, 0]) {
      const corrections = [
        stated(3, { part: 1, parts: 2, replaces: 1 }),
        stated(4, { part: 2, parts: 2, replaces }),
      ]
      expect(numbers([stated(1), ...corrections])).toEqual([3, 4])
      expect(numbers([stated(1), ...corrections.slice(0, 1)])).toEqual([1])
    }
  })
})

describe('coverage', () => {
  test('is five kinds, however many products of each', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), fc.integer({ min: 1, max: 4 }), (products, many) => {
        const had = products.flatMap(product => Array.from({ length: many }, (_, i) => `${product}${i}`))
        const shown = shownOn([stated(1, { had })], REGISTER)
        expect(shown?.state).toBe(products.length >= KINDS_ASKED ? 'covered' : 'short')
      }),
    )
  })

  test('counts a kind that the register does not know for none, and what it joined as one', () => {
    const had = [...ALL.slice(0, 4), 'maker/unknown']
    expect(shownOn([stated(1, { had })], REGISTER)?.state).toBe('short')
    const joined = { ...REGISTER, standsFor: () => of('sea') }
    expect(shownOn([stated(1, { had: ALL })], joined)?.had).toEqual([of('sea')])
  })

  const days = shownDaysOf(
    new Map([
      ['2026-11-01', [stated(1, { had: ALL, units: 10 })]],
      ['2026-11-03', [stated(2, { had: ALL, units: null })]],
      ['2026-11-04', [stated(3, { had: ALL, units: 14 })]],
    ]),
    REGISTER,
  )

  test('is so since the first of the days in a row: one that is not proven breaks them', () => {
    expect(sinceWhen(days, '2026-11-04', '2026-10-01')).toBe('2026-11-03')
    expect(sinceWhen(days, '2026-11-02', '2026-10-01')).toBe('2026-11-02')
  })

  test('is of as many rooms as were stated last before a day, or first after it', () => {
    expect(['2026-10-31', '2026-11-03', '2026-11-04'].map(day => unitsOn(days, day))).toEqual([10, 10, 14])
  })

  test('is summed by unit: no room is lost, and none of one unit stands in the sum of another', () => {
    const outlet = fc.record({
      unit: fc.constantFrom(...ROOM_KINDS),
      units: fc.option(fc.integer({ min: 0, max: 900 })),
      state: fc.constantFrom('covered' as const, 'short' as const, 'unproven' as const),
    })
    fc.assert(
      fc.property(fc.array(outlet, { maxLength: 20 }), outlets => {
        for (const { unit, covered, short, unproven } of sumsOf(outlets)) {
          const units = outlets.map(one => (one.unit === unit ? (one.units ?? 0) : 0))
          expect(covered + short + unproven).toBe(units.reduce((sum, one) => sum + one, 0))
        }
      }),
    )
  })
})
