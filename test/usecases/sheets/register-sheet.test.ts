/** Makers and products of two sheets: in the register with their histories, live where nothing is missing, and out of it again. */
import { beforeEach, expect, test } from 'vitest'
import type { Cell } from '../../../src/domain/sheets/cell.ts'
import type { SheetRow } from '../../../src/domain/sheets/compare.ts'
import { findProduct, findSeller } from '../../../src/server/storage/statements/city/register.ts'
import { changesAfter } from '../../../src/server/storage/statements/city/register-changes.ts'
import { publishDrafts, readDrafts } from '../../../src/server/usecases/register/drafts.ts'
import { agencySheet } from '../../../src/server/usecases/sheets/sheet.ts'
import { previewSheet, readSheet } from '../../../src/server/usecases/sheets/take-in.ts'
import { undoSheet } from '../../../src/server/usecases/sheets/undo.ts'
import { valueIn } from '../../support/results.ts'
import { sheetId as idOf, rows, take as takeSheet } from '../../support/sheets.ts'
import { aCity, type City } from '../../support/world.ts'

const officer = { kind: 'officer', name: 'Petugas dinas' } as const
const makers = agencySheet('makers', officer)
const products = agencySheet('products', officer)
let city: City
beforeEach(async () => {
  city = await aCity()
})

const take = async (sheet: typeof makers, some: readonly SheetRow[], id: string) =>
  valueIn(await takeSheet(city, sheet, some, id))
const SARI = {
  name: 'Dapur Bu Sari',
  district: 'Manggar',
  'about.id': 'Dua wajan.',
  'about.en': 'Two pans.',
}
const ABON = {
  'name.id': 'Abon Kepiting',
  seller: 'Dapur Bu Sari',
  category: 'Hasil laut',
  priceHint: 'Rp 45.000',
}

test('a whole maker is live at once; a product that lacks something is a draft with what was said', async () => {
  await take(makers, rows(SARI, { name: 'Setengah', district: 'Lamaru' }), idOf(1))
  await take(products, rows(ABON), idOf(2))
  const [whole, half, abon] = await city.storage.read(sql =>
    Promise.all([
      findSeller(sql, 'dapur-bu-sari'),
      findSeller(sql, 'setengah'),
      findProduct(sql, 'dapur-bu-sari/abon-kepiting'),
    ]),
  )
  expect([whole?.seller.standing, half?.seller.standing, abon?.product.standing]).toEqual([
    undefined,
    'draft',
    'draft',
  ])
  expect(abon?.product).toMatchObject({ priceHint: 45_000, seller: 'dapur-bu-sari', category: 'sea' })
  const deeds = await city.storage.read(sql => changesAfter(sql, 'maker', 'dapur-bu-sari', 0))
  expect(deeds.map(({ deed, version }) => [deed, version])).toEqual([
    ['add', 1],
    ['publish', 2],
  ])
})

const WHOLE = {
  ...ABON,
  kind: 'abon',
  'name.en': 'Crab floss',
  'story.id': 'Disuwir tangan.',
  'story.en': 'Pulled by hand.',
  'ingredients.id': 'kepiting, bawang',
  'ingredients.en': 'crab, onion',
  'storage.id': 'Suhu ruang',
  'storage.en': 'Room temperature',
  origin: 'Balikpapan',
  'net.amount': '100 g',
  shelfLifeDays: 90,
  allergens: 'krustasea',
  'permit.kind': 'P-IRT',
  'permit.number': '2066471010001-31',
  'permit.validTo': '2030-12-31',
  'halal.status': 'ya',
  'halal.number': 'ID64110000000010426',
}

test('a product of which a sheet says everything, a drawing among it, is live with that sheet; without one it waits', async () => {
  await take(makers, rows(SARI), idOf(1))
  const drawn = { ...WHOLE, picture: 'Abon kepiting pedas' }
  await take(products, rows(drawn, { ...WHOLE, 'name.id': 'Abon Ikan' }), idOf(2))
  const [live, draft] = await city.storage.read(sql =>
    Promise.all([
      findProduct(sql, 'dapur-bu-sari/abon-kepiting'),
      findProduct(sql, 'dapur-bu-sari/abon-ikan'),
    ]),
  )
  expect(live?.product).toMatchObject({ picture: 'abon-kepiting-pedas.svg' })
  expect(live?.product.standing).toBeUndefined()
  expect(draft?.product.standing).toBe('draft')
})

test('what is handed out is taken in as the same, and what is said otherwise is one change of its history', async () => {
  const { things } = await readSheet(city, products)
  const again = things.map(({ cells }, i) => ({ row: i + 2, cells: cells as Readonly<Record<string, Cell>> }))
  const lists = again.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(
      Object.entries(cells).map(([id, value]) => [
        id,
        Array.isArray(value) ? value.join('; ') || 'tidak ada' : value,
      ]),
    ),
  }))
  const { outcomes } = await previewSheet(city, products, lists)
  expect(outcomes.map(({ state, faults, changes }) => ({ state, faults, changes }))).toEqual(
    things.map(() => ({ state: 'same', faults: {}, changes: {} })),
  )
  await take(products, rows({ code: 'dapur-demo/madu', priceHint: 65_000 }), idOf(3))
  const [change] = await city.storage.read(sql => changesAfter(sql, 'product', 'dapur-demo/madu', 1))
  expect(change).toMatchObject({ deed: 'change', changes: [{ field: 'priceHint', from: null, to: 65_000 }] })
})

test('undone, drafts are gone, what was live is retired, and what was changed is as before', async () => {
  await take(makers, rows(SARI, { name: 'Setengah', district: 'Lamaru' }), idOf(1))
  await take(products, rows(ABON, { code: 'dapur-demo/madu', priceHint: 65_000 }), idOf(2))
  expect(valueIn(await undoSheet(city, makers, idOf(1)))).toMatchObject({
    undone: 1,
    left: [{ key: 'dapur-bu-sari', name: SARI.name, why: 'in-use' }],
  })
  expect(valueIn(await undoSheet(city, products, idOf(2)))).toMatchObject({ undone: 2, left: [] })
  const [abon, madu, half] = await city.storage.read(sql =>
    Promise.all([
      findProduct(sql, 'dapur-bu-sari/abon-kepiting'),
      findProduct(sql, 'dapur-demo/madu'),
      findSeller(sql, 'setengah'),
    ]),
  )
  expect([abon, madu?.product.priceHint, half]).toEqual([null, undefined, null])
  // The same sheet again brings them again, under the same names.
  expect(await take(products, rows(ABON), idOf(4))).toMatchObject({ taken: { added: 1 } })
})

test('undone, what has gone live since lacks nothing by it', async () => {
  const { 'about.en': told, ...untold } = SARI
  await take(makers, rows(untold), idOf(1))
  await take(products, rows({ ...WHOLE, origin: null, picture: 'Abon kepiting pedas' }), idOf(2))
  await take(makers, rows({ name: SARI.name, 'about.en': told }), idOf(3))
  await take(products, rows({ code: 'dapur-bu-sari/abon-kepiting', origin: 'Balikpapan' }), idOf(4))
  for (const things of ['makers', 'products'] as const) {
    const { ready } = await readDrafts(city, things)
    await publishDrafts(city, officer, things, ready)
  }
  expect(valueIn(await undoSheet(city, products, idOf(4)))).toMatchObject({
    undone: 0,
    left: [{ key: 'dapur-bu-sari/abon-kepiting', why: 'is-live' }],
  })
  expect(valueIn(await undoSheet(city, makers, idOf(3)))).toMatchObject({
    undone: 0,
    left: [{ key: 'dapur-bu-sari', why: 'is-live' }],
  })
  const [maker, product] = await city.storage.read(sql =>
    Promise.all([findSeller(sql, 'dapur-bu-sari'), findProduct(sql, 'dapur-bu-sari/abon-kepiting')]),
  )
  expect(maker?.seller).toMatchObject({ about: { en: told } })
  expect(product?.product).toMatchObject({ origin: 'Balikpapan' })
  expect(product?.product.standing).toBeUndefined()
})
