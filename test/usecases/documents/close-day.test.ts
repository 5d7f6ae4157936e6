import { beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../../src/contract/entry.ts'
import { type DayEntry, occupiedOf } from '../../../src/domain/document.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { ENTRY_BYTES_MAX } from '../../../src/log/bundle.ts'
import { canonical } from '../../../src/log/canonical.ts'
import { addOutlet } from '../../../src/server/storage/statements/city/outlets.ts'
import { addProduct, addSeller } from '../../../src/server/storage/statements/city/register.ts'
import { documentsAfter } from '../../../src/server/storage/statements/documents/documents.ts'
import { addPlacement, allPlacements } from '../../../src/server/storage/statements/shelf/placements.ts'
import { insertRoom } from '../../../src/server/usecases/city/manage-rooms.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { changePlacement } from '../../../src/server/usecases/shelf/change-placements.ts'
import { recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { noteChanges } from '../../../src/server/usecases/shelf/shelf.ts'
import { checkIn } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { valueIn } from '../../support/results.ts'
import { anOutlet, aPlacement, aProduct, aRoom, aSeller } from '../../support/things.ts'
import { aCity, aHotel, type Hotel, MORNING } from '../../support/world.ts'

/** The closing hour, four in the morning, after the first morning; the hotel stands since eleven the day before. */
const CLOSING = MORNING + 17 * HOUR_MS
const TODAY = '2026-11-24'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
const close = () => closeDays(hotel.world, hotel.outlet)
async function statements(): Promise<DayEntry[]> {
  const documents = await hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 999))
  return documents
    .map(({ entry }) => contract.Entry.parse(JSON.parse(entry)))
    .filter(entry => entry.kind === 'day')
}
const minutesOf = (statement: DayEntry | undefined, slug: string) => {
  const found = statement?.exposure.find(one => one.product === `dapur-demo/${slug}`)
  return found && [found.liveMinutes, found.inStockMinutes]
}

describe('a day statement', () => {
  test('is not written before the day is over', async () => {
    hotel.world.clock.set(CLOSING - 1)
    expect(await close()).toEqual([])
    hotel.world.clock.set(CLOSING)
    expect(await close()).toEqual([TODAY])
  })

  test('is written once, whoever asks how often', async () => {
    hotel.world.clock.set(CLOSING)
    const closed = await Promise.all([close(), close(), close()])
    expect(closed.flat()).toEqual([TODAY])
    expect(await close()).toEqual([])
    expect(await statements()).toHaveLength(1)
  })

  test('of every missed day comes in order, each under the next number', async () => {
    hotel.world.clock.set(CLOSING + 3 * DAY_MS)
    expect(await close()).toEqual(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
    expect((await statements()).map(({ number, date }) => [number, date])).toEqual([
      [1, '2026-11-24'],
      [2, '2026-11-25'],
      [3, '2026-11-26'],
      [4, '2026-11-27'],
    ])
  })

  test('goes on from the last one stated', async () => {
    hotel.world.clock.set(CLOSING)
    await close()
    hotel.world.clock.set(CLOSING + DAY_MS)
    expect(await close()).toEqual(['2026-11-25'])
  })

  test('begins with the day of the first guest or the first goods', async () => {
    const { world } = hotel
    const outlet = anOutlet({ slug: 'hotel-baru' })
    await world.storage.write(outlet.slug, async sql => {
      await addOutlet(sql, outlet)
      await insertRoom(sql, world, aRoom({ outlet: outlet.slug }))
    })
    world.clock.set(CLOSING + DAY_MS)
    expect(await closeDays(world, outlet)).toEqual([])
    valueIn(await checkIn(world, { kind: 'clerk', outlet, staff: 'Dewi', terminal: '' }, '512'))
    world.clock.set(CLOSING + 2 * DAY_MS)
    expect(await closeDays(world, outlet)).toEqual(['2026-11-26'])
  })

  test('counts the rooms that anybody had that day, each once', async () => {
    await hotel.checkIn('511')
    await hotel.checkIn('512')
    hotel.world.clock.pass(HOUR_MS)
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    await hotel.checkIn('512')
    hotel.world.clock.set(CLOSING + DAY_MS)
    await close()
    expect((await statements()).map(occupiedOf)).toEqual([2, 2])
  })

  test('counts a guest who left before the day began in no room', async () => {
    await hotel.checkIn('511')
    hotel.world.clock.set(CLOSING - 1)
    valueIn(await checkOut(hotel.world, hotel.clerk, '511'))
    hotel.world.clock.set(CLOSING + DAY_MS)
    await close()
    expect((await statements()).map(occupiedOf)).toEqual([1, 0])
  })
})

describe('a shelf of four hundred products with the longest names', () => {
  const long = (name: string, i: number) => `${name}-${String(i).padStart(3, '0')}`.padEnd(60, 'x')

  test('is stated in parts that each fit an entry, and that name each product once', async () => {
    const { world, outlet } = hotel
    const seller = 's'.repeat(60)
    await world.storage.writeCity(sql => addSeller(sql, aSeller(seller)))
    const ids = Array.from({ length: 390 }, (_, i) => `${seller}/${long('p', i)}`)
    for (const id of ids) await world.storage.writeCity(sql => addProduct(sql, aProduct(id)))
    await world.storage.write(outlet.slug, async sql => {
      for (const [i, product] of ids.entries())
        await addPlacement(sql, aPlacement(`long-${i}`, { outlet: outlet.slug, product, position: 10 + i }))
      await noteChanges(sql, outlet, await allPlacements(sql, outlet.slug), MORNING)
    })
    world.clock.set(CLOSING)
    expect(await close()).toEqual([TODAY])
    const parts = await statements()
    expect(parts.map(({ date }) => date)).toEqual([TODAY, TODAY, TODAY])
    for (const part of parts) expect(Buffer.byteLength(canonical(part))).toBeLessThan(ENTRY_BYTES_MAX)
    const named = parts.flatMap(({ exposure }) => exposure.map(({ product }) => product))
    expect(new Set(named).size).toBe(named.length)
    expect(named).toEqual(expect.arrayContaining(ids))
    expect(await close()).toEqual([])
  })
})

describe("a product's minutes", () => {
  test('begin when it is placed and fill every whole day after', async () => {
    hotel.world.clock.set(CLOSING + DAY_MS)
    await close()
    const [first, second] = await statements()
    expect(minutesOf(first, 'amplang')).toEqual([17 * 60, 17 * 60])
    expect(minutesOf(second, 'amplang')).toEqual([1440, 1440])
  })

  test('stop while it is switched off', async () => {
    hotel.world.clock.pass(2 * HOUR_MS)
    await changePlacement(hotel.world, hotel.manager, 'amplang', { on: false })
    hotel.world.clock.pass(5 * HOUR_MS)
    await changePlacement(hotel.world, hotel.manager, 'amplang', { on: true })
    hotel.world.clock.set(CLOSING)
    await close()
    expect(minutesOf((await statements())[0], 'amplang')).toEqual([12 * 60, 12 * 60])
  })

  test('in stock end with the last piece promised and go on when goods come', async () => {
    const { stay } = await hotel.checkIn('512')
    hotel.world.clock.pass(HOUR_MS)
    await hotel.place(stay, { amplang: 10 })
    hotel.world.clock.pass(3 * HOUR_MS)
    await recordGoods(hotel.world, hotel.manager, 'amplang', { kind: 'in', batch: 'b2', quantity: 1 })
    hotel.world.clock.set(CLOSING)
    await close()
    expect(minutesOf((await statements())[0], 'amplang')).toEqual([17 * 60, 14 * 60])
  })

  test('are not stated on a day on which it was never on offer', async () => {
    await changePlacement(hotel.world, hotel.manager, 'madu', { on: false })
    hotel.world.clock.set(CLOSING + DAY_MS)
    await close()
    const [, second] = await statements()
    expect(minutesOf(second, 'madu')).toBeUndefined()
  })

  test('end with its last day on offer, without a tap', async () => {
    const dated = await aHotel(hotel.world, {
      outlet: { slug: 'hotel-lain', closingHour: 0 },
      placements: { amplang: { to: TODAY } },
    })
    const midnight = MORNING + 13 * HOUR_MS
    for (const day of [0, 1]) {
      hotel.world.clock.set(midnight + day * DAY_MS)
      await closeDays(hotel.world, dated.outlet)
    }
    const documents = await hotel.world.storage.read(sql => documentsAfter(sql, 'hotel-lain', 0, 9))
    const [first, second] = documents.map(({ entry }) => JSON.parse(entry) as DayEntry)
    expect(minutesOf(first, 'amplang')).toEqual([13 * 60, 13 * 60])
    expect(minutesOf(second, 'amplang')).toBeUndefined()
  })
})
