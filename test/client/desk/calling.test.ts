import { describe, expect, test } from 'vitest'
import { callingOf, ringEveryS } from '../../../src/client/desk/sound/calling.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import type { Hours } from '../../../src/domain/hours.ts'
import { toTimestamp } from '../../../src/domain/time.ts'
import { anOrder } from '../things.ts'

const HOTEL: Hours = { zone: 'Asia/Makassar', service: { fromHour: 7, toHour: 22 } }
/** From six in the evening to two in the night. */
const BAR: Hours = { zone: 'Asia/Makassar', service: { fromHour: 18, toHour: 2 } }
const at = (time: string, day = 24) => Date.parse(`2026-11-${day}T${time}:00+08:00`)
const wall = (time: string, day = 24) => toTimestamp(at(time, day))

const came = (time: string, wish: Partial<OrderView> = {}) => anOrder({ receivedAt: wall(time), ...wish })
const seen = (time: string, wish: Partial<OrderView> = {}) => came(time, { state: 'acknowledged', ...wish })
const forSeven: Partial<OrderView> = { deliver: { when: 'at', at: wall('07:00', 25) } }
const rings = (order: OrderView, time: string, day = 24, hours = HOTEL) =>
  ringEveryS(callingOf([order], at(time, day), hours))

describe('the bell', () => {
  test.each([
    ['an order that has just come', came('12:00'), '12:00', 5],
    ['one that nobody has seen for a minute', came('12:00'), '12:01', 3],
    ['one that is seen', seen('12:00'), '12:30', null],
    ['one for tonight, unseen', came('12:00', { deliver: { when: 'at', at: wall('19:30') } }), '12:00', 5],
    [
      'one for tonight, seen, before its time',
      seen('12:00', { deliver: { when: 'at', at: wall('19:30') } }),
      '19:29',
      null,
    ],
    [
      'one for tonight, seen, at its time',
      seen('12:00', { deliver: { when: 'at', at: wall('19:30') } }),
      '19:30',
      30,
    ],
    [
      'one for tonight, on its way',
      seen('12:00', { state: 'dispatched', deliver: { when: 'at', at: wall('19:30') } }),
      '19:40',
      null,
    ],
    ['one for check-out, seen', seen('02:00', { deliver: { when: 'checkout' } }), '09:00', null],
  ] as const)('of %s', (_, order, time, everyS) => {
    expect(rings(order, time)).toBe(everyS)
  })

  test('lets a desk sleep until what came at two is to be begun with, and then rings until it is seen', () => {
    const night = came('02:00')
    expect(['02:00', '02:03', '06:59', '07:00', '07:03'].map(time => rings(night, time))).toEqual([
      null,
      null,
      null,
      5,
      3,
    ])
  })

  test('lets a desk sleep over what is for seven tomorrow until that is near, seen or not', () => {
    expect(rings(came('23:20', forSeven), '23:30')).toBeNull()
    expect(rings(came('23:20', forSeven), '06:44', 25)).toBeNull()
    expect(rings(came('23:20', forSeven), '06:45', 25)).toBe(5)
    expect(rings(seen('23:20', forSeven), '06:59', 25)).toBeNull()
    expect(rings(seen('23:20', forSeven), '07:00', 25)).toBe(30)
  })

  test('rings once more for what somebody has seen in the night when the service begins', () => {
    expect(rings(seen('02:00'), '06:59')).toBeNull()
    expect(rings(seen('02:00'), '07:00')).toBe(30)
  })

  test('knows hours that cross midnight', () => {
    expect(rings(came('01:00'), '01:00', 24, BAR)).toBe(5)
    expect(rings(came('02:00'), '02:10', 24, BAR)).toBeNull()
    expect(rings(came('02:00'), '18:00', 24, BAR)).toBe(5)
  })
})

describe('what is told beside it', () => {
  test('what is near is told once, as its count grows', () => {
    const calling = (time: string) =>
      callingOf([seen('23:20', forSeven), seen('12:00')], at(time, 25), HOTEL).inSight
    expect([calling('06:44').length, calling('06:45').length, calling('07:30').length]).toEqual([0, 1, 1])
  })

  test('the longest waiting is first, the newest last, and who has waited too long is named', () => {
    const orders = [
      came('12:02', { id: 'second' }),
      came('12:00', { id: 'first' }),
      came('02:00', { id: 'night' }),
    ]
    const { unseen, newest, tooLong } = callingOf(orders, at('12:03'), HOTEL)
    expect(unseen.map(order => order.id)).toEqual(['night', 'first', 'second'])
    expect(newest?.id).toBe('second')
    expect(tooLong.map(order => order.id)).toEqual(['night', 'first'])
  })
})
