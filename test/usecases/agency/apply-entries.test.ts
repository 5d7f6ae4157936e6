/** Every kind of deed in the agency's log does to a box what stands here, once or twice; a kind more stops the compiler. */
import { beforeEach, describe, expect, test } from 'vitest'
import {
  AGENCY_DEEDS,
  type AgencyBodyA1,
  type AgencyDeed,
  type AgencyEntry,
} from '../../../src/domain/agency-entry.ts'
import { makerOf, outletOf, productOf } from '../../../src/domain/agency-register.ts'
import { addAgencyEntries } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { standBy } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { allOutlets } from '../../../src/server/storage/statements/city/outlets.ts'
import {
  addNewProduct,
  allProducts,
  allSellers,
} from '../../../src/server/storage/statements/city/register.ts'
import { allAliases } from '../../../src/server/storage/statements/city/register-changes.ts'
import { lastNumber } from '../../../src/server/storage/statements/counters.ts'
import { applyEntries, leaveUnspoken } from '../../../src/server/usecases/agency/apply.ts'

import { anOutlet, aProduct, aSeller, HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel, placeAsGuest } from '../../support/world.ts'

const AT = '2026-11-30T02:05:00Z'
const OWN = 'dapur-demo/x-hotel-demo-kain'
let hotel: Hotel

const apply = (...bodies: AgencyBodyA1[]) =>
  hotel.world.storage.writeCity(sql =>
    applyEntries(
      sql,
      bodies.map((body, i): AgencyEntry => ({ v: 1, number: i + 1, at: AT, ...body })),
    ),
  )
/** By name: as each stands. */
const standings = async () => {
  const { makers, products } = await hotel.world.storage.read(async sql => ({
    makers: await allSellers(sql),
    products: await allProducts(sql),
  }))
  return Object.fromEntries([
    ...makers.map(({ slug, standing }) => [slug, standing]),
    ...products.map(({ id, standing }) => [id, standing]),
  ]) as Record<string, string | undefined>
}
const aliases = async () => [...(await hotel.world.storage.read(allAliases))]
const outlet = async () => (await hotel.world.storage.read(allOutlets))[0]
const menu = () => hotel.world.storage.read(sql => lastNumber(sql, HOTEL, 'menu'))

const TOLD = { name: 'Hotel Baru', address: 'Jl. Baru 1, Balikpapan', district: 'Balikpapan Utara' }

interface Done {
  readonly said: AgencyBodyA1
  /** What is another at the box now. */
  readonly is: () => Promise<unknown>
  readonly now: unknown
}

const DONE = {
  maker: {
    said: { deed: 'maker', maker: makerOf(aSeller('dapur-baru')) },
    is: async () => 'dapur-baru' in (await standings()),
    now: true,
  },
  product: {
    said: { deed: 'product', product: productOf(aProduct('dapur-demo/abon', { priceHint: 25_000 })) },
    is: async () =>
      (await hotel.world.storage.read(allProducts)).find(({ id }) => id === 'dapur-demo/abon')?.priceHint,
    now: 25_000,
  },
  adopt: {
    said: { deed: 'adopt', product: productOf(aProduct(OWN)) },
    is: async () => OWN in (await standings()),
    now: true,
  },
  'retire-product': {
    said: { deed: 'retire-product', id: 'dapur-demo/amplang' },
    is: async () => (await standings())['dapur-demo/amplang'],
    now: 'retired',
  },
  'retire-maker': {
    said: { deed: 'retire-maker', id: 'dapur-demo' },
    is: async () => Object.values(await standings()),
    now: ['retired', 'retired', 'retired', 'retired'],
  },
  refuse: {
    said: { deed: 'refuse', id: 'dapur-demo/gabin' },
    is: async () => (await standings())['dapur-demo/gabin'],
    now: 'refused',
  },
  alias: {
    said: { deed: 'alias', from: OWN, to: 'dapur-demo/amplang' },
    is: aliases,
    now: [[OWN, 'dapur-demo/amplang']],
  },
  outlet: {
    said: { deed: 'outlet', outlet: outletOf({ ...anOutlet(), ...TOLD, kind: 'mall', mark: 'XYZ' }) },
    is: outlet,
    now: { ...anOutlet(), ...TOLD },
  },
  'end-outlet': {
    said: { deed: 'end-outlet', id: HOTEL },
    is: async () => (await outlet())?.ended,
    now: { at: AT, reason: '' },
  },
} as const satisfies Record<AgencyDeed, Done>

beforeEach(async () => {
  hotel = await aHotel(await aCity())
})

test.each(AGENCY_DEEDS)('%s is done, the same where it is said twice, and menus hear of it', async deed => {
  const { said, is, now }: Done = DONE[deed]
  const before = await menu()
  expect(await is()).not.toEqual(now)
  await apply(said)
  expect(await is()).toEqual(now)
  expect(await menu()).toBe(before + 1)
  await apply(said)
  expect(await is()).toEqual(now)
})

describe('of an outlet', () => {
  test('what its manager has set stays, and what its papers bear for ever', async () => {
    const before = await outlet()
    await apply(DONE.outlet.said)
    expect(await outlet()).toEqual({ ...before, ...TOLD })
  })

  test('that ended, orders that are open are brought, and none is taken', async () => {
    const { stay } = await hotel.checkIn('512')
    const order = await hotel.place(stay, { amplang: 1 })
    await apply(DONE['end-outlet'].said)
    const ended = (await outlet()) ?? hotel.outlet
    const another = await placeAsGuest(hotel.world, ended, hotel.request(stay, { amplang: 1 }))
    expect(another).toMatchObject({ ok: false, refusal: { code: 'stay-ended' } })
    expect(await hotel.deliver(order)).toBeTruthy()
  })

  test('that ended, the first day counts, and a correction after it does not open it', async () => {
    await apply(DONE['end-outlet'].said, DONE.outlet.said)
    expect(await outlet()).toMatchObject({ ...TOLD, ended: { at: AT } })
  })

  test('that is elsewhere, nothing is made here', async () => {
    await apply({ deed: 'outlet', outlet: outletOf({ ...anOutlet(), slug: 'hotel-lain' }) })
    await apply({ deed: 'end-outlet', id: 'hotel-lain' })
    expect(await hotel.world.storage.read(allOutlets)).toEqual([hotel.outlet])
  })
})

test('a maker under two names is counted nowhere: nothing is done', async () => {
  await apply({ deed: 'alias', from: 'x-hotel-demo-dapur', to: 'dapur-demo' })
  expect(await aliases()).toEqual([])
})

test('what this outlet added is still known to be its own, once it is the register’s or no more', async () => {
  const added = aProduct(OWN, { standing: 'own', addedBy: HOTEL })
  await hotel.world.storage.writeCity(sql => addNewProduct(sql, added))
  const own = async () => (await hotel.world.storage.read(allProducts)).find(({ id }) => id === OWN)
  await apply({ deed: 'adopt', product: productOf(added) })
  expect(await own()).toMatchObject({ addedBy: HOTEL })
  expect(await own()).not.toHaveProperty('standing')
  await apply({ deed: 'refuse', id: OWN })
  expect(await own()).toMatchObject({ addedBy: HOTEL, standing: 'refused' })
})

describe('a log that begins where entries of another were lost', () => {
  /** Each is told of in the log of that name, whose last word on others is none. */
  const say = (origin: string, ...products: string[]) =>
    hotel.world.storage.writeCity(async sql => {
      await standBy(sql, origin, 'followed', '')
      addAgencyEntries(
        sql,
        origin,
        products.map((subject, i) => ({ number: i + 1, deed: 'product', subject, entry: '{}', at: 0 })),
      )
    })
  const leave = (origin: string) => hotel.world.storage.writeCity(sql => leaveUnspoken(sql, origin))

  test('leaves on no shelf what only the other had told of, and menus hear of it once', async () => {
    await say('hub.test/agency', 'dapur-demo/amplang', 'dapur-demo/gabin')
    await say('hub.test/agency-2', 'dapur-demo/gabin')
    const before = await menu()
    await leave('hub.test/agency-2')
    await leave('hub.test/agency-2')
    const { 'dapur-demo/amplang': amplang, 'dapur-demo/gabin': gabin } = await standings()
    expect([amplang, gabin, await menu()]).toEqual(['retired', undefined, before + 1])
  })

  test('lets wait again what this outlet had added itself', async () => {
    await hotel.world.storage.writeCity(sql => addNewProduct(sql, aProduct(OWN, { addedBy: HOTEL })))
    await say('hub.test/agency', OWN)
    await say('hub.test/agency-2')
    await leave('hub.test/agency-2')
    expect((await standings())[OWN]).toBe('own')
  })

  test('takes nothing from a shelf where it is another agency’s', async () => {
    await say('hub.test/agency', 'dapur-demo/amplang')
    await say('other.test/agency-2')
    await leave('other.test/agency-2')
    expect((await standings())['dapur-demo/amplang']).toBeUndefined()
  })
})
