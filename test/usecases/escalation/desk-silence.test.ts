/** A desk at which nobody is calls whoever is on duty: once for each silence, while guests can order; and says when it is over. */
import { beforeEach, describe, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { CALLED_AGAIN_AFTER_MS } from '../../../src/domain/desk-silence.ts'
import { HOLD_MS } from '../../../src/domain/escalation.ts'
import { WEEKDAYS } from '../../../src/domain/opening.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { type Due, dueNow } from '../../../src/server/live/escalating-loop.ts'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { saveDuties } from '../../../src/server/storage/statements/staff/duties.ts'
import { noteArrived } from '../../../src/server/usecases/escalation/arrivals.ts'
import { openPush } from '../../../src/server/usecases/escalation/channels.ts'
import { addGateway } from '../../../src/server/usecases/escalation/gateways.ts'
import type { Reaching } from '../../../src/server/usecases/escalation/reach.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { hearPresence } from '../../../src/server/usecases/staff/hear-presence.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { type Phones, phonesHere } from '../../support/phones.ts'
import { valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let world: Reaching
let phones: Phones
let stay: string

const STAFF = { Rina: 'manager', Dewi: 'clerk', Budi: 'clerk' } as const
type Name = keyof typeof STAFF
const phoneOf = async (name: Name) =>
  valueIn(
    await openPush(
      world,
      { kind: STAFF[name], outlet: hotel.outlet, staff: name, terminal: 'Ponsel', tokenHash: `of ${name}` },
      { endpoint: `https://push.test/${name}`, p256dh: 'p', auth: 'a', language: 'en' },
    ),
  )

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  phones = phonesHere()
  world = { ...hotel.world, ...phones.parts }
  phones.shows = arrival => noteArrived(world, arrival)
  await world.storage.write(HOTEL, async sql => {
    for (const [name, role] of Object.entries(STAFF))
      await addStaff(sql, HOTEL, { name, role, pinHash: 'p.h', pepperedHash: null })
    const line = { days: WEEKDAYS, hours: { fromHour: 0, toHour: 24 }, first: 'Dewi', second: 'Budi' }
    await saveDuties(sql, HOTEL, [line])
  })
  for (const name of Object.keys(STAFF) as Name[]) await phoneOf(name)
  stay = (await hotel.checkIn('512')).stay
  await desk()
  phones.pushed.length = 0
})

const pass = (ms: number) => hotel.world.clock.pass(ms)
const desk = (sound = true) => hearPresence(world, hotel.outlet, { terminal: 't1', sound, visible: true })
const told = () =>
  phones.pushed.map(({ to, message }) => `${to.endpoint.split('/').at(-1)}: ${message.title}`)
const CALLED = 'Hotel Demo Teluk: the front desk does not answer'
const BACK = 'Hotel Demo Teluk: the front desk answers again'

async function turn(listensSince = 0): Promise<void> {
  for (const { tell } of await dueNow(world, listensSince)) await tell()
}

/** As the loop does, every so often until then. */
async function turns(ms: number, eachMs = 15_000): Promise<void> {
  for (let gone = 0; gone < ms; gone += eachMs) {
    pass(eachMs)
    await turn()
  }
}

describe('a desk without presence', () => {
  test('calls who is on duty at two minutes, the second within five, and each once', async () => {
    await turns(2 * MINUTE_MS - 15_000)
    expect(told()).toEqual([])
    await turns(15_000)
    expect(told()).toEqual([`Dewi: ${CALLED}`])
    await turns(4 * HOUR_MS, 5 * MINUTE_MS)
    expect(told()).toEqual([`Dewi: ${CALLED}`, `Budi: ${CALLED}`])
  })

  test('is one whose sound nobody hears', async () => {
    for (let minute = 0; minute < 2; minute += 0.25) {
      expect(told()).toEqual([])
      pass(15_000)
      await desk(false)
      await turn()
    }
    expect(told()).toEqual([`Dewi: ${CALLED}`])
  })

  test('calls nobody while it is there, while nobody serves, and while nobody is staying', async () => {
    for (let minute = 0; minute < 4; minute += 0.5) {
      pass(30_000)
      await desk()
      await turn()
    }
    valueIn(await checkOut(world, hotel.clerk, '512'))
    await turns(10 * MINUTE_MS)
    expect(told()).toEqual([])
    await hotel.checkIn('512')
    pass(12 * HOUR_MS)
    await turn()
    expect(told()).toEqual([])
  })

  test('of the night calls two minutes after the service began, though nobody knows how long it is silent', async () => {
    pass(16 * HOUR_MS)
    await turns(6 * HOUR_MS, 2 * MINUTE_MS)
    expect(told()).toEqual([`Dewi: ${CALLED}`, `Budi: ${CALLED}`])
  })

  test('that is back says so to whoever was called, without waking them, and calls for the next silence', async () => {
    await turns(3 * MINUTE_MS)
    await desk()
    await turn()
    await turn()
    expect(told()).toEqual([`Dewi: ${CALLED}`, `Dewi: ${BACK}`])
    expect(phones.pushed.map(({ message }) => [message.tag, message.isOver])).toEqual([
      ['desk', undefined],
      ['desk', true],
    ])
    await turns(5 * MINUTE_MS)
    expect(told()).toHaveLength(2)
    await turns(CALLED_AGAIN_AFTER_MS)
    expect(told().slice(2)).toEqual([`Dewi: ${CALLED}`, `Budi: ${CALLED}`])
  })

  test('calls nobody once it is back, not even who was due', async () => {
    pass(2 * MINUTE_MS)
    const due = await dueNow(world, 0)
    expect(due).toHaveLength(1)
    await desk()
    for (const { tell } of due) await tell()
    expect(told()).toEqual([])
  })

  test('is no silence of a program that was away', async () => {
    pass(30 * MINUTE_MS)
    const startedAt = world.clock.now()
    await turn(startedAt)
    pass(2 * MINUTE_MS - 1)
    await turn(startedAt)
    expect(told()).toEqual([])
    pass(1)
    await turn(startedAt)
    expect(told()).toEqual([`Dewi: ${CALLED}`])
  })

  test('is told of again where whoever told was cut off, and by one of all processes', async () => {
    pass(2 * MINUTE_MS)
    phones.answer = () => {
      throw new Error('killed')
    }
    await expect(turn()).rejects.toThrow('killed')
    phones.answer = () => ({ status: 201, retryAfterS: null })
    pass(HOLD_MS - 1)
    await turn()
    expect(told()).toHaveLength(1)
    pass(1)
    const due: Due[] = await dueNow(world, 0)
    await Promise.all([...due, ...due].map(({ tell }) => tell()))
    expect(told().filter(one => one === `Dewi: ${CALLED}`)).toHaveLength(2)
  })

  test('is told to gateways by a message of its own', async () => {
    valueIn(await addGateway(world, AT_THE_CONSOLE, HOTEL, 'https://phones.test/etalase'))
    pass(2 * MINUTE_MS)
    await turn()
    expect(phones.brought.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'desk.silent', data: { outlet: HOTEL, minutes: 2, rung: 'terminals', person: 'Dewi' } },
    ])
  })
})

describe('what a phone shows of an order', () => {
  test('is over once somebody has seen it: told once, without waking anybody', async () => {
    const order = await hotel.place(stay, { amplang: 1 })
    pass(2 * MINUTE_MS)
    await desk()
    await turn()
    await turn()
    expect(told()).toEqual(['Dewi: Room 512 has waited 2 min'])
    await stepOrder(world, hotel.clerk, order.id, { type: 'acknowledge' })
    await turn()
    await turn()
    expect(told()).toEqual(['Dewi: Room 512 has waited 2 min', 'Dewi: Room 512: it has been seen'])
    expect(phones.pushed.map(({ message }) => message.tag)).toEqual([order.id, order.id])
    expect(phones.pushed.at(-1)?.message.isOver).toBe(true)
  })

  test('was never there where its phone did not take it', async () => {
    phones.answer = () => ({ fault: 'off' })
    const order = await hotel.place(stay, { amplang: 1 })
    pass(2 * MINUTE_MS)
    await desk()
    await turn()
    const before = phones.pushed.length
    await stepOrder(world, hotel.clerk, order.id, { type: 'acknowledge' })
    await turn()
    expect(phones.pushed).toHaveLength(before)
  })
})
