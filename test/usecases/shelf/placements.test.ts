import { beforeEach, describe, expect, test } from 'vitest'
import { agreedAt } from '../../../src/domain/part.ts'
import { PLACEMENTS_MAX } from '../../../src/domain/placement.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { addProduct } from '../../../src/server/storage/statements/city/register.ts'
import { agreedTerms } from '../../../src/server/storage/statements/shelf/agreed-terms.ts'
import { readActs } from '../../../src/server/usecases/acts/read-acts.ts'
import { addPlacements } from '../../../src/server/usecases/shelf/add-placements.ts'
import { changePlacement, changePlacements } from '../../../src/server/usecases/shelf/change-placements.ts'
import { recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { readManagedPlacements } from '../../../src/server/usecases/shelf/managed-placements.ts'
import { movePlacement } from '../../../src/server/usecases/shelf/move-placement.ts'
import { readOfferable } from '../../../src/server/usecases/shelf/offerable.ts'
import { readMenu } from '../../../src/server/usecases/shelf/read-menu.ts'
import { count } from '../../support/counting.ts'
import { pictureOf } from '../../support/faults.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aProduct } from '../../support/things.ts'
import { aCity, aHotel, type City, type Hotel, placeAsGuest } from '../../support/world.ts'

const ID = '019ab000-0000-7000-8000-00000000000a'
const OTHER_ID = '019ab000-0000-7000-8000-00000000000b'
const share = (permille: number) => ({ kind: 'share', permille }) as const

let city: City
let hotel: Hotel
beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city)
  await city.storage.writeCity(async sql => {
    for (const id of ['sirup', 'teh', 'cake']) await addProduct(sql, aProduct(`dapur-demo/${id}`))
    const lapsed = { permit: { kind: 'P-IRT', number: 'X', validTo: '2026-11-23' } } as const
    await addProduct(sql, aProduct('dapur-demo/lapsed', lapsed))
  })
})

type Wish = Parameters<typeof addPlacements>[2]['offerings'][number]
const offering = (slug: string, wish: Partial<Wish> = {}): Wish => ({
  product: `dapur-demo/${slug}`,
  terms: 'consigned',
  price: 45_000,
  part: share(800),
  rack: 'C1',
  from: null,
  to: null,
  ...wish,
})
const add = (offerings: readonly Wish[], id = ID) => addPlacements(city, hotel.manager, { id, offerings })
const change = (id: string, wish: Parameters<typeof changePlacement>[3]) =>
  changePlacement(city, hotel.manager, id, wish)
const shelf = () => readManagedPlacements(city, hotel.outlet)
const names = async () => (await shelf()).map(({ id }) => id)
const onMenu = async (id: string) =>
  (await readMenu(city, hotel.outlet)).placements.find(placement => placement.id === id)
const agreed = (id: string) => city.storage.read(sql => agreedTerms(sql, hotel.outlet.slug, id))

describe('products of the register are offered', () => {
  test('several at once, behind what is there, and guests see them', async () => {
    const added = valueIn(
      await add([offering('sirup'), offering('teh', { part: { kind: 'sum', rupiah: 40_000 } })]),
    )
    expect(added.map(({ id, part }) => [id, part])).toEqual([
      ['sirup', share(800)],
      ['teh', { kind: 'sum', rupiah: 40_000 }],
    ])
    expect((await names()).slice(-2)).toEqual(['sirup', 'teh'])
    expect(await onMenu('sirup')).toMatchObject({ price: 45_000, available: 0 })
  })

  test('all or none: each row that cannot be is named with what is wrong', async () => {
    const before = await pictureOf(city.storage)
    const refused = await add([
      offering('sirup'),
      offering('lapsed'),
      offering('nobody'),
      offering('cake', { price: 35_000, part: { kind: 'sum', rupiah: 40_000 } }),
      offering('sirup'),
      offering('amplang'),
    ])
    expect(refused).toMatchObject({
      refusal: {
        code: 'invalid',
        detail: {
          rows: [
            { row: 1, fault: 'cannot-be-offered' },
            { row: 2, fault: 'unknown-product' },
            { row: 3, fault: 'part-larger' },
            { row: 4, fault: 'twice' },
            { row: 5, fault: 'here-already' },
          ],
        },
      },
    })
    expect(await pictureOf(city.storage)).toEqual(before)
  })

  test('once, however often it is sent; the same id for something else is refused', async () => {
    valueIn(await add([offering('sirup')]))
    const once = await pictureOf(city.storage)
    expect(valueIn(await add([offering('sirup')])).map(({ id }) => id)).toEqual(['sirup'])
    expect(await pictureOf(city.storage)).toEqual(once)
    expect(codeOf(await add([offering('teh')]))).toBe('invalid')
    expect(await pictureOf(city.storage)).toEqual(once)
  })

  test('once, also where both are sent at the same moment', async () => {
    const [one, other] = await Promise.all([add([offering('sirup')]), add([offering('sirup')])])
    expect([codeOf(one), codeOf(other)]).toEqual(['ok', 'ok'])
    expect((await names()).filter(id => id.startsWith('sirup'))).toEqual(['sirup'])
    expect(codeOf(await add([offering('sirup')], OTHER_ID))).toBe('invalid')
  })

  test('on other terms beside, and anew once it has ended: as what it was', async () => {
    const [bought] = valueIn(await add([offering('amplang', { terms: 'bought', part: null })]))
    expect(bought?.id).toBe('amplang-2')
    valueIn(await change('amplang', { to: '2026-11-24' }))
    city.clock.pass(DAY_MS)
    expect(await onMenu('amplang')).toBeUndefined()
    const [again] = valueIn(await add([offering('amplang', { price: 27_000 })], OTHER_ID))
    expect(again).toMatchObject({ id: 'amplang', price: 27_000, to: null, dark: null, available: 10 })
  })

  test('at most four hundred', async () => {
    const many = Array.from({ length: PLACEMENTS_MAX - 2 }, (_, i) => `p${i}`)
    await city.storage.writeCity(async sql => {
      for (const id of many) await addProduct(sql, aProduct(`dapur-demo/${id}`))
    })
    const rows = many.map(id => offering(id))
    expect(await add(rows)).toMatchObject({
      refusal: { detail: { rows: [{ row: PLACEMENTS_MAX - 3, fault: 'full' }] } },
    })
    expect(valueIn(await add(rows.slice(1), OTHER_ID))).toHaveLength(PLACEMENTS_MAX - 3)
  })

  test('as they are found by name and maker, each with what stands in its way', async () => {
    const find = (text: string) => readOfferable(city, hotel.outlet, { find: text })
    expect((await find('dapur sirup')).products.map(({ id }) => id)).toEqual(['dapur-demo/sirup'])
    expect((await find('')).found).toBe(7)
    const by = new Map((await find('')).products.map(product => [product.id, product]))
    expect(by.get('dapur-demo/amplang')).toMatchObject({ here: ['consigned'], reason: null })
    expect(by.get('dapur-demo/lapsed')).toMatchObject({ here: [], reason: 'permit' })
  })
})

describe('a placement is changed', () => {
  test('by two at once: different things both, the same thing once, and who was first is named', async () => {
    valueIn(await change('madu', { price: 68_000, seen: { price: 60_000 } }))
    expect(codeOf(await change('madu', { rack: 'C9', seen: { rack: 'A1' } }))).toBe('ok')
    expect(await change('madu', { price: 65_000, seen: { price: 60_000 } })).toMatchObject({
      refusal: {
        code: 'changed-meanwhile',
        detail: { fields: ['price'], placement: { price: 68_000, rack: 'C9' }, by: 'Bu Rina' },
      },
    })
    expect(valueIn(await change('madu', { price: 65_000, seen: { price: 68_000 } })).price).toBe(65_000)
  })

  test('never to a part that is larger than the price, whichever of the two is changed', async () => {
    valueIn(await change('madu', { part: { kind: 'sum', rupiah: 50_000 } }))
    for (const wish of [{ price: 49_999 }, { part: { kind: 'sum', rupiah: 60_001 } as const }])
      expect(await change('madu', wish)).toMatchObject({
        refusal: { code: 'invalid', detail: { rows: [{ fault: 'part-larger' }] } },
      })
    // Nobody has said yet what amplang's maker gets: its price may change all the same.
    expect(codeOf(await change('amplang', { price: 26_000 }))).toBe('ok')
    expect(codeOf(await change('gabin', { part: share(500) }))).toBe('invalid')
  })

  test('from a day on: guests pay the new price from its midnight, and are asked', async () => {
    const { stay } = await hotel.checkIn('512')
    valueIn(await change('madu', { next: { from: '2026-11-26', price: 70_000, part: share(820) } }))
    city.clock.pass(DAY_MS)
    expect((await onMenu('madu'))?.price).toBe(60_000)
    city.clock.pass(DAY_MS)
    expect((await onMenu('madu'))?.price).toBe(70_000)
    const asked = await placeAsGuest(city, hotel.outlet, hotel.request(stay, { madu: 1 }))
    expect(codeOf(asked)).toBe('price-changed')
    expect((await shelf()).find(({ id }) => id === 'madu')).toMatchObject({
      price: 70_000,
      next: null,
      part: share(820),
    })
    // What has come is what is changed from then on.
    expect(valueIn(await change('madu', { price: 71_000 })).part).toEqual(share(820))
    expect((await onMenu('madu'))?.price).toBe(71_000)
  })

  test('so that whoever settles knows what was agreed at each delivery', async () => {
    const nowMs = city.clock.now()
    valueIn(await change('madu', { part: share(800) }))
    valueIn(await change('madu', { next: { from: '2026-11-26', price: 70_000, part: share(820) } }))
    valueIn(await change('madu', { next: { from: '2026-11-27', price: 75_000, part: share(830) } }))
    const history = await agreed('madu')
    const partAt = (days: number) => agreedAt(history, nowMs + days * DAY_MS)?.part
    expect([partAt(-1), partAt(0), partAt(2), partAt(3)]).toEqual([null, share(800), share(800), share(830)])
    valueIn(await change('madu', { next: null }))
    expect(agreedAt(await agreed('madu'), nowMs + 9 * DAY_MS)?.part).toEqual(share(800))
  })

  test('and ended by a date, which is an act of its own; on until that day, and never gone', async () => {
    expect(valueIn(await change('madu', { to: '2026-11-24' })).dark).toBeNull()
    city.clock.pass(DAY_MS)
    expect(await onMenu('madu')).toBeUndefined()
    expect((await shelf()).find(({ id }) => id === 'madu')?.dark).toBe('ended')
    const { acts } = await readActs(city, hotel.outlet.slug, { of: 'thing', thing: 'placement', id: 'madu' })
    expect(acts.map(({ word }) => word)).toEqual(['end-placement'])
  })

  test('many in the same way, or none of them', async () => {
    const both = ['amplang', 'madu']
    const changed = valueIn(await changePlacements(city, hotel.manager, both, { on: false, rack: 'Z1' }))
    expect(changed.map(({ id, dark, rack }) => [id, dark, rack])).toEqual([
      ['amplang', 'off', 'Z1'],
      ['madu', 'off', 'Z1'],
    ])
    valueIn(await change('madu', { from: '2026-12-10' }))
    const before = await pictureOf(city.storage)
    for (const [ids, to] of [
      [both, '2026-12-01'],
      [['amplang', 'siapa'], '2026-12-31'],
    ] as const)
      expect(codeOf(await changePlacements(city, hotel.manager, ids, { to }))).not.toBe('ok')
    expect(await pictureOf(city.storage)).toEqual(before)
  })
})

describe('the order of the shelf', () => {
  const move = async (id: string, before: string | null) =>
    valueIn(await movePlacement(city, hotel.manager, id, before)).map(one => one.id)
  const menu = async () => (await readMenu(city, hotel.outlet)).placements.map(({ id }) => id)

  test('is what guests see, and two who put it in order both have their way', async () => {
    expect(await move('madu', 'amplang')).toEqual(['madu', 'amplang', 'gabin'])
    expect(await move('gabin', 'amplang')).toEqual(['madu', 'gabin', 'amplang'])
    expect(await menu()).toEqual(['madu', 'gabin', 'amplang'])
    expect(codeOf(await movePlacement(city, hotel.manager, 'siapa', null))).toBe('unknown-placement')
  })

  test('begins with the one that is pinned, and one is at most', async () => {
    valueIn(await change('madu', { isPinned: true }))
    expect(await menu()).toEqual(['madu', 'amplang', 'gabin'])
    valueIn(await change('gabin', { isPinned: true }))
    expect((await shelf()).map(({ id, isPinned }) => [id, isPinned])).toEqual([
      ['gabin', true],
      ['amplang', false],
      ['madu', false],
    ])
  })
})

test('how long something lasts is told by what was brought', async () => {
  const { stay } = await hotel.checkIn('512')
  await hotel.deliver(await hotel.place(stay, { amplang: 7 }))
  valueIn(await recordGoods(city, hotel.manager, 'amplang', { kind: 'in', batch: 'b2', quantity: 1 }))
  await count(hotel)
  const by = new Map((await shelf()).map(one => [one.id, one.daysLeft]))
  expect(by.get('amplang')).toBe(8)
  expect(by.get('madu')).toBeNull()
})
