import { beforeEach, describe, expect, test } from 'vitest'
import type { EvaluationQuery } from '../../../src/contract/evaluation.ts'
import { Evaluation } from '../../../src/contract/evaluation.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { saveAlias } from '../../../src/server/storage/statements/city/register-changes.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { evaluate } from '../../../src/server/usecases/evaluation/evaluate.ts'
import { changePlacement } from '../../../src/server/usecases/shelf/change-placements.ts'
import { count } from '../../support/counting.ts'
import { valueIn } from '../../support/results.ts'
import { aCity, aHotel, type City, type Hotel, MORNING, type Pieces } from '../../support/world.ts'

const CLOSING = MORNING + 17 * HOUR_MS
const DAY = { from: '2026-11-24', to: '2026-11-24' }

let city: City
let hotel: Hotel
let stay: string
beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city)
  stay = (await hotel.checkIn('512')).stay
})
const sell = async (pieces: Pieces, at = hotel, to = stay) => at.deliver(await at.place(to, pieces))
/** The day ends, is stated and counted. */
async function night(...outlets: Hotel[]): Promise<void> {
  city.clock.set(CLOSING)
  for (const one of outlets.length > 0 ? outlets : [hotel]) {
    await closeDays(city, one.outlet)
    await count(one)
  }
}
const read = (query: EvaluationQuery = DAY) => evaluate(city, query).then(valueIn)
const row = async (slug: string, query?: EvaluationQuery) =>
  (await read(query)).products.find(({ product }) => product === `dapur-demo/${slug}`)

describe("the agency's reading", () => {
  test('counts kwitansi, not pieces: two pieces on one kwitansi are one', async () => {
    await sell({ amplang: 2 })
    await sell({ amplang: 3, madu: 1 })
    await night()
    expect(await row('amplang')).toMatchObject({ kwitansi: 2, units: 5, rupiah: 125_000 })
    expect(await row('madu')).toMatchObject({ kwitansi: 1, units: 1, rupiah: 60_000 })
    expect(await read()).toMatchObject({ kwitansi: 2, voided: 0 })
  })

  test('takes voided kwitansi off and says how many', async () => {
    const { number } = await sell({ amplang: 2 })
    await sell({ amplang: 1 })
    valueIn(await voidDocument(city, hotel.clerk, number, 'test'))
    await night()
    expect(await row('amplang')).toMatchObject({ kwitansi: 1, voided: 1, units: 1, rupiah: 25_000 })
    expect(await read()).toMatchObject({ kwitansi: 1, voided: 1 })
  })

  test('counts a kwitansi with two products that are joined once, and their pieces together', async () => {
    await sell({ amplang: 2, madu: 1 })
    await sell({ madu: 1 })
    const { number } = await sell({ amplang: 1, madu: 1 })
    valueIn(await voidDocument(city, hotel.clerk, number, 'test'))
    await night()
    const alias = { product: 'dapur-demo/madu', standsFor: 'dapur-demo/amplang', at: MORNING }
    await city.storage.writeCity(sql => saveAlias(sql, alias))
    expect(await row('amplang')).toMatchObject({ kwitansi: 2, voided: 1, units: 4, rupiah: 170_000 })
    expect(await row('madu')).toBeUndefined()
    expect(await read()).toMatchObject({ kwitansi: 2, voided: 1 })
    expect(await row('amplang', { ...DAY, terms: 'consigned' })).toMatchObject({ kwitansi: 2, units: 4 })
  })

  test('keeps what was given away apart from what was bought', async () => {
    await sell({ gabin: 2 })
    await sell({ gabin: 1, amplang: 1 })
    await night()
    expect(await row('gabin')).toMatchObject({ kwitansi: 0, complimentary: 2, units: 0, rupiah: 0, rate: 0 })
    expect(await row('amplang')).toMatchObject({ kwitansi: 1, complimentary: 0 })
  })

  test('shows what was on offer and nobody took', async () => {
    await sell({ amplang: 1 })
    await night()
    expect(await row('madu')).toMatchObject({ kwitansi: 0, rate: 0, exposure: expect.closeTo(17 / 24, 1) })
  })

  test('does not show what was neither on offer nor sold', async () => {
    await changePlacement(city, hotel.manager, 'madu', { on: false })
    await night()
    city.clock.pass(DAY_MS)
    await closeDays(city, hotel.outlet)
    await count(hotel)
    expect(await row('madu', { from: '2026-11-25', to: '2026-11-25' })).toBeUndefined()
    expect(await row('amplang', { from: '2026-11-25', to: '2026-11-25' })).toBeDefined()
  })

  test('ranks by kwitansi', async () => {
    await sell({ madu: 1 })
    await sell({ madu: 1 })
    await sell({ amplang: 9 })
    await night()
    expect((await read()).products.map(({ product }) => product.split('/')[1])).toEqual([
      'madu',
      'amplang',
      'gabin',
    ])
  })

  test('says that thin evidence is not enough, and how much is missing', async () => {
    await sell({ amplang: 1 })
    await night()
    const thin = await row('amplang')
    expect(thin).toMatchObject({ enough: false, needed: 300 })
    expect(thin?.interval[0]).toBeLessThan(thin?.interval[1] ?? 0)
  })

  test('counts a business day to its closing hour', async () => {
    city.clock.set(CLOSING - 1)
    await sell({ amplang: 1 })
    city.clock.set(CLOSING)
    await sell({ amplang: 1 })
    await count(hotel)
    expect(await row('amplang')).toMatchObject({ kwitansi: 1 })
    expect(await row('amplang', { from: '2026-11-24', to: '2026-11-25' })).toMatchObject({ kwitansi: 2 })
  })

  test('follows a void of a day that it has told of before', async () => {
    const { number } = await sell({ amplang: 1, madu: 1 })
    await sell({ amplang: 1 })
    await night()
    expect(await row('amplang')).toMatchObject({ kwitansi: 2, voided: 0 })
    city.clock.pass(3 * DAY_MS)
    valueIn(await voidDocument(city, hotel.clerk, number, 'wrong-item'))
    await count(hotel)
    expect(await row('amplang')).toMatchObject({ kwitansi: 1, voided: 1, rupiah: 25_000 })
    expect(await row('madu')).toMatchObject({ kwitansi: 0, voided: 1, rupiah: 0 })
    expect(await read()).toMatchObject({ kwitansi: 1, voided: 1 })
  })

  test('can be asked for one category, one maker, one sort of terms', async () => {
    await sell({ amplang: 1, madu: 1, gabin: 1 })
    await night()
    const products = async (query: EvaluationQuery) =>
      (await read({ ...DAY, ...query })).products.map(({ product }) => product.split('/')[1]).sort()
    expect(await products({ category: 'sea' })).toEqual(['amplang'])
    expect(await products({ seller: 'dapur-demo' })).toEqual(['amplang', 'gabin', 'madu'])
    expect(await products({ seller: 'orang-lain' })).toEqual([])
    expect(await products({ terms: 'complimentary' })).toEqual(['gabin'])
  })

  test('is what the contract says, with the size of each log it read', async () => {
    await sell({ amplang: 1 })
    await night()
    const reading = await read()
    expect(Evaluation.parse(reading)).toEqual(reading)
    expect(reading.logs).toEqual({ 'hotel-demo': 2 })
  })
})

describe('units of exposure are never summed', () => {
  let mall: Hotel
  beforeEach(async () => {
    mall = await aHotel(city, { outlet: { slug: 'mall-demo', kind: 'mall', name: 'Mal Demo' } })
    const guest = await mall.checkIn('511')
    await sell({ amplang: 1 })
    await sell({ amplang: 1 }, mall, guest.stay)
    await sell({ amplang: 1 }, mall, guest.stay)
    await night(hotel, mall)
  })

  test('a mixed reading counts all kwitansi and rates the hotels alone', async () => {
    const hotels = await row('amplang', { ...DAY, kind: 'hotel' })
    const mixed = await row('amplang')
    expect((await read()).unit).toBe('mixed')
    expect(mixed).toMatchObject({ kwitansi: 3, exposure: hotels?.exposure, rate: hotels?.rate })
  })

  test('a reading of one kind has its own unit', async () => {
    expect((await read({ ...DAY, kind: 'hotel' })).unit).toBe('room-night')
    const malls = await read({ ...DAY, kind: 'mall' })
    expect(malls.unit).toBe('counter-day')
    expect(malls.products[0]).toMatchObject({ kwitansi: 2, exposure: expect.closeTo(17 / 24, 1) })
    expect(malls.outlets).toEqual([{ slug: 'mall-demo', name: 'Mal Demo', kind: 'mall', kwitansi: 2 }])
  })
})
