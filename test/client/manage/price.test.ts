/** What counts as a price, and what is refused rather than guessed. */
import { expect, test } from 'vitest'
import { readPrice } from '../../../src/client/manage/price.ts'

test('whole rupiah are read plainly, with dots for thousands and with Rp', () => {
  for (const text of ['25000', '25.000', 'Rp25.000', ' rp 25.000 ']) {
    expect(readPrice(text, false)).toEqual({ ok: true, price: 25_000 })
  }
  expect(readPrice('50.000.000', false)).toEqual({ ok: true, price: 50_000_000 })
})

test.each([
  'Rp 25.000,-',
  'Rp. 25.000,--',
  'IDR 25,000',
  '25000,-',
  '25 000',
  '25\u00A0000',
  '25.000,00',
  '25,000.00',
  '２５．０００',
  'Ｒｐ２５，０００',
  '٢٥٠٠٠',
  '\u200BRp\u202F25.000\uFEFF',
])('%j is Rp25.000 as people write it', text => {
  expect(readPrice(text, false)).toEqual({ ok: true, price: 25_000 })
})

test('what is not whole rupiah is refused', () => {
  for (const text of [
    '',
    '-5',
    '12,5',
    '1e6',
    '25.00',
    '2.5000',
    '25.000.00',
    '25,000,00',
    '25.000 000',
    '25,00',
    '25.000,50',
    '25.000,',
    '25rb',
    'Rp',
    '25-000',
    '½',
    '0x10',
    '0.500',
  ]) {
    expect(readPrice(text, true)).toEqual({ ok: false, reason: 'form' })
  }
})

test('a price lies above Rp0, unless complimentary, and within what one order may cost', () => {
  expect(readPrice('0', false)).toEqual({ ok: false, reason: 'nothing' })
  expect(readPrice('0', true)).toEqual({ ok: true, price: 0 })
  expect(readPrice('50.000.001', false)).toEqual({ ok: false, reason: 'most' })
  expect(readPrice('9'.repeat(400), false)).toEqual({ ok: false, reason: 'most' })
})
