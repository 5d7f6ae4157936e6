/** Many drafts go live by one deed: each that lacks nothing, as if it had gone alone, and none of the others. */
import { beforeEach, expect, test } from 'vitest'
import type { AgencyEntry } from '../../../src/domain/agency-entry.ts'
import { DRAFTS_MAX } from '../../../src/domain/drafts.ts'
import type { Product } from '../../../src/domain/product.ts'
import { agencyEntries } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { addProduct, addSeller, findProduct } from '../../../src/server/storage/statements/city/register.ts'
import { changesAfter } from '../../../src/server/storage/statements/city/register-changes.ts'
import { publishDrafts, readDrafts } from '../../../src/server/usecases/register/drafts.ts'
import { changeProduct } from '../../../src/server/usecases/register/products.ts'
import { readProducts } from '../../../src/server/usecases/register/read-register.ts'
import { AGENCY, keepAgencyLog } from '../../support/agency.ts'
import { aProduct, aSeller } from '../../support/things.ts'
import { aCity, type City } from '../../support/world.ts'

const officer = { kind: 'officer', name: 'Petugas dinas' } as const
const PERMIT = { kind: 'P-IRT', number: 'DEMO-9', validTo: '2029-08-14' } as const
const draft = (slug: string, wish: Partial<Product> = {}) =>
  aProduct(`dapur-demo/${slug}`, { standing: 'draft', picture: 'madu-kelulut.svg', permit: PERMIT, ...wish })

let city: City
beforeEach(async () => {
  city = await aCity()
  await city.storage.writeCity(keepAgencyLog)
})

const add = (...products: readonly Product[]) =>
  city.storage.writeCity(async sql => {
    for (const product of products) await addProduct(sql, product)
  })
const standing = async (id: string) =>
  (await city.storage.read(sql => findProduct(sql, id)))?.product.standing ?? 'live'
const entered = async () => {
  const texts = await city.storage.read(sql => agencyEntries(sql, AGENCY, 0, 1_000))
  return texts.map(text => JSON.parse(text) as AgencyEntry)
}

test('those that lack nothing are live, with their histories and their entries; of the others it is said what is missing', async () => {
  await add(draft('satu'), draft('dua'), draft('tiga', { picture: null, allergens: null }))
  const { ready, lacking, counts } = await readDrafts(city, 'products')
  expect(counts).toEqual({ ready: 2, lacking: 1 })
  const told = await publishDrafts(city, officer, 'products', [
    ...ready,
    ...lacking.map(({ id }) => ({ id, version: 1 })),
  ])
  expect(told.published).toEqual(['dapur-demo/dua', 'dapur-demo/satu'])
  expect(told.left).toEqual([
    {
      id: 'dapur-demo/tiga',
      name: expect.any(String),
      why: 'incomplete',
      missing: [
        { field: 'allergens', lack: 'not-said' },
        { field: 'picture', lack: 'no-picture' },
      ],
    },
  ])
  expect(await Promise.all(['dua', 'satu', 'tiga'].map(slug => standing(`dapur-demo/${slug}`)))).toEqual([
    'live',
    'live',
    'draft',
  ])
  const [deed] = await city.storage.read(sql => changesAfter(sql, 'product', 'dapur-demo/satu', 1))
  expect(deed).toMatchObject({ version: 2, deed: 'publish', officer: officer.name })
  expect((await entered()).map(({ number, deed }) => [number, deed])).toEqual([
    [1, 'product'],
    [2, 'product'],
  ])
  expect((await readProducts(city, { show: 'ready' })).found).toBe(0)
})

test('one that somebody has written in since it was seen stays, and keeps no other waiting', async () => {
  await add(draft('satu'), draft('dua'))
  const { ready } = await readDrafts(city, 'products')
  await changeProduct(city, officer, 'dapur-demo/satu', { version: 1, fields: { origin: 'Lamaru' } })
  const told = await publishDrafts(city, officer, 'products', ready)
  expect(told).toMatchObject({
    published: ['dapur-demo/dua'],
    left: [{ id: 'dapur-demo/satu', why: 'changed-meanwhile' }],
  })
})

test('asked again, for the answer was lost, nothing is done twice', async () => {
  await add(draft('satu'))
  const { ready } = await readDrafts(city, 'products')
  await publishDrafts(city, officer, 'products', [...ready, ...ready])
  const again = await publishDrafts(city, officer, 'products', ready)
  expect(again).toMatchObject({ published: [], left: [{ id: 'dapur-demo/satu', why: 'no-draft' }] })
  expect(await entered()).toHaveLength(1)
})

test('of a maker who is a draft no product goes live; with the maker they may', async () => {
  await city.storage.writeCity(sql => addSeller(sql, { ...aSeller('bu-sari'), standing: 'draft' }))
  await add(aProduct('bu-sari/abon', { ...draft('abon'), id: 'bu-sari/abon', seller: 'bu-sari' }))
  expect((await readDrafts(city, 'products')).lacking).toMatchObject([
    { missing: [{ field: 'seller', lack: 'not-live' }] },
  ])
  const { ready } = await readDrafts(city, 'makers')
  expect(await publishDrafts(city, officer, 'makers', ready)).toEqual({ published: ['bu-sari'], left: [] })
  expect((await readDrafts(city, 'products')).counts).toEqual({ ready: 1, lacking: 0 })
})

test('as many as go live by one deed are offered, and how many there are', async () => {
  await add(...Array.from({ length: DRAFTS_MAX + 1 }, (_, i) => draft(`banyak-${i}`)))
  const { ready, counts } = await readDrafts(city, 'products')
  expect([ready.length, counts.ready]).toEqual([DRAFTS_MAX, DRAFTS_MAX + 1])
  expect((await publishDrafts(city, officer, 'products', ready)).published).toHaveLength(DRAFTS_MAX)
  expect((await readDrafts(city, 'products')).counts.ready).toBe(1)
})
