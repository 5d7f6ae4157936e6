import { beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../../src/contract/entry.ts'
import type { KwitansiEntry } from '../../../src/domain/document.ts'
import type { DeliveredLine, Order } from '../../../src/domain/order.ts'
import { canonical } from '../../../src/log/canonical.ts'
import { detailHash, stayHash } from '../../../src/log/hash.ts'
import { documentsAfter, findDocument } from '../../../src/server/storage/statements/documents/documents.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { stockCard } from '../../../src/server/storage/statements/shelf/stock-ledger.ts'
import { staySalt } from '../../../src/server/storage/statements/stays/stays.ts'
import { kwitansiToken } from '../../../src/server/usecases/city/codes.ts'
import { issuedHere, readKwitansi } from '../../../src/server/usecases/documents/read-kwitansi.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { sha256 } from '../../support/sha256.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let stay: string
let order: Order
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  stay = (await hotel.checkIn('512')).stay
  order = await hotel.place(stay, { amplang: 2, madu: 1 })
})
const deliver = (lines?: DeliveredLine[]) => deliverOrder(hotel.world, hotel.clerk, order.id, lines)
const documents = () => hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 99))
const document = async (number: number) => {
  const found = await hotel.world.storage.read(sql => findDocument(sql, hotel.outlet.slug, number))
  if (found === null) throw new Error(`no document ${number}`)
  return found
}
const entry = async (number: number) => JSON.parse((await document(number)).entry) as KwitansiEntry

describe('a delivery', () => {
  test('issues one kwitansi, whose final bytes are there at once', async () => {
    hotel.world.clock.pass(90_500)
    const { order: delivered, number } = valueIn(await deliver())
    expect(number).toBe(1)
    expect(delivered).toMatchObject({
      state: 'delivered',
      deliveredBy: 'Dewi',
      documents: [{ number: 1, voided: false }],
    })
    const { entry: bytes } = await document(1)
    expect(bytes).toBe(canonical(JSON.parse(bytes)))
    expect(contract.Entry.parse(JSON.parse(bytes))).toMatchObject({
      kind: 'kwitansi',
      outlet: 'hotel-demo',
      number: 1,
      issuedAt: '2026-11-24T03:01:00Z',
      payment: 'room',
      total: 110_000,
      lines: [
        { product: 'dapur-demo/amplang', terms: 'consigned', quantity: 2, unitPrice: 25_000, amount: 50_000 },
        { product: 'dapur-demo/madu', quantity: 1, amount: 60_000 },
      ],
    })
  })

  test('numbers its kwitansi without gaps: each entry stands at index = number − 1', async () => {
    const neighbour = await hotel.checkIn('511')
    const orders = [order]
    for (let i = 0; i < 4; i++) orders.push(await hotel.place(neighbour.stay, { madu: 1 }))
    const delivered = await Promise.all(orders.map(one => hotel.deliver(one)))
    expect(delivered.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5])
    for (const { number, order: done } of delivered)
      expect(done.documents).toEqual([{ number, voided: false }])
    const entries = (await documents()).map(({ entry: bytes }) => JSON.parse(bytes) as KwitansiEntry)
    expect(entries.map((one, index) => one.number - index)).toEqual([1, 1, 1, 1, 1])
  })

  test('tapped again, even ten times at once, answers the same kwitansi and issues none', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver()))
    expect(new Set(answers.map(answer => valueIn(answer).number))).toEqual(new Set([1]))
    expect(await documents()).toHaveLength(1)
    expect(await hotel.stock('amplang')).toMatchObject({ reserved: 0, batches: [{ onHand: 8 }] })
  })

  test('takes the goods from their batch and ends the reservation, in the ledger under the order', async () => {
    await deliver()
    const card = await hotel.world.storage.read(sql => stockCard(sql, hotel.outlet.slug, 'amplang', 2))
    expect(card).toMatchObject([
      { kind: 'sold', batch: 'b1', quantity: 2, order: order.id, by: 'Dewi' },
      { kind: 'released', batch: null, quantity: 2, order: order.id },
    ])
  })

  test('that leaves a line out gives its goods back and charges what was brought', async () => {
    valueIn(await deliver([{ placementId: 'amplang', quantity: 1 }]))
    expect(await entry(1)).toMatchObject({ total: 25_000, lines: [{ quantity: 1 }] })
    expect((await entry(1)).lines).toHaveLength(1)
    expect(await hotel.stock('amplang')).toMatchObject({ reserved: 0, batches: [{ onHand: 9 }] })
    expect(await hotel.stock('madu')).toMatchObject({ reserved: 0, batches: [{ onHand: 10 }] })
  })

  test('of the free lines alone is paid by none', async () => {
    order = await hotel.place(stay, { gabin: 1, madu: 1 })
    await deliver([{ placementId: 'gabin', quantity: 1 }])
    expect(await entry(1)).toMatchObject({ payment: 'none', total: 0, lines: [{ terms: 'complimentary' }] })
    await hotel.deliver(await hotel.place(stay, { gabin: 1, madu: 1 }))
    expect(await entry(2)).toMatchObject({ payment: 'room', total: 60_000 })
  })

  test('charges the price of the order, whatever the shelf says by now', async () => {
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      sql.run('UPDATE placements SET price = 99000 WHERE outlet = ?', [hotel.outlet.slug]),
    )
    await deliver()
    expect((await entry(1)).total).toBe(order.total)
  })

  test('of a part leaves nothing on sale that was not there or is damaged', async () => {
    const before = await hotel.stock('amplang')
    const lines = [{ placementId: 'amplang', quantity: 1 }]
    const lost = [
      { placementId: 'amplang', missing: 1, damaged: 0 },
      { placementId: 'madu', missing: 0, damaged: 1 },
    ]
    const honey = (await hotel.stock('madu')).batches[0]?.onHand ?? 0
    valueIn(await deliverOrder(hotel.world, hotel.clerk, order.id, lines, lost))
    expect((await hotel.stock('amplang')).batches[0]?.onHand).toBe((before.batches[0]?.onHand ?? 0) - 2)
    expect((await hotel.stock('madu')).batches[0]?.onHand).toBe(honey - 1)
    expect((await hotel.stock('madu')).reserved).toBe(0)
  })

  test('that tells of more lost goods than it leaves behind issues nothing', async () => {
    const lost = [{ placementId: 'amplang', missing: 1, damaged: 0 }]
    expect(codeOf(await deliverOrder(hotel.world, hotel.clerk, order.id, undefined, lost))).toBe('invalid')
    expect(await documents()).toEqual([])
  })

  test('of goods that spoiled meanwhile says which are short and changes nothing', async () => {
    for (const placement of ['amplang', 'madu'] as const) {
      await recordGoods(hotel.world, hotel.manager, placement, { kind: 'damaged', batch: 'b1', quantity: 10 })
    }
    expect(await deliver()).toMatchObject({
      refusal: {
        code: 'stock-short',
        detail: {
          lines: [
            { placementId: 'amplang', quantity: 2, available: 0 },
            { placementId: 'madu', quantity: 1, available: 0 },
          ],
        },
      },
    })
    expect(await documents()).toEqual([])
    expect((await hotel.stock('amplang')).reserved).toBe(2)
  })

  test.each([
    ['more than was ordered', [{ placementId: 'amplang', quantity: 3 }]],
    ['another product', [{ placementId: 'gabin', quantity: 1 }]],
    ['nothing', [{ placementId: 'amplang', quantity: 0 }]],
  ])('of %s is invalid and issues nothing', async (_, lines) => {
    expect(codeOf(await deliver(lines))).toBe('invalid')
    expect(await documents()).toEqual([])
  })
})

describe('of a delivery', () => {
  test('its stay hears, once', async () => {
    await deliver()
    await deliver()
    const events = await hotel.world.storage.read(sql => eventsAfter(sql, hotel.outlet.slug, 0, 99))
    const told = events.filter(({ kind, subject }) => kind === 'order' && subject === order.id)
    expect(told.map(event => event.stay)).toEqual([stay, stay])
  })

  test('nobody hears where there is no such order', async () => {
    const unknown = hotel.request(stay, { amplang: 1 }).id
    expect(codeOf(await deliverOrder(hotel.world, hotel.clerk, unknown))).toBe('unknown-order')
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain' } })
    expect(codeOf(await deliverOrder(hotel.world, other.clerk, order.id))).toBe('unknown-order')
    expect(await documents()).toEqual([])
  })
})

test.each([
  ['hotel', 'Tamu kamar 512'],
  ['restaurant', 'Tamu meja 512'],
  ['mall', 'Tamu 512'],
] as const)('in a %s the payer is %s', async (kind, payer) => {
  const shop = await aHotel(hotel.world, { outlet: { slug: 'tempat-lain', kind } })
  const guest = (await shop.checkIn('512')).stay
  const { number } = await shop.deliver(await shop.place(guest, { madu: 1 }))
  const paper = await shop.world.storage.read(sql => findDocument(sql, shop.outlet.slug, number))
  expect(paper?.detail?.payer).toBe(payer)
})

describe('what the entry says of the guest', () => {
  test('is two salted hashes: of the stay, and of what only the paper shows', async () => {
    await deliver()
    const { detail, detailSalt } = await document(1)
    const salt = await hotel.world.storage.read(sql => staySalt(sql, hotel.outlet.slug, stay))
    expect(detail).toEqual({ room: '512', payer: 'Tamu kamar 512', cashier: 'Dewi' })
    expect(await entry(1)).toMatchObject({
      stay: stayHash(salt ?? '', stay, sha256),
      detail: detailHash(detailSalt ?? '', detail ?? {}, sha256),
    })
  })

  test('is one hash for all kwitansi of a stay, and another for the next stay', async () => {
    const neighbour = await hotel.checkIn('511')
    const second = await hotel.place(stay, { madu: 1 })
    const third = await hotel.place(neighbour.stay, { madu: 1 })
    for (const one of [order, second, third]) await hotel.deliver(one)
    const [a, b, c] = [await entry(1), await entry(2), await entry(3)]
    expect(a.stay).toBe(b.stay)
    expect(c.stay).not.toBe(a.stay)
    expect(a.detail).not.toBe(b.detail)
  })
})

describe('the kwitansi page', () => {
  const read = (number: number, token: string) =>
    readKwitansi(hotel.world, issuedHere(hotel.world, null), { outlet: hotel.outlet.slug, number, token })

  test('opens to the holder of its link, with figures and words that agree', async () => {
    await deliver()
    const token = kwitansiToken(hotel.world.keys, hotel.outlet.slug, 1)
    expect(valueIn(await read(1, token))).toMatchObject({
      printed: 'KW/HDT/2026/000001',
      issuedOn: '2026-11-24',
      payer: 'Tamu kamar 512',
      cashier: 'Dewi',
      total: 110_000,
      words: 'Seratus sepuluh ribu rupiah',
      meterai: false,
      voidedBy: null,
    })
  })

  test('answers a wrong token and a missing number alike', async () => {
    await deliver()
    const other = kwitansiToken(hotel.world.keys, hotel.outlet.slug, 2)
    expect(await read(1, other)).toEqual(await read(2, other))
    expect(codeOf(await read(1, ''))).toBe('unknown-document')
  })
})
