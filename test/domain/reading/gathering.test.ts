import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/domain/document.ts'
import { bandOf, UNPLACED } from '../../../src/domain/reading/cell.ts'
import { gather } from '../../../src/domain/reading/gathering.ts'
import { ledgerOf } from '../../../src/domain/reading/ledger.ts'
import { occasionDays } from '../../../src/domain/reading/occasions.ts'
import { nextDate } from '../../../src/domain/time.ts'

const HASH = 'h'.repeat(43)
const NONCE = 'n'.repeat(22)
const [TEA, MAT] = ['ibu/tea', 'ibu/mat']
const dayOf = (issuedAt: string) => issuedAt.slice(0, 10)

type Exposure = {
  product: string
  liveMinutes: number
  inStockMinutes: number
  terms: 'consigned' | 'bought' | 'complimentary'
}
const shown = (product: string, more: Partial<Exposure> = {}): Exposure => ({
  product,
  terms: 'consigned',
  liveMinutes: 1_440,
  inStockMinutes: 1_440,
  ...more,
})

let number = 0
const head = (date: string) => ({ outlet: 'hotel', number: ++number, issuedAt: `${date}T03:00:00Z` })
const day = (date: string, exposure: Exposure[], more: object = {}): Entry => ({
  ...head(date),
  v: 1,
  kind: 'day',
  date,
  occupiedRooms: 10,
  exposure: exposure.map(one => ({ seller: 'ibu', ...one })),
  ...more,
})
const newDay = (date: string, exposure: object[], more: object = {}): Entry =>
  ({
    ...head(date),
    v: 2,
    kind: 'day',
    date,
    nonce: NONCE,
    unit: 'room',
    units: 20,
    nights: 8,
    stays: 6,
    viewers: 2,
    open: [[180, 1_080]],
    order: { rule: 'fixed' },
    exposure,
    ...more,
  }) as Entry
const sale = (date: string, stay: string, products: string[], more: object = {}): Entry => ({
  ...head(date),
  v: 1,
  kind: 'kwitansi',
  lines: products.map(product => ({
    product,
    name: product,
    seller: 'ibu',
    terms: 'consigned',
    quantity: 1,
    unitPrice: 1,
    amount: 1,
  })),
  payment: 'room',
  total: products.length,
  stay,
  detail: HASH,
  ...more,
})
const voids = (date: string, voided: Entry): Entry =>
  ({ ...head(date), v: 1, kind: 'void', voids: voided.number, reason: 'other', lines: [], total: 0 }) as Entry

const D = (days: number) => nextDate('2026-08-01', days)

function cellsOf(entries: Entry[], events: { slug: string; from: string; to: string }[] = []) {
  const ledgers = [ledgerOf('hotel', entries, dayOf)]
  const evidence = gather({
    ledgers,
    isOccasion: occasionDays(ledgers, events),
    products: [TEA, MAT].map(product => ({ product, category: 'drink' })),
    outlets: [{ outlet: 'hotel', unit: 'room-night' }],
  })
  const of = (product: string) => {
    const cell = evidence.cells.find(one => one.product === product)
    return cell && { stays: cell.stays, exposure: cell.exposure.reduce((sum, band) => sum + band, 0) }
  }
  return { tea: of(TEA), mat: of(MAT), evidence }
}

describe('a cell', () => {
  test('counts distinct stays, whatever they took and how often; kwitansi stay the printed measure', () => {
    const { tea, mat, evidence } = cellsOf([
      day(D(0), [shown(TEA), shown(MAT)]),
      sale(D(0), 'a', [TEA, TEA, MAT]),
      sale(D(0), 'a', [TEA]),
      sale(D(0), 'b', [TEA]),
    ])
    expect(tea).toEqual({ stays: 2, exposure: 10 })
    expect(mat).toEqual({ stays: 1, exposure: 10 })
    expect(evidence.products.map(({ kwitansi }) => kwitansi)).toEqual([3, 1])
    expect(evidence.kwitansiPerStay).toBeCloseTo(4 / 3, 12)
  })

  test('leaves out what is void, given away, or came in a gift box', () => {
    const wrong = sale(D(0), 'a', [TEA])
    const line = { product: TEA, name: TEA, seller: 'ibu', quantity: 1, unitPrice: 1, amount: 1 }
    const { tea, evidence } = cellsOf([
      newDay(D(0), [
        { ...shown(TEA), seller: 'ibu', openMinutes: 900 },
        { ...shown(MAT), seller: 'ibu', terms: 'complimentary', openMinutes: 900 },
      ]),
      wrong,
      voids(D(1), wrong),
      sale(D(0), 'b', [], { lines: [{ ...line, terms: 'complimentary' }] }),
      sale(D(0), 'c', [], {
        v: 2,
        source: 'stay',
        by: 'guest',
        waitMinutes: 1,
        lines: [{ ...line, terms: 'bought', box: 1 }],
      }),
    ])
    expect(tea).toEqual({ stays: 0, exposure: 8 })
    expect(evidence.products[0]?.kwitansi).toBe(1)
    expect(evidence.cells).toHaveLength(1)
  })

  test('knows only days with a statement', () => {
    const { tea } = cellsOf([day(D(0), [shown(TEA)]), sale(D(0), 'a', [TEA]), sale(D(1), 'b', [TEA])])
    expect(tea).toEqual({ stays: 1, exposure: 10 })
  })

  test('has the share of the time in which orders were taken; without that, of the day', () => {
    const half = { ...shown(TEA, { inStockMinutes: 720 }), seller: 'ibu', openMinutes: 450 }
    expect(cellsOf([newDay(D(0), [half])]).tea?.exposure).toBeCloseTo(4, 12)
    expect(cellsOf([day(D(0), [shown(TEA, { inStockMinutes: 720 })])]).tea?.exposure).toBeCloseTo(5, 12)
    const tables = newDay(D(0), [half], { unit: 'table', nights: 0 })
    expect(cellsOf([tables]).tea?.exposure).toBeCloseTo(3, 12)
  })

  test('takes a correction in the place of what it corrects, once all its parts are there', () => {
    const first = newDay(D(0), [{ ...shown(TEA), seller: 'ibu', openMinutes: 900 }])
    const part = (n: number, product: string) =>
      newDay(D(0), [{ ...shown(product), seller: 'ibu', openMinutes: 900 }], {
        nights: 5,
        part: [n, 2],
        replaces: first.number,
      })
    expect(cellsOf([first, part(1, TEA)])).toMatchObject({ tea: { exposure: 8 }, mat: undefined })
    expect(cellsOf([first, part(1, TEA), part(2, MAT)])).toMatchObject({
      tea: { exposure: 5 },
      mat: { exposure: 5 },
    })
  })

  test('adds up parts of one day, whose head counts once', () => {
    const part = (n: number, product: string) =>
      newDay(D(0), [{ ...shown(product), seller: 'ibu', openMinutes: 900 }], { part: [n, 2] })
    expect(cellsOf([part(1, TEA), part(2, MAT)])).toMatchObject({
      tea: { exposure: 8 },
      mat: { exposure: 8 },
    })
  })

  test('is new for two weeks after its placement, where that began during the period: by lot that is told apart', () => {
    const days = Array.from({ length: 20 }, (_, at) =>
      day(D(at), at < 3 ? [shown(TEA)] : [shown(TEA), shown(MAT)]),
    )
    const { tea, mat, evidence } = cellsOf([...days, sale(D(16), 'a', [MAT]), sale(D(17), 'b', [MAT, TEA])])
    expect(tea).toEqual({ stays: 1, exposure: 200 })
    expect(mat).toEqual({ stays: 2, exposure: 170 })
    const bands = evidence.cells.find(({ product }) => product === MAT)?.exposure
    expect(bands?.slice(UNPLACED)).toEqual([30, 0, 0, 0, 30, 40, 70])
    const before = [ledgerOf('other', [day(D(0), [shown(MAT)], { outlet: 'other' })], dayOf)]
    const known = gather({
      ledgers: [...before, ledgerOf('hotel', days, dayOf)],
      isOccasion: () => false,
      products: [{ product: MAT, category: 'drink' }],
      outlets: [],
    }).cells.find(({ outlet }) => outlet === 'hotel')
    expect(known?.exposure.slice(UNPLACED)).toEqual([30, 30, 40, 70, 0, 0, 0])
    expect(evidence.products).toMatchObject([
      { isNew: false, liveDays: 20, kwitansi: 1 },
      { isNew: true, liveDays: 17, kwitansi: 2 },
    ])
  })

  test('begins after these two weeks where its place is known, for then it is both new and seen', () => {
    const place = (product: string) => ({ ...shown(product), seller: 'ibu', openMinutes: 900, place: 3 })
    const days = Array.from({ length: 20 }, (_, at) =>
      newDay(D(at), at < 3 ? [place(TEA)] : [place(TEA), place(MAT)]),
    )
    const { mat } = cellsOf([...days, sale(D(16), 'a', [MAT]), sale(D(17), 'b', [MAT, TEA])])
    expect(mat).toEqual({ stays: 1, exposure: 24 })
  })

  test('leaves out an event’s days at outlets that were in it', () => {
    const days = [0, 1, 2].map(at => day(D(at), [shown(TEA)]))
    const fair = { slug: 'fair', from: D(1), to: D(1) }
    const sales = [sale(D(0), 'a', [TEA]), sale(D(1), 'b', [TEA])]
    expect(cellsOf([...days, ...sales], [fair]).tea).toEqual({ stays: 1, exposure: 20 })
    const named = sale(D(1), 'c', [TEA], { event: 'fair' })
    expect(cellsOf([...days, ...sales, named], [fair]).tea).toEqual({ stays: 1, exposure: 20 })
    expect(cellsOf([...days, ...sales, named]).tea).toEqual({ stays: 1, exposure: 20 })
    const elsewhere = [ledgerOf('other', [day(D(1), [shown(TEA)], { outlet: 'other' }), named], dayOf)]
    const isOccasion = occasionDays([...elsewhere, ledgerOf('hotel', days, dayOf)], [fair])
    expect([isOccasion('other', D(1)), isOccasion('hotel', D(1)), isOccasion('other', D(2))]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('knows its place where that is written down, and that it is not where the order is fixed', () => {
    const placed = (place?: number) => ({
      ...shown(TEA),
      seller: 'ibu',
      openMinutes: 900,
      ...(place === undefined ? {} : { place }),
    })
    const cell = (entry: Entry) => cellsOf([entry]).evidence.cells[0]
    expect(cell(newDay(D(0), [placed(4)]))?.exposure[bandOf(4)]).toBe(8)
    expect(cell(newDay(D(0), [placed(4)]))?.unrecorded).toBe(0)
    expect(cell(newDay(D(0), [placed()], { order: { rule: 'lot-1', seed: HASH } }))).toMatchObject({
      unrecorded: 0,
    })
    expect(cell(newDay(D(0), [placed()]))?.unrecorded).toBe(8)
    expect(cell(day(D(0), [shown(TEA)]))?.exposure[UNPLACED]).toBe(10)
    expect([0, 1, 2, 3, 5, 6, 9, 10, 15, 25, 39, 40, 400].map(bandOf)).toEqual([
      0, 1, 2, 3, 3, 4, 4, 5, 6, 7, 7, 8, 8,
    ])
  })

  test('leaves out the days on which a manager put it before all others', () => {
    const pinned = (at: number) =>
      newDay(
        D(at),
        [TEA, MAT].map(product => ({ ...shown(product), seller: 'ibu', openMinutes: 900 })),
        { order: { rule: 'lot-1', seed: HASH, pinned: TEA } },
      )
    const { tea, mat } = cellsOf([pinned(0), sale(D(0), 'a', [TEA])])
    expect(tea).toBeUndefined()
    expect(mat?.exposure).toBe(8)
  })
})
