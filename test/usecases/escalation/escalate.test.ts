/** An order that nobody sees is told of: to each once where it is taken, again where it is not, and to nobody once it is seen. */
import { beforeEach, describe, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { HOLD_MS } from '../../../src/domain/escalation.ts'
import type { Order } from '../../../src/domain/order.ts'
import { MINUTE_MS } from '../../../src/domain/time.ts'
import type { Received } from '../../../src/server/ports.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { escalate, ordersToTellOf } from '../../../src/server/usecases/escalation/escalate.ts'
import { addGateway, allGateways, removeGateway } from '../../../src/server/usecases/escalation/gateways.ts'
import type { Reaching } from '../../../src/server/usecases/escalation/reach.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { viewOrder } from '../../../src/server/usecases/ordering/view-order.ts'
import { hearPresence } from '../../../src/server/usecases/staff/hear-presence.ts'
import { allHooks } from '../../../src/server/usecases/webhooks/hooks.ts'
import { type Phones, phonesHere } from '../../support/phones.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const OK: Received = { status: 204, retryAfterS: null }
const DOWN: Received = { fault: 'connection refused' }
const GONE: Received = { status: 410, retryAfterS: null }

let hotel: Hotel
let world: Reaching
let order: Order
let phones: Phones

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  phones = phonesHere()
  world = { ...hotel.world, ...phones.parts }
  const { stay } = await hotel.checkIn('512')
  order = await hotel.place(stay, { amplang: 1 }, { note: 'tanpa gula' })
})

const pass = (ms: number) => hotel.world.clock.pass(ms)
const see = () => stepOrder(world, hotel.clerk, order.id, { type: 'acknowledge' })
const gateway = async (url = 'https://phones.test/etalase') =>
  valueIn(await addGateway(world, AT_THE_CONSOLE, HOTEL, url))
const data = () => phones.brought.map(({ body }) => JSON.parse(body).data)
const events = () => world.storage.read(sql => eventsAfter(sql, HOTEL, 0, 99))

/** As the loop does at each of its turns. */
async function turn(): Promise<void> {
  for (const unseen of await ordersToTellOf(world)) await escalate(world, unseen)
}

async function told() {
  const view = await world.storage.read(sql => viewOrder(sql, world, hotel.outlet, order, 'desk'))
  return (view.told ?? []).map(({ rung, way, isTaken, reached }) => ({
    rung,
    way,
    isTaken,
    ...(reached === undefined ? {} : { reached }),
  }))
}

describe('an order that nobody sees', () => {
  test('is told of at two minutes and at five, by room and minutes, and its guest is spared', async () => {
    await gateway()
    pass(2 * MINUTE_MS - 1)
    await turn()
    expect(phones.brought).toEqual([])
    pass(1)
    await turn()
    await turn()
    pass(3 * MINUTE_MS)
    await turn()
    expect(data()).toEqual([
      { outlet: HOTEL, room: '512', minutes: 2, rung: 'terminals', person: null },
      { outlet: HOTEL, room: '512', minutes: 5, rung: 'second', person: null },
    ])
    expect(phones.brought.map(({ headers }) => headers['webhook-id'])).toEqual([
      `${HOTEL}_${order.id}_terminals`,
      `${HOTEL}_${order.id}_second`,
    ])
    expect(phones.brought[0]?.headers['webhook-signature']).toMatch(/^v1,/)
  })

  test('shows at the desk who was told, and of how many terminals there are', async () => {
    await gateway()
    await hearPresence(world, hotel.outlet, { terminal: 't1', sound: false, visible: true })
    pass(2 * MINUTE_MS)
    await hearPresence(world, hotel.outlet, { terminal: 't1', sound: false, visible: true })
    await hearPresence(world, hotel.outlet, { terminal: 't2', sound: true, visible: true })
    const before = (await events()).length
    await turn()
    expect(await told()).toEqual([
      { rung: 'terminals', way: 'gateway', isTaken: true },
      { rung: 'terminals', way: 'terminal', isTaken: true, reached: 2 },
    ])
    expect((await events()).slice(before)).toMatchObject([{ kind: 'order', subject: order.id }])
    await see()
    pass(20 * MINUTE_MS)
    expect(await told()).toHaveLength(2)
  })

  test('asks its guest to call after ten minutes, and says so at the desk', async () => {
    pass(10 * MINUTE_MS)
    await turn()
    expect(await told()).toContainEqual({ rung: 'guest', way: 'guest', isTaken: true })
    const asGuest = await world.storage.read(sql => viewOrder(sql, world, hotel.outlet, order, 'guest'))
    expect(asGuest.told).toBeUndefined()
  })

  test('of the night is told of when the service has begun for two minutes', async () => {
    await see()
    pass(15 * 60 * MINUTE_MS)
    await gateway()
    const { stay } = await hotel.checkIn('511')
    await hotel.place(stay, { amplang: 1 })
    pass(60 * MINUTE_MS)
    await turn()
    expect(phones.brought).toEqual([])
    pass(4 * 60 * MINUTE_MS + 2 * MINUTE_MS)
    await turn()
    expect(data()).toMatchObject([{ room: '511', minutes: 2 }])
  })
})

test('once it is seen nobody is told any more, not even of what was due', async () => {
  await gateway()
  pass(2 * MINUTE_MS)
  const due = await ordersToTellOf(world)
  expect(due).toHaveLength(1)
  await see()
  for (const unseen of due) await escalate(world, unseen)
  pass(10 * MINUTE_MS)
  await turn()
  expect(phones.brought).toEqual([])
})

describe('a gateway', () => {
  test('that does not take it is told again, and others are not', async () => {
    await gateway('https://down.test/')
    pass(1)
    await gateway('https://up.test/')
    phones.answer = url => (url === 'https://down.test/' ? DOWN : OK)
    pass(2 * MINUTE_MS)
    await turn()
    expect(await told()).toContainEqual({ rung: 'terminals', way: 'gateway', isTaken: false })
    await turn()
    pass(10_000)
    await turn()
    expect(phones.brought.map(({ url }) => url)).toEqual([
      'https://down.test/',
      'https://up.test/',
      'https://down.test/',
    ])
    phones.answer = () => OK
    pass(20_000)
    await turn()
    pass(MINUTE_MS)
    await turn()
    expect(phones.brought).toHaveLength(4)
  })

  test('that wants no more is told no more', async () => {
    await gateway()
    phones.answer = () => GONE
    pass(2 * MINUTE_MS)
    await turn()
    pass(10 * MINUTE_MS)
    await turn()
    expect(phones.brought).toHaveLength(1)
    expect(await world.storage.read(sql => allGateways(sql))).toMatchObject([{ endedAt: expect.any(Number) }])
  })

  test('is of its outlet, none of its webhooks, and gone when it is taken away', async () => {
    const { hook } = await gateway()
    expect(await world.storage.read(sql => allHooks(sql, HOTEL))).toEqual([])
    expect(await removeGateway(world, AT_THE_CONSOLE, 'elsewhere', hook)).toBe(false)
    expect(await removeGateway(world, AT_THE_CONSOLE, HOTEL, hook)).toBe(true)
    pass(2 * MINUTE_MS)
    await turn()
    expect(phones.brought).toEqual([])
  })

  test('has an address of a program, and an outlet', async () => {
    expect(codeOf(await addGateway(world, AT_THE_CONSOLE, HOTEL, 'ftp://x/'))).toBe('invalid')
    expect(codeOf(await addGateway(world, AT_THE_CONSOLE, 'nowhere', 'https://x.test/'))).toBe(
      'unknown-outlet',
    )
  })
})

describe('whoever tells', () => {
  test('and is cut off before it could say so tells again, under the same id', async () => {
    await gateway()
    pass(2 * MINUTE_MS)
    phones.answer = () => {
      throw new Error('killed')
    }
    await expect(turn()).rejects.toThrow('killed')
    phones.answer = () => OK
    await turn()
    expect(phones.brought).toHaveLength(1)
    pass(HOLD_MS)
    await turn()
    expect(phones.brought.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(2).fill(`${HOTEL}_${order.id}_terminals`),
    )
  })

  test('is one of all processes', async () => {
    await gateway()
    pass(2 * MINUTE_MS)
    const [unseen] = await ordersToTellOf(world)
    if (unseen === undefined) throw new Error('nothing is due')
    await Promise.all(Array.from({ length: 4 }, () => escalate({ ...world }, unseen)))
    expect(phones.brought).toHaveLength(1)
  })
})
