import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exposedRoomNights, minutesShown, type Showing } from '../../src/domain/exposure.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts'

const FROM = Date.UTC(2026, 10, 24)
const TO = FROM + 24 * HOUR_MS
/** Sixteen hours in three spans. */
const OPEN = [
  [0, 120],
  [360, 600],
  [720, 1320],
] as const
const showing = (hours: number, live: boolean, inStock = live): Showing => ({
  at: FROM + hours * HOUR_MS,
  live,
  inStock,
})

describe('minutes shown in a day', () => {
  test.each<[string, Showing[], number, number, number]>([
    ['never placed', [], 0, 0, 0],
    ['live and in stock since yesterday', [showing(-5, true)], 1440, 1440, 960],
    ['switched off yesterday', [showing(-5, true), showing(-4, false)], 0, 0, 0],
    ['placed at noon', [showing(12, true)], 720, 720, 600],
    ['sold out at six', [showing(-1, true), showing(18, true, false)], 1440, 1080, 720],
    [
      'refilled after an hour',
      [showing(0, true), showing(6, true, false), showing(7, true)],
      1440,
      1380,
      900,
    ],
    ['there while nobody serves', [showing(2, true), showing(5, false)], 180, 180, 0],
    ['a change after the day', [showing(-1, true), showing(30, false)], 1440, 1440, 960],
    ['first placed after the day', [showing(30, true)], 0, 0, 0],
  ])('%s', (_, showings, liveMinutes, inStockMinutes, openMinutes) => {
    expect(minutesShown(showings, FROM, TO, OPEN)).toEqual({ liveMinutes, inStockMinutes, openMinutes })
  })

  test('are never more in stock than live, nor more than the day has', () => {
    const changes = fc.array(
      fc.record({
        minute: fc.integer({ min: -3000, max: 3000 }),
        live: fc.boolean(),
        inStock: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(changes, list => {
        const showings = list
          .map(({ minute, live, inStock }) => ({
            at: FROM + minute * MINUTE_MS,
            live,
            inStock: live && inStock,
          }))
          .sort((a, b) => a.at - b.at)
        const { liveMinutes, inStockMinutes, openMinutes } = minutesShown(showings, FROM, TO, OPEN)
        expect(openMinutes).toBeLessThanOrEqual(inStockMinutes)
        expect(inStockMinutes).toBeLessThanOrEqual(liveMinutes)
        expect(liveMinutes).toBeLessThanOrEqual(1440)
        const noon = FROM + 12 * HOUR_MS
        const halves =
          minutesShown(showings, FROM, noon, OPEN).liveMinutes +
          minutesShown(showings, noon, TO, OPEN).liveMinutes
        expect(halves).toBe(liveMinutes)
      }),
    )
  })
})

describe('exposed room-nights', () => {
  test('are occupied rooms by the share of the day in stock', () => {
    expect(exposedRoomNights(10, 1440, 1440)).toBe(10)
    expect(exposedRoomNights(10, 720, 1440)).toBe(5)
    expect(exposedRoomNights(0, 1440, 1440)).toBe(0)
  })

  test('are none of a day without minutes, and never more than the rooms', () => {
    expect(exposedRoomNights(10, 720, 0)).toBe(0)
    expect(exposedRoomNights(10, 2000, 1440)).toBe(10)
    expect(exposedRoomNights(10, 0, -1)).toBe(0)
  })
})
