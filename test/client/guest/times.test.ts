import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Hours,
  isServed,
  slots,
  todayAt,
  wallTime,
  wholeHour,
  written,
} from '../../../src/client/guest/screens/times.ts'
import { HOUR_MS, localDate, localTime, MINUTE_MS, ZONES } from '../../../src/domain/time.ts'

const HOTEL: Hours = { zone: 'Asia/Makassar', service: { fromHour: 7, toHour: 22 } }
/** Open until midnight. */
const LATE: Hours = { zone: 'Asia/Makassar', service: { fromHour: 7, toHour: 24 } }

/** That time on the wall in Balikpapan. */
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`)

describe('half hours at which goods can be brought', () => {
  test('before opening they begin with the service', () => {
    const times = slots(HOTEL, at('05:10'))
    expect([times[0], times.at(-1), times.length]).toEqual(['07:00', '22:00', 31])
  })

  test.each([
    ['12:00', '12:30'],
    ['12:01', '13:00'],
    ['12:30', '13:00'],
    ['06:30', '07:00'],
    ['06:31', '07:30'],
  ])('at %s the first is %s: nobody brings within half an hour', (now, first) => {
    expect(slots(HOTEL, at(now))[0]).toBe(first)
  })

  test.each([
    ['21:30', ['22:00']],
    ['21:31', []],
    ['23:59', []],
  ])('at %s what is left is %j', (now, left) => {
    expect(slots(HOTEL, at(now))).toEqual(left)
  })

  test('tomorrow is no time of today, even where the service goes on until midnight', () => {
    expect(slots(LATE, at('22:45'))).toEqual(['23:30'])
    expect(slots(LATE, at('23:10'))).toEqual([])
    expect(slots(LATE, at('00:00'))[0]).toBe('07:00')
  })

  test('in every zone and at any moment each lies within the service, today, and far enough ahead', () => {
    const moments = fc.integer({ min: at('00:00'), max: at('00:00') + 24 * HOUR_MS })
    const services = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), services, moments, (zone, [fromHour, toHour], nowMs) => {
        const hours: Hours = { zone, service: { fromHour, toHour } }
        for (const time of slots(hours, nowMs)) {
          const ms = todayAt(hours, time, nowMs)
          expect(localTime(ms, zone)).toBe(time)
          expect(localDate(ms, zone)).toBe(localDate(nowMs, zone))
          expect(ms - nowMs).toBeGreaterThanOrEqual(30 * MINUTE_MS)
          expect(time >= `${String(fromHour).padStart(2, '0')}:00`).toBe(true)
          expect(time <= `${String(toHour).padStart(2, '0')}:00`).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

test("a time of today is the outlet's, whatever the day is in UTC", () => {
  expect(todayAt(HOTEL, '19:30', at('00:30'))).toBe(at('19:30'))
  expect(todayAt({ ...HOTEL, zone: 'Asia/Jakarta' }, '19:30', at('12:00'))).toBe(at('20:30'))
  expect(todayAt({ ...HOTEL, zone: 'Asia/Jayapura' }, '19:30', at('12:00'))).toBe(at('18:30'))
})

test.each([
  ['06:59', false],
  ['07:00', true],
  ['21:59', true],
  ['22:00', false],
])('at %s somebody serves: %s', (now, is) => {
  expect(isServed(HOTEL, at(now))).toBe(is)
})

test('times are written with a point, as on the wall', () => {
  expect(written('19:30')).toBe('19.30')
  expect(wallTime('2026-11-24T16:05:00.000Z', 'Asia/Makassar')).toBe('00.05')
  expect([wholeHour(7), wholeHour(24)]).toEqual(['07.00', '00.00'])
})
