import { describe, expect, test } from 'vitest'
import { count, mostOf, TOLD_MAX, toldOf } from '../../src/domain/basket.ts'
import { LINE_QUANTITY_MAX } from '../../src/domain/order.ts'

const shelf = [
  { id: 'amplang', price: 25_000, left: 3 },
  { id: 'madu', price: 60_000, left: 0 },
  { id: 'gabin', price: 0, left: 9 },
] as const
const [amplang, , gabin] = shelf
const counted = (wanted: Record<string, number>) => count(wanted, shelf, ({ left }) => left)

describe('a basket', () => {
  test('comes to its pieces and their prices, in the order of the shelf', () => {
    expect(counted({ gabin: 2, amplang: 3 })).toEqual({
      lines: [
        { item: amplang, quantity: 3 },
        { item: gabin, quantity: 2 },
      ],
      pieces: 5,
      total: 75_000,
    })
  })

  test('counts no more than there is, and nothing that is gone or was never wanted', () => {
    expect(counted({ amplang: 4, madu: 1, kopi: 1 })).toEqual({
      lines: [{ item: amplang, quantity: 3 }],
      pieces: 3,
      total: 75_000,
    })
    expect(counted({ amplang: -1 })).toEqual({ lines: [], pieces: 0, total: 0 })
  })
})

test.each([
  [0, 0, 0],
  [TOLD_MAX - 1, TOLD_MAX - 1, TOLD_MAX - 1],
  [TOLD_MAX, TOLD_MAX, LINE_QUANTITY_MAX],
  [90, TOLD_MAX, LINE_QUANTITY_MAX],
])('of %i pieces anybody may know %i, and ask for as many as that tells: %i', (available, told, most) => {
  expect(toldOf(available)).toBe(told)
  expect(mostOf(toldOf(available))).toBe(most)
})
