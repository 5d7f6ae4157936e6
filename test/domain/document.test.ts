import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayEntry,
  type KwitansiEntry,
  kwitansiEntry,
  METERAI_ABOVE,
  needsMeterai,
  occupiedOf,
  printedNumber,
  voidEntry,
} from '../../src/domain/document.ts'
import { TERMS } from '../../src/domain/placement.ts'
import { aDayBody, aHead, aKwitansiBody, anExposure, NONCE } from '../support/entries.ts'

const head = aHead(2, 12)
const { lines: _, ...body } = aKwitansiBody({ payment: 'room' })
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
    expect(plain).toStrictEqual({ kind: 'kwitansi', ...head, ...body, lines: [], total: 0 })
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
        expect(voidEntry({ ...head, number: 13 }, voided, 'wrong-item', NONCE)).toStrictEqual({
          kind: 'void',
          ...head,
          number: 13,
          voids: 12,
          reason: 'wrong-item',
          lines: voided.lines,
          total: voided.total,
          nonce: NONCE,
        })
      }),
    )
  })
})

describe('a day statement', () => {
  test('says which day, who was there and what was shown', () => {
    const { occupiedRooms: _, ...said } = aDayBody({ exposure: [anExposure({ place: 0 })] })
    const day = dayEntry(head, { ...said, occupiedRooms: 4 })
    expect(day).toStrictEqual({ kind: 'day', ...head, ...said })
    expect(dayEntry(head, { ...said, occupiedRooms: 4, replaces: 11 })).toStrictEqual({
      ...day,
      replaces: 11,
    })
  })

  test('is counted by its nights, and where nobody sleeps by its visits', () => {
    expect(occupiedOf(dayEntry(head, aDayBody()))).toBe(3)
    expect(occupiedOf(dayEntry(head, aDayBody({ unit: 'table', nights: 0 })))).toBe(5)
    expect(occupiedOf(dayEntry(aHead(1, 12), aDayBody()))).toBe(4)
  })
})

describe('what is written for who reads no more than version 1', () => {
  const old = aHead(1, 12)

  test('says nothing that version 1 has no words for', () => {
    const { payment, stay, detail } = body
    const plain = kwitansiEntry(old, { ...body, lines: [] })
    expect(plain).toStrictEqual({ kind: 'kwitansi', ...old, lines: [], total: 0, payment, stay, detail })
    expect(voidEntry({ ...old, number: 13 }, plain, 'test', NONCE)).toStrictEqual({
      kind: 'void',
      ...old,
      number: 13,
      voids: 12,
      reason: 'test',
      lines: [],
      total: 0,
    })
    const { openMinutes: _, ...shown } = anExposure()
    expect(dayEntry(old, aDayBody({ exposure: [anExposure({ place: 3 })], replaces: 11 }))).toStrictEqual({
      kind: 'day',
      ...old,
      date: '2026-11-23',
      occupiedRooms: 4,
      exposure: [shown],
      replaces: 11,
    })
  })

  test('voids a newer kwitansi by lines that it has words for', () => {
    const sold = kwitansiEntry(head, { ...body, lines: [] })
    const line = {
      product: 'demo/amplang',
      name: 'Amplang',
      seller: 'demo',
      terms: 'consigned',
      quantity: 1,
      unitPrice: 25_000,
      amount: 25_000,
    } as const
    const voided = { ...sold, v: 2, lines: [{ ...line, box: 1, due: 'd'.repeat(43) }] } as KwitansiEntry
    expect(voidEntry(old, voided, 'test', NONCE).lines).toStrictEqual([line])
    expect(voidEntry(head, voided, 'test', NONCE).lines).toStrictEqual(voided.lines)
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
