/** Void and re-issue in one act; voids within their hour; goods that go where it is said. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Order } from '../../../src/domain/order.ts'
import { HOUR_MS } from '../../../src/domain/time.ts'
import type { GoodsFate } from '../../../src/domain/voiding.ts'
import { readEntry } from '../../../src/server/storage/bodies.ts'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { findDocument } from '../../../src/server/storage/statements/documents/documents.ts'
import { addLog, writeBy } from '../../../src/server/storage/statements/log/logs.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { stockCard } from '../../../src/server/storage/statements/shelf/stock-ledger.ts'
import { showActs } from '../../../src/server/usecases/acts/show-acts.ts'
import { kwitansiToken } from '../../../src/server/usecases/city/codes.ts'
import { issuedHere, readKwitansi } from '../../../src/server/usecases/documents/read-kwitansi.ts'
import {
  offerReissue,
  type ReissueDeed,
  reissueDocument,
} from '../../../src/server/usecases/documents/reissue-document.ts'
import { type Voider, voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { countDrawer, openDrawer } from '../../../src/server/usecases/payments/drawers.ts'
import { openPapers } from '../../../src/server/usecases/payments/open-list.ts'
import { readBill } from '../../../src/server/usecases/payments/read-bill.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { A_QRIS } from '../../support/qris.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let order: Order
let clerk: Voider
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  clerk = { ...hotel.clerk, rights: ['sell'] }
  const { stay } = await hotel.checkIn('512')
  order = await hotel.place(stay, { amplang: 2, madu: 1 })
  await hotel.deliver(order)
})
const deed = (n: number) => `019ab000-0000-7000-8000-00000000d00${n}`
const reissue = (wish: Partial<ReissueDeed> = {}, who = clerk) =>
  reissueDocument(hotel.world, who, { id: deed(1), number: 1, payment: 'cash', ...wish })
const cancel = (goods?: GoodsFate, who = clerk) =>
  voidDocument(hotel.world, who, 1, 'wrong-item', goods === undefined ? {} : { goods })
const entryOf = async (number: number) => {
  const found = await hotel.world.storage.read(sql => findDocument(sql, hotel.outlet.slug, number))
  return found === null ? null : readEntry(found.entry, hotel.outlet.slug, number)
}
const bill = async () => valueIn(await readBill(hotel.world, hotel.outlet, '512'))
const orderNow = () => hotel.world.storage.read(sql => findOrder(sql, hotel.outlet.slug, order.id))
const cardOf = (placement: string) =>
  hotel.world.storage.read(sql => stockCard(sql, hotel.outlet.slug, placement, 9))
const amplang = async () => (await hotel.stock('amplang')).batches[0]?.onHand ?? 0
const open = () => hotel.world.storage.read(sql => openPapers(sql, hotel.outlet))

describe('a kwitansi that stands in for another', () => {
  test('comes with its void in one act: two documents, and the order has one that stands', async () => {
    expect(valueIn(await reissue())).toEqual({ voids: 1, void: 2, kwitansi: { number: 3 } })
    expect(await entryOf(2)).toMatchObject({ kind: 'void', voids: 1, total: 110_000 })
    expect(await entryOf(3)).toMatchObject({ kind: 'kwitansi', replaces: 1, payment: 'cash', total: 110_000 })
    expect(await orderNow()).toMatchObject({
      payment: 'cash',
      documents: [
        { number: 1, voided: true },
        { number: 3, voided: false },
      ],
    })
  })

  test('says of the guest what the first said, and its page names it', async () => {
    valueIn(await reissue({}, { ...clerk, staff: 'Dewi' }))
    const [first, third] = await Promise.all([entryOf(1), entryOf(3)])
    expect(third).toMatchObject({ stay: first?.kind === 'kwitansi' && first.stay })
    const token = kwitansiToken(hotel.world.keys, hotel.outlet.slug, 3)
    const link = { outlet: hotel.outlet.slug, number: 3, token }
    expect(valueIn(await readKwitansi(hotel.world, issuedHere(hotel.world, null), link))).toMatchObject({
      replaces: 1,
      room: '512',
      payment: 'cash',
    })
  })

  test('is where the page of the first leads, and of no kwitansi that nothing stands in for', async () => {
    const { world, outlet } = hotel
    const pageOf = async (number: number) => {
      const link = { outlet: outlet.slug, number, token: kwitansiToken(world.keys, outlet.slug, number) }
      return valueIn(await readKwitansi(world, issuedHere(world, null), link))
    }
    expect(await pageOf(1)).not.toHaveProperty('replacedBy')
    valueIn(await reissue())
    const { replacedBy } = await pageOf(1)
    expect(replacedBy).toEqual({ number: 3, printed: (await pageOf(3)).printed, url: (await pageOf(3)).url })
    valueIn(await voidDocument(world, clerk, 3, 'test'))
    const { stay } = await hotel.checkIn('511')
    await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
    // The next after its void is another guest's, and leads nowhere.
    expect(await pageOf(3)).not.toHaveProperty('replacedBy')
  })

  test('is issued once: the same again answers the same, and an id is one deed’s', async () => {
    const first = valueIn(await reissue())
    expect(valueIn(await reissue())).toEqual(first)
    expect(await entryOf(4)).toBeNull()
    expect(codeOf(await reissue({ number: 3 }))).toBe('invalid')
    expect(await reissue({ id: deed(2) })).toMatchObject({ refusal: { code: 'already-voided' } })
  })

  test('can be replaced in its turn, and the order follows the last', async () => {
    valueIn(await reissue())
    valueIn(await reissue({ id: deed(2), number: 3, payment: 'room' }))
    expect(await entryOf(5)).toMatchObject({ replaces: 3, payment: 'room' })
    expect(await orderNow()).toMatchObject({ payment: 'room' })
  })

  test('takes the money along: the bill and the drawer say what stands', async () => {
    valueIn(await openDrawer(hotel.world, clerk, { id: deed(8), counted: 100_000 }))
    valueIn(await reissue())
    expect((await bill()).sums).toMatchObject({ total: 110_000, cash: 110_000, open: 0, back: 0 })
    valueIn(await reissue({ id: deed(2), number: 3, payment: 'room' }))
    expect((await bill()).sums).toMatchObject({ total: 110_000, cash: 0, open: 110_000, back: 0 })
    const { drawer } = valueIn(await countDrawer(hotel.world, clerk, { id: deed(8), counted: 100_000 }))
    expect(drawer.book).toBe(100_000)
  })

  test('leaves on the open list what the bill of the room has, until it is taken off', async () => {
    const posted = { id: deed(7), number: 1, command: { step: 'post' } } as const
    valueIn(await stepPayment(hotel.world, clerk, posted))
    valueIn(await reissue())
    expect((await open()).map(({ document, payment }) => [document.number, payment.state])).toEqual([
      [1, 'posted'],
    ])
  })

  test.each([1, 2] as const)('is paid by QRIS once that has come, in entries of version %i', async v => {
    const outlet = { ...hotel.outlet, qris: A_QRIS, payments: ['room', 'cash', 'qris'] } as const
    const by = { ...clerk, outlet }
    await hotel.world.storage.writeCity(async sql => {
      await addLog(sql, outlet.slug, 'hotel.test/log/hdt', '')
      await writeBy(sql, v)
    })
    valueIn(await openDrawer(hotel.world, by, { id: deed(8), counted: 0 }))
    valueIn(await reissue({ payment: 'qris' }, by))
    expect((await bill()).sums).toMatchObject({ cash: 0, qris: 0, open: 110_000 })
    expect(valueIn(await offerReissue(hotel.world, by, { number: 3 })).payment).toBe('qris')
    expect(codeOf(await reissue({ id: deed(2), number: 3, payment: 'qris' }, by))).toBe('invalid')
    valueIn(await reissue({ id: deed(3), number: 3, payment: 'cash' }, by))
    expect((await bill()).sums).toMatchObject({ cash: 110_000, open: 0, back: 0 })
    const { drawer } = valueIn(await countDrawer(hotel.world, by, { id: deed(8), counted: 110_000 }))
    expect(drawer.book).toBe(110_000)
  })

  test('stays waived as the first was', async () => {
    const manager = { ...hotel.manager, rights: ['sell', 'correct'] } as const
    const waived = { id: deed(7), number: 1, command: { step: 'waive', reason: 'wrong-goods' } } as const
    valueIn(await stepPayment(hotel.world, manager, waived))
    valueIn(await reissue({ payment: 'room', lines: [{ placementId: 'madu', quantity: 0 }], goods: 'shelf' }))
    expect((await bill()).sums).toMatchObject({ total: 50_000, waived: 50_000, open: 0, back: 0 })
    expect(await open()).toEqual([])
  })

  test('has fewer pieces where the clerk says so, and those go where they are', async () => {
    const before = await amplang()
    const lines = [{ placementId: 'amplang', quantity: 1 }]
    valueIn(await reissue({ payment: 'room', lines, goods: 'shelf' }))
    expect(await entryOf(2)).toMatchObject({ reason: 'other' })
    expect(await entryOf(3)).toMatchObject({ total: 85_000, payment: 'room' })
    expect(await amplang()).toBe(before + 1)
    expect(await orderNow()).toMatchObject({ delivered: [{ quantity: 1 }, { quantity: 1 }] })
    valueIn(await voidDocument(hotel.world, clerk, 3, 'test', { goods: 'shelf' }))
    expect(await amplang()).toBe(before + 2)
  })

  test('moves no goods where only the payment was wrong', async () => {
    const before = await cardOf('amplang')
    valueIn(await reissue({ goods: 'gone' }))
    expect(await cardOf('amplang')).toEqual(before)
  })

  test('is refused where nothing differs, where it is not taken, and on a bill that is closed', async () => {
    expect(codeOf(await reissue({ payment: 'room' }))).toBe('invalid')
    expect(codeOf(await reissue({ payment: 'none' }))).toBe('invalid')
    valueIn(await reissue())
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    expect(codeOf(await reissue({ id: deed(2), number: 3, payment: 'room' }))).toBe('stay-ended')
    expect(valueIn(await offerReissue(hotel.world, clerk, { number: 3 })).payments).toEqual(['cash'])
  })

  test('is offered line by line, as it was issued and as it stands', async () => {
    expect(valueIn(await offerReissue(hotel.world, clerk, { number: 1 }))).toMatchObject({
      payment: 'room',
      state: 'due',
      total: 110_000,
      payments: ['room', 'cash'],
      lines: [
        { placementId: 'amplang', quantity: 2 },
        { placementId: 'madu', quantity: 1 },
      ],
    })
  })

  test('is an act that names both', async () => {
    valueIn(await reissue())
    const { acts } = await showActs(hotel.world, hotel.outlet, {})
    expect(acts.find(({ what }) => what === 'reissue')).toMatchObject({
      on: '1',
      changed: { by: 2, reissued: 3, reason: 'payment', payment: { from: 'room', to: 'cash' } },
    })
  })
})

describe('who may', () => {
  const manager = () => ({ ...clerk, staff: 'Rina', rights: ['sell', 'correct'] }) as const

  test('is whoever issued it, within the hour; later whoever may correct', async () => {
    expect(await cancel(undefined, { ...clerk, staff: 'Agus' })).toMatchObject({
      refusal: { code: 'manager-needed', detail: { limit: 'of-another' } },
    })
    hotel.world.clock.pass(HOUR_MS + 1)
    expect(await reissue()).toMatchObject({ refusal: { code: 'manager-needed', detail: { limit: 'late' } } })
    expect(codeOf(await offerReissue(hotel.world, clerk, { number: 1 }))).toBe('manager-needed')
    valueIn(await cancel(undefined, manager()))
  })

  test('is told with the names of those who may', async () => {
    hotel.world.clock.pass(HOUR_MS + 1)
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      addStaff(sql, hotel.outlet.slug, { name: 'Rina', role: 'manager', pinHash: '', pepperedHash: null }),
    )
    expect(await offerReissue(hotel.world, clerk, { number: 1 })).toMatchObject({
      refusal: { code: 'manager-needed', detail: { limit: 'late', correctors: ['Rina'] } },
    })
  })
})

describe('goods of a void', () => {
  test.each([
    ['shelf', 2, ['unsold', 'sold']],
    ['damaged', 0, ['damaged', 'unsold', 'sold']],
    ['gone', 0, ['corrected', 'unsold', 'sold']],
  ] as const)('that are %s: %i pieces are there again, and the card says how', async (goods, back, kinds) => {
    const before = await amplang()
    valueIn(await cancel(goods))
    expect(await amplang()).toBe(before + back)
    const card = await cardOf('amplang')
    expect(card.slice(0, kinds.length).map(({ kind }) => kind)).toEqual(kinds)
    expect(card[0]).toMatchObject({ order: order.id, by: 'Dewi' })
  })

  test('of which nobody speaks stay where they are', async () => {
    const before = await cardOf('amplang')
    valueIn(await cancel())
    expect(await cardOf('amplang')).toEqual(before)
  })
})
