import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/domain/document.ts'
import { suspicionsOf } from '../../../src/domain/reading/suspicions.ts'

const TEA = 'ibu/tea'
const MAT = 'ibu/mat'
const line = (product: string) => ({
  product,
  name: product,
  seller: 'ibu',
  terms: 'consigned' as const,
  quantity: 1,
  unitPrice: 1,
  amount: 1,
})

/** `minute`: after noon; each to a stay of its own, tapped by a guest and brought after nine minutes. */
function kwitansi(number: number, minute: number, more: object = {}): Entry {
  const at = new Date(Date.UTC(2026, 7, 1, 4, minute)).toISOString()
  return {
    v: 2,
    kind: 'kwitansi',
    outlet: 'hotel',
    number,
    issuedAt: `${at.slice(0, 19)}Z`,
    lines: [line(TEA)],
    total: 1,
    payment: 'room',
    stay: `stay-${number}`,
    detail: 'd',
    source: 'stay',
    by: 'guest',
    waitMinutes: 9,
    ...more,
  } as Entry
}

const voids = (number: number, of: number, minute: number): Entry =>
  ({ ...kwitansi(number, minute), kind: 'void', voids: of, reason: 'other' }) as unknown as Entry

const found = (...entries: Entry[]) => suspicionsOf(entries, issuedAt => issuedAt.slice(0, 10))
const series = (count: number, more: (at: number) => object = () => ({}), apart = 30) =>
  Array.from({ length: count }, (_, at) => kwitansi(at + 1, at * apart, more(at)))

describe('an oddity', () => {
  test('is five kwitansi of a product in ten minutes, and not four, nor five in eleven', () => {
    expect(found(...series(5, undefined, 2), kwitansi(6, 60))).toEqual([
      { why: 'burst', product: TEA, numbers: [1, 2, 3, 4, 5] },
    ])
    expect(found(...series(4, undefined, 2))).toEqual([])
    expect(found(...series(4, undefined, 2), kwitansi(5, 11))).toEqual([])
    expect(found(...series(5, at => ({ lines: [line(at < 4 ? TEA : MAT)] }), 2))).toEqual([])
  })

  test('is one stay with four kwitansi of a product that stand, in one day', () => {
    const one = () => ({ stay: 'one' })
    expect(found(...series(4, one))).toEqual([{ why: 'one-stay', product: TEA, numbers: [1, 2, 3, 4] }])
    expect(found(...series(3, one), kwitansi(4, 1_440, one()))).toEqual([])
    expect(found(...series(4, one), voids(5, 2, 300))).toEqual([])
  })

  test('is an order that a stay had within a minute; at a counter that is how one buys', () => {
    expect(found(kwitansi(1, 0, { waitMinutes: 0 }), kwitansi(2, 30, { waitMinutes: 1 }))).toEqual([
      { why: 'at-once', product: TEA, numbers: [1] },
    ])
    expect(found(kwitansi(1, 0, { waitMinutes: 0, source: 'visit' }))).toEqual([])
  })

  test('is a kwitansi in the place of one that was void within the hour', () => {
    const again = kwitansi(3, 90, { replaces: 1 })
    expect(found(kwitansi(1, 0), voids(2, 1, 60), again)).toEqual([
      { why: 'reissued', product: TEA, numbers: [3] },
    ])
    expect(found(kwitansi(1, 0), voids(2, 1, 61), again)).toEqual([])
  })

  test('is a product that the desk types three times as often as the outlet’s others', () => {
    const others = Array.from({ length: 20 }, (_, at) => kwitansi(at + 100, at * 30, { lines: [line(MAT)] }))
    const typed = { why: 'typed', product: TEA, numbers: [1, 2, 3, 4, 5] }
    expect(found(...series(5, () => ({ by: 'desk' })), ...others)).toEqual([typed])
    expect(found(...series(5, () => ({ by: 'phone' })), ...others)).toEqual([typed])
    expect(found(...series(4, () => ({ by: 'desk' })), ...others)).toEqual([])
    expect(found(...series(5, () => ({ by: 'desk' })))).toEqual([])
  })

  test('is told of entries of the first version as far as they know of it', () => {
    const first = (entry: Entry): Entry => {
      const { source: _, by: __, waitMinutes: ___, ...rest } = entry as unknown as Record<string, unknown>
      return { ...rest, v: 1 } as unknown as Entry
    }
    expect(found(...series(5, () => ({ stay: 'one' }), 2).map(first)).map(({ why }) => why)).toEqual([
      'burst',
      'one-stay',
    ])
  })
})
