import { beforeEach, describe, expect, test } from 'vitest'
import { uuidV7 } from '../../../src/domain/ids.ts'
import type { Order } from '../../../src/domain/order.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { openOrders } from '../../../src/server/storage/statements/ordering/orders.ts'
import { cancelOrder, type Stepped, stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { readOrder } from '../../../src/server/usecases/ordering/read-orders.ts'
import { readStockCard } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { readBoard } from '../../../src/server/usecases/staff/read-board.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, guestIn, type Hotel, placeAsGuest } from '../../support/world.ts'

let hotel: Hotel
let stay: string
let order: Order
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  stay = (await hotel.checkIn('512')).stay
  order = await hotel.place(stay, { amplang: 2, madu: 1 })
})
const step = (one: Stepped, id = order.id) => stepOrder(hotel.world, hotel.clerk, id, one)
const cancel = (id = order.id, by = stay) => cancelOrder(hotel.world, guestIn(hotel.outlet, by), id)
const events = () => hotel.world.storage.read(sql => eventsAfter(sql, hotel.outlet.slug, 0, 99))
const open = async () => (await hotel.world.storage.read(sql => openOrders(sql, hotel.outlet.slug))).read
const reserved = async () => [(await hotel.stock('amplang')).reserved, (await hotel.stock('madu')).reserved]
const decline: Stepped = { type: 'decline', reason: 'damaged', comment: 'pecah', alternatives: ['gabin'] }

async function escalated(): Promise<readonly string[]> {
  const desk = { ...hotel.clerk, role: 'clerk', terminal: 'Meja', tokenHash: '', expiresAt: 0 } as const
  return (await readBoard(hotel.world, desk)).desk.escalated
}

describe("the desk's steps", () => {
  test('acknowledging says who has seen it and when', async () => {
    hotel.world.clock.pass(30_000)
    expect(valueIn(await step({ type: 'acknowledge' }))).toMatchObject({
      state: 'acknowledged',
      acknowledgedAt: '2026-11-24T03:00:30.000Z',
      acknowledgedBy: 'Dewi',
    })
  })

  test('repeated change nothing and tell nobody', async () => {
    const first = valueIn(await step({ type: 'acknowledge' }))
    const told = await events()
    hotel.world.clock.pass(30_000)
    expect(valueIn(await step({ type: 'acknowledge' }))).toEqual(first)
    expect(await events()).toEqual(told)
  })

  test('each are an event for the stay', async () => {
    await step({ type: 'acknowledge' })
    await step({ type: 'dispatch' })
    const told = (await events()).filter(event => event.kind === 'order')
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ ...told[0], seq: expect.any(Number) })))
    expect(told[0]).toMatchObject({ stay, subject: order.id })
  })

  test('a decline gives the goods back and offers something else', async () => {
    expect(valueIn(await step(decline))).toMatchObject({
      state: 'declined',
      reason: 'damaged',
      comment: 'pecah',
      alternatives: ['gabin'],
      declinedBy: 'Dewi',
    })
    expect(await reserved()).toEqual([0, 0])
    expect(await open()).toEqual([])
  })

  test('a decline repeated gives the goods back once', async () => {
    const neighbour = await hotel.checkIn('511')
    await hotel.place(neighbour.stay, { amplang: 4 })
    await step(decline)
    await step(decline)
    expect(await reserved()).toEqual([4, 0])
  })

  test('a decline as damaged or out of stock takes the goods off the shelf, once, under the clerk and the order', async () => {
    const before = (await hotel.stock('amplang')).batches[0]?.onHand ?? 0
    await step(decline)
    await step(decline)
    expect((await hotel.stock('amplang')).batches[0]?.onHand).toBe(before - 2)
    const neighbour = (await hotel.checkIn('511')).stay
    const other = await hotel.place(neighbour, { amplang: 1 })
    await step({ type: 'decline', reason: 'out-of-stock' }, other.id)
    expect((await hotel.stock('amplang')).batches[0]?.onHand).toBe(before - 3)
    const [gone, , broken] = valueIn(await readStockCard(hotel.world, hotel.outlet, 'amplang')).filter(
      row => row.kind !== 'reserved',
    )
    expect(gone).toMatchObject({ kind: 'corrected', quantity: -1, order: other.id, by: 'Dewi' })
    expect(broken).toMatchObject({ kind: 'damaged', quantity: 2, order: order.id, by: 'Dewi' })
  })

  test('a decline gives back what the clerk says is still good, whatever its reason', async () => {
    const before = (await hotel.stock('madu')).batches
    const lost = [{ placementId: 'amplang', missing: 1, damaged: 0 }]
    await step({ type: 'decline', reason: 'out-of-stock', lost })
    expect((await hotel.stock('madu')).batches).toEqual(before)
    expect(await reserved()).toEqual([0, 0])
  })

  test('a decline that tells of goods which are not of the order changes nothing', async () => {
    const lost = [{ placementId: 'gabin', missing: 1, damaged: 0 }]
    expect(codeOf(await step({ type: 'decline', reason: 'other', lost }))).toBe('invalid')
    expect(await reserved()).toEqual([2, 1])
  })

  test("a guest's cancel gives everything back", async () => {
    const before = (await hotel.stock('amplang')).batches
    await cancel()
    expect((await hotel.stock('amplang')).batches).toEqual(before)
    expect(await reserved()).toEqual([0, 0])
  })

  test('do not go back: what was declined is not dispatched', async () => {
    await step(decline)
    const refusal = { code: 'wrong-state', detail: { state: 'declined' } }
    expect(await step({ type: 'dispatch' })).toEqual({ ok: false, refusal })
    expect(codeOf(await deliverOrder(hotel.world, hotel.clerk, order.id))).toBe('wrong-state')
  })

  test('reach no order of another outlet', async () => {
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    const foreign = await stepOrder(hotel.world, other.clerk, order.id, { type: 'acknowledge' })
    expect(codeOf(foreign)).toBe('unknown-order')
  })

  test('an order unseen for three minutes is an alarm on the board, a seen one is not', async () => {
    hotel.world.clock.pass(119_999)
    expect(await escalated()).toEqual([])
    hotel.world.clock.pass(1)
    expect(await escalated()).toEqual([order.id])
    await step({ type: 'acknowledge' })
    expect(await escalated()).toEqual([])
  })
})

test('an order of the night is an alarm once the hotel serves, not before', async () => {
  await step({ type: 'acknowledge' })
  // Eleven in the morning, and fifteen hours on: two in the night.
  hotel.world.clock.pass(15 * 3_600_000)
  await hotel.place(order.stay, { amplang: 1 })
  hotel.world.clock.pass(5 * 3_600_000)
  expect(await escalated()).toEqual([])
  hotel.world.clock.pass(120_000)
  expect(await escalated()).toHaveLength(1)
})

describe("the guest's cancel", () => {
  test('before anyone has seen it ends the order and gives the goods back', async () => {
    expect(valueIn(await cancel())).toMatchObject({ state: 'cancelled' })
    expect(await reserved()).toEqual([0, 0])
  })

  test('twice is done once', async () => {
    const first = valueIn(await cancel())
    hotel.world.clock.pass(1_000)
    expect(valueIn(await cancel())).toEqual(first)
    expect(await reserved()).toEqual([0, 0])
  })

  test.each(['acknowledge', 'dispatch'] as const)('is too late after %s', async type => {
    await step({ type })
    expect(codeOf(await cancel())).toBe('wrong-state')
    expect(await reserved()).toEqual([2, 1])
  })

  test('of an id that was never placed bars it for ever', async () => {
    const request = hotel.request(stay, { amplang: 1 })
    expect(valueIn(await cancel(request.id))).toBeNull()
    expect(valueIn(await cancel(request.id))).toBeNull()
    for (let i = 0; i < 2; i++) {
      expect(codeOf(await placeAsGuest(hotel.world, hotel.outlet, request))).toBe('cancelled')
    }
    expect(codeOf(await readOrder(hotel.world, hotel.outlet, stay, request.id))).toBe('cancelled')
    expect(await reserved()).toEqual([2, 1])
  })

  test('of an order that was refused leaves the refusal as it was', async () => {
    const request = hotel.request(stay, { amplang: 11 })
    await placeAsGuest(hotel.world, hotel.outlet, request)
    expect(valueIn(await cancel(request.id))).toBeNull()
    expect(codeOf(await placeAsGuest(hotel.world, hotel.outlet, request))).toBe('sold-out')
  })

  test("does not reach another stay's order", async () => {
    const neighbour = await hotel.checkIn('511')
    expect(codeOf(await cancel(order.id, neighbour.stay))).toBe('order-mismatch')
    expect(await open()).toEqual([order])
  })

  test('of an unknown id bars it for that stay only by the id: another stay hears that it is taken', async () => {
    const neighbour = await hotel.checkIn('511')
    const id = uuidV7(hotel.world.clock.now(), length => hotel.world.random.bytes(length))
    await cancel(id)
    const request = hotel.request(neighbour.stay, { amplang: 1 }, { id })
    expect(codeOf(await placeAsGuest(hotel.world, hotel.outlet, request))).toBe('order-mismatch')
  })

  test('and the order itself, racing, leave one clear end', async () => {
    const request = hotel.request(stay, { amplang: 1 })
    const [placed, cancelled] = await Promise.all([
      placeAsGuest(hotel.world, hotel.outlet, request),
      cancel(request.id),
    ])
    expect([codeOf(placed), codeOf(cancelled)]).toEqual(['ok', 'ok'])
    expect(await reserved()).toEqual([2, 1])
  })
})
