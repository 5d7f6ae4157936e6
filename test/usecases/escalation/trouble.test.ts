/** The agency's list of outlets in trouble: how many orders nobody sees and since when, here and beside the log to a hub elsewhere. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Order } from '../../../src/domain/order.ts'
import { MINUTE_MS, toMilliseconds } from '../../../src/domain/time.ts'
import { readTrouble } from '../../../src/domain/trouble.ts'
import { formatTold } from '../../../src/log/told.ts'
import { dueNow } from '../../../src/server/live/escalating-loop.ts'
import { standBy } from '../../../src/server/storage/statements/agency/agency-logs.ts'
import { readTroubles } from '../../../src/server/usecases/escalation/trouble.ts'
import { besideState } from '../../../src/server/usecases/log/beside.ts'
import { signClaim } from '../../../src/server/usecases/log/claim.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { type Pusher, type Pushing, pusher } from '../../../src/server/usecases/log/push.ts'
import { type Sealing, sealLog } from '../../../src/server/usecases/log/seal.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { viewOrder } from '../../../src/server/usecases/ordering/view-order.ts'
import { aHub, type ServedHub } from '../../support/hub.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { phonesHere } from '../../support/phones.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const QUARTER_MS = 15 * MINUTE_MS
let hotel: Hotel
let order: Order

beforeEach(async () => {
  hotel = await aHotel(await aCity())
  const { stay } = await hotel.checkIn('512')
  order = await hotel.place(stay, { amplang: 1 }, { note: 'tanpa gula' })
})

const pass = (ms: number) => hotel.world.clock.pass(ms)
const see = () => stepOrder(hotel.world, hotel.clerk, order.id, { type: 'acknowledge' })
const list = (world: Parameters<typeof readTroubles>[0] = hotel.world) => readTroubles(world)

async function turn(): Promise<void> {
  for (const { tell } of await dueNow({ ...hotel.world, ...phonesHere().parts }, 0)) await tell()
}

/** Of the order, by the rung of the agency. */
async function told() {
  const { world, outlet } = hotel
  const view = await world.storage.read(sql => viewOrder(sql, world, outlet, order, 'desk'))
  return view.told?.filter(({ way }) => way === 'agency').map(({ isTaken }) => isTaken)
}

describe('in a city of one program', () => {
  test('an outlet stands there from a quarter of an hour on until somebody has seen its orders, by number alone', async () => {
    pass(QUARTER_MS - 1)
    expect(await list()).toEqual([])
    pass(1)
    await turn()
    const [one, ...others] = await list()
    expect([one?.outlet, one?.unseen, one?.since, others]).toEqual([HOTEL, 1, order.receivedAt, []])
    expect(JSON.stringify(one)).not.toMatch(/512|amplang|gula/)
    expect(await told()).toEqual([true])
    await see()
    expect(await list()).toEqual([])
  })

  test('no outlet stands there for what came in the night', async () => {
    await see()
    pass(12 * 60 * MINUTE_MS)
    await hotel.place(order.stay, { amplang: 1 })
    pass(60 * MINUTE_MS)
    expect(await list()).toEqual([])
    // At seven the service begins, and with it their silence.
    pass(7 * 60 * MINUTE_MS + QUARTER_MS - 1)
    expect(await list()).toEqual([])
    pass(1)
    expect(await list()).toMatchObject([{ unseen: 1 }])
  })
})

describe('to a hub elsewhere', () => {
  let world: Sealing & Pushing & { readonly signer: HandSigner }
  let served: ServedHub
  let pushing: Pusher
  const push = () => pushing.push(HOTEL)

  beforeEach(async () => {
    served = await aHub(hotel.world.clock)
    world = served.pushing({ ...hotel.world, signer: handSigner(), highWater: handHighWater() })
    await openLogs(world, world.signer, 'etalase.test')
    await sealLog(world, HOTEL)
    await served.adopt(world, HOTEL)
    await world.storage.writeCity(sql => standBy(sql, 'hub.test/agency', 'followed', ''))
    pushing = pusher(world)
    await push()
    return () => served.stop()
  })
  const state = () => world.storage.read(sql => besideState(sql, world.clock.now()))

  test('it is told beside the next push, and taken back by the one after it was seen', async () => {
    const before = await state()
    pass(QUARTER_MS)
    expect(await state()).not.toBe(before)
    await turn()
    expect(await told()).toEqual([false])
    await push()
    expect(await list(served.hub)).toMatchObject([
      { outlet: HOTEL, unseen: 1, since: expect.stringMatching(/Z$/) },
    ])
    expect(toMilliseconds((await list(served.hub))[0]?.since ?? '')).toBe(toMilliseconds(order.receivedAt))
    pass(MINUTE_MS)
    await turn()
    expect(await told()).toEqual([true])
    await see()
    await push()
    expect(await list(served.hub)).toEqual([])
  })

  test('it is taken back by a program that has started anew since as well', async () => {
    pass(QUARTER_MS)
    await push()
    await see()
    pass(MINUTE_MS)
    await pusher(world).push(HOTEL)
    expect(await list(served.hub)).toEqual([])
  })

  test('it is taken of nobody but whose log it is, and is a line of two figures', async () => {
    const tell = async (lines: readonly string[], by: Pick<Pushing, 'signer'> = world) => {
      pass(MINUTE_MS)
      const seconds = Math.floor(world.clock.now() / 1_000)
      const origin = `etalase.test/log/${HOTEL}`
      const body = await signClaim(by, origin, formatTold({ what: 'unseen', origin, seconds, lines }))
      return (await served.link.ask('add-unseen', body)).status
    }
    expect(await tell(['3 1700000000'])).toBe(204)
    expect(await tell(['kamar 512'])).toBe(400)
    expect(await tell(['3 1700000000', '1 1700000000'])).toBe(400)
    expect(await list(served.hub)).toMatchObject([{ unseen: 3 }])
    expect(['0 1', '1', '1 2 3', '1234567 1'].map(readTrouble)).toEqual(Array(4).fill(null))
  })
})
