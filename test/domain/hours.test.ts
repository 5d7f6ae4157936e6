import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AHEAD_MAX_MS,
  callsFrom,
  dueAt,
  type Hours,
  IN_SIGHT_MS,
  isBroughtAt,
  isServed,
  servedFrom,
  slots,
} from '../../src/domain/hours.ts'
import type { Deliver } from '../../src/domain/order.ts'
import { DAY_MS, HOUR_MS, localTime, MINUTE_MS, toTimestamp, ZONES } from '../../src/domain/time.ts'

const at = (time: string, day = 24) => Date.parse(`2026-11-${day}T${time}:00+08:00`)
const open = (fromHour: number, toHour: number): Hours => ({
  zone: 'Asia/Makassar',
  service: { fromHour, toHour },
})
const HOTEL = open(7, 22)
const BAR = open(18, 2)
const ALL_DAY = open(0, 24)

/** On the wall, with a mark for each midnight that lies between. */
const told = (ms: number) =>
  `${'+'.repeat(ms >= at('00:00', 26) ? 2 : ms >= at('00:00', 25) ? 1 : 0)}${localTime(ms, 'Asia/Makassar')}`

describe('somebody serves', () => {
  test.each([
    ['06:59', HOTEL, false],
    ['07:00', HOTEL, true],
    ['21:59', HOTEL, true],
    ['22:00', HOTEL, false],
    ['17:59', BAR, false],
    ['18:00', BAR, true],
    ['23:59', BAR, true],
    ['00:00', BAR, true],
    ['01:59', BAR, true],
    ['02:00', BAR, false],
    ['00:00', ALL_DAY, true],
    ['23:59', ALL_DAY, true],
    ['23:59', open(7, 24), true],
    ['00:00', open(7, 24), false],
    ['23:59', open(7, 0), true],
    ['00:00', open(7, 0), false],
    ['03:00', open(5, 5), true],
  ] as const)('at %s, with the hours %j: %s', (time, hours, is) => {
    expect(isServed(hours, at(time))).toBe(is)
  })

  test.each([
    ['02:00', HOTEL, '07:00'],
    ['12:00', HOTEL, '12:00'],
    ['22:00', HOTEL, '+07:00'],
    ['23:20', HOTEL, '+07:00'],
    ['01:00', BAR, '01:00'],
    ['02:00', BAR, '18:00'],
    ['03:00', ALL_DAY, '03:00'],
  ] as const)('what is wanted at %s is begun with (%j) at %s', (time, hours, from) => {
    expect(told(servedFrom(hours, at(time)))).toBe(from)
  })

  test('until the stroke of the last hour, for what was asked for at it', () => {
    expect(isBroughtAt(HOTEL, at('22:00'))).toBe(true)
    expect(isBroughtAt(HOTEL, at('22:01'))).toBe(false)
    expect(isBroughtAt(HOTEL, at('06:59'))).toBe(false)
    expect(isBroughtAt(BAR, at('02:00'))).toBe(true)
  })

  test("on the outlet's wall, whichever zone that is in", () => {
    const noonInMakassar = at('07:30')
    expect(isServed({ ...HOTEL, zone: 'Asia/Makassar' }, noonInMakassar)).toBe(true)
    expect(isServed({ ...HOTEL, zone: 'Asia/Jakarta' }, noonInMakassar)).toBe(false)
    expect(isServed({ ...open(7, 8), zone: 'Asia/Jayapura' }, noonInMakassar)).toBe(false)
  })
})

describe('half hours that can be asked for', () => {
  test.each([
    ['12:00', '12:30'],
    ['12:01', '13:00'],
    ['12:30', '13:00'],
    ['06:30', '07:00'],
    ['06:31', '07:30'],
    ['05:10', '07:00'],
    ['21:30', '22:00'],
    ['21:31', '+07:00'],
    ['23:20', '+07:00'],
  ])('at %s begin with %s: nobody brings within half an hour', (now, first) => {
    expect(told(slots(HOTEL, at(now))[0] ?? 0)).toBe(first)
  })

  test('go on through the night where the service does', () => {
    expect(slots(BAR, at('22:45')).slice(0, 6).map(told)).toEqual([
      '23:30',
      '+00:00',
      '+00:30',
      '+01:00',
      '+01:30',
      '+02:00',
    ])
    expect(told(slots(BAR, at('22:45'))[6] ?? 0)).toBe('+18:00')
  })

  test('end before the guest leaves, and go on where the plan has been overtaken', () => {
    expect(slots(HOTEL, at('10:00'), at('12:00')).map(told)).toEqual(['10:30', '11:00', '11:30', '12:00'])
    expect(slots(HOTEL, at('11:50'), at('12:00'))).toEqual([])
    expect(told(slots(HOTEL, at('12:10'), at('12:00'))[0] ?? 0)).toBe('13:00')
    expect(told(slots(HOTEL, at('12:00'), at('12:00'))[0] ?? 0)).toBe('12:30')
  })

  test('end half an hour before the day is over', () => {
    expect(told(slots(ALL_DAY, at('12:00')).at(-1) ?? 0)).toBe('+11:30')
    expect(told(slots(ALL_DAY, at('11:59')).at(-1) ?? 0)).toBe('+11:00')
  })
})

const services = fc.record({
  fromHour: fc.integer({ min: 0, max: 23 }),
  toHour: fc.integer({ min: 0, max: 24 }),
})
const hoursOf = fc.record({ zone: fc.constantFrom(...ZONES), service: services })
const moments = fc.integer({ min: at('00:00'), max: at('00:00', 30) })

/** By walking the wall minute by minute: the slow way to say the same. */
function isServedOnTheWall({ zone, service: { fromHour, toHour } }: Hours, ms: number): boolean {
  const hour = Number(localTime(ms, zone).slice(0, 2))
  const to = toHour % 24
  if (fromHour === to) return true
  return fromHour < to ? hour >= fromHour && hour < to : hour >= fromHour || hour < to
}

describe('at any moment, in every zone and with any hours', () => {
  test('somebody serves when the wall says so', () => {
    fc.assert(
      fc.property(hoursOf, moments, (hours, ms) => {
        expect(isServed(hours, ms)).toBe(isServedOnTheWall(hours, ms))
      }),
    )
  })

  test('the next service is the first moment from now at which somebody serves, within a day', () => {
    fc.assert(
      fc.property(hoursOf, moments, (hours, ms) => {
        const from = servedFrom(hours, ms)
        expect(isServed(hours, from)).toBe(true)
        expect(from - ms).toBeGreaterThanOrEqual(0)
        expect(from - ms).toBeLessThan(DAY_MS)
        if (from > ms) {
          expect(isServed(hours, from - 1)).toBe(false)
          expect(localTime(from, hours.zone).slice(3)).toBe('00')
        }
      }),
    )
  })

  test('every time that is offered can be honoured, and there is one unless the guest leaves first', () => {
    fc.assert(
      fc.property(hoursOf, moments, (hours, nowMs) => {
        const times = slots(hours, nowMs)
        expect(times.length).toBeGreaterThan(0)
        for (const ms of times) {
          expect(isBroughtAt(hours, ms)).toBe(true)
          expect(ms - nowMs).toBeGreaterThanOrEqual(30 * MINUTE_MS)
          expect(ms - nowMs).toBeLessThanOrEqual(AHEAD_MAX_MS)
          expect(ms % (30 * MINUTE_MS)).toBe(0)
        }
      }),
    )
  })
})

describe('an order', () => {
  const order = (received: number, deliver: Deliver) => ({ receivedAt: toTimestamp(received), deliver })
  const now: Deliver = { when: 'now' }
  const wanted = (ms: number): Deliver => ({ when: 'at', at: toTimestamp(ms) })

  test.each([
    ['for now, at noon', at('12:00'), now, '12:00', '12:00'],
    ['for now, in the night', at('02:00'), now, '07:00', '07:00'],
    ['for now, late in the evening', at('23:20'), now, '+07:00', '+07:00'],
    ['for tonight, at noon', at('12:00'), wanted(at('19:30')), '19:30', '12:00'],
    ['for the first hour, in the night', at('23:20'), wanted(at('07:00', 25)), '+07:00', '+06:45'],
    ['for ten, in the night', at('02:00'), wanted(at('10:00')), '10:00', '07:00'],
    ['for a time that had just gone by', at('12:10'), wanted(at('12:00')), '12:00', '12:10'],
    ['for check-out, in the night', at('02:00'), { when: 'checkout' }, '07:00', '07:00'],
  ] as const)('%s', (_, received, deliver, due, calls) => {
    const placed = order(received, deliver)
    expect([told(dueAt(placed, HOTEL)), told(callsFrom(placed, HOTEL))]).toEqual([due, calls])
  })

  test('calls never before it came, and always in time for what it asks', () => {
    fc.assert(
      fc.property(hoursOf, moments, fc.integer({ min: -HOUR_MS, max: DAY_MS }), (hours, received, ahead) => {
        const placed = order(received, wanted(received + ahead))
        const calls = callsFrom(placed, hours)
        expect(calls).toBeGreaterThanOrEqual(received)
        expect(calls).toBeLessThanOrEqual(
          Math.max(received, dueAt(placed, hours) - IN_SIGHT_MS, servedFrom(hours, received)),
        )
        if (isServed(hours, received)) expect(calls).toBe(received)
      }),
    )
  })
})
