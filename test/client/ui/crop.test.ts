/** The square that is taken lies within the picture, whatever is asked for, and the picture follows the finger. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MIDDLE, moved, squareOf, ZOOM_MAX } from '../../../src/client/ui/photos/crop.ts'

const size = fc.record({
  width: fc.integer({ min: 320, max: 8_000 }),
  height: fc.integer({ min: 320, max: 8_000 }),
})
const any = fc.double({ min: -3, max: 9, noNaN: true })
const crop = fc.record({ zoom: any, x: any, y: any })

test('it lies within the picture and is no smaller than the nearest look', () => {
  fc.assert(
    fc.property(size, crop, (of, wish) => {
      const { left, top, side } = squareOf(wish, of)
      const least = Math.min(of.width, of.height) / ZOOM_MAX
      const slack = 1e-6
      return (
        side >= least - slack &&
        left >= 0 &&
        top >= 0 &&
        left + side <= of.width + slack &&
        top + side <= of.height + slack
      )
    }),
  )
})

test('at first it is as much as fits, from the middle', () => {
  expect(squareOf(MIDDLE, { width: 900, height: 600 })).toEqual({ left: 150, top: 0, side: 600 })
})

test('drawn to the right by half a frame, what was further left is seen', () => {
  const of = { width: 1200, height: 600 }
  const before = squareOf(MIDDLE, of)
  const after = squareOf(moved(MIDDLE, of, 0.25, 0), of)
  expect(before.left - after.left).toBeCloseTo(before.side * 0.25)
  expect(after.top).toBe(before.top)
})

test('where nothing is left over, nothing moves', () => {
  expect(moved(MIDDLE, { width: 600, height: 600 }, 0.4, -0.4)).toEqual(MIDDLE)
})
