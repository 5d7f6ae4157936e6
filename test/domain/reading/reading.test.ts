import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { without, wordOf } from '../../../src/domain/reading/bounded.ts'
import { BANDS, UNPLACED } from '../../../src/domain/reading/cell.ts'
import { GRID, meet, POINTS } from '../../../src/domain/reading/grid.ts'
import { cellsOfProduct } from '../../../src/domain/reading/matrix.ts'
import { type ReadProduct, read } from '../../../src/domain/reading/reading.ts'
import { cellOf, productOf, smallCity, withCell } from './small-city.ts'

const HOTEL = 2
const LEAST = 17
const city = smallCity()
const before = read(city).products

function of(rows: readonly ReadProduct[], product: number): ReadProduct {
  const row = rows.find(one => one.product === productOf(product))
  if (row === undefined) throw new Error('no such product')
  return row
}

/** With so many stays of a product said by one hotel. */
function saidBy(stays: number, product = LEAST): readonly ReadProduct[] {
  return read(withCell(city, cellOf(HOTEL, product, stays))).products
}

describe('a reading', () => {
  test('is the same in whatever order outlets, products and cells come', () => {
    const turned = {
      ...city,
      cells: [...city.cells].reverse(),
      products: [...city.products].reverse(),
      outlets: [...city.outlets].reverse(),
    }
    expect(JSON.stringify(read(turned).products)).toBe(JSON.stringify(before))
  })

  test('is the same to the byte in every engine', () => {
    const digest = createHash('sha256').update(JSON.stringify(before)).digest('hex')
    expect(digest).toMatchInlineSnapshot(`"069bc8f3cb182db7884a9014523bc4f12ec406cf3e240f0593057e000833f251"`)
  })

  test('puts what is liked before what is not, each dot within its line', () => {
    expect(of(before, 0).rank).toBeLessThanOrEqual(3)
    expect(of(before, LEAST).rank).toBeGreaterThanOrEqual(15)
    for (const { rate, interval, rankInterval, rank } of before) {
      expect(rate).toBeGreaterThanOrEqual(interval[0])
      expect(rate).toBeLessThanOrEqual(interval[1])
      expect(rank).toBeGreaterThanOrEqual(rankInterval[0])
      expect(rank).toBeLessThanOrEqual(rankInterval[1])
    }
  })

  test('says nothing sure of what nobody had the chance to take', () => {
    const shut = read({ ...city, cells: city.cells.filter(({ product }) => product !== productOf(3)) })
    expect(of(shut.products, 3)).toMatchObject({ exposure: 0, outlets: 0, proposal: 'watch' })
    expect(read({ ...city, cells: [] }).products).toHaveLength(18)
  })

  test('is told in kwitansi per 100 room-nights', () => {
    const double = read({ ...city, kwitansiPerStay: 2 }).products
    for (const [at, { rate }] of double.entries()) expect(rate).toBeCloseTo(2 * (before[at]?.rate ?? 0), 10)
    const said = city.cells.reduce((sum, { stays }) => sum + stays, 0)
    const mean = before.reduce((sum, { rate }) => sum + rate, 0) / before.length
    expect(mean).toBeGreaterThan((0.6 * 100 * said) / (city.cells.length * 2_000))
    expect(mean).toBeLessThan((1.4 * 100 * said) / (city.cells.length * 2_000))
  })
})

describe('one outlet’s word', () => {
  test('lifts a product the less, the further it is from all others’: a thousand no more than forty', () => {
    const gain = (stays: number) => of(before, LEAST).rank - of(saidBy(stays), LEAST).rank
    expect(gain(1_000)).toBeLessThanOrEqual(gain(6))
    expect(gain(1_000)).toBeLessThanOrEqual(3)
  })

  test('lifts no product further than half of what the others leave open, by whichever dose', () => {
    const centre = (weights: Float64Array) => meet(weights, GRID)
    for (const [product, dose] of [3, 6, 14].map(of => [LEAST, of] as const)) {
      const { model, products } = read(withCell(city, cellOf(HOTEL, product, dose)))
      const { sharp, bound } = model.posteriors[product] ?? {}
      if (sharp === undefined) throw new Error('no such product')
      const { power = 1 } = bound ?? {}
      const cell = cellsOfProduct(model.matrix, product)[0] + HOTEL
      const word = wordOf(new Float64Array(POINTS), model, cell, bound?.cell === cell ? power : 1)
      const others = without(new Float64Array(POINTS), sharp, word)
      const spread = Math.sqrt(
        meet(
          others,
          GRID.map(x => (x - centre(others)) ** 2),
        ),
      )
      expect(centre(sharp) - centre(others)).toBeLessThanOrEqual(0.5 * spread + 1e-9)
      const heard = of(products, product).leftOut[HOTEL]
      expect(heard?.suggested).toBeCloseTo((model.expected[cell] ?? 0) * meet(others, GRID.map(Math.exp)), 9)
    }
  })

  test('moves nobody else much, however large it is', () => {
    const after = saidBy(100_000)
    for (const [at, row] of before.entries())
      if (at !== LEAST) expect(Math.abs((after[at]?.rank ?? 0) - row.rank)).toBeLessThanOrEqual(2)
  })

  test('stands alone where the others suggest a fraction of it, and only there', () => {
    const marks = (rows: readonly ReadProduct[]) =>
      rows.flatMap(({ product, leftOut }) =>
        leftOut.flatMap(({ outlet, mark }) => (mark === null ? [] : [[product, outlet, mark]])),
      )
    expect(marks(before)).toEqual([])
    expect(marks(saidBy(240))).toEqual([[productOf(LEAST), `hotel-${HOTEL}`, 'alone']])
    expect(marks(saidBy(0, 0))).toEqual([[productOf(0), `hotel-${HOTEL}`, 'silent']])
    expect(of(saidBy(240), LEAST).leftOut[HOTEL]?.suggested).toBeLessThan(3)
  })

  test('never lowers a product by one stay more, as long as it is believed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 7 }), (product, outlet) => {
        const cell = city.cells.find(
          one => one.product === productOf(product) && one.outlet === `hotel-${outlet}`,
        )
        const more = cellOf(outlet, product, (cell?.stays ?? 0) + 1)
        const after = read(withCell(city, more)).products
        expect(of(after, product).rate).toBeGreaterThan(of(before, product).rate * 0.999)
      }),
      { numRuns: 12, seed: 15 },
    )
  })

  test('is told with what the others say alone, and with how much of all it is', () => {
    const { leftOut } = of(before, LEAST)
    expect(leftOut).toHaveLength(8)
    expect(leftOut.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10)
    for (const { belowMedian } of leftOut) expect(belowMedian).toBeGreaterThan(0.8)
  })
})

describe('what arithmetic cannot stop is told', () => {
  test('how few stays, at how many outlets, would turn a proposal', () => {
    const { proposal, turnedBy } = of(before, LEAST)
    expect(proposal).toBe('replace')
    expect(turnedBy).toEqual({ stays: expect.any(Number), outlets: expect.any(Number) })
    const [stays, outlets] = [turnedBy?.stays ?? 0, turnedBy?.outlets ?? 0]
    expect(outlets).toBe(Math.min(8, stays))
    expect(stays).toBeGreaterThan(3)
    const bought = (count: number) => ({
      ...city,
      cells: city.cells.map(cell => {
        const at = Number(cell.outlet.slice(-1))
        const more = Math.floor(count / 8) + (at < count % 8 ? 1 : 0)
        return cell.product === productOf(LEAST) ? { ...cell, stays: cell.stays + more } : cell
      }),
    })
    expect(of(read(bought(2 * stays + 4)).products, LEAST).proposal).not.toBe('replace')
    expect(of(before, 0)).toMatchObject({ proposal: 'keep', turnedBy: null })
  })
})

describe('a newcomer', () => {
  const fresh = (more: number) => ({
    ...city,
    products: city.products.map(shown =>
      shown.product === productOf(LEAST) ? { ...shown, isNew: true } : shown,
    ),
    cells: city.cells.map(cell =>
      cell.product === productOf(LEAST) ? cellOf(Number(cell.outlet.slice(-1)), LEAST, 0, more) : cell,
    ),
  })

  test('is on trial until it had its room-nights in eight hotels, and is judged like any other from then on', () => {
    expect(of(read(fresh(1_100)).products, LEAST)).toMatchObject({
      proposal: 'newcomer',
      reasons: [{ why: 'on-trial', exposure: 8_800, ofExposure: 9_000, outlets: 8, ofOutlets: 8 }],
    })
    expect(of(read(fresh(2_000)).products, LEAST).proposal).toBe('replace')
    const unsettled = {
      ...fresh(2_000),
      cells: fresh(2_000).cells.map(cell => ({
        ...cell,
        exposure: cell.exposure.map((of, band) =>
          band === UNPLACED ? of / 2 : band === BANDS - 1 ? (cell.exposure[UNPLACED] ?? 0) / 2 : of,
        ),
      })),
    }
    expect(of(read(unsettled).products, LEAST)).toMatchObject({
      proposal: 'newcomer',
      exposure: 16_000,
      settled: 8_000,
    })
  })
})

test('no more are replaced than there are places, the surest first', () => {
  const all = before.filter(({ proposal }) => proposal === 'replace')
  expect(all.length).toBeGreaterThan(1)
  const one = read(city, 1).products.filter(({ proposal }) => proposal === 'replace')
  expect(one).toHaveLength(1)
  expect(one[0]?.belowMedian).toBe(Math.max(...all.map(({ belowMedian }) => belowMedian)))
  const rest = read(city, 1).products.filter(({ reasons }) => reasons[0]?.why === 'no-place')
  expect(rest).toHaveLength(all.length - 1)
})
