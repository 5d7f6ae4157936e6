import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figuresIn, tellsTheSame } from '../../../src/client/ui/figures.ts'
import { formatRupiah } from '../../../src/domain/money.ts'

test.each([
  ['Rp125.000', ['125000']],
  ['IDR 125,000', ['125000']],
  ['125\u202f000 Rp', ['125000']],
  ['१२५.०००', ['125000']],
  ['١٢٥٬٠٠٠ روبية', ['125000']],
  ['Rp125.000,00', ['125000', '00']],
  ['19.30', ['19', '30']],
  ['5 × Amplang, Rp1.250.000', ['5', '1250000']],
  ['Gratis', []],
])('%s tells %j', (text, figures) => {
  expect([...figuresIn(text)]).toEqual(figures)
})

test('every price tells itself and no other', () => {
  const rupiah = fc.integer({ min: 1, max: 50_000_000 })
  fc.assert(
    fc.property(rupiah, rupiah, (one, other) => {
      expect(tellsTheSame(formatRupiah(one), String(one))).toBe(true)
      expect(tellsTheSame(formatRupiah(one), formatRupiah(other))).toBe(one === other)
    }),
  )
})
