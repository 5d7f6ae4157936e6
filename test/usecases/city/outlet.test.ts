import { beforeEach, describe, expect, test } from 'vitest'
import type { OutletChange, OutletSettings } from '../../../src/contract/rooms.ts'
import { DAY_MS, HOUR_MS, toMilliseconds, toTimestamp } from '../../../src/domain/time.ts'
import { readEntry } from '../../../src/server/storage/bodies.ts'
import { findOutlet } from '../../../src/server/storage/statements/city/outlets.ts'
import { documentsAfter } from '../../../src/server/storage/statements/documents/documents.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { changeOutlet, readOutletSettings } from '../../../src/server/usecases/city/change-outlet.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { correctOutlet } from '../../../src/server/usecases/register/outlets.ts'
import { readMenu } from '../../../src/server/usecases/shelf/read-menu.ts'
import { readBoard, readDeskRooms } from '../../../src/server/usecases/staff/read-board.ts'
import { businessDayOf } from '../../../src/server/usecases/world.ts'
import { handSigner } from '../../support/log.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, MORNING, placeAsGuest } from '../../support/world.ts'

const DAY = { fromHour: 7, toHour: 22 }
/** Two who meet, often enough that each is first at times. */
const ROUNDS = 25
/** A Tuesday. */
const TODAY = '2026-11-24'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  // Its day says all that a day says today.
  await openLogs(hotel.world, handSigner(), 'etalase.test', false)
})

const settings = () => readOutletSettings(hotel.world, hotel.outlet)
type Fields = OutletChange['to']
async function change(wish: Partial<Fields>, seen?: OutletSettings) {
  const { closingFrom: _, ...was } = seen ?? (await settings())
  return changeOutlet(hotel.world, hotel.manager, { was, to: { ...was, ...wish } })
}
const outlet = async () => {
  const found = await hotel.world.storage.read(sql => findOutlet(sql, hotel.outlet.slug))
  if (found === null) throw new Error('no outlet')
  return found
}
const menuHours = async () => {
  const { service, days } = (await readMenu(hotel.world, hotel.outlet)).outlet
  return { service, days }
}
const closedToday = [DAY, null, DAY, DAY, DAY, DAY, DAY]

test('what the agency corrects and what its manager sets at the same moment both stand, whoever is first', async () => {
  const officer = { kind: 'officer', name: 'Petugas' } as const
  const { slug } = hotel.outlet
  for (let i = 1; i <= ROUNDS; i++) {
    const correction = { version: i + 1, fields: { name: `Hotel ${i}` } }
    await Promise.all([
      change({ phone: String(i) }),
      correctOutlet(hotel.world, officer, slug, correction).then(valueIn),
    ])
    expect(await outlet()).toMatchObject({ phone: String(i), name: `Hotel ${i}` })
  }
})

describe('the outlet’s own settings', () => {
  test('are as the city began, until a manager changes them', async () => {
    expect(await settings()).toMatchObject({
      phone: '0',
      payments: ['room', 'cash'],
      confirmAtDesk: false,
      closingHour: 4,
      closingFrom: null,
      week: Array.from({ length: 7 }, () => DAY),
      holidays: [],
    })
    const next = valueIn(await change({ phone: '9', payments: ['cash'], confirmAtDesk: true }))
    expect(next).toMatchObject({ phone: '9', payments: ['cash'], confirmAtDesk: true })
    expect(await outlet()).toMatchObject({ service: DAY, payments: ['cash'] })
    expect(await outlet()).not.toHaveProperty('week')
  })

  test('are written over by nobody who has seen others; told again, they are so already', async () => {
    const seen = await settings()
    valueIn(await change({ phone: '9' }, seen))
    const refused = await change({ phone: '8', wifi: 'Teluk' }, seen)
    expect(refused).toMatchObject({
      refusal: { code: 'changed-meanwhile', detail: { met: ['phone'], now: { phone: '9', wifi: '' } } },
    })
    expect(codeOf(await change({ phone: '9' }, seen))).toBe('ok')
    expect(await settings()).toMatchObject({ phone: '9', wifi: '' })
  })

  test('of two who write in other fields, both are heard', async () => {
    const seen = await settings()
    valueIn(await change({ phone: '9', week: closedToday }, seen))
    const next = valueIn(await change({ wifi: 'Teluk / laut1234', lockMinutes: 5, payments: ['cash'] }, seen))
    expect(next).toMatchObject({ phone: '9', week: closedToday, wifi: 'Teluk / laut1234', lockMinutes: 5 })
    expect(await readDeskRooms(hotel.world, await outlet())).toMatchObject({
      wifi: 'Teluk / laut1234',
      lockMinutes: 5,
    })
    const menu = JSON.stringify(await readMenu(hotel.world, await outlet()))
    expect(menu).not.toContain('laut1234')
  })

  test.each([
    ['a week without a day', { week: Array.from({ length: 7 }, () => null) }, '/week'],
    [
      'hours from an hour to itself',
      { week: [{ fromHour: 7, toHour: 7 }, ...closedToday.slice(1)] },
      '/week/0',
    ],
    ['a payment twice', { payments: ['cash', 'cash'] }, '/payments'],
    [
      'holidays over each other',
      {
        holidays: [
          { from: '2026-12-24', to: '2026-12-26', hours: null, name: 'Natal' },
          { from: '2026-12-25', to: '2026-12-25', hours: null, name: 'Natal' },
        ],
      },
      '/holidays/1/from',
    ],
  ] as const)('%s is refused where it stands', async (_, wish, pointer) => {
    expect(await change(wish as Partial<Fields>)).toMatchObject({
      refusal: { code: 'invalid', detail: { pointer } },
    })
  })
})

describe('hours by weekday and holidays', () => {
  test('reach guests and desks at once, and an order for a closed hour is refused', async () => {
    const { stay } = await hotel.checkIn('512')
    const at = toTimestamp(MORNING + 2 * HOUR_MS)
    const ask = () =>
      placeAsGuest(
        hotel.world,
        { ...hotel.outlet },
        hotel.request(stay, { amplang: 1 }, { deliver: { when: 'at', at } }),
      )
    expect(codeOf(await ask())).toBe('ok')
    const before = await readMenu(hotel.world, hotel.outlet)
    const last = (await readBoard(hotel.world, hotel.clerk)).cursor
    valueIn(await change({ week: closedToday }))
    const menu = await readMenu(hotel.world, hotel.outlet)
    expect(menu.version).not.toBe(before.version)
    expect(menu.outlet.days?.[TODAY]).toBeNull()
    const told = await hotel.world.storage.read(sql => eventsAfter(sql, hotel.outlet.slug, last, 9))
    expect(told.map(({ kind }) => kind)).toEqual(['rooms'])
    hotel = { ...hotel, outlet: await outlet() }
    expect(await ask()).toMatchObject({ refusal: { detail: { pointer: '/deliver/at', reason: 'closed' } } })
    // Whoever asks with what it has read before is served by what is so.
    expect((await readMenu(hotel.world, { ...hotel.outlet, phone: '7' })).outlet.phone).toBe('0')
  })

  test('are told by the day: today’s as the ordinary ones, and near days that differ', async () => {
    const late = { fromHour: 18, toHour: 2 }
    valueIn(await change({ week: [DAY, late, DAY, DAY, DAY, DAY, null] }))
    const today = await menuHours()
    expect(today.service).toEqual(late)
    expect(today.days?.['2026-11-25']).toEqual(DAY)
    expect(today.days?.['2026-11-29']).toBeNull()
    hotel.world.clock.pass(DAY_MS)
    expect((await menuHours()).service).toEqual(DAY)
  })

  test('a holiday is one of them, and what is asked for then waits for the day after', async () => {
    valueIn(await change({ holidays: [{ from: TODAY, to: '2026-11-25', hours: null, name: 'Libur' }] }))
    const { stay } = await hotel.checkIn('512')
    hotel = { ...hotel, outlet: await outlet(), clerk: { ...hotel.clerk, outlet: await outlet() } }
    await hotel.place(stay, { amplang: 1 })
    hotel.world.clock.pass(DAY_MS)
    const { desk } = await readBoard(hotel.world, hotel.clerk)
    expect(desk.escalated).toEqual([])
  })

  test('what was asked for while they were taken counts as such in the day’s statement', async () => {
    await hotel.checkIn('512')
    valueIn(await change({ week: [DAY, { fromHour: 10, toHour: 12 }, DAY, DAY, DAY, DAY, DAY] }))
    hotel.world.clock.set(MORNING + 17 * HOUR_MS)
    const [day] = await statements()
    // From the turn of the day at four: 10 is six hours on.
    expect(day?.open).toEqual([[360, 480]])
  })
})

async function statements() {
  await closeDays(hotel.world, hotel.outlet)
  const documents = await hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 999))
  return documents.flatMap(({ entry, number }) => {
    const read = readEntry(entry, hotel.outlet.slug, number)
    return read.kind === 'day' && read.v === 2 ? [read] : []
  })
}

describe('another closing hour', () => {
  test('holds at once where no day has begun', async () => {
    hotel = await aHotel(await aCity(), { pieces: { amplang: 0, madu: 0, gabin: 0 } })
    const fresh = valueIn(await change({ closingHour: 6 }))
    expect([fresh.closingHour, fresh.closingFrom === null]).toEqual([
      6,
      (await outlet()).closings === undefined,
    ])
  })

  test('holds from the next business day on; statements follow each other, each day once', async () => {
    await hotel.checkIn('512')
    hotel.world.clock.set(MORNING + 17 * HOUR_MS)
    await statements()
    const told = valueIn(await change({ closingHour: 7 }))
    expect([told.closingHour, told.closingFrom]).toEqual([7, '2026-11-26'])
    for (let hours = 0; hours < 80; hours++) {
      hotel.world.clock.pass(HOUR_MS)
      await closeDays(hotel.world, hotel.outlet)
    }
    const days = await statements()
    expect(days.map(({ date }) => date)).toEqual([TODAY, '2026-11-25', '2026-11-26', '2026-11-27'])
    // A day of 27 hours says of its minutes what its first 24 were.
    expect(days[1]?.exposure[0]?.liveMinutes).toBe(24 * 60)
    expect((await settings()).closingFrom).toBeNull()
  })

  test('a program that has read the old hour closes no day before its end', async () => {
    await hotel.checkIn('512')
    const before = hotel.outlet
    valueIn(await change({ closingHour: 8 }))
    hotel.world.clock.set(MORNING + 17 * HOUR_MS)
    expect(await closeDays(hotel.world, before)).toEqual([])
    hotel.world.clock.set(MORNING + 21 * HOUR_MS)
    expect(await closeDays(hotel.world, before)).toEqual([TODAY])
  })

  test('a kwitansi of the longer day is of that day, also when all is counted anew', async () => {
    const { stay } = await hotel.checkIn('512')
    valueIn(await change({ closingHour: 8 }))
    const now = await outlet()
    hotel.world.clock.set(MORNING + 18 * HOUR_MS)
    expect(businessDayOf(now, hotel.world.clock.now())).toBe(TODAY)
    const order = await hotel.place(stay, { amplang: 1 })
    const { number } = await hotel.deliver(order)
    valueIn(await change({ closingHour: 3 }))
    hotel.world.clock.pass(5 * DAY_MS)
    const [paper] = (
      await hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 999))
    ).filter(document => document.number === number)
    const issuedAt = toMilliseconds(JSON.parse(paper?.entry ?? '{}').issuedAt)
    expect(businessDayOf(await outlet(), issuedAt)).toBe(TODAY)
  })
})
