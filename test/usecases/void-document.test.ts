import { beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../src/contract/entry.ts'
import type { Order } from '../../src/domain/order.ts'
import { documentsAfter } from '../../src/server/storage/statements/documents.ts'
import { findOrder } from '../../src/server/storage/statements/orders.ts'
import { kwitansiToken } from '../../src/server/usecases/codes.ts'
import { deliverOrder } from '../../src/server/usecases/deliver-order.ts'
import { issuedHere, readKwitansi } from '../../src/server/usecases/read-kwitansi.ts'
import { voidDocument } from '../../src/server/usecases/void-document.ts'
import { codeOf, valueIn } from '../support/results.ts'
import { aCity, aHotel, type Hotel } from '../support/world.ts'

let hotel: Hotel
let order: Order
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  const { stay } = await hotel.checkIn('512')
  order = await hotel.place(stay, { amplang: 2 })
  await hotel.deliver(order)
})
const cancel = (number: number) => voidDocument(hotel.world, hotel.clerk, number, 'wrong-guest')
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
    expect(codeOf(await cancel(2))).toBe('wrong-state')
    expect(codeOf(await cancel(99))).toBe('unknown-document')
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    expect(codeOf(await voidDocument(hotel.world, other.clerk, 1, 'test'))).toBe('unknown-document')
  })

  test('and its kwitansi name each other on paper', async () => {
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
    expect((await page(1)).voidedBy).toMatchObject({ number: 2, printed: 'KW/HDT/2026/000002' })
    expect((await page(2)).voids).toEqual({ number: 1, printed: 'KW/HDT/2026/000001', reason: 'wrong-guest' })
  })

  test('is not undone by delivering again: the repeat answers the voided kwitansi and issues none', async () => {
    await cancel(1)
    expect(valueIn(await deliverOrder(hotel.world, hotel.clerk, order.id)).number).toBe(1)
    expect(await documents()).toHaveLength(2)
  })
})
