import { beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../../src/contract/entry.ts'
import type { Order } from '../../../src/domain/order.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { documentsAfter, findDocument } from '../../../src/server/storage/statements/documents/documents.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { kwitansiToken } from '../../../src/server/usecases/city/codes.ts'
import { issuedHere, readKwitansi } from '../../../src/server/usecases/documents/read-kwitansi.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { forgetGuests } from '../../../src/server/usecases/erasing/forget-guests.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let order: Order
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  const { stay } = await hotel.checkIn('512')
  order = await hotel.place(stay, { amplang: 2 })
  await hotel.deliver(order)
})
const cancel = (number: number) => voidDocument(hotel.world, hotel.clerk, number, 'wrong-guest')
const read = (number: number) => hotel.world.storage.read(sql => findDocument(sql, hotel.outlet.slug, number))
const documents = () => hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 99))

describe('a void', () => {
  test('is the next document, with the lines and total of what it cancels', async () => {
    expect(valueIn(await cancel(1))).toEqual({ number: 2, voids: 1 })
    const [kwitansi, cancelled] = (await documents()).map(({ entry }) =>
      contract.Entry.parse(JSON.parse(entry)),
    )
    expect(cancelled).toMatchObject({ kind: 'void', number: 2, voids: 1, reason: 'wrong-guest' })
    expect(cancelled).toMatchObject({
      lines: kwitansi?.kind === 'kwitansi' && kwitansi.lines,
      total: 50_000,
    })
  })

  test('leaves the bytes of the kwitansi as they were', async () => {
    const [before] = await documents()
    await cancel(1)
    const [after] = await documents()
    expect(after).toEqual(before)
  })

  test('is told to the order, which stays delivered and is receipted by none that lives', async () => {
    await cancel(1)
    expect(await hotel.world.storage.read(sql => findOrder(sql, hotel.outlet.slug, order.id))).toMatchObject({
      state: 'delivered',
      documents: [{ number: 1, voided: true }],
    })
  })

  test('is told to the stay of that order', async () => {
    const told = () => hotel.world.storage.read(sql => eventsAfter(sql, hotel.outlet.slug, 0, 99))
    const before = await told()
    await cancel(1)
    expect((await told()).slice(before.length)).toMatchObject([
      { kind: 'order', stay: order.stay, subject: order.id },
    ])
  })

  test('is shown to whoever holds the paper under the name of the clerk who cancelled', async () => {
    valueIn(await voidDocument(hotel.world, { ...hotel.clerk, staff: 'Budi' }, 1, 'other'))
    const [paper, cancelled] = await Promise.all([1, 2].map(read))
    expect(cancelled).toMatchObject({ order: order.id, stay: order.stay })
    expect(cancelled?.detail).toEqual({ ...paper?.detail, cashier: 'Budi' })
  })

  test('of what a guest had who was forgotten since names nobody', async () => {
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    hotel.world.clock.pass(400 * DAY_MS)
    await forgetGuests(hotel.world, hotel.outlet.slug)
    const paper = await read(1)
    expect(valueIn(await cancel(1))).toEqual({ number: 2, voids: 1 })
    expect(await read(2)).toMatchObject({ order: paper?.order, stay: paper?.stay, detail: null })
    expect(await read(1)).toMatchObject({ voidedBy: 2 })
  })

  test('does not bring goods back: that is a movement of its own', async () => {
    const before = await hotel.stock('amplang')
    await cancel(1)
    expect(await hotel.stock('amplang')).toEqual(before)
  })

  test('happens once, and names the first when asked again', async () => {
    await cancel(1)
    expect(await cancel(1)).toMatchObject({ refusal: { code: 'already-voided', detail: { number: 2 } } })
    expect(await documents()).toHaveLength(2)
  })

  test('cancels kwitansi only, of this outlet only', async () => {
    await cancel(1)
    expect(await cancel(2)).toMatchObject({ refusal: { code: 'wrong-state', detail: { kind: 'void' } } })
    expect(codeOf(await cancel(99))).toBe('unknown-document')
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    expect(codeOf(await voidDocument(hotel.world, other.clerk, 1, 'test'))).toBe('unknown-document')
  })

  test('and its kwitansi name each other on paper, each by the year of its own issue', async () => {
    hotel.world.clock.pass(40 * DAY_MS)
    await cancel(1)
    const page = async (number: number) => {
      const token = kwitansiToken(hotel.world.keys, hotel.outlet.slug, number)
      return valueIn(
        await readKwitansi(hotel.world, issuedHere(hotel.world, null), {
          outlet: hotel.outlet.slug,
          number,
          token,
        }),
      )
    }
    expect((await page(1)).voidedBy).toMatchObject({ number: 2, printed: 'KW/HDT/2027/000002' })
    expect((await page(2)).voids).toEqual({ number: 1, printed: 'KW/HDT/2026/000001', reason: 'wrong-guest' })
  })

  test('is not undone by delivering again: the repeat answers the voided kwitansi and issues none', async () => {
    await cancel(1)
    expect(valueIn(await deliverOrder(hotel.world, hotel.clerk, order.id)).number).toBe(1)
    expect(await documents()).toHaveLength(2)
  })
})
