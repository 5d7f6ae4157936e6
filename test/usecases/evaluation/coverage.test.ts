/** Coverage as officers read it: out of statements that were read from the log, and of nothing else. */
import { beforeEach, describe, expect, test } from 'vitest'
import { Coverage } from '../../../src/contract/coverage.ts'
import { dayEntry } from '../../../src/domain/document.ts'
import { CATEGORIES } from '../../../src/domain/product.ts'
import { DAY_MS, nextDate } from '../../../src/domain/time.ts'
import { addProduct } from '../../../src/server/storage/statements/city/register.ts'
import { issueDocument } from '../../../src/server/usecases/documents/issue-document.ts'
import { readCoverage } from '../../../src/server/usecases/evaluation/coverage.ts'
import { dayOfEntryAt, readAnew, readOn } from '../../../src/server/usecases/folds/fold.ts'
import { shownDaysFold } from '../../../src/server/usecases/folds/show-days.ts'
import { aDayBody, anExposure } from '../../support/entries.ts'
import { valueIn } from '../../support/results.ts'
import { aProduct } from '../../support/things.ts'
import { aCity, aHotel, type City, type Hotel } from '../../support/world.ts'

const YESTERDAY = '2026-11-23'
const DAY = { from: '2026-11-22', to: YESTERDAY }
const ALL = CATEGORIES.map(kind => `dapur-demo/of-${kind}`)

let city: City
let hotel: Hotel
let other: Hotel
beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city)
  other = await aHotel(city, { outlet: { slug: 'hotel-lain', mark: 'HL' } })
  await city.storage.writeCity(async sql => {
    for (const category of CATEGORIES)
      await addProduct(sql, { ...aProduct(`dapur-demo/of-${category}`), category })
  })
})

async function state(
  at: Hotel,
  date: string,
  products: readonly string[],
  replaces?: number,
  lacked: readonly string[] = [],
): Promise<void> {
  const exposure = [
    ...products.map(product => anExposure({ product, inStockMinutes: 1_440, openMinutes: 1_020 })),
    ...lacked.map(product => anExposure({ product, inStockMinutes: 9, openMinutes: 9 })),
  ]
  const body = aDayBody({ date, exposure, ...(replaces === undefined ? {} : { replaces }) })
  await city.storage.write(at.outlet.slug, sql =>
    issueDocument(sql, at.outlet, city.clock.now(), head => dayEntry(head, body)),
  )
  await readOn(city, shownDaysFold, at.outlet.slug, dayOfEntryAt(at.outlet))
}
const read = async (query = DAY, only?: string) => valueIn(await readCoverage(city, query, only))
const at = async (slug: string) => (await read()).outlets.find(outlet => outlet.slug === slug)

describe('the coverage of a city', () => {
  test('is not proven where nobody stated the day, whatever stands on the shelf', async () => {
    const told = await read()
    expect(told.outlets.map(({ state, since }) => [state, since])).toEqual([
      ['unproven', null],
      ['unproven', null],
    ])
    expect(told.sums.every(({ covered, short }) => covered + short === 0)).toBe(true)
    expect(() => Coverage.parse(told)).not.toThrow()
  })

  test('says who falls short, of which kind, since when, and who could fill it', async () => {
    await state(hotel, '2026-11-22', ALL)
    await state(hotel, YESTERDAY, ALL.slice(0, 4))
    await state(other, YESTERDAY, ALL)
    expect(await at('hotel-lain')).toMatchObject({ state: 'covered', since: YESTERDAY, missing: [] })
    expect(await at('hotel-demo')).toMatchObject({
      state: 'short',
      since: YESTERDAY,
      stated: { date: YESTERDAY, number: 2, parts: 1 },
      days: ['covered', 'short'],
      missing: [
        { kind: 'cloth', last: '2026-11-22', fill: [{ product: 'dapur-demo/of-cloth', shownAt: 1 }] },
        { kind: 'craft', last: '2026-11-22', fill: [{ product: 'dapur-demo/of-craft', shownAt: 1 }] },
      ],
    })
  })

  test('asks to refill what stands there and was not to be had, and offers nobody else the same', async () => {
    await state(hotel, YESTERDAY, ALL.slice(0, 4), undefined, ['dapur-demo/of-cloth'])
    const missing = (await at('hotel-demo'))?.missing[0]
    expect(missing).toMatchObject({ kind: 'cloth', lacked: [{ product: 'dapur-demo/of-cloth' }], fill: [] })
  })

  test('believes a correction, and is the same when it is read anew', async () => {
    await state(hotel, YESTERDAY, ALL.slice(0, 4))
    await state(hotel, YESTERDAY, ALL, 1)
    const told = await read()
    expect(told.outlets[0]).toMatchObject({ state: 'covered', stated: { number: 2 } })
    await readAnew(city, shownDaysFold, hotel.outlet.slug, dayOfEntryAt(hotel.outlet))
    expect(await read()).toEqual(told)
  })

  test('is told to an outlet of itself alone, and of no other how often a product stands there', async () => {
    await state(hotel, YESTERDAY, ALL.slice(0, 4))
    await state(other, YESTERDAY, ALL)
    const told = await read(DAY, hotel.outlet.slug)
    expect(told.outlets.map(({ slug }) => slug)).toEqual([hotel.outlet.slug])
    expect(JSON.stringify(told)).not.toMatch(/hotel-lain|shownAt/)
  })

  test('is of the last day that has ended, and of a statement that comes a day late of the one before', async () => {
    await state(hotel, '2026-11-22', ALL)
    expect(valueIn(await readCoverage(city, {})).to).toBe('2026-11-22')
    await state(hotel, YESTERDAY, ALL)
    expect(valueIn(await readCoverage(city, {})).to).toBe(YESTERDAY)
    city.clock.pass(3 * DAY_MS)
    expect(valueIn(await readCoverage(city, {})).to).toBe(nextDate(YESTERDAY, 3))
  })

  test('refuses more days than it tells', async () => {
    expect(await readCoverage(city, { from: '2026-01-01', to: YESTERDAY })).toMatchObject({ ok: false })
  })
})
