/** The register by the officers' own requests: what is missing, what two write at one time, what goes and comes back, what old papers say. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangedMeanwhile } from '../../src/contract/city-register.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { saveAgencyAwaited } from '../../src/server/storage/statements/agency/agency-logs.ts'
import { kwitansiToken } from '../../src/server/usecases/city/codes.ts'
import { followRegister } from '../../src/server/usecases/register/shelves.ts'
import { AGENCY, keepAgencyLog } from '../support/agency.ts'
import { believed } from '../support/believed.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import {
  aLiveProduct,
  aMaker,
  anOwnProduct,
  at,
  aWholeDraft,
  NEW_OUTLET,
  OWN_FIELDS,
  OWN_MAKER,
} from './register.ts'
import { aGuest, anOrder, aSite, atAgency, atDesk, MANAGER, type Served } from './support.ts'

/** By a client of today's contract: an older one is told words that it knows. */
const TODAY = { 'etalase-contract': '2' }
const MADU = 'dapur-demo/madu'

let served: Served
let agency: Browser
beforeEach(async () => {
  served = await aSite()
  agency = await atAgency(served)
})
afterEach(() => served.stop())

const menu = async () =>
  (await served.browser().value('menu', { params: { outlet: HOTEL } })).placements.map(
    ({ product }) => product.id,
  )

describe('a product', () => {
  test('is a draft that says what it lacks, and goes live when nothing is', async () => {
    const maker = await aMaker(agency)
    const begun = await agency.value('addProduct', {
      body: { maker: maker.slug, name: 'Abon Kepiting', category: 'kitchen' },
    })
    expect(begun.id).toBe(`${maker.slug}/abon-kepiting`)
    expect(begun.missing).toContainEqual({ field: 'allergens', lack: 'not-said' })
    expect(begun.missing).toContainEqual({ field: 'name.en', lack: 'untranslated' })
    expect(begun.missing).toContainEqual({ field: 'picture', lack: 'no-picture' })
    const body = { version: begun.version }
    const refused = await agency.ask('publishProduct', { ...at(begun.id), body }, TODAY)
    expect(refused.code).toBe('incomplete')
    expect((await aLiveProduct(agency)).standing).toBe('live')
  })

  test('has an id that nobody else gets, also after its end', async () => {
    const { id, version } = await aWholeDraft(agency)
    await agency.value('retireProduct', { ...at(id), body: { version, reason: 'tidak dibuat lagi' } })
    const [maker = ''] = id.split('/')
    const again = await agency.value('addProduct', { body: { maker, name: 'Abon', category: 'kitchen' } })
    expect(again.id).toBe(`${id}-2`)
  })

  test('that guests see does not come to lack what it had', async () => {
    const { id, version } = await aLiveProduct(agency)
    const body = { version, fields: { 'story.en': '' } }
    expect((await agency.ask('changeProduct', { ...at(id), body }, TODAY)).code).toBe('incomplete')
  })

  test('is gone from the shelf when it retires, and comes back as the same thing', async () => {
    expect(await menu()).toContain(MADU)
    const body = { version: 1, reason: 'musim habis' }
    const gone = await agency.value('retireProduct', { ...at(MADU), body })
    expect(await menu()).not.toContain(MADU)
    const manager = await atDesk(served, MANAGER)
    const { products } = await manager.value('shelfNotices', {})
    expect(products).toContainEqual(expect.objectContaining({ id: MADU, reason: 'musim habis' }))
    const back = await agency.value('returnProduct', { ...at(MADU), body: { version: gone.version } })
    expect(back.id).toBe(MADU)
  })
})

describe('two officers at one product', () => {
  test('who write in different fields lose nothing', async () => {
    await agency.value('changeProduct', { ...at(MADU), body: { version: 1, fields: { 'name.en': 'Honey' } } })
    const both = await agency.value('changeProduct', {
      ...at(MADU),
      body: { version: 1, fields: { origin: 'Lamaru' } },
    })
    expect([both.fields['name.en'], both.fields.origin, both.version]).toEqual(['Honey', 'Lamaru', 3])
  })

  test('who write in the same field see both values, and nothing is written over', async () => {
    await agency.value('changeProduct', { ...at(MADU), body: { version: 1, fields: { 'name.en': 'Honey' } } })
    const heard = await agency.ask(
      'changeProduct',
      { ...at(MADU), body: { version: 1, fields: { 'name.en': 'Wild honey' } } },
      TODAY,
    )
    expect(heard.code).toBe('changed-meanwhile')
    const { context } = heard as { context?: unknown }
    if (context !== undefined)
      expect((context as ChangedMeanwhile).fields).toEqual([
        { field: 'name.en', yours: 'Wild honey', theirs: 'Honey' },
      ])
    expect((await agency.value('registeredProduct', at(MADU))).fields['name.en']).toBe('Honey')
  })
})

test('while entries of the agency’s log are missing nothing is written, and the same is taken once they are back', async () => {
  const { storage } = served.city
  await storage.writeCity(async sql => {
    await keepAgencyLog(sql)
    await saveAgencyAwaited(sql, AGENCY, 9)
  })
  const change = { ...at(MADU), body: { version: 1, fields: { origin: 'Lamaru' } } }
  const heard = await agency.ask('changeProduct', change, TODAY)
  expect([heard.code, heard.status]).toEqual(['agency-log-waits', 503])
  expect((await agency.value('registeredProduct', at(MADU))).version).toBe(1)
  await storage.writeCity(sql => saveAgencyAwaited(sql, AGENCY, 0))
  expect((await agency.value('changeProduct', change)).fields.origin).toBe('Lamaru')
})

test('whom the agency writes to stands in nothing that anybody else reads, nor in the history', async () => {
  const params = { maker: 'dapur-demo' }
  await agency.value('changeMaker', { params, body: { version: 1, fields: { contact: 'kanari 0812' } } })
  expect((await agency.value('registeredMaker', { params })).fields.contact).toBe('kanari 0812')
  await served.city.storage.writeCity(sql => sql.run('UPDATE officers SET rights = ?', ['look']))
  const read = await agency.value('registeredMaker', { params })
  expect([read.fields.name, read.fields.contact]).toEqual(['Dapur Demo', ''])
  expect((await agency.ask('changeMaker', { params, body: { version: 2, fields: {} } }, TODAY)).code).toBe(
    'not-allowed',
  )
  const rows = await served.city.storage.read(sql =>
    believed(sql).all<{ body: string }>(
      'SELECT body FROM sellers UNION ALL SELECT body FROM register_changes UNION ALL SELECT body FROM acts',
    ),
  )
  expect(rows.filter(({ body }) => body.includes('kanari'))).toEqual([])
  expect(JSON.stringify(await served.browser().value('menu', { params: { outlet: HOTEL } }))).not.toContain(
    'kanari',
  )
})

test('a paper of before says what it said, whatever is corrected since', async () => {
  const guest = await aGuest(served)
  const desk = await atDesk(served)
  const order = anOrder(served.hotel, guest.stay, { madu: 1 })
  await guest.browser.value('placeOrder', order)
  await desk.value('acknowledge', { params: order.params })
  await desk.value('deliver', { params: order.params, body: {} })
  const asked = { body: { number: 1, token: kwitansiToken(served.city.keys, HOTEL, 1), outlet: HOTEL } }
  const before = await guest.browser.value('kwitansi', asked)
  served.city.clock.pass(DAY_MS)
  const officer = await atAgency(served)
  const fields = { 'name.id': 'Madu Lain', 'name.en': 'Another', 'net.amount': 999 }
  await officer.value('changeProduct', { ...at(MADU), body: { version: 1, fields } })
  await officer.value('changeMaker', {
    params: { maker: 'dapur-demo' },
    body: { version: 1, fields: { name: 'Dapur Lain' } },
  })
  expect((await served.browser().value('kwitansi', asked)).lines).toEqual(before.lines)
})

test('a paper that lapses at the outlet’s midnight takes the product from the shelf, and the manager sees why', async () => {
  const fields = { 'permit.validTo': '2026-11-24' }
  await agency.value('changeProduct', { ...at(MADU), body: { version: 1, fields } })
  expect(await menu()).toContain(MADU)
  served.city.clock.pass(DAY_MS)
  expect(await followRegister(served.city, served.hotel.outlet)).toBe(1)
  expect(await menu()).not.toContain(MADU)
  const manager = await atDesk(served, MANAGER)
  const { products } = await manager.value('shelfNotices', {})
  expect(products.find(({ id }) => id === MADU)?.lapses[0]).toMatchObject({ paper: 'permit', daysLeft: -1 })
})

describe('what a hotel adds itself', () => {
  const wish = { maker: { slug: 'dapur-demo' }, fields: OWN_FIELDS }
  const OWN = `dapur-demo/x-${HOTEL}-abon-kepiting`

  test('stands on its own shelf and on no other until the agency has spoken, which hears of it at once', async () => {
    const manager = await atDesk(served, MANAGER)
    const added = await manager.value('addOwnProduct', { body: wish })
    expect([added.id, added.fate]).toEqual([OWN, 'waits'])
    const offered = { terms: 'consigned', price: 30_000, part: { kind: 'share', permille: 800 } } as const
    const offering = { product: OWN, ...offered, rack: 'A1', from: null, to: null }
    const id = '019ab000-0000-7000-8000-00000000b001'
    const placed = await manager.value('addPlacements', { body: { id, offerings: [offering] } })
    expect(placed.placements.find(({ product }) => product === OWN)?.dark).toBeNull()
    expect((await agency.value('registerProducts', { query: { show: 'own' } })).products[0]?.id).toBe(OWN)
    const { changes } = await agency.value('productHistory', at(OWN))
    expect(changes[0]).toMatchObject({ deed: 'add', officer: HOTEL })
  })

  test('is whole or not there, and says what is missing', async () => {
    const manager = await atDesk(served, MANAGER)
    const fields = { ...OWN_FIELDS, 'story.en': '', allergens: null }
    const heard = await manager.ask('addOwnProduct', { body: { ...wish, fields } }, TODAY)
    expect(heard.code).toBe('incomplete')
    expect((await manager.value('ownProducts', {})).found).toBe(0)
  })

  test('sent again is the same; another of that name has a number', async () => {
    const manager = await atDesk(served, MANAGER)
    await manager.value('addOwnProduct', { body: wish })
    expect((await manager.value('addOwnProduct', { body: wish })).id).toBe(OWN)
    const fields = { ...OWN_FIELDS, 'net.amount': 300 }
    expect((await manager.value('addOwnProduct', { body: { ...wish, fields } })).id).toBe(`${OWN}-2`)
    expect((await manager.value('ownProducts', {})).found).toBe(2)
  })

  test('may be of a maker whom the register does not know, who is adopted with it', async () => {
    const manager = await atDesk(served, MANAGER)
    const { id, maker } = await manager.value('addOwnProduct', {
      body: { maker: OWN_MAKER, fields: OWN_FIELDS },
    })
    expect(maker).toEqual({ slug: `x-${HOTEL}-bu-tini`, name: 'Bu Tini' })
    expect((await manager.value('makersHere', { query: { find: 'tini' } })).makers).toHaveLength(1)
    await agency.value('adoptProduct', { ...at(id), body: { version: 1 } })
    const { standing } = await agency.value('registeredMaker', { params: { maker: maker.slug } })
    expect([standing, (await manager.value('ownProduct', at(id))).fate]).toEqual(['live', 'adopted'])
  })

  test('is its manager’s to mend until the agency has spoken, and nobody writes over anybody', async () => {
    const manager = await atDesk(served, MANAGER)
    await manager.value('addOwnProduct', { body: wish })
    const change = (fields: object, version = 1) => ({ ...at(OWN), body: { version, fields } })
    await agency.value('changeProduct', change({ 'name.en': 'Floss' }))
    const heard = await manager.ask('changeOwnProduct', change({ 'name.en': 'Crab' }), TODAY)
    expect(heard.code).toBe('changed-meanwhile')
    const mended = await manager.value('changeOwnProduct', change({ origin: 'Lamaru' }))
    expect([mended.fields['name.en'], mended.fields.origin]).toEqual(['Floss', 'Lamaru'])
    expect((await manager.ask('changeOwnProduct', change({ 'story.en': '' }, 3), TODAY)).code).toBe(
      'incomplete',
    )
    await agency.value('refuseProduct', { ...at(OWN), body: { version: 3, reason: 'sudah ada' } })
    expect((await manager.ask('changeOwnProduct', change({ origin: '-' }, 4), TODAY)).code).toBe(
      'wrong-standing',
    )
    const [row] = (await manager.value('ownProducts', {})).products
    expect([row?.fate, row?.reason]).toEqual(['refused', 'sudah ada'])
  })

  test('is nobody else’s: what the register made or another outlet added is not there', async () => {
    const manager = await atDesk(served, MANAGER)
    expect(await manager.code('ownProduct', at(MADU))).not.toBe('ok')
    const body = { version: 1, fields: { origin: '-' } }
    expect((await manager.ask('changeOwnProduct', { ...at(MADU), body }, TODAY)).code).toBe('unknown-product')
  })

  test('becomes the register’s and keeps its id', async () => {
    const id = await anOwnProduct(served)
    const adopted = await agency.value('adoptProduct', { ...at(id), body: { version: 1 } })
    expect([adopted.id, adopted.standing, adopted.addedBy]).toEqual([id, 'live', HOTEL])
  })

  test('is joined to another once, and never to what stands for another', async () => {
    const first = await anOwnProduct(served, 'satu')
    const second = await anOwnProduct(served, 'dua')
    const to = (id: string, standsFor: string) =>
      agency.code('joinProduct', { ...at(id), body: { version: 1, standsFor } })
    expect(await to(first, MADU)).toBe('ok')
    expect(await to(second, first)).toBe('invalid')
    expect((await agency.value('registeredProduct', at(first))).standsFor).toBe(MADU)
  })
})

test('an outlet that has ended takes no orders, and its papers stay', async () => {
  const guest = await aGuest(served)
  const order = anOrder(served.hotel, guest.stay, { madu: 1 })
  await agency.value('endOutlet', { params: { outlet: HOTEL }, body: { version: 1, reason: 'tutup' } })
  expect(await guest.browser.code('placeOrder', order)).not.toBe('ok')
  expect(await menu()).toEqual([])
  const desk = await atDesk(served)
  expect(await desk.code('checkIn', { params: { room: '513' }, body: {} })).not.toBe('ok')
  expect(await agency.code('addOutlet', { body: { ...NEW_OUTLET, mark: 'HDT' } })).not.toBe('ok')
})
