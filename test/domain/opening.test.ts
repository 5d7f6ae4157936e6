import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isServed, servedBetween, servedFrom } from '../../src/domain/hours.ts'
import {
  hoursAround,
  hoursOn,
  type Opening,
  openingFaults,
  openingOf,
  weekOf,
} from '../../src/domain/opening.ts'
import type { DayHours } from '../../src/domain/outlet.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, nextDate } from '../../src/domain/time.ts'

/** A Tuesday. */
const TODAY = '2026-11-24'
const at = (time: string, date = TODAY) => Date.parse(`${date}T${time}:00+08:00`)
const DAY = { fromHour: 7, toHour: 22 }
const LATE = { fromHour: 18, toHour: 2 }
/** Late on Fridays and Saturdays, closed on Sundays. */
const BAR: Opening = {
  zone: 'Asia/Makassar',
  service: DAY,
  week: [DAY, DAY, DAY, DAY, LATE, LATE, null],
  holidays: [
    { from: '2026-12-24', to: '2026-12-26', hours: null, name: 'Natal' },
    { from: '2026-12-31', to: '2026-12-31', hours: { fromHour: 7, toHour: 4 }, name: 'Malam tahun baru' },
  ],
}

describe('an outlet with a week and holidays', () => {
  test.each([
    ['a weekday', '2026-11-24', DAY],
    ['a Friday', '2026-11-27', LATE],
    ['a Sunday', '2026-11-29', null],
    ['a holiday', '2026-12-25', null],
    ['a holiday with hours of its own', '2026-12-31', { fromHour: 7, toHour: 4 }],
  ])('on %s', (_, date, hours) => expect(hoursOn(BAR, date)).toEqual(hours))

  test.each([
    ['in the night after a late day', '01:30', '2026-11-28', true],
    ['after it', '02:00', '2026-11-28', false],
    ['on the closed day', '12:00', '2026-11-29', false],
    ['in the first night of the closed day, which is still the day before’s', '01:00', '2026-11-29', true],
    ['on a holiday', '12:00', '2026-12-25', false],
    ['in the new year', '03:00', '2027-01-01', true],
  ])('somebody serves %s: at %s on %s %s', (_, time, date, is) => {
    const ms = at(time, date)
    expect(isServed(hoursAround(BAR, ms), ms)).toBe(is)
  })

  test('says when somebody serves again, over a closed day and over holidays', () => {
    const again = (ms: number) => servedFrom(hoursAround(BAR, ms), ms)
    expect(again(at('03:00', '2026-11-29'))).toBe(at('07:00', '2026-11-30'))
    expect(again(at('23:00', '2026-12-23'))).toBe(at('07:00', '2026-12-28'))
  })

  test('closed for a year, it still says when it opens', () => {
    const away: Opening = {
      ...BAR,
      holidays: [{ from: '2026-11-01', to: '2027-10-31', hours: null, name: 'Renovasi' }],
    }
    expect(servedFrom(hoursAround(away, at('12:00')), at('12:00'))).toBe(at('07:00', '2027-11-01'))
  })

  test('tells the day’s own hours as the ordinary ones, for who knows no others', () => {
    expect(hoursAround(BAR, at('12:00', '2026-11-27')).service).toEqual(LATE)
    expect(hoursAround(BAR, at('12:00', '2026-11-24')).service).toEqual(DAY)
    // Who knows no closed days hears the ordinary hours; an order for then is refused by the server.
    expect(hoursAround(BAR, at('12:00', '2026-11-29')).service).toEqual(DAY)
  })

  test('of which each day is alike is told as before there were weeks', () => {
    const plain: Opening = { zone: 'Asia/Makassar', service: DAY }
    expect(hoursAround(plain, at('12:00'))).toEqual(plain)
  })
})

const hour = fc.integer({ min: 0, max: 23 })
const hours = fc.option(
  fc
    .tuple(hour, fc.integer({ min: 0, max: 24 }))
    .map(([fromHour, toHour]): DayHours => ({ fromHour, toHour })),
)
const week = fc.array(hours, { minLength: 7, maxLength: 7 }).filter(days => days.some(day => day !== null))

test('minutes in which orders were taken: none is counted twice, and each as it is asked for by itself', () => {
  fc.assert(
    fc.property(week, hour, (days, from) => {
      const opening: Opening = { zone: 'Asia/Makassar', service: DAY, week: days }
      const fromMs = at('00:00') + from * HOUR_MS
      const around = hoursAround(opening, fromMs)
      const spans = servedBetween(around, fromMs, fromMs + DAY_MS)
      spans.forEach(([begins, ends], i) => {
        expect(begins).toBeLessThan(ends)
        expect(begins).toBeGreaterThan(spans[i - 1]?.[1] ?? -1)
      })
      for (let minute = 30; minute < 24 * 60; minute += 60) {
        const isIn = spans.some(([begins, ends]) => begins <= minute && minute < ends)
        expect(isIn).toBe(isServed(around, fromMs + minute * MINUTE_MS))
      }
    }),
    { numRuns: 60 },
  )
})

test('what is told of near days is what holds on them', () => {
  fc.assert(
    fc.property(week, fc.integer({ min: 0, max: 13 }), (days, ahead) => {
      const opening: Opening = { zone: 'Asia/Makassar', service: DAY, week: days }
      const { service, days: others = {} } = hoursAround(opening, at('12:00'))
      const date = nextDate(TODAY, ahead)
      const { [date]: told = service } = others
      expect(told).toEqual(hoursOn(opening, date))
    }),
  )
})

describe('a week that is kept', () => {
  test('is the week that is read', () => {
    fc.assert(
      fc.property(week, days => {
        expect(weekOf(openingOf(days, []))).toEqual(days)
      }),
    )
  })

  test('of seven like days is none', () => {
    expect(openingOf([DAY, DAY, DAY, DAY, DAY, DAY, DAY], [])).toEqual({ service: DAY })
  })

  const plain = [DAY, DAY, DAY, DAY, DAY, DAY, DAY] as const
  const day = (from: string, to = from, hours: DayHours | null = null) => ({ from, to, hours })
  test.each([
    ['from an hour to itself', [{ fromHour: 7, toHour: 7 }, ...plain.slice(1)], [], '/week/0 same-hours'],
    ['closed on every day', [null, null, null, null, null, null, null], [], '/week all-closed'],
    ['with a holiday backwards', plain, [day('2026-12-25', '2026-12-24')], '/holidays/0/to backwards'],
    [
      'with two holidays on one day',
      plain,
      [day('2026-12-24', '2026-12-26'), day('2026-12-25')],
      '/holidays/1/from overlap',
    ],
    [
      'with a holiday from an hour to itself',
      plain,
      [day('2026-12-24', '2026-12-24', { fromHour: 9, toHour: 9 })],
      '/holidays/0/hours same-hours',
    ],
  ] as const)('%s is refused where it stands', (_, week, holidays, fault) => {
    expect(openingFaults({ week, holidays }).map(({ pointer, reason }) => `${pointer} ${reason}`)).toEqual([
      fault,
    ])
  })
})
