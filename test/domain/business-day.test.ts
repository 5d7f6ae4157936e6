import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comingHour, dayAt, dayStart, type Turning, turnAt } from '../../src/domain/business-day.ts'
import { DAY_MS, HOUR_MS, nextDate, ZONES } from '../../src/domain/time.ts'

const at = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`)
const HOTEL: Turning = { zone: 'Asia/Makassar', closingHour: 4 }

describe('the hour at which the day turns', () => {
  test('is another from the next day on: what was issued today stays of today', () => {
    const closings = turnAt(HOTEL, 6, at('2026-11-24', '11:00'))
    expect(closings).toEqual([{ from: '2026-11-25', hour: 6 }])
    const hotel = { ...HOTEL, closings }
    expect(dayAt(hotel, at('2026-11-25', '05:00'))).toBe('2026-11-24')
    expect(dayAt(hotel, at('2026-11-25', '06:00'))).toBe('2026-11-25')
    expect(dayStart(hotel, '2026-11-24')).toBe(at('2026-11-24', '04:00'))
  })

  test('never lies behind: an earlier hour that has passed today holds from the day after', () => {
    const late: Turning = { ...HOTEL, closingHour: 23 }
    const nowMs = at('2026-11-25', '10:00')
    expect(dayAt(late, nowMs)).toBe('2026-11-24')
    const hotel = { ...late, closings: turnAt(late, 4, nowMs) }
    expect(hotel.closings).toEqual([{ from: '2026-11-26', hour: 4 }])
    expect(dayAt(hotel, nowMs)).toBe('2026-11-24')
  })

  test('that was to come and is thought better of is forgotten', () => {
    const nowMs = at('2026-11-24', '11:00')
    const hotel = { ...HOTEL, closings: turnAt(HOTEL, 6, nowMs) }
    expect(comingHour(hotel)).toBe(6)
    expect(turnAt(hotel, 4, nowMs)).toEqual([])
    expect(turnAt(hotel, 5, nowMs)).toEqual([{ from: '2026-11-25', hour: 5 }])
  })

  test('that is to come tonight stays once the day is longer by it', () => {
    const hotel = { ...HOTEL, closings: turnAt(HOTEL, 6, at('2026-11-24', '11:00')) }
    const nowMs = at('2026-11-25', '05:00')
    const closings = turnAt(hotel, 4, nowMs)
    expect(closings).toEqual([
      { from: '2026-11-25', hour: 6 },
      { from: '2026-11-26', hour: 4 },
    ])
    expect(dayAt({ ...HOTEL, closings }, nowMs)).toBe('2026-11-24')
  })

  /** The hour is changed now and then, a while after the last change each time. */
  const changes = fc.array(
    fc.record({ hour: fc.integer({ min: 0, max: 23 }), afterMs: fc.integer({ min: 0, max: 5 * DAY_MS }) }),
    { maxLength: 6 },
  )
  const START = Date.UTC(2026, 10, 24, 3)

  function changed(zone: (typeof ZONES)[number], made: readonly { hour: number; afterMs: number }[]) {
    let nowMs = START
    let outlet: Turning = { zone, closingHour: 4 }
    const asked: [number, string][] = []
    for (const { hour, afterMs } of made) {
      nowMs += afterMs
      asked.push([nowMs, dayAt(outlet, nowMs)])
      outlet = { ...outlet, closings: turnAt(outlet, hour, nowMs) }
    }
    return { outlet, asked }
  }

  test('however often it changes, days follow each other without a hole, and no moment is of two', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), changes, (zone, made) => {
        const { outlet } = changed(zone, made)
        for (let date = '2026-11-20'; date < '2027-01-05'; date = nextDate(date)) {
          const [from, to] = [dayStart(outlet, date), dayStart(outlet, nextDate(date))]
          expect(from).toBeLessThan(to)
          expect(to - from).toBeLessThan(2 * DAY_MS)
          expect([dayAt(outlet, from), dayAt(outlet, to - 1)]).toEqual([date, date])
        }
      }),
    )
  })

  test('no change makes what was issued before it of another day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), changes, (zone, made) => {
        const { outlet, asked } = changed(zone, made)
        for (const [ms, day] of asked) expect(dayAt(outlet, ms)).toBe(day)
      }),
    )
  })

  test('without a change it is as it always was', () => {
    for (let hours = 0; hours < 48; hours++) {
      const ms = START + hours * HOUR_MS
      expect(dayAt({ ...HOTEL, closings: [] }, ms)).toBe(dayAt(HOTEL, ms))
    }
  })
})
