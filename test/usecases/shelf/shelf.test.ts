import { beforeEach, describe, expect, test } from 'vitest'
import { Menu } from '../../../src/contract/menu.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { changePlacement } from '../../../src/server/usecases/shelf/change-placements.ts'
import { readStockCard, recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { readManagedPlacements } from '../../../src/server/usecases/shelf/managed-placements.ts'
import { readExactMenu, readMenu } from '../../../src/server/usecases/shelf/read-menu.ts'
import { pictureOf } from '../../support/faults.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, placeAsGuest, type Shelved } from '../../support/world.ts'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
const change = (id: string, wish: Parameters<typeof changePlacement>[3]) =>
  changePlacement(hotel.world, hotel.manager, id, wish)
const goods = (id: Shelved, one: Parameters<typeof recordGoods>[3]) =>
  recordGoods(hotel.world, hotel.manager, id, one)
const menu = () => readMenu(hotel.world, hotel.outlet)
const onMenu = async (id: Shelved) => (await menu()).placements.find(placement => placement.id === id)
const exact = () => readExactMenu(hotel.world, hotel.outlet)

describe('the menu', () => {
  test('is what the contract says, the same until something changes', async () => {
    const first = await menu()
    expect(Menu.parse(first)).toEqual(first)
    expect(first.placements.map(({ id, available }) => [id, available])).toEqual([
      ['amplang', 5],
      ['gabin', 5],
      ['madu', 5],
    ])
    expect((await exact()).placements.map(({ id, available }) => [id, available])).toEqual([
      ['amplang', 10],
      ['gabin', 10],
      ['madu', 10],
    ])
    expect((await menu()).version).toBe(first.version)
    const { version } = await exact()
    const { stay } = await hotel.checkIn('512')
    const refused = await placeAsGuest(hotel.world, hotel.outlet, hotel.request(stay, { madu: 11 }))
    expect(codeOf(refused)).toBe('sold-out')
    expect((await exact()).version).toBe(version)
  })

  test('has another version after every change of price, stock or shelf, and the change in it', async () => {
    const { stay } = await hotel.checkIn('512')
    const order = await hotel.place(stay, { amplang: 7 })
    const seen = new Set([(await menu()).version])
    expect((await onMenu('amplang'))?.available).toBe(3)
    await stepOrder(hotel.world, hotel.clerk, order.id, { type: 'decline', reason: 'other' })
    seen.add((await menu()).version)
    expect((await onMenu('amplang'))?.available).toBe(5)
    await change('madu', { price: 61_000 })
    seen.add((await menu()).version)
    expect((await onMenu('madu'))?.price).toBe(61_000)
    await change('madu', { on: false })
    seen.add((await menu()).version)
    expect(await onMenu('madu')).toBeUndefined()
    expect(seen.size).toBe(4)
  })

  test('tells nobody of what is sold while five or more are left: no number, no version, not a byte', async () => {
    const { stay } = await hotel.checkIn('512')
    const before = JSON.stringify(await menu())
    const versions = new Set([(await exact()).version])
    for (let left = 9; left >= 5; left--) {
      await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
      expect(JSON.stringify(await menu()), `${left} left`).toBe(before)
      const known = (await exact()).placements.find(({ id }) => id === 'amplang')
      expect(known?.available).toBe(left)
      versions.add((await exact()).version)
    }
    expect(versions.size).toBe(6)
    await hotel.place(stay, { amplang: 1 })
    expect((await onMenu('amplang'))?.available).toBe(4)
    expect(JSON.stringify(await menu())).not.toBe(before)
  })

  test('turns with the calendar day: what is past its best is no longer had', async () => {
    await goods('madu', { kind: 'returned', batch: 'b1', quantity: 10 })
    await goods('madu', { kind: 'in', batch: 'b2', quantity: 5, bestBefore: '2026-11-24' })
    expect(await onMenu('madu')).toMatchObject({ available: 5, bestBefore: '2026-11-24' })
    const { version } = await menu()
    hotel.world.clock.pass(13 * HOUR_MS)
    expect((await menu()).version).not.toBe(version)
    expect(await onMenu('madu')).toMatchObject({ available: 0, bestBefore: null })
  })

  test('of one outlet says nothing of another', async () => {
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' }, pieces: { amplang: 3 } })
    await change('amplang', { price: 1_000 })
    const theirs = (await readMenu(hotel.world, other.outlet)).placements[0]
    expect(theirs).toMatchObject({ id: 'amplang', price: 25_000, available: 3 })
  })
})

describe("the manager's shelf", () => {
  test('changes price, rack and whether it is on offer', async () => {
    const changed = valueIn(await change('amplang', { price: 26_000, rack: 'C2', on: false }))
    expect(changed).toMatchObject({ id: 'amplang', price: 26_000, rack: 'C2', on: false })
    const [first] = await readManagedPlacements(hotel.world, hotel.outlet)
    expect(first).toEqual(changed)
  })

  test('gives nothing a price that its terms do not allow', async () => {
    expect(codeOf(await change('amplang', { price: 0 }))).toBe('invalid')
    expect(codeOf(await change('gabin', { price: 500 }))).toBe('invalid')
    expect(codeOf(await change('lain', { price: 500 }))).toBe('unknown-placement')
  })

  test('takes goods in by batch and keeps the ledger, newest first, under a name', async () => {
    const added = valueIn(
      await goods('madu', { kind: 'in', batch: 'b2', quantity: 4, bestBefore: '2027-01-31' }),
    )
    expect(added.available).toBe(14)
    expect(added.batches).toMatchObject([
      { batch: 'b2', onHand: 4, bestBefore: '2027-01-31' },
      { batch: 'b1', onHand: 10 },
    ])
    const card = valueIn(await readStockCard(hotel.world, hotel.outlet, 'madu'))
    expect(card[0]).toMatchObject({ kind: 'in', batch: 'b2', quantity: 4, by: hotel.manager.staff })
  })

  test('does not give a batch two best-before dates', async () => {
    await goods('madu', { kind: 'in', batch: 'b2', quantity: 4, bestBefore: '2027-01-31' })
    const again = goods('madu', { kind: 'in', batch: 'b2', quantity: 4, bestBefore: '2027-02-28' })
    expect(codeOf(await again)).toBe('invalid')
  })

  test('never falls below zero, even by two hands at once', async () => {
    const ten = () => goods('amplang', { kind: 'returned', batch: 'b1', quantity: 10 })
    expect((await Promise.all([ten(), ten()])).map(codeOf).sort()).toEqual(['ok', 'stock-short'])
  })
})

test('what a placement shows is written when it changes and at no other time', async () => {
  const showings = async () => (await pictureOf(hotel.world.storage)).showings?.length
  const before = await showings()
  const { stay } = await hotel.checkIn('512')
  hotel.world.clock.pass(DAY_MS)
  await hotel.place(stay, { amplang: 4 })
  await change('amplang', { price: 26_000 })
  expect(await showings()).toBe(before)
  await goods('amplang', { kind: 'damaged', batch: 'b1', quantity: 6 })
  expect(await showings()).toBe((before ?? 0) + 1)
})

test('a placement is shown in stock or out, live or dark, from the moment on at which it became so', async () => {
  const began = hotel.world.clock.now()
  const shown = async () => {
    const rows = (await pictureOf(hotel.world.storage)).showings as Record<string, unknown>[]
    return rows
      .filter(({ placement }) => placement === 'amplang')
      .map(({ at, live, in_stock: stock }) => [(Number(at) - began) / HOUR_MS, Number(live), Number(stock)])
  }
  const { stay } = await hotel.checkIn('512')
  const anHourLater = async (work: () => Promise<unknown>) => {
    hotel.world.clock.pass(HOUR_MS)
    await work()
  }
  await anHourLater(() => hotel.place(stay, { amplang: 10 }))
  await anHourLater(() => change('amplang', { on: false }))
  await anHourLater(() => change('amplang', { on: true }))
  // Past its best when it comes: nobody can have it.
  await anHourLater(() =>
    goods('amplang', { kind: 'in', batch: 'b0', quantity: 9, bestBefore: '2026-11-23' }),
  )
  await anHourLater(() => goods('amplang', { kind: 'in', batch: 'b2', quantity: 2 }))
  await anHourLater(() => change('amplang', { on: false }))
  await anHourLater(() => goods('amplang', { kind: 'in', batch: 'b2', quantity: 2 }))
  await anHourLater(() => change('amplang', { on: true }))
  expect(await shown()).toEqual([
    [0, 1, 1],
    [1, 1, 0],
    [2, 0, 0],
    [3, 1, 0],
    [5, 1, 1],
    [6, 0, 0],
    [8, 1, 1],
  ])
})
