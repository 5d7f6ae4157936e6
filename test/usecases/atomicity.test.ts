/**
 * Nothing is half done: each use case that writes is broken at its first statement, its second, and so on to its last.
 * After every break all tables are as they were; mended, the same command does the whole of its work.
 */
import { expect, test } from 'vitest'
import { closeDays } from '../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../src/server/usecases/documents/void-document.ts'
import { cancelOrder, stepOrder } from '../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../src/server/usecases/ordering/deliver-order.ts'
import { stepPayment } from '../../src/server/usecases/payments/step-payment.ts'
import { addPlacements } from '../../src/server/usecases/shelf/add-placements.ts'
import { changePlacements } from '../../src/server/usecases/shelf/change-placements.ts'
import { recordGoods } from '../../src/server/usecases/shelf/manage-placements.ts'
import { checkIn } from '../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../src/server/usecases/stays/check-out.ts'
import { moveRoom } from '../../src/server/usecases/stays/move-room.ts'
import { breakable, InjectedFault, pictureOf } from '../support/faults.ts'
import { aCity, aHotel, guestIn, type Hotel, placeAsGuest } from '../support/world.ts'

/** Prepares what the command needs and answers the command. */
type Prepare = (hotel: Hotel) => Promise<() => Promise<unknown>>

const anOpenOrder = async (hotel: Hotel) => {
  const { stay } = await hotel.checkIn('512')
  return hotel.place(stay, { amplang: 2, madu: 1 })
}

const COMMANDS: Readonly<Record<string, Prepare>> = {
  'placing an order': async hotel => {
    const { stay } = await hotel.checkIn('512')
    const request = hotel.request(stay, { amplang: 10, madu: 1 })
    return () => placeAsGuest(hotel.world, hotel.outlet, request)
  },
  'placing an order that is refused': async hotel => {
    const { stay } = await hotel.checkIn('512')
    const request = hotel.request(stay, { amplang: 11 })
    return () => placeAsGuest(hotel.world, hotel.outlet, request)
  },
  'acknowledging an order': async hotel => {
    const { id } = await anOpenOrder(hotel)
    return () => stepOrder(hotel.world, hotel.clerk, id, { type: 'acknowledge' })
  },
  'declining an order': async hotel => {
    const { id } = await anOpenOrder(hotel)
    return () => stepOrder(hotel.world, hotel.clerk, id, { type: 'decline', reason: 'closed' })
  },
  'cancelling an order': async hotel => {
    const { id, stay } = await anOpenOrder(hotel)
    return () => cancelOrder(hotel.world, guestIn(hotel.outlet, stay), id)
  },
  'delivering an order': async hotel => {
    const { id } = await anOpenOrder(hotel)
    return () => deliverOrder(hotel.world, hotel.clerk, id)
  },
  'delivering an order in part': async hotel => {
    const { id } = await anOpenOrder(hotel)
    return () => deliverOrder(hotel.world, hotel.clerk, id, [{ placementId: 'amplang', quantity: 1 }])
  },
  'voiding a kwitansi': async hotel => {
    const { number } = await hotel.deliver(await anOpenOrder(hotel))
    return () => voidDocument(hotel.world, hotel.clerk, number, 'wrong-item')
  },
  'checking in': async hotel => () => checkIn(hotel.world, hotel.clerk, '512'),
  'checking out with orders kept': async hotel => {
    const { stay } = await anOpenOrder(hotel)
    await hotel.place(stay, { amplang: 1 })
    return () => checkOut(hotel.world, hotel.clerk, '512', 'keep')
  },
  'checking out with a bill that is answered in part': async hotel => {
    const { stay } = await hotel.checkIn('512')
    for (const pieces of [{ amplang: 1 }, { madu: 1 }]) await hotel.deliver(await hotel.place(stay, pieces))
    const id = '019ab000-0000-7000-8000-00000000000b'
    const answers = [{ id, number: 1, command: { step: 'post' } as const }]
    return () => checkOut(hotel.world, hotel.clerk, '512', 'ask', { stay, unanswered: 'leave', answers })
  },
  'saying how a kwitansi was paid': async hotel => {
    const { number } = await hotel.deliver(await anOpenOrder(hotel))
    const command = { step: 'pay', means: 'cash' } as const
    const id = '019ab000-0000-7000-8000-00000000000b'
    return () => stepPayment(hotel.world, hotel.clerk, { id, number, command })
  },
  'closing a day over what stands open': async hotel => {
    await hotel.deliver(await anOpenOrder(hotel))
    hotel.world.clock.pass(18 * 3_600_000)
    return () => closeDays(hotel.world, hotel.outlet)
  },
  'moving to another room': async hotel => {
    await anOpenOrder(hotel)
    return () => moveRoom(hotel.world, hotel.clerk, '512', '513')
  },
  'recording goods': async hotel => () =>
    recordGoods(hotel.world, hotel.manager, 'madu', { kind: 'returned', batch: 'b1', quantity: 10 }),
  'offering products': async hotel => () =>
    addPlacements(hotel.world, hotel.manager, {
      id: '019ab000-0000-7000-8000-00000000000a',
      offerings: ['amplang', 'madu'].map(slug => ({
        product: `dapur-demo/${slug}`,
        terms: 'bought',
        price: 30_000,
        part: null,
        rack: 'B1',
        from: null,
        to: null,
      })),
    }),
  'changing many placements': async hotel => () =>
    changePlacements(hotel.world, hotel.manager, ['amplang', 'madu'], { on: false, to: '2026-12-31' }),
  'closing a day': async hotel => {
    await anOpenOrder(hotel)
    hotel.world.clock.pass(18 * 3_600_000)
    return () => closeDays(hotel.world, hotel.outlet)
  },
}

test.each(Object.entries(COMMANDS))(
  '%s, broken at any statement, leaves nothing half done',
  async (_, prepare) => {
    const faults = breakable()
    const hotel = await aHotel(await aCity(faults.wrap))
    const command = await prepare(hotel)
    const before = await pictureOf(hotel.world.storage)
    let broken = 0
    for (;;) {
      faults.breakAt(broken + 1)
      const fault = await command().then(
        () => null,
        (thrown: unknown) => thrown,
      )
      faults.breakAt(null)
      if (fault === null) break
      broken += 1
      expect(fault).toBeInstanceOf(InjectedFault)
      // Whatever it has left to be written behind it is written by then.
      await hotel.world.storage.write(hotel.outlet.slug, async () => undefined)
      expect(await pictureOf(hotel.world.storage), `after breaking at statement ${broken}`).toEqual(before)
    }
    expect(broken).toBeGreaterThan(2)
    expect(await pictureOf(hotel.world.storage)).not.toEqual(before)
  },
)
