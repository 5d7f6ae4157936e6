/** Things of the register for tests of the wire, by an officer's own requests. */

import type { RouteInput } from '../../src/contract/routes.ts'
import { LANGUAGES } from '../../src/domain/language.ts'
import { PRODUCT_TEXTS } from '../../src/domain/register.ts'
import { saveOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import {
  addNewProduct,
  addNewSeller,
  saveProduct,
  saveSeller,
} from '../../src/server/storage/statements/city/register.ts'
import { anOutlet, aProduct, aSeller, HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import type { Served } from './support.ts'

/** All that guests must be told of a product that is eaten. */
export const WHOLE = {
  'name.id': 'Abon Kepiting',
  'name.en': 'Crab Floss',
  'story.id': 'Kepiting bakau dari muara Manggar.',
  'story.en': 'Mangrove crab from the mouth of the Manggar.',
  'ingredients.id': 'Kepiting, kelapa, gula',
  'ingredients.en': 'Crab, coconut, sugar',
  'storage.id': 'Simpan di tempat kering',
  'storage.en': 'Keep dry',
  kind: 'abon',
  origin: 'Manggar, Balikpapan Timur',
  'net.amount': 150,
  shelfLifeDays: 120,
  allergens: ['crustacean'],
  'permit.number': '2066471000123-30',
  'permit.validTo': '2029-08-14',
  'halal.number': 'ID64110000123456789',
  picture: 'abon-kepiting-original.svg',
} as const

export const at = (id: string) => {
  const [maker = '', slug = ''] = id.split('/')
  return { params: { maker, slug } }
}

/** A maker whom guests may see. */
export async function aMaker(agency: Browser, name = 'Ibu Sari') {
  const begun = await agency.value('addMaker', { body: { name, district: 'Manggar' } })
  const about = { 'about.id': 'Dapur di tepi muara.', 'about.en': 'A kitchen by the estuary.' }
  const params = { maker: begun.slug }
  const written = await agency.value('changeMaker', { params, body: { version: 1, fields: about } })
  return agency.value('publishMaker', { params, body: { version: written.version } })
}

/** A draft of which nothing is missing. */
export async function aWholeDraft(agency: Browser) {
  const maker = await aMaker(agency)
  const wish = { maker: maker.slug, name: 'Abon', category: 'kitchen' } as const
  const { id, version } = await agency.value('addProduct', { body: wish })
  const fields = { ...WHOLE, allergens: [...WHOLE.allergens] }
  return agency.value('changeProduct', { ...at(id), body: { version, fields } })
}

export async function aLiveProduct(agency: Browser) {
  const { id, version } = await aWholeDraft(agency)
  return agency.value('publishProduct', { ...at(id), body: { version } })
}

/** What the hotel added by itself. */
export async function anOwnProduct({ city }: Pick<Served, 'city'>, slug = 'keripik') {
  const id = `dapur-demo/x-${HOTEL}-${slug}`
  const product = aProduct(id, {
    addedBy: HOTEL,
    standing: 'own',
    picture: 'keripik-kerang.svg',
    permit: { kind: 'P-IRT', number: 'DEMO-9', validTo: '2029-08-14' },
  })
  await city.storage.writeCity(sql => addNewProduct(sql, product))
  return id
}

/** Every field of a product that an outlet adds, as its manager sends them. */
export const OWN_FIELDS = {
  ...Object.fromEntries(
    PRODUCT_TEXTS.flatMap(text => LANGUAGES.map(language => [`${text}.${language}`, ''])),
  ),
  ...WHOLE,
  allergens: [...WHOLE.allergens],
  category: 'kitchen',
  'net.unit': 'g',
  priceHint: null,
  'permit.kind': 'P-IRT',
  'halal.status': 'certified',
  'halal.validTo': null,
  care: [],
  photos: [],
} as unknown as RouteInput<'addOwnProduct'>['body']['fields']

export const OWN_MAKER = {
  name: 'Bu Tini',
  district: 'Manggar',
  'about.id': 'Menggoreng keripik di belakang hotel.',
  'about.en': 'Fries crisps behind the hotel.',
} as const

export const NEW_OUTLET = {
  slug: 'hotel-baru',
  name: 'Hotel Baru',
  kind: 'hotel',
  address: 'Jalan Baru 2, Balikpapan',
  district: 'Balikpapan Utara',
  phone: '0542123456',
  mark: 'HBR',
  zone: 'Asia/Makassar',
} as const

/** What a deed is done to, as it stands before: made anew, for a deed is done to a thing once. */
const READIED = {
  publishProduct: 'draft',
  retireProduct: undefined,
  returnProduct: 'retired',
  adoptProduct: 'own',
  refuseProduct: 'own',
  joinProduct: 'own',
  changeOwnProduct: 'own',
  ownProduct: 'own',
  publishMaker: 'draft',
  retireMaker: undefined,
  returnMaker: 'retired',
  endOutlet: undefined,
} as const
const isReadied = (name: string): name is keyof typeof READIED => name in READIED

/** By the route that does the deed: the name of a thing that it can be done to at version 1. */
export async function readied({ city }: Pick<Served, 'city'>, route: string): Promise<string | null> {
  if (!isReadied(route)) return null
  const standing = READIED[route]
  const slug = route.toLowerCase()
  const id = `dapur-demo/${slug}`
  const product = aProduct(id, {
    standing,
    addedBy: HOTEL,
    picture: 'madu-kelulut.svg',
    permit: { kind: 'P-IRT', number: 'DEMO-9', validTo: '2029-08-14' },
  })
  await city.storage.writeCity(async sql => {
    await sql.run('DELETE FROM register_changes WHERE subject IN (?, ?)', [id, slug])
    await sql.run('DELETE FROM product_aliases WHERE product = ?', [id])
    await addNewProduct(sql, product)
    await saveProduct(sql, { product, version: 1 })
    await addNewSeller(sql, aSeller(slug))
    await saveSeller(sql, { seller: { ...aSeller(slug), standing }, contact: '', version: 1 })
    if (route === 'endOutlet') await saveOutlet(sql, anOutlet({ slug, mark: 'ZZZ' }))
    await sql.run('UPDATE outlets SET version = 1 WHERE outlet = ?', [slug])
  })
  return slug
}
