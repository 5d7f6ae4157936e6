/** Which order a kwitansi that came back without one can be of: all that stands on it was asked for, at that price. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { broughtBy } from '../../src/domain/restored.ts'

const line = (placementId: string, quantity: number, product = `a/${placementId}`, unitPrice = 1_000) => {
  return { placementId, product, quantity, unitPrice }
}
const ordered = [line('p', 3), line('q', 1), line('r', 2, 'a/p')]

test('says what was brought of each line, and of what was left behind nothing', () => {
  expect(broughtBy(ordered, [line('', 2, 'a/p')])).toEqual([
    { placementId: 'p', quantity: 2 },
    { placementId: 'q', quantity: 0 },
    { placementId: 'r', quantity: 0 },
  ])
})

test('is none where it is of another product, another price, or more than was asked for', () => {
  expect(broughtBy(ordered, [line('', 1, 'a/x')])).toBe(null)
  expect(broughtBy(ordered, [line('', 1, 'a/p', 2_000)])).toBe(null)
  expect(broughtBy(ordered, [line('', 4, 'a/p')])).toBe(null)
})

test('takes each line of the order for one of the paper', () => {
  expect(broughtBy(ordered, [line('', 1, 'a/p'), line('', 1, 'a/p'), line('', 1, 'a/p')])).toBe(null)
})

test('finds its own order again, whatever of it was brought', () => {
  const pieces = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 9 })), { minLength: 1 })
  fc.assert(
    fc.property(pieces, drawn => {
      const asked = drawn.map(([quantity], i) => line(`p${i}`, quantity))
      const brought = drawn.map(([quantity, of], i) => ({
        placementId: `p${i}`,
        quantity: Math.min(quantity, of),
      }))
      const paper = asked.flatMap((one, i) => {
        const { quantity = 0 } = brought[i] ?? {}
        return quantity === 0 ? [] : [{ ...one, quantity }]
      })
      expect(broughtBy(asked, paper)).toEqual(brought)
    }),
    { seed: 14, numRuns: 200 },
  )
})
