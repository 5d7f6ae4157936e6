import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  businessDay,
  businessDayStart,
  DAY_MINUTES,
  DAY_MS,
  isDateText,
  localDate,
  localTime,
  nextDate,
  toMilliseconds,
  toMinute,
  toTimestamp,
  ZONE_NAMES,
  ZONES,
} from '../../src/domain/time.ts'

const zone = fc.constantFrom(...ZONES)
const closingHour = fc.integer({ min: 0, max: 23 })
const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) })
const at = (text: string) => toMilliseconds(text)

describe('the wall clock', () => {
  test.each([
    ['Asia/Jakarta', '23:30', '2026-11-24'],
    ['Asia/Makassar', '00:30', '2026-11-25'],
    ['Asia/Jayapura', '01:30', '2026-11-25'],
  ] as const)('in %s half past four in the afternoon UTC is %s of %s', (here, time, date) => {
    expect(localTime(at('2026-11-24T16:30:00.000Z'), here)).toBe(time)
    expect(localDate(at('2026-11-24T16:30:00.000Z'), here)).toBe(date)
  })

  test('agrees with the calendar of the world in every zone', () => {
    fc.assert(
      fc.property(instant, zone, (ms, here) => {
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone: here, dateStyle: 'short' })
        expect(localDate(ms, here)).toBe(format.format(ms))
      }),
    )
  })
})

describe('the business day', () => {
  test('turns at the closing hour on the wall, not at midnight', () => {
    const before = at('2026-11-24T19:59:59.999Z')
    expect(businessDay(before, 'Asia/Makassar', 4)).toBe('2026-11-24')
    expect(businessDay(before + 1, 'Asia/Makassar', 4)).toBe('2026-11-25')
  })

  test('with closing hour 0 is the calendar day', () => {
    const midnight = at('2026-11-24T16:00:00.000Z')
    expect(businessDay(midnight - 1, 'Asia/Makassar', 0)).toBe('2026-11-24')
    expect(businessDay(midnight, 'Asia/Makassar', 0)).toBe('2026-11-25')
  })

  test('holds every instant exactly once, between its start and the next one', () => {
    fc.assert(
      fc.property(instant, zone, closingHour, (ms, here, hour) => {
        const day = businessDay(ms, here, hour)
        const start = businessDayStart(day, here, hour)
        expect(start).toBeLessThanOrEqual(ms)
        expect(ms).toBeLessThan(businessDayStart(nextDate(day), here, hour))
        expect(businessDayStart(nextDate(day), here, hour) - start).toBe(DAY_MS)
      }),
    )
  })
})

describe('dates and timestamps', () => {
  test.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2027-02-28', '2027-03-01'],
  ])('after %s comes %s', (date, next) => {
    expect(nextDate(date)).toBe(next)
    expect(nextDate(next, -1)).toBe(date)
  })

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '20261101',
    'today',
    '2026-11-24T00:00:00Z',
    '12026-11-24',
    '+012026-11',
    '',
  ])('%j is no date', text => {
    expect(isDateText(text)).toBe(false)
  })

  test('every real date is one', () => {
    fc.assert(fc.property(instant, ms => isDateText(toTimestamp(ms).slice(0, 10))))
    expect(isDateText('2028-02-29')).toBe(true)
  })

  test('timestamps sort as the instants do and come back unchanged', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(toTimestamp(a) < toTimestamp(b)).toBe(a < b)
        expect(toMilliseconds(toTimestamp(a))).toBe(a)
      }),
    )
  })

  test('a zone is called as people call it, and a day is a day', () => {
    expect(ZONES.map(here => ZONE_NAMES[here])).toEqual(['WIB', 'WITA', 'WIT'])
    expect([DAY_MINUTES, DAY_MS]).toEqual([1_440, 86_400_000])
  })

  test('an entry tells its time to the minute and never a later one', () => {
    expect(toMinute(at('2026-11-24T16:30:59.999Z'))).toBe('2026-11-24T16:30:00Z')
  })
})
