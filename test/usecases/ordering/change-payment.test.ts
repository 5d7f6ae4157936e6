/** An order's way to pay changes at the desk, once a tap, until its kwitansi is issued. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Order } from '../../../src/domain/order.ts'
import { readEntry } from '../../../src/server/storage/bodies.ts'
import { findDocument } from '../../../src/server/storage/statements/documents/documents.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { showActs } from '../../../src/server/usecases/acts/show-acts.ts'
import { changePayment } from '../../../src/server/usecases/ordering/change-payment.ts'
import { viewOrder } from '../../../src/server/usecases/ordering/view-order.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let order: Order
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  const { stay } = await hotel.checkIn('512')
  order = await hotel.place(stay, { amplang: 2 })
})
const deed = (n: number) => `019ab000-0000-7000-8000-00000000c00${n}`
const pay = (n: number, payment: 'room' | 'cash', who = hotel.clerk) =>
  changePayment(hotel.world, who, order.id, { id: deed(n), payment })
const now = () => hotel.world.storage.read(sql => findOrder(sql, hotel.outlet.slug, order.id))
const paper = async (number: number) => {
  const found = await hotel.world.storage.read(sql => findDocument(sql, hotel.outlet.slug, number))
  return found === null ? null : readEntry(found.entry, hotel.outlet.slug, number)
}

describe('a change at the door', () => {
  test('stands on the kwitansi that is issued after it', async () => {
    expect(order.payment).toBe('room')
    valueIn(await pay(1, 'cash'))
    await hotel.deliver(order)
    expect(await paper(1)).toMatchObject({ payment: 'cash', total: 50_000 })
  })

  test('is told to its guest and to the desk, which also sees who changed it', async () => {
    const told = () => hotel.world.storage.read(sql => eventsAfter(sql, hotel.outlet.slug, 0, 99))
    const before = await told()
    const changed = valueIn(await pay(1, 'cash'))
    expect((await told()).slice(before.length)).toMatchObject([
      { kind: 'order', stay: order.stay, subject: order.id },
    ])
    const shown = (viewer: 'guest' | 'desk') =>
      hotel.world.storage.read(sql => viewOrder(sql, hotel.world, hotel.outlet, changed, viewer))
    expect(await shown('desk')).toMatchObject({
      payment: 'cash',
      repaid: [{ by: 'Dewi', from: 'room', to: 'cash' }],
    })
    expect(await shown('guest')).toMatchObject({ payment: 'cash' })
    expect(await shown('guest')).not.toHaveProperty('repaid')
  })

  test('is done once: a tap that comes again after a later one of a colleague changes nothing', async () => {
    valueIn(await pay(1, 'cash'))
    valueIn(await pay(2, 'room', { ...hotel.clerk, staff: 'Agus' }))
    expect(valueIn(await pay(1, 'cash')).payment).toBe('room')
    valueIn(await pay(3, 'room'))
    valueIn(await pay(4, 'cash'))
    expect(valueIn(await pay(3, 'room')).payment).toBe('cash')
  })

  test('is an act, and none where nothing is another than before', async () => {
    valueIn(await pay(1, 'room'))
    valueIn(await pay(2, 'cash'))
    const { acts } = await showActs(hotel.world, hotel.outlet, {})
    expect(acts.filter(({ what }) => what === 'change-payment')).toMatchObject([
      { on: order.id, who: 'Dewi', changed: { payment: { from: 'room', to: 'cash' }, total: 50_000 } },
    ])
  })

  test('comes too late once the kwitansi is issued, and says so', async () => {
    await hotel.deliver(order)
    expect(await pay(1, 'cash')).toMatchObject({
      refusal: { code: 'wrong-state', detail: { state: 'delivered' } },
    })
    expect(await paper(1)).toMatchObject({ payment: 'room' })
  })

  test('puts nothing on the bill of a guest who has left', async () => {
    valueIn(await checkOut(hotel.world, hotel.clerk, '512', 'keep'))
    expect(codeOf(await pay(1, 'room'))).toBe('stay-ended')
    expect(await now()).toMatchObject({ payment: 'cash' })
  })

  test('is of this outlet only', async () => {
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    expect(codeOf(await pay(1, 'cash', other.clerk))).toBe('unknown-order')
  })
})
