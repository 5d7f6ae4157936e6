/** Entries as rows of a table that adds up. */
import { expect, test } from 'vitest'
import { dayEntry, kwitansiEntry, voidEntry } from '../../src/domain/document.ts'
import { type EntryTableRow, entryRows } from '../../src/domain/entry-rows.ts'

const AT = '2026-11-24T03:05:00Z'
const head = (number: number) => ({ outlet: 'hotel-demo', number, issuedAt: AT })
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
const sold = kwitansiEntry(head(1), {
  lines: [line, { ...line, product: 'dapur-demo/madu', quantity: 1, unitPrice: 60_000 }],
  payment: 'cash',
  stay: 's',
  detail: 'd',
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
  const rows = [...entryRows(sold), ...entryRows(voidEntry(head(2), sold, 'wrong-item'))]
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
  const body = { date: '2026-11-23', occupiedRooms: 7, exposure: [shown, { ...shown, product: 'a/c' }] }
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
