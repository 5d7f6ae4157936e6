/** Entries as rows of a table that adds up. */
import { expect, test } from 'vitest'
import { dayEntry, type Entry, kwitansiEntry, voidEntry } from '../../src/domain/document.ts'
import { type EntryTableRow, entryRows } from '../../src/domain/entry-rows.ts'
import { aDayBody, aHead, aKwitansiBody, anExposure, NONCE } from '../support/entries.ts'

const AT = '2026-11-24T03:05:00Z'
const head = (number: number) => aHead(1, number)
const line = {
  product: 'dapur-demo/amplang',
  name: 'Amplang',
  seller: 'dapur-demo',
  terms: 'consigned' as const,
  quantity: 2,
  unitPrice: 25_000,
  included: [
    { kind: 'service' as const, rateBp: 500, amount: 2_100 },
    { kind: 'pbjt' as const, rateBp: 1_000, amount: 4_300 },
  ],
}
const { stay, detail, source, by, waitMinutes } = aKwitansiBody()
const ways = { stay, detail, source, by, waitMinutes }
const sold = kwitansiEntry(head(1), {
  lines: [line, { ...line, product: 'dapur-demo/madu', quantity: 1, unitPrice: 60_000 }],
  payment: 'cash',
  ...ways,
})

const sum = (rows: readonly EntryTableRow[], column: 'quantity' | 'amount' | 'total' | 'included') =>
  rows.reduce((all, row) => all + Number(row[column] ?? 0), 0)

test('a kwitansi is a row a line, and its total stands once', () => {
  const rows = entryRows(sold)
  expect(rows.map(({ index, number, line, amount, total }) => [index, number, line, amount, total])).toEqual([
    [0, 1, 1, 50_000, 110_000],
    [0, 1, 2, 60_000, undefined],
  ])
  expect(rows[0]).toMatchObject({ kind: 'kwitansi', payment: 'cash', included: 6_400, issuedAt: AT })
})

test('an occasion and what is replaced stand in a row only where there is one', () => {
  const plain = entryRows(sold)[0] ?? {}
  expect(['event', 'replaces'].filter(column => column in plain)).toEqual([])
  const again = { ...sold, event: 'pekan-umkm', replaces: 7 }
  expect(entryRows(again)).toMatchObject([
    { event: 'pekan-umkm', replaces: 7 },
    { event: 'pekan-umkm', replaces: 7 },
  ])
  const bare = { ...sold, lines: sold.lines.map(({ included: _, ...one }) => one) }
  expect(entryRows(bare).map(({ included }) => included)).toEqual([0, 0])
  expect(entryRows({ ...sold, lines: [] })).toEqual([
    { index: 0, number: 1, kind: 'kwitansi', issuedAt: AT, payment: 'cash', total: 110_000 },
  ])
})

test('a void takes off in every column what its kwitansi added', () => {
  const rows = [...entryRows(sold), ...entryRows(voidEntry(head(2), sold, 'wrong-item', NONCE))]
  for (const column of ['quantity', 'amount', 'total', 'included'] as const) expect(sum(rows, column)).toBe(0)
  expect(rows[2]).toMatchObject({ kind: 'void', voids: 1, reason: 'wrong-item', quantity: -2 })
})

test('a day statement is a row for each product shown, and one where none was', () => {
  const shown = {
    product: 'a/b',
    seller: 'a',
    terms: 'consigned',
    liveMinutes: 1_440,
    inStockMinutes: 60,
  } as const
  const exposure = [anExposure(shown), anExposure({ ...shown, product: 'a/c' })]
  const body = aDayBody({ occupiedRooms: 7, exposure })
  const rows = entryRows(dayEntry(head(3), body))
  expect(rows[1]).toEqual({
    index: 2,
    number: 3,
    kind: 'day',
    issuedAt: AT,
    line: 2,
    date: '2026-11-23',
    occupiedRooms: 7,
    ...shown,
    product: 'a/c',
  })
  expect(entryRows(dayEntry(head(5), { ...body, replaces: 3 }))).toMatchObject([
    { replaces: 3 },
    { replaces: 3 },
  ])
  expect(
    rows.map(({ date, occupiedRooms, product, inStockMinutes }) => [
      date,
      occupiedRooms,
      product,
      inStockMinutes,
    ]),
  ).toEqual([
    ['2026-11-23', 7, 'a/b', 60],
    ['2026-11-23', 7, 'a/c', 60],
  ])
  expect(entryRows(dayEntry(head(4), { ...body, exposure: [] }))).toStrictEqual([
    { index: 3, number: 4, kind: 'day', issuedAt: AT, date: '2026-11-23', occupiedRooms: 7 },
  ])
})

test('what version 2 says more has columns of its own', () => {
  const made = kwitansiEntry(aHead(2, 1), aKwitansiBody({ lines: [line] }))
  expect(entryRows(made)).toMatchObject([{ source: 'stay', by: 'guest', waitMinutes: 7 }])
  const day = aDayBody({ exposure: [anExposure({ place: 0 })], part: [2, 3], event: 'pekan-umkm' })
  expect(entryRows(dayEntry(aHead(2, 2), day))).toMatchObject([
    { unit: 'room', units: 12, nights: 3, stays: 5, viewers: 2, part: '2/3', event: 'pekan-umkm', place: 0 },
  ])
  expect(Object.keys(entryRows(dayEntry(aHead(2, 2), aDayBody()))[0] ?? {})).not.toContain('part')
  const lost = { ...aHead(2, 3), kind: 'loss', from: 4, to: 9, key: 'k', nonce: NONCE } as const
  expect(entryRows(lost)).toStrictEqual([{ index: 2, number: 3, kind: 'loss', issuedAt: AT, from: 4, to: 9 }])
})

test('no row says what is owed to a maker, and of what is newer only the head is a row', () => {
  const [first] = sold.lines
  const owed = { ...sold, lines: [{ ...first, due: 'd'.repeat(43), box: 1 }] } as Entry
  expect(entryRows(owed)[0]).not.toHaveProperty('due')
  expect(entryRows(owed)[0]).toMatchObject({ box: 1 })
  const newer = { ...aHead(1, 4), v: 3, kind: 'newer', is: 'gift' } as const
  expect(entryRows(newer)).toStrictEqual([{ index: 3, number: 4, kind: 'gift', issuedAt: AT }])
})
