/** A delivery note while it is written: what is typed, scanned or pasted becomes lines, and each says what stands in its way. */
import { describe, expect, test } from 'vitest'
import {
  emptyDraft,
  requestOf,
  type Stocked,
  standingOf,
  summaryOf,
  withChange,
  withLine,
  withScan,
} from '../../../src/client/manage/goods/draft.ts'
import { byCode, candidates, isCode, withPasted } from '../../../src/client/manage/goods/matching.ts'
import { readDate, writeDate } from '../../../src/client/manage/goods/read-date.ts'

const DAY = '2026-11-30'
const stocked = (id: string, name: string, codes: string[] = []): Stocked => ({
  id,
  name: { id: name, en: name },
  maker: { slug: 'dapur-demo', name: 'Dapur Demo' },
  rack: 'A1',
  picture: '/x.svg',
  on: true,
  codes,
  reserved: 0,
  sold: 0,
  batches: [],
})
const SHELF = [
  stocked('amplang', 'Amplang Kuku Macan', ['8991234567890']),
  stocked('amplang-pedas', 'Amplang Pedas'),
  stocked('madu', 'Madu Kelulut'),
]
const EMPTY = emptyDraft('019ab000-0000-7000-8000-000000000001')

describe('a date', () => {
  test.each([
    ['14.02.2027', '2027-02-14'],
    ['14/2/27', '2027-02-14'],
    ['1-3-2027', '2027-03-01'],
    ['2027-02-14', '2027-02-14'],
    ['140227', '2027-02-14'],
    ['14022027', '2027-02-14'],
    ['14 Feb 2027', '2027-02-14'],
    ['14 Agustus 2027', '2027-08-14'],
    ['１４．０２．２０２７', '2027-02-14'],
    ['31.02.2027', null],
    ['soon', null],
    ['', null],
  ])('typed as %s is %s', (typed, date) => {
    expect(readDate(typed)).toBe(date)
  })

  test('is written as goods bear it, and read again', () => {
    expect(writeDate('2027-02-14')).toBe('14.02.2027')
    expect(readDate(writeDate('2027-02-14'))).toBe('2027-02-14')
    expect(writeDate(null)).toBe('')
  })
})

describe('what is scanned', () => {
  test('is one piece, and one more on its line each time', () => {
    const twice = withScan(withScan(EMPTY, 'amplang'), 'amplang')
    expect(twice.lines.map(({ placement, quantity }) => [placement, quantity])).toEqual([['amplang', '2']])
  })

  test('is known by what this outlet was taught, and by what this note has just taught', () => {
    expect(byCode(SHELF, EMPTY, '8991234567890')).toBe('amplang')
    expect(byCode(SHELF, EMPTY, '8990000000000')).toBeNull()
    expect(byCode(SHELF, { codes: [{ code: '8990000000000', placement: 'madu' }] }, '8990000000000')).toBe(
      'madu',
    )
    expect(isCode('8991234567890')).toBe(true)
    expect(isCode('amplang 2')).toBe(false)
  })
})

test('a name finds those that begin so first, by any of its words', () => {
  expect(candidates(SHELF, 'amplang').map(({ id }) => id)).toEqual(['amplang', 'amplang-pedas'])
  expect(candidates(SHELF, 'pedas').map(({ id }) => id)).toEqual(['amplang-pedas'])
  expect(candidates(SHELF, '')).toEqual([])
})

describe('rows of a sheet', () => {
  test('come by their heads, in whatever order these stand', () => {
    const text = 'Jumlah\tNama barang\tHarga\tKedaluwarsa\n24\tMadu Kelulut\t50.000\t14/02/2027\n\n'
    const [line] = withPasted(EMPTY, SHELF, text).lines
    expect(line).toMatchObject({
      placement: 'madu',
      quantity: '24',
      price: '50.000',
      bestBefore: '14/02/2027',
    })
  })

  test('without heads come in the order of the form', () => {
    const [line] = withPasted(EMPTY, SHELF, 'madu kelulut\t6\t14.02.2027\tMK-07\t50000').lines
    expect(line).toMatchObject({ placement: 'madu', quantity: '6', batch: 'MK-07', price: '50000' })
  })

  test('whose product is not one of the shelf’s ask which is meant, and guess nothing', () => {
    const draft = withPasted(EMPTY, SHELF, 'Amplang\t6\nKue Lapis\t2')
    expect(draft.lines.map(({ placement, meant }) => [placement, meant])).toEqual([
      ['', 'Amplang'],
      ['', 'Kue Lapis'],
    ])
    expect(draft.lines.map(line => standingOf(line, DAY).is)).toEqual(['product', 'product'])
  })
})

describe('a line', () => {
  const line = (change: Parameters<typeof withLine>[1]) => {
    const [one] = withLine(EMPTY, change).lines
    if (one === undefined) throw new Error('no line')
    return one
  }

  test.each([
    [{ quantity: '24', bestBefore: '14.02.2027' }, 'fine'],
    [{ quantity: '24' }, 'fine'],
    [{ quantity: '24', bestBefore: '14.12.2026' }, 'near'],
    [{ quantity: '24', bestBefore: '15.12.2026' }, 'fine'],
    [{ quantity: '24', bestBefore: '30.11.2026' }, 'near'],
    [{ quantity: '24', bestBefore: '29.11.2026' }, 'past'],
    [{ quantity: '24', bestBefore: 'tomorrow' }, 'date'],
    [{ quantity: '' }, 'quantity'],
    [{ quantity: '8991234567890' }, 'quantity'],
    [{ quantity: '1', price: 'free' }, 'price'],
  ] as const)('of %o is %s', (change, is) => {
    expect(standingOf(line({ placement: 'madu', ...change }), DAY).is).toBe(is)
  })

  test('near its date is asked about again when its date changes', () => {
    const draft = withLine(EMPTY, { placement: 'madu', quantity: '1', bestBefore: '14.12.2026' })
    const taken = withChange(draft, 1, { nearIsFine: true })
    expect(taken.lines.map(one => standingOf(one, DAY).is)).toEqual(['fine'])
    const changed = withChange(taken, 1, { bestBefore: '13.12.2026' })
    expect(changed.lines.map(one => standingOf(one, DAY).is)).toEqual(['near'])
  })
})

test('what is past its date is not sent, and not in the sum', () => {
  const some = withLine(EMPTY, {
    placement: 'madu',
    quantity: '6',
    price: '50.000',
    bestBefore: '14.02.2027',
  })
  const draft = withLine(some, {
    placement: 'amplang',
    quantity: '8',
    price: '1.000',
    bestBefore: '1.1.2026',
  })
  expect(summaryOf(draft, DAY)).toEqual({ lines: 1, pieces: 6, value: 300_000, questions: 0, faults: 0 })
  expect(requestOf(draft, DAY).lines).toEqual([
    { placement: 'madu', quantity: 6, price: 50_000, bestBefore: '2027-02-14' },
  ])
})
