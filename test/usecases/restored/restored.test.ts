/** After a backup was put back: what is in doubt stands on one list until somebody has said what became of it, and nothing else does. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { legible } from '../../../src/contract/entry.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import {
  findDocument,
  findEntries,
  lastStatedDay,
} from '../../../src/server/storage/statements/documents/documents.ts'
import { readActs } from '../../../src/server/usecases/acts/read-acts.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { countStock } from '../../../src/server/usecases/goods/count-stock.ts'
import { readEntries, takeDocuments } from '../../../src/server/usecases/log/take-documents.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { readOpenList } from '../../../src/server/usecases/payments/open-list.ts'
import { claimPayment, confirmPayment } from '../../../src/server/usecases/payments/order-money.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { bringBack } from '../../../src/server/usecases/restored/bring-back.ts'
import { leaveRestored } from '../../../src/server/usecases/restored/leave-restored.ts'
import { endSettled, noteAllRestored } from '../../../src/server/usecases/restored/note-restored.ts'
import { readRestored } from '../../../src/server/usecases/restored/read-restored.ts'
import { settleDoubts } from '../../../src/server/usecases/restored/settle-doubts.ts'
import { readBoard } from '../../../src/server/usecases/staff/read-board.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { type Backed, openBacked, removeBacked } from '../../support/backed.ts'
import { handClock, hmacKeys, seededRandom } from '../../support/ports.ts'
import { A_QRIS } from '../../support/qris.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { anOutlet } from '../../support/things.ts'
import {
  aHotel,
  type City,
  guestIn,
  type Hotel,
  MORNING,
  type Pieces,
  register,
} from '../../support/world.ts'

const outlet = anOutlet({ payments: ['room', 'cash', 'qris'], qris: A_QRIS })
const { slug } = outlet
let backed: Backed
let hotel: Hotel
let world: City
beforeEach(async () => {
  backed = await openBacked(register)
  world = {
    clock: handClock(MORNING),
    random: seededRandom('restored'),
    keys: hmacKeys('test'),
    get storage() {
      return backed.storage
    },
  }
  hotel = await aHotel(world, { outlet })
})
afterEach(() => backed.end())
afterAll(removeBacked)

const entries = (after = 0) => world.storage.read(sql => findEntries(sql, slug, after, 1_000))

/** A backup is put back, and what it lacks of the log comes from a mirror, if there is one. */
async function putBack(hasMirror = true): Promise<void> {
  const before = await entries()
  expect(await backed.putBack()).toBe(true)
  world.clock.pass(HOUR_MS)
  await noteAllRestored(world)
  const there = await entries()
  if (!hasMirror) return
  const taken = readEntries(slug, there.length, before.slice(there.length), legible)
  await world.storage.write(slug, async sql => {
    const stated = await lastStatedDay(sql, slug)
    await takeDocuments(sql, outlet, taken)
    await leaveRestored(sql, outlet, stated, taken, world.clock.now())
  })
}

const list = async () => (await readRestored(world, outlet)).restored
const inDoubt = async () => {
  const found = await list()
  return {
    orders: (found?.orders ?? []).map(({ order, papers }) => [order.id, ...papers.map(one => one.number)]),
    goods: (found?.goods ?? []).map(({ placement, sold }) => [placement, sold]),
    rooms: (found?.stays ?? []).map(({ room }) => room),
    due: found?.due.count ?? 0,
  }
}
const say = (doubt: 'order' | 'goods' | 'stay', ...subjects: string[]) =>
  settleDoubts(world, hotel.manager, { doubt, subjects })
const bring = (id: string, number: number) => bringBack(world, hotel.clerk, id, { number })
const onStrip = async () => (await readBoard(world, hotel.clerk)).desk.restored ?? 0
const shelfOf = async (placement: 'amplang' | 'madu') => {
  const { batches, reserved } = await hotel.stock(placement)
  return [batches.reduce((sum, { onHand }) => sum + onHand, 0), reserved]
}
const note = (id: number) => `019ab000-0000-7000-8000-${String(id).padStart(12, '0')}`
const count = (placement: string, counted: number) =>
  countStock(world, hotel.manager, note(1), {
    lines: [{ placement, counted, countedAt: new Date(world.clock.now()).toISOString(), reason: 'unknown' }],
  })
const arrive = async (room: string) => (await hotel.checkIn(room)).stay
const byCode = async (stay: string) => {
  const one = await hotel.place(stay, { madu: 1 }, { payment: 'qris' })
  valueIn(await stepOrder(world, hotel.clerk, one.id, { type: 'acknowledge' }))
  return one
}
const order = (stay: string, pieces: Pieces = { amplang: 2 }) => hotel.place(stay, pieces)

describe('what is in doubt after a backup was put back', () => {
  test('is what stood open, who was there and what is on the shelf, and nothing that came since', async () => {
    const stay = await arrive('512')
    const open = await order(stay)
    const done = await order(stay, { madu: 1 })
    await hotel.deliver(done)
    expect([await list(), await onStrip()]).toEqual([null, 0])
    await backed.backUp()
    await putBack()
    expect(await inDoubt()).toEqual({
      orders: [[open.id]],
      goods: [
        ['amplang', 0],
        ['gabin', 0],
        ['madu', 0],
      ],
      rooms: ['512'],
      due: 1,
    })
    expect(await onStrip()).toBe(6)
    expect((await list())?.asOf).toBe(done.receivedAt)
    await order(await arrive('511'))
    expect(await onStrip()).toBe(6)
  })

  test('is an order that its guest’s device brings again, asked for before', async () => {
    const stay = await arrive('512')
    await backed.backUp()
    const request = hotel.request(stay, { madu: 1 })
    const { placedAt } = request
    await putBack()
    const again = await hotel.place(stay, { madu: 1 }, { placedAt })
    expect((await inDoubt()).orders).toEqual([[again.id]])
  })

  test('ends by whatever is done with it at the desk', async () => {
    const stay = await arrive('512')
    const orders = [await order(stay), await order(stay), await order(stay), await order(stay)]
    await backed.backUp()
    await putBack()
    const [seen, brought, declined, kept] = orders.map(({ id }) => id)
    await stepOrder(world, hotel.clerk, seen ?? '', { type: 'acknowledge' })
    await hotel.deliver({ id: brought ?? '' })
    await stepOrder(world, hotel.clerk, declined ?? '', { type: 'decline', reason: 'other' })
    expect((await inDoubt()).orders).toEqual([[kept]])
    await say('order', kept ?? '')
    expect((await inDoubt()).orders).toEqual([])
    valueIn(await checkOut(world, hotel.clerk, '512', 'keep'))
    valueIn(await count('amplang', 6))
    const { rooms, goods } = await inDoubt()
    expect([rooms, goods.map(([id]) => id)]).toEqual([[], ['gabin', 'madu']])
  })

  test('is of the last backup, whatever was said of one before', async () => {
    await arrive('512')
    await backed.backUp()
    await putBack()
    await say('goods', 'amplang', 'madu', 'gabin')
    await backed.backUp()
    await putBack()
    expect((await inDoubt()).goods).toHaveLength(3)
  })
})

describe('somebody’s word that it is as it stands here', () => {
  test('counts once, is kept as an act, and is of nothing that is not in doubt', async () => {
    const stay = await arrive('512')
    await backed.backUp()
    await putBack()
    for (let i = 0; i < 2; i++) await say('stay', stay, stay, 'nobody')
    expect((await inDoubt()).rooms).toEqual([])
    const all = { of: 'time', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER } as const
    const { acts } = await readActs(world, slug, all)
    const said = acts.filter(({ word }) => word === 'settle-doubt')
    expect(said).toMatchObject([{ who: 'Bu Rina', told: { changed: { doubt: 'stay', count: 1 } } }])
  })

  test('takes the list away with the last of it', async () => {
    const stay = await arrive('512')
    await backed.backUp()
    await putBack()
    await say('goods', 'amplang', 'madu', 'gabin')
    expect(await onStrip()).toBe(1)
    await say('stay', stay)
    expect([await list(), await onStrip()]).toEqual([null, 0])
  })

  test('is not needed where all was done at the desk: the list goes by itself', async () => {
    await arrive('512')
    await backed.backUp()
    await putBack()
    await say('goods', 'amplang', 'madu', 'gabin')
    await endSettled(world, outlet)
    expect(await list()).not.toBe(null)
    valueIn(await checkOut(world, hotel.clerk, '512', 'keep'))
    await endSettled(world, outlet)
    expect(await list()).toBe(null)
  })
})

describe('a kwitansi that came back without its order', () => {
  let stay: string
  let open: Awaited<ReturnType<typeof order>>
  beforeEach(async () => {
    stay = await arrive('512')
    const other = await arrive('511')
    open = await order(stay)
    const others = await order(other)
    await backed.backUp()
    await hotel.deliver(others)
    await hotel.deliver(await order(stay, { madu: 1 }))
    await hotel.deliver(open)
    await putBack()
  })

  test('is offered to the order of its own stay that asked for what is on it', async () => {
    const found = await inDoubt()
    expect(found.orders.map(([id, ...papers]) => [id === open.id, papers])).toEqual([
      [true, [3]],
      [false, [1]],
    ])
    expect(found.goods).toEqual([
      ['amplang', 4],
      ['gabin', 0],
      ['madu', 1],
    ])
    expect((await list())?.loose).toBe(3)
  })

  test('makes it delivered by that number, takes its goods once, and issues no other', async () => {
    const before = (await entries()).length
    for (let i = 0; i < 2; i++)
      expect(valueIn(await bring(open.id, 3))).toMatchObject({
        state: 'delivered',
        documents: [{ number: 3, voided: false }],
        delivered: [{ placementId: 'amplang', quantity: 2 }],
      })
    expect(await entries()).toHaveLength(before)
    expect(await world.storage.read(sql => findDocument(sql, slug, 3))).toMatchObject({
      order: open.id,
      stay,
    })
    expect(await shelfOf('amplang')).toEqual([8, 2])
    const { rooms } = await readOpenList(world, outlet, {})
    expect(rooms.find(({ room }) => room === '512')?.papers.map(({ number }) => number)).toEqual([3])
    expect((await inDoubt()).orders).toHaveLength(1)
  })

  test('goes on from what was said of its money', async () => {
    const stay = await arrive('513')
    const [claimed, seen, left] = [await byCode(stay), await byCode(stay), await byCode(stay)]
    valueIn(await claimPayment(world, guestIn(hotel.outlet, stay), claimed.id))
    valueIn(await confirmPayment(world, hotel.clerk, seen.id))
    await backed.backUp()
    const numbers: number[] = []
    for (const one of [claimed, seen, left]) numbers.push((await hotel.deliver(one)).number)
    valueIn(await checkOut(world, hotel.clerk, '513', 'keep'))
    await putBack()
    valueIn(await checkOut(world, hotel.clerk, '513', 'keep'))
    for (const [i, one] of [claimed, seen, left].entries()) valueIn(await bring(one.id, numbers[i] ?? 0))
    const { rooms } = await readOpenList(world, outlet, {})
    const papers = rooms.flatMap(one => one.papers).filter(({ number }) => numbers.includes(number))
    expect(papers.map(({ number, state }) => [number, state])).toEqual([
      [numbers[0], 'claimed'],
      [numbers[2], 'due'],
    ])
  })

  test('leaves a count that was made since as it is', async () => {
    valueIn(await count('amplang', 6))
    valueIn(await bring(open.id, 3))
    expect(await shelfOf('amplang')).toEqual([6, 2])
  })

  test('or by none: what was brought before is not taken from a rack that was counted since, nor offered by it', async () => {
    const [first] = (await list())?.orders.filter(({ papers }) => papers.length > 0) ?? []
    valueIn(await count('amplang', 6))
    const again = () => deliverOrder(world, hotel.clerk, first?.order.id ?? '', undefined, [], true)
    const { number } = valueIn(await again())
    expect(valueIn(await again()).number).toBe(number)
    expect(await shelfOf('amplang')).toEqual([6, 2])
  })

  test('and of which somebody has said since that it is still to be brought goes from its rack', async () => {
    valueIn(await count('amplang', 6))
    await stepOrder(world, hotel.clerk, open.id, { type: 'acknowledge' })
    valueIn(await deliverOrder(world, hotel.clerk, open.id, undefined, [], true))
    expect(await shelfOf('amplang')).toEqual([4, 2])
  })

  test('and is brought just now goes from its rack, whoever counted that', async () => {
    valueIn(await count('amplang', 6))
    await hotel.deliver(open)
    expect(await shelfOf('amplang')).toEqual([4, 2])
  })

  test('is no other order’s, and no void one’s', async () => {
    const refused = async (id: string, number: number) => codeOf(await bring(id, number))
    expect(await refused(open.id, 1)).toBe('unknown-document')
    expect(await refused(open.id, 2)).toBe('unknown-document')
    expect(await refused(open.id, 9)).toBe('unknown-document')
    expect(await refused(note(9), 3)).toBe('unknown-order')
    valueIn(await voidDocument(world, hotel.manager, 3, 'wrong-item'))
    expect(await refused(open.id, 3)).toBe('unknown-document')
    await stepOrder(world, hotel.clerk, open.id, { type: 'decline', reason: 'other' })
    expect(await refused(open.id, 3)).toBe('wrong-state')
  })
})

describe('money of documents that came back', () => {
  const numbersOpen = async () =>
    (await readOpenList(world, outlet, {})).rooms.flatMap(({ papers }) => papers.map(({ number }) => number))

  test('of days that came back stated is on the open list', async () => {
    const stay = await arrive('512')
    await hotel.deliver(await order(stay))
    await backed.backUp()
    await hotel.deliver(await order(stay))
    await hotel.place(stay, { madu: 1 }, { payment: 'cash' }).then(hotel.deliver)
    world.clock.pass(DAY_MS)
    expect(await closeDays(world, outlet)).toHaveLength(1)
    await putBack()
    expect(await numbersOpen()).toEqual([2, 1])
    expect((await list())?.due.count).toBe(2)
    valueIn(
      await stepPayment(world, hotel.clerk, {
        ...{ id: note(1), number: 1 },
        command: { step: 'explain', reason: 'disputed' },
      }),
    )
    expect((await list())?.due.count).toBe(1)
  })

  test('that was paid for one that came back void is to be given back', async () => {
    const stay = await arrive('512')
    const paid = await hotel.place(stay, { madu: 1 }, { payment: 'cash' })
    await hotel.deliver(paid)
    world.clock.pass(DAY_MS)
    await closeDays(world, outlet)
    await backed.backUp()
    valueIn(await voidDocument(world, hotel.manager, 1, 'wrong-item'))
    await putBack()
    expect(await numbersOpen()).toEqual([1])
  })
})
