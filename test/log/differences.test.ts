/** What a paper shows beside what was sealed, without a server that would show it. */
import { describe, expect, test } from 'vitest'
import { dayEntry, type KwitansiEntry, printedNumber, voidEntry } from '../../src/domain/document.ts'
import { terbilangRupiah } from '../../src/domain/terbilang.ts'
import { MINUTE_MS, toMilliseconds, toTimestamp } from '../../src/domain/time.ts'
import { differences, type Field } from '../../src/log/differences.ts'
import type { Shown } from '../../src/log/paper-file.ts'
import { aDayBody, aHead, NONCE } from '../support/entries.ts'
import { DETAIL, ENTRIES_V1 } from './entries.ts'

const entry = ENTRIES_V1.kwitansi as KwitansiEntry
const shown: Shown = {
  kind: 'kwitansi',
  outlet: { slug: entry.outlet, zone: 'Asia/Makassar' },
  number: entry.number,
  printed: printedNumber('HDT', entry.number, '2026-11-24'),
  issuedAt: entry.issuedAt,
  issuedOn: '2026-11-24',
  lines: entry.lines.map(({ name, included, ...line }) => ({
    ...line,
    name: { id: name },
    included: included ?? [],
  })),
  total: entry.total,
  words: terbilangRupiah(entry.total),
  payment: entry.payment,
  replaces: null,
  voids: null,
  ...DETAIL,
}
const [line, other] = shown.lines
if (line === undefined || other === undefined) throw new Error('two lines are wanted')
const found = (wish: Partial<Shown>) => differences({ ...shown, ...wish }, entry, DETAIL)
const named = (wish: Partial<Shown>) =>
  found(wish).map(({ field, line: at }) => (at === null ? field : `${field} ${at}`))

describe('a kwitansi', () => {
  test('that shows what was sealed differs in nothing', () => {
    expect(found({})).toEqual([])
  })

  test.each<[Field, Partial<Shown>]>([
    ['kind', { kind: 'void' }],
    ['outlet', { outlet: { ...shown.outlet, slug: 'mall-demo' } }],
    ['number', { number: entry.number + 1 }],
    ['printed', { printed: printedNumber('HDT', entry.number + 1, '2026-11-24') }],
    ['issuedAt', { issuedAt: toTimestamp(toMilliseconds(entry.issuedAt) + MINUTE_MS) }],
    ['issuedOn', { issuedOn: '2026-11-25' }],
    ['total', { total: entry.total + 1 }],
    ['words', { words: terbilangRupiah(entry.total + 1) }],
    ['payment', { payment: 'none' }],
    ['room', { room: '513' }],
    ['payer', { payer: 'another' }],
    ['cashier', { cashier: 'another' }],
  ])('that shows another %s says so, and nothing else', (field, wish) => {
    expect(named(wish)).toEqual([field])
  })

  test('that shows its seconds, which no entry has, differs in nothing', () => {
    expect(named({ issuedAt: toTimestamp(toMilliseconds(entry.issuedAt) + MINUTE_MS - 1) })).toEqual([])
  })

  test('that shows a line less or a line more says so, and goes on with those that are there', () => {
    expect(named({ lines: [line] })).toEqual(['lines'])
    expect(named({ lines: [line, other, other] })).toEqual(['lines'])
    expect(named({ lines: [{ ...line, quantity: 9 }] })).toEqual(['lines', 'quantity 1'])
  })

  test('that shows another name of what was bought says so, in its line', () => {
    expect(named({ lines: [line, { ...other, name: { id: 'Madu hutan' } }] })).toEqual(['product 2'])
  })

  test.each(['kind', 'rateBp', 'amount'] as const)(
    'that shows another %s of what is included says so',
    part => {
      const included = line.included.map(one => ({ ...one, [part]: part === 'kind' ? 'ppn' : 7 }))
      expect(named({ lines: [{ ...line, included }, other] })).toEqual(['included 1'])
    },
  )

  test('says both, as they stand there', () => {
    const included = [...line.included, { kind: 'service', rateBp: 500, amount: 2_100 }]
    expect(found({ replaces: 7, lines: [{ ...line, included }, other] })).toEqual([
      { field: 'included', line: 1, shown: 'pbjt 10 % 4545, service 5 % 2100', sealed: 'pbjt 10 % 4545' },
      { field: 'replaces', line: null, shown: '7', sealed: '' },
    ])
  })
})

test('a cancellation that shows nothing cancelled says so', () => {
  const voided = voidEntry(
    { ...aHead(1, 3), outlet: entry.outlet, issuedAt: entry.issuedAt },
    entry,
    'test',
    NONCE,
  )
  const paper = { ...shown, kind: 'void', number: 3, printed: 'KW/HDT/2026/000003', payment: null } as const
  const voids = { printed: shown.printed, reason: 'test' } as const
  expect(differences({ ...paper, voids }, voided, null)).toEqual([])
  expect(differences(paper, voided, null).map(({ field }) => field)).toEqual(['voids', 'reason'])
  const unnumbered = differences({ ...paper, voids: { ...voids, printed: '000001' } }, voided, null)
  expect(unnumbered).toEqual([{ field: 'voids', line: null, shown: 'NaN', sealed: '1' }])
})

test('a day statement has neither lines nor a total that could differ', () => {
  const day = dayEntry({ ...aHead(1, 1), outlet: entry.outlet, issuedAt: entry.issuedAt }, aDayBody())
  expect(differences({ ...shown, kind: 'day', lines: [], total: 0 }, day, null)).toEqual([])
})
