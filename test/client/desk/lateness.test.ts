import { describe, expect, test } from 'vitest'
import { LATENESS, LOOKS, lateness, sortBoard } from '../../../src/client/desk/board/lateness.ts'
import { urgencyOf } from '../../../src/client/desk/board/urgency.ts'
import { dateUnlessToday, instantAt, wallTime } from '../../../src/client/desk/time.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import type { Hours } from '../../../src/domain/hours.ts'
import { MINUTE_MS, toTimestamp } from '../../../src/domain/time.ts'
import { desk as english } from '../../../src/i18n/en/desk.ts'
import { desk as indonesian } from '../../../src/i18n/id/desk.ts'
import { anOrder } from '../things.ts'

const NOW = Date.parse('2026-11-24T19:00:00+08:00')
const HOURS: Hours = { zone: 'Asia/Makassar', service: { fromHour: 7, toHour: 22 } }
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`)
const wall = (time: string) => toTimestamp(at(time))
const ago = (minutes: number) => toTimestamp(NOW - minutes * MINUTE_MS)

function seen(minutes: number, wish: Partial<OrderView> = {}): OrderView {
  return anOrder({ state: 'acknowledged', receivedAt: ago(minutes), ...wish })
}
const unseen = (minutes: number, wish: Partial<OrderView> = {}) => seen(minutes, { state: 'placed', ...wish })
/** Wanted in so many minutes. */
const wanted = (minutes: number) => seen(240, { deliver: { when: 'at', at: ago(-minutes) } })

describe('how late an order is', () => {
  test.each([
    ['nobody has seen it for two minutes', unseen(2), 'unseen'],
    ['it has just come', unseen(1.9), 'fresh'],
    ["it came a moment after what this device takes for the server's time", unseen(-0.02), 'fresh'],
    ['it was seen a moment after that', seen(-0.02), 'ok'],
    ['it is seen and young', seen(4.9), 'ok'],
    ['five minutes have passed', seen(5), 'soon'],
    ['fifteen minutes have passed', seen(15), 'late'],
    ['it is on its way and fifteen have passed', seen(15, { state: 'dispatched' }), 'late'],
    ['it is wanted in sixteen minutes', wanted(16), 'later'],
    ['it is wanted in fifteen', wanted(15), 'soon'],
    ['it was wanted four minutes ago', wanted(-4), 'soon'],
    ['it was wanted five minutes ago', wanted(-5), 'late'],
    ['it waits for check-out', seen(600, { deliver: { when: 'checkout' } }), 'bag'],
    ['it is for check-out and nobody has seen it', unseen(4, { deliver: { when: 'checkout' } }), 'unseen'],
    [
      'it is for tonight and nobody has seen it',
      unseen(1, { deliver: { when: 'at', at: ago(-90) } }),
      'fresh',
    ],
  ] as const)('%s', (_, order, is) => {
    expect(lateness(order, NOW, HOURS)).toBe(is)
  })
})

describe('how late what came in the night is', () => {
  const night = seen(0, { receivedAt: wall('02:00') })
  const nightUnseen = { ...night, state: 'placed' } as const

  test.each([
    ['in the night, unseen', nightUnseen, '02:10', 'later'],
    ['in the night, seen', night, '02:30', 'later'],
    ['just before the service', nightUnseen, '06:59', 'later'],
    ['as the service begins', nightUnseen, '07:00', 'fresh'],
    ['two minutes into it', nightUnseen, '07:02', 'unseen'],
    ['as the service begins, seen', night, '07:00', 'ok'],
    ['a quarter into it, seen', night, '07:15', 'late'],
    [
      'for seven, unseen, when that is near',
      { ...nightUnseen, deliver: { when: 'at', at: wall('07:00') } },
      '06:45',
      'fresh',
    ],
  ] as const)('%s', (_, order, time, is) => {
    expect(lateness(order, at(time), HOURS)).toBe(is)
  })
})

describe('the board', () => {
  const orders = [
    seen(1, { id: 'young' }),
    { ...wanted(60), id: 'tonight' },
    seen(20, { id: 'late' }),
    seen(30, { id: 'later still' }),
    seen(9, { id: 'bag', deliver: { when: 'checkout' } }),
    unseen(1, { id: 'fresh' }),
    seen(7, { id: 'soon' }),
    unseen(9, { id: 'unseen' }),
  ]

  test('puts the unseen first, then the latest, and who waits longest before the others', () => {
    const { rows } = sortBoard(orders, NOW, HOURS)
    expect(rows.map(row => row.order.id)).toEqual([
      'unseen',
      'fresh',
      'later still',
      'late',
      'soon',
      'young',
      'tonight',
    ])
  })

  test('keeps what waits for check-out apart, and counts what is late', () => {
    const { bags, late } = sortBoard(orders, NOW, HOURS)
    expect(bags.map(order => order.id)).toEqual(['bag'])
    expect(late).toBe(3)
  })

  test('has a look for every lateness, and does not reorder what it was given', () => {
    expect(Object.keys(LOOKS).sort()).toEqual([...LATENESS].sort())
    const before = [...orders]
    sortBoard(orders, NOW, HOURS)
    expect(orders).toEqual(before)
  })
})

describe('urgency in words', () => {
  const said = (order: OrderView, language: 'id' | 'en' = 'id', nowMs = NOW) =>
    urgencyOf(
      { order, lateness: lateness(order, nowMs, HOURS) },
      { nowMs, hours: HOURS, language, say: language === 'id' ? indonesian : english },
    )

  test('an order for now is as old as its minutes, whole ones', () => {
    expect(said(seen(7.9)).big).toBe(indonesian.minutes(7))
  })

  test('a clock behind the server never shows less than none', () => {
    expect(said(unseen(-2)).big).toBe(indonesian.minutes(0))
  })

  test('an order for a time shows that time as the language writes it', () => {
    expect(said(wanted(30)).big).toBe('19.30')
    expect(said(wanted(30), 'en').big).toBe('19:30')
  })

  test('an order for tomorrow says the day', () => {
    const tomorrow = seen(0, { deliver: { when: 'at', at: '2026-11-25T03:00:00.000Z' } })
    expect(said(tomorrow)).toEqual({ big: '11.00', word: `${indonesian.lateness.later}, Rab, 25 Nov` })
  })

  test('an order of the night says when it begins to count, and then counts from there', () => {
    const night = seen(0, { receivedAt: wall('02:00') })
    expect(said({ ...night, state: 'placed' }, 'id', at('03:00'))).toEqual({
      big: '07.00',
      word: indonesian.lateness.later,
    })
    expect(said(night, 'id', at('03:00')).big).toBe('07.00')
    expect(said({ ...night, state: 'placed' }, 'id', at('07:02')).big).toBe(indonesian.minutes(2))
    expect(said(night, 'id', at('07:08')).big).toBe(indonesian.minutes(8))
  })

  test('past its time it says by how much', () => {
    expect(said(wanted(-12)).word).toBe(indonesian.lateBy(12))
  })

  test('as long as nobody has seen it, its age counts, whatever time it is for', () => {
    expect(said(unseen(2, { deliver: { when: 'at', at: ago(-90) } })).big).toBe(indonesian.minutes(2))
  })
})

describe("times on the outlet's wall", () => {
  test('a date and a time are one instant, by zone', () => {
    expect(instantAt('2026-11-24', '19:00', 'Asia/Makassar')).toBe(NOW)
    expect(wallTime(NOW, 'Asia/Jakarta', 'id')).toBe('18.00')
  })

  test('have their date where it is not the same day there', () => {
    const night = Date.parse('2026-11-24T23:59:00+08:00')
    expect(dateUnlessToday(night, NOW, 'Asia/Makassar', 'id-ID')).toBeNull()
    expect(dateUnlessToday(night + MINUTE_MS, NOW, 'Asia/Makassar', 'id-ID')).toBe('Rab, 25 Nov')
    expect(dateUnlessToday(night + MINUTE_MS, NOW, 'Asia/Jakarta', 'id-ID')).toBeNull()
  })
})
