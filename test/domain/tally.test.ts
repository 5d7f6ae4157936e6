import { describe, expect, test } from 'vitest'
import { ANY_PRODUCT, OVERLAP, type TallyOf, talliesOf } from '../../src/domain/tally.ts'

const line = (product: string, terms: 'consigned' | 'bought' | 'complimentary', quantity = 1) => ({
  product,
  terms,
  quantity,
  amount: terms === 'complimentary' ? 0 : quantity * 1_000,
})
const of = (tallies: readonly TallyOf[], product: string, key: 'kwitansi' | 'complimentary' | 'voided') =>
  tallies.filter(tally => tally.product === product).reduce((sum, tally) => sum + tally[key], 0)

describe('the tallies of a kwitansi', () => {
  const twice = [line('a/x', 'consigned', 2), line('a/x', 'bought'), line('a/x', 'complimentary')]

  test('count it once for a product that it has twice under the same terms', () => {
    expect(talliesOf([line('a/x', 'consigned', 2), line('a/x', 'consigned')], false)).toEqual([
      {
        product: 'a/x',
        scope: 'consigned',
        kwitansi: 1,
        complimentary: 0,
        voided: 0,
        units: 3,
        rupiah: 3_000,
      },
      {
        product: ANY_PRODUCT,
        scope: 'consigned',
        kwitansi: 1,
        complimentary: 0,
        voided: 0,
        units: 0,
        rupiah: 0,
      },
    ])
  })

  test('count it once for all paid terms together, once for each, and what it gave away apart', () => {
    const tallies = talliesOf(twice, false)
    expect(of(tallies, 'a/x', 'kwitansi')).toBe(1)
    expect(of(tallies, 'a/x', 'complimentary')).toBe(1)
    const paid = tallies.filter(({ product, scope }) => product === 'a/x' && scope === 'bought')
    expect(paid).toMatchObject([{ kwitansi: 1, units: 1, rupiah: 1_000 }])
  })

  test('count it once when void, whatever the terms, and nothing else of it', () => {
    const tallies = talliesOf(twice, true)
    expect(of(tallies, 'a/x', 'voided')).toBe(1)
    expect(of(tallies, ANY_PRODUCT, 'voided')).toBe(1)
    expect(tallies.filter(({ scope }) => scope !== OVERLAP).map(({ voided }) => voided)).toEqual([
      1, 1, 1, 1, 1, 1,
    ])
    expect(
      tallies.every(({ kwitansi, complimentary, rupiah }) => kwitansi + complimentary + rupiah === 0),
    ).toBe(true)
  })

  test('count it once among all that were sold, gifts included', () => {
    const tallies = talliesOf([line('a/x', 'consigned'), line('b/y', 'complimentary')], false)
    expect(of(tallies, ANY_PRODUCT, 'kwitansi')).toBe(1)
  })
})

test('what stands for every product, and for what is too much, is what tables have had from the first day', () => {
  expect([ANY_PRODUCT, OVERLAP]).toEqual(['', 'overlap'])
})
