import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ENOUGH_EXPOSURE,
  hasEnough,
  neededExposure,
  plainRate,
  rateInterval,
} from '../../src/domain/evaluation.ts'

const exposure = fc.integer({ min: 0, max: 20_000 })
const kwitansi = fc.integer({ min: 0, max: 2_000 })

describe('the rate', () => {
  test('is kwitansi per hundred of exposure, 0 where nothing was exposed', () => {
    expect(plainRate(6, 300)).toBe(2)
    expect(plainRate(5, 0)).toBe(0)
  })
})

describe('the interval', () => {
  test('contains the plain rate of a product that sells as its category does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 20_000 }), (count, shown) => {
        const own = { kwitansi: count, exposure: shown }
        const [low, high] = rateInterval(own, { kwitansi: count * 10, exposure: shown * 10 })
        expect(low).toBeLessThan(plainRate(count, shown))
        expect(high).toBeGreaterThan(plainRate(count, shown))
      }),
    )
  })

  test('narrows as exposure grows at the same rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 50 }),
        (perHundred, hundreds) => {
          const category = { kwitansi: perHundred, exposure: 100 }
          const width = (times: number) => {
            const [low, high] = rateInterval(
              { kwitansi: perHundred * times, exposure: 100 * times },
              category,
            )
            return high - low
          }
          expect(width(hundreds + 1)).toBeLessThan(width(hundreds))
        },
      ),
    )
  })

  test('is never below zero and never upside down, whatever was counted', () => {
    fc.assert(
      fc.property(kwitansi, exposure, kwitansi, exposure, (count, shown, all, allShown) => {
        const [low, high] = rateInterval(
          { kwitansi: count, exposure: shown },
          { kwitansi: all, exposure: allShown },
        )
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeGreaterThan(low)
        expect(Number.isFinite(high)).toBe(true)
      }),
    )
  })

  test('of a product hardly shown stays near its category: one lucky kwitansi lifts nobody to the top', () => {
    const category = { kwitansi: 200, exposure: 10_000 }
    const [lucky] = rateInterval({ kwitansi: 1, exposure: 2 }, category)
    const [proven] = rateInterval({ kwitansi: 60, exposure: 1_500 }, category)
    expect(lucky).toBeLessThan(proven)
  })

  test('is that of the Gamma distribution, within one part in fifty', () => {
    // 5 % and 95 % of Gamma(shape 10, rate 1), from tables of chi-square with 20 degrees of freedom, halved.
    const [low, high] = rateInterval({ kwitansi: 9.5, exposure: 40 }, { kwitansi: 0, exposure: 1 })
    expect(Math.abs(low / 5.4254 - 1)).toBeLessThan(0.02)
    expect(Math.abs(high / 15.7052 - 1)).toBeLessThan(0.02)
    // The category counts like 60 of the product's own exposure.
    const shrunk = rateInterval({ kwitansi: 3.5, exposure: 40 }, { kwitansi: 20, exposure: 200 })
    expect(shrunk.map(bound => bound.toFixed(9))).toEqual([low, high].map(bound => bound.toFixed(9)))
  })
})

describe('enough', () => {
  test('is what is needed and no less', () => {
    expect(hasEnough(ENOUGH_EXPOSURE)).toBe(true)
    expect(hasEnough(ENOUGH_EXPOSURE - 0.1)).toBe(false)
    fc.assert(fc.property(exposure, shown => hasEnough(shown + neededExposure(shown))))
    expect(neededExposure(ENOUGH_EXPOSURE + 50)).toBe(0)
    expect([neededExposure(ENOUGH_EXPOSURE - 0.5), neededExposure(0)]).toEqual([1, 300])
  })
})
