/** What stands on a shelf and is there no more is said to every box: also where a hotel has added it itself. */
import { beforeEach, expect, test } from 'vitest'
import type { AgencyEntry } from '../../../src/domain/agency-entry.ts'
import { agencyEntries } from '../../../src/server/storage/statements/agency/agency-entries.ts'
import { addProduct, addSeller } from '../../../src/server/storage/statements/city/register.ts'
import { retireMaker } from '../../../src/server/usecases/register/makers.ts'
import { retireProduct } from '../../../src/server/usecases/register/products.ts'
import { AGENCY, keepAgencyLog } from '../../support/agency.ts'
import { aProduct, aSeller, HOTEL } from '../../support/things.ts'
import { aCity, type City } from '../../support/world.ts'

const officer = { kind: 'officer', name: 'Petugas dinas' } as const
const BECAUSE = { version: 1, reason: 'tidak dibuat lagi' }
let city: City
beforeEach(async () => {
  city = await aCity()
  await city.storage.writeCity(keepAgencyLog)
})

const said = async () => {
  const texts = await city.storage.read(sql => agencyEntries(sql, AGENCY, 0, 1_000))
  return texts
    .map(text => JSON.parse(text) as AgencyEntry)
    .map(entry => [entry.deed, 'id' in entry && entry.id])
}

test.each(['own', undefined] as const)('a product that stands as %s', async standing => {
  const id = `x-${HOTEL}-dapur/abon`
  const product = aProduct('dapur-demo/abon', { id, addedBy: HOTEL, ...(standing && { standing }) })
  await city.storage.writeCity(sql => addProduct(sql, product))
  await retireProduct(city, officer, id, BECAUSE)
  expect(await said()).toEqual([['retire-product', id]])
})

test.each(['own', undefined] as const)('a maker who stands as %s, with what they make', async standing => {
  const slug = `x-${HOTEL}-dapur`
  const id = `${slug}/abon`
  const stands = standing === undefined ? {} : { standing }
  await city.storage.writeCity(async sql => {
    await addSeller(sql, { ...aSeller(slug), addedBy: HOTEL, ...stands })
    await addProduct(sql, aProduct(id, { seller: slug, addedBy: HOTEL, ...stands }))
  })
  await retireMaker(city, officer, slug, BECAUSE)
  expect(await said()).toContainEqual(['retire-maker', slug])
})

test('a draft, of which nobody has heard, is gone without a word', async () => {
  await city.storage.writeCity(sql => addProduct(sql, aProduct('dapur-demo/abon', { standing: 'draft' })))
  await retireProduct(city, officer, 'dapur-demo/abon', BECAUSE)
  expect(await said()).toEqual([])
})
