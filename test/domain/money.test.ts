import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatInteger,
  formatRupiah,
  isRupiah,
  lineAmount,
  RUPIAH_MAX,
  sumRupiah,
} from '../../src/domain/money.ts'

const rupiah = fc.integer({ min: 0, max: RUPIAH_MAX })

describe('rupiah', () => {
  test.each([0, 1, 25_000, RUPIAH_MAX])('%d is whole rupiah', amount => {
    expect(isRupiah(amount)).toBe(true)
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, RUPIAH_MAX + 1, '25000', null])(
    '%s is not',
    amount => {
      expect(isRupiah(amount)).toBe(false)
    },
  )

  test('a sum is exact whatever the order of its parts', () => {
    fc.assert(
      fc.property(fc.array(rupiah, { maxLength: 400 }), amounts => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)
        expect(BigInt(sumRupiah(amounts))).toBe(exact)
        expect(sumRupiah([...amounts].reverse())).toBe(sumRupiah(amounts))
      }),
    )
  })

  test('a sum of what is not money is a bug, not a total', () => {
    expect(() => sumRupiah([25_000, 0.1])).toThrow(RangeError)
    expect(() => sumRupiah([25_000, -1])).toThrow(RangeError)
  })

  test('a line comes to quantity times price', () => {
    expect(lineAmount({ quantity: 3, unitPrice: 25_000 })).toBe(75_000)
  })
})

describe('rupiah on paper', () => {
  test.each([
    [0, 'Rp0'],
    [999, 'Rp999'],
    [1_000, 'Rp1.000'],
    [25_000, 'Rp25.000'],
    [1_250_000, 'Rp1.250.000'],
    [RUPIAH_MAX, 'Rp999.999.999.999'],
  ])('%d is written %s', (amount, text) => {
    expect(formatRupiah(amount)).toBe(text)
  })

  test('taking the dots out gives the number back', () => {
    fc.assert(
      fc.property(rupiah, amount => {
        expect(Number(formatInteger(amount).replaceAll('.', ''))).toBe(amount)
        expect(formatInteger(amount)).toMatch(/^\d{1,3}(\.\d{3})*$/)
      }),
    )
  })
})
