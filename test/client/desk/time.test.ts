/** Times as a clerk reads them: those of the outlet's wall and of the server's day, whatever the terminal takes for them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  dateUnlessToday,
  dayTime,
  instantAt,
  shortDate,
  wallMoment,
  wallTime,
} from '../../../src/client/desk/time.ts'
import { learnNow } from '../../../src/client/platform/clock.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'

const ZONE = 'Asia/Makassar'
const LOCALE = 'id-ID'
/** 19.07 on the wall. */
const NOW = Date.parse('2026-11-24T11:07:00Z')

describe("by a terminal's clock that is wrong by a day", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW + DAY_MS })
    learnNow(new Headers({ date: new Date(NOW).toUTCString(), 'cache-control': 'no-store' }))
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test("a time of the server's day stands alone, and one of another day bears its date", () => {
    expect(dayTime(NOW, ZONE, 'id', LOCALE)).toBe('19.07')
    expect(dayTime(NOW + DAY_MS, ZONE, 'id', LOCALE)).toBe('Rab, 25 Nov, 19.07')
  })
})

test('a day turns at midnight on the wall, not in UTC', () => {
  expect(dateUnlessToday(NOW + 4 * HOUR_MS, NOW, ZONE, LOCALE)).toBeNull()
  expect(dateUnlessToday(NOW + 5 * HOUR_MS, NOW, ZONE, LOCALE)).toBe('Rab, 25 Nov')
})

test("a time is the wall's, as the language writes it", () => {
  expect([wallTime(NOW, ZONE, 'id'), wallTime(NOW, ZONE, 'en')]).toEqual(['19.07', '19:07'])
  expect(wallTime(NOW, 'Asia/Jayapura', 'id')).toBe('20.07')
  expect(wallMoment(NOW, ZONE, LOCALE)).toBe('Sel, 24 Nov, 19.07')
})

test('a date and a time on the wall are one instant', () => {
  expect(instantAt('2026-11-24', '19:07', ZONE)).toBe(NOW)
})

test('a calendar day has its own name in every zone', () => {
  expect(shortDate('2026-11-24', 'id')).toBe('Sel, 24 Nov')
})
