/** What a push service has taken counts once the phone itself says so; what has not arrived in time calls the next, and is an alarm. */
import { beforeEach, describe, expect, test } from 'vitest'
import { ARRIVES_WITHIN_MS } from '../../../src/domain/escalation.ts'
import { WEEKDAYS } from '../../../src/domain/opening.ts'
import type { Order } from '../../../src/domain/order.ts'
import { MINUTE_MS } from '../../../src/domain/time.ts'
import { dueNow } from '../../../src/server/live/escalating-loop.ts'
import type { Arrival } from '../../../src/server/ports.ts'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { openOrders } from '../../../src/server/storage/statements/ordering/orders.ts'
import { saveDuties } from '../../../src/server/storage/statements/staff/duties.ts'
import { isTold, noteArrived } from '../../../src/server/usecases/escalation/arrivals.ts'
import {
  askOfChannel,
  channelsInTrouble,
  openPush,
} from '../../../src/server/usecases/escalation/channels.ts'
import type { Reaching } from '../../../src/server/usecases/escalation/reach.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { viewOrder } from '../../../src/server/usecases/ordering/view-order.ts'
import { hearPresence } from '../../../src/server/usecases/staff/hear-presence.ts'
import { type Phones, phonesHere } from '../../support/phones.ts'
import { valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const STAFF = { Rina: 'manager', Dewi: 'clerk', Budi: 'clerk' } as const
type Name = keyof typeof STAFF
const LOOK_MS = 5_000

let hotel: Hotel
let world: Reaching
let phones: Phones
let order: Order
/** Whose phones show nothing of what their push service takes. */
let flat: Set<string>

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  phones = phonesHere()
  world = { ...hotel.world, ...phones.parts }
  flat = new Set()
  phones.shows = async (arrival, url) => {
    if (!flat.has(nameAt(url))) await noteArrived(world, arrival)
  }
  await world.storage.write(HOTEL, async sql => {
    for (const [name, role] of Object.entries(STAFF))
      await addStaff(sql, HOTEL, { name, role, pinHash: 'p.h', pepperedHash: null })
    const line = { days: WEEKDAYS, hours: { fromHour: 0, toHour: 24 }, first: 'Dewi', second: 'Budi' }
    await saveDuties(sql, HOTEL, [line])
  })
  for (const name of Object.keys(STAFF) as Name[]) {
    const of = { kind: STAFF[name], outlet: hotel.outlet, staff: name, terminal: 'Ponsel', tokenHash: name }
    const at = { endpoint: `https://push.test/${name}`, p256dh: 'p', auth: 'a', language: 'id' } as const
    valueIn(await openPush(world, of, at))
  }
  const { stay } = await hotel.checkIn('512')
  order = await hotel.place(stay, { amplang: 1 })
  phones.pushed.length = 0
})

const nameAt = (url: string) => url.split('/').at(-1) ?? ''
const calls = () =>
  phones.pushed.filter(({ message }) => message.tag === order.id).map(({ to }) => nameAt(to.endpoint))
const trouble = () => world.storage.read(sql => channelsInTrouble(sql, HOTEL, world.clock.now()))

/** As the loop does, until so long after the order came; the desk is there, and nobody looks. */
async function turnsUntil(ms: number): Promise<void> {
  const endMs = Date.parse(order.receivedAt) + ms
  while (world.clock.now() < endMs) {
    hotel.world.clock.pass(Math.min(LOOK_MS, endMs - world.clock.now()))
    await hearPresence(world, hotel.outlet, { terminal: 't1', sound: true, visible: true })
    for (const { tell } of await dueNow(world, 0)) await tell()
  }
}

const opened = async (stay: string) =>
  (await world.storage.read(sql => openOrders(sql, HOTEL))).read.filter(one => one.stay === stay)

async function told() {
  const view = await world.storage.read(sql => viewOrder(sql, world, hotel.outlet, order, 'desk'))
  return (view.told ?? []).flatMap(({ person, arrival }) =>
    arrival === undefined ? [] : `${person} ${arrival}`,
  )
}

function arrivalAt(name: Name): Arrival {
  const found = phones.pushed.find(({ to, message }) => nameAt(to.endpoint) === name && message.arrival)
  if (found?.message.arrival === undefined) throw new Error(`${name} was told nothing`)
  return found.message.arrival
}

describe('a phone that shows it', () => {
  test('is all that is called before the second is due, and the order says that it arrived', async () => {
    await turnsUntil(4 * MINUTE_MS)
    expect([calls(), await told()]).toEqual([['Dewi'], ['Dewi arrived']])
  })

  test('says so once for all, and the board reads it', async () => {
    flat.add('Dewi')
    await turnsUntil(2 * MINUTE_MS)
    expect(await told()).toEqual(['Dewi awaited'])
    const events = async () => (await world.storage.read(sql => eventsAfter(sql, HOTEL, 0, 999))).length
    const before = await events()
    for (let again = 0; again < 3; again++) await noteArrived(world, arrivalAt('Dewi'))
    expect([await told(), (await events()) - before]).toEqual([['Dewi arrived'], 1])
    await turnsUntil(4 * MINUTE_MS)
    expect([calls(), await trouble()]).toEqual([['Dewi'], { unproved: 3, failing: 0 }])
  })

  test('though its push service gave no answer has it, and is not told again', async () => {
    phones.shows = arrival => noteArrived(world, arrival)
    const { bring } = world.pusher
    const unanswered = {
      ...world.pusher,
      bring: async (...of: Parameters<typeof bring>) => {
        await bring(...of)
        return { fault: 'timed out' }
      },
    }
    world = { ...world, pusher: unanswered }
    await turnsUntil(4 * MINUTE_MS)
    expect([calls(), await told(), (await trouble()).failing]).toEqual([['Dewi'], ['Dewi arrived'], 0])
  })
})

describe('a phone that does not show it in time', () => {
  test('leaves its place to the second at once, is an alarm, and stands so on the order', async () => {
    flat.add('Dewi')
    await turnsUntil(2 * MINUTE_MS + ARRIVES_WITHIN_MS - LOOK_MS)
    expect([calls(), (await trouble()).failing]).toEqual([['Dewi'], 0])
    await turnsUntil(2 * MINUTE_MS + ARRIVES_WITHIN_MS + LOOK_MS)
    expect([calls(), await told()]).toEqual([
      ['Dewi', 'Budi'],
      ['Dewi lost', 'Budi arrived'],
    ])
    expect((await trouble()).failing).toBe(1)
  })

  test('nor anybody’s on duty, leaves it to the manager within five minutes', async () => {
    flat = new Set(['Dewi', 'Budi'])
    await turnsUntil(4 * MINUTE_MS)
    expect(calls()).toEqual(['Dewi', 'Budi', 'Rina'])
  })

  test('and does later is well again, and the order says that it arrived', async () => {
    flat.add('Dewi')
    await turnsUntil(3 * MINUTE_MS)
    await noteArrived(world, arrivalAt('Dewi'))
    expect([(await told())[0], (await trouble()).failing]).toEqual(['Dewi arrived', 0])
  })

  test('is no better for what its push service takes', async () => {
    flat.add('Dewi')
    await turnsUntil(3 * MINUTE_MS)
    valueIn(await askOfChannel(world, hotel.manager, arrivalAt('Dewi').channel))
    expect((await trouble()).failing).toBe(1)
  })

  test('is not judged where the order was seen before it could arrive', async () => {
    flat.add('Dewi')
    await turnsUntil(2 * MINUTE_MS + LOOK_MS)
    valueIn(await stepOrder(world, hotel.clerk, order.id, { type: 'acknowledge' }))
    await turnsUntil(4 * MINUTE_MS)
    expect([(await trouble()).failing, await told()]).toEqual([0, ['Dewi awaited']])
  })
})

test('of many orders in vain on one phone all are told of at one turn: none waits for another of its name', async () => {
  flat = new Set(Object.keys(STAFF))
  const { stay } = await hotel.checkIn('511')
  for (let more = 0; more < 2; more++) await hotel.place(stay, { madu: 1 })
  await turnsUntil(2 * MINUTE_MS + LOOK_MS)
  const namesOf = async () => (await dueNow(world, 0)).map(({ name }) => name)
  hotel.world.clock.pass(ARRIVES_WITHIN_MS)
  const lost = (await namesOf()).filter(name => name.includes(' lost '))
  expect([lost.length, new Set(lost).size]).toEqual([3, 3])
  for (const { id } of [order, ...(await opened(stay))])
    valueIn(await stepOrder(world, hotel.clerk, id, { type: 'acknowledge' }))
  const over = (await namesOf()).filter(name => name.includes(' over '))
  expect([over.length, new Set(over).size]).toEqual([3, 3])
})

test('of a desk that is silent it is the same', async () => {
  valueIn(await stepOrder(world, hotel.clerk, order.id, { type: 'acknowledge' }))
  flat.add('Dewi')
  await hearPresence(world, hotel.outlet, { terminal: 't1', sound: true, visible: true })
  for (let ms = 0; ms < 4 * MINUTE_MS; ms += LOOK_MS) {
    hotel.world.clock.pass(LOOK_MS)
    for (const { tell } of await dueNow(world, 0)) await tell()
  }
  expect(phones.pushed.map(({ to }) => nameAt(to.endpoint))).toEqual(['Dewi', 'Budi'])
  expect((await trouble()).failing).toBe(1)
  await noteArrived(world, arrivalAt('Dewi'))
  expect((await trouble()).failing).toBe(0)
})

test('nobody says it in another’s place: of another telling, browser, outlet or word nothing is taken', async () => {
  flat.add('Dewi')
  await turnsUntil(2 * MINUTE_MS)
  const own = arrivalAt('Dewi')
  const strange: Partial<Arrival>[] = [
    { outlet: 'elsewhere' },
    { of: '0' },
    { rung: 'second' },
    { rung: 'nowhere' },
    { channel: 'another' },
    { receipt: `${own.receipt.slice(1)}A` },
    { receipt: '' },
  ]
  for (const one of strange) {
    expect(isTold(world, { ...own, ...one })).toBe(false)
    await noteArrived(world, { ...own, ...one })
  }
  expect(await told()).toEqual(['Dewi awaited'])
  expect(isTold(world, own)).toBe(true)
})
