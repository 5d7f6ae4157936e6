import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayEntry,
  kwitansiEntry,
  METERAI_ABOVE,
  needsMeterai,
  printedNumber,
  voidEntry,
} from '../../src/domain/document.ts'
import { TERMS } from '../../src/domain/placement.ts'

const head = { outlet: 'hotel-demo', number: 12, issuedAt: '2026-11-24T03:05:00Z' }
const body = { payment: 'room', stay: 's'.repeat(43), detail: 'd'.repeat(43) } as const
const line = fc.record({
  product: fc.constant('demo/amplang'),
  name: fc.string(),
  seller: fc.constant('demo'),
  terms: fc.constantFrom(...TERMS),
  quantity: fc.integer({ min: 1, max: 50 }),
  unitPrice: fc.integer({ min: 0, max: 10_000_000 }),
})

describe('a kwitansi', () => {
  test('comes to the sum of its lines, each quantity times price', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), lines => {
        const entry = kwitansiEntry(head, { ...body, lines })
        expect(entry.lines.map(one => one.amount)).toEqual(lines.map(one => one.quantity * one.unitPrice))
        expect(entry.total).toBe(entry.lines.reduce((sum, one) => sum + one.amount, 0))
      }),
    )
  })

  test('has no member for an occasion or a predecessor it does not have', () => {
    const plain = kwitansiEntry(head, { ...body, lines: [] })
    expect(plain).toStrictEqual({ v: 1, kind: 'kwitansi', ...head, ...body, lines: [], total: 0 })
    expect(kwitansiEntry(head, { ...body, lines: [], event: 'pekan-umkm', replaces: 3 })).toMatchObject({
      event: 'pekan-umkm',
      replaces: 3,
    })
  })
})

describe('a void', () => {
  test('repeats the lines and total of what it cancels, under its own number', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), lines => {
        const voided = kwitansiEntry(head, { ...body, lines })
        expect(voidEntry({ ...head, number: 13 }, voided, 'wrong-item')).toStrictEqual({
          v: 1,
          kind: 'void',
          ...head,
          number: 13,
          voids: 12,
          reason: 'wrong-item',
          lines: voided.lines,
          total: voided.total,
        })
      }),
    )
  })
})

describe('a day statement', () => {
  test('says which day, how many rooms and what was shown', () => {
    const exposure = [
      { product: 'demo/amplang', seller: 'demo', terms: 'bought', liveMinutes: 1440, inStockMinutes: 720 },
    ] as const
    const day = dayEntry(head, { date: '2026-11-23', occupiedRooms: 4, exposure })
    expect(day).toStrictEqual({
      v: 1,
      kind: 'day',
      ...head,
      date: '2026-11-23',
      occupiedRooms: 4,
      exposure,
    })
    const corrected = dayEntry(head, { date: '2026-11-23', occupiedRooms: 4, exposure, replaces: 11 })
    expect(corrected).toStrictEqual({ ...day, replaces: 11 })
  })
})

describe('on paper', () => {
  test('a duty stamp is due above Rp5.000.000 and not at it', () => {
    expect(METERAI_ABOVE).toBe(5_000_000)
    expect(needsMeterai(5_000_000)).toBe(false)
    expect(needsMeterai(5_000_001)).toBe(true)
    expect(needsMeterai(0)).toBe(false)
  })

  test.each([
    [1, 'KW/HDT/2026/000001'],
    [123, 'KW/HDT/2026/000123'],
    [999_999, 'KW/HDT/2026/999999'],
    [1_000_000, 'KW/HDT/2026/1000000'],
  ])('number %d is printed %s', (number, printed) => {
    expect(printedNumber('HDT', number, '2026-11-24')).toBe(printed)
  })
})
