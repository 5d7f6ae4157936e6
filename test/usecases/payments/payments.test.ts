/** How kwitansi are paid: a stay's bill, check-outs that ask, the night's open list, and the days that are closed over it. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { PaymentCommand } from '../../../src/domain/paying.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { nightOf } from '../../../src/server/storage/statements/payments/nights.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import {
  countDrawer,
  explainDrawer,
  openDrawer,
  readDrawers,
} from '../../../src/server/usecases/payments/drawers.ts'
import { readOpenList } from '../../../src/server/usecases/payments/open-list.ts'
import { readBill } from '../../../src/server/usecases/payments/read-bill.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, type Pieces } from '../../support/world.ts'

let hotel: Hotel
let deeds = 0
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  deeds = 0
})
const idOf = () => `019ab000-0000-7000-8000-${String(++deeds).padStart(12, '0')}`

/** Brought to a stay, and paid so: its kwitansi's number. */
async function brought(stay: string, pieces: Pieces, payment: 'room' | 'cash' = 'room'): Promise<number> {
  const order = await hotel.place(stay, pieces, { payment })
  return (await hotel.deliver(order)).number
}
const say = (number: number, command: PaymentCommand, id = idOf()) =>
  stepPayment(hotel.world, hotel.clerk, { id, number, command })
const bill = async (room = '512') => valueIn(await readBill(hotel.world, hotel.outlet, room))
const list = (find?: string) => readOpenList(hotel.world, hotel.outlet, { find })
const openNumbers = async () =>
  (await list()).rooms.map(({ room, papers }) => [room, ...papers.map(({ number }) => number)])
const leave = (
  stay: string,
  unanswered: 'ask' | 'leave',
  said: readonly (readonly [number, PaymentCommand, string?])[] = [],
) =>
  checkOut(hotel.world, hotel.clerk, '512', 'ask', {
    stay,
    unanswered,
    answers: said.map(([number, command, id = idOf()]) => ({ id, number, command })),
  })

describe('the bill of a stay', () => {
  test('shows each kwitansi by number, and adds up to the rupiah', async () => {
    const { stay } = await hotel.checkIn('512')
    await brought(stay, { amplang: 1 })
    await brought(stay, { madu: 1 }, 'cash')
    await brought(stay, { amplang: 2 })
    valueIn(await say(3, { step: 'post' }))
    const { papers, sums } = await bill()
    expect(papers.map(({ number, state, said, total }) => [number, state, said, total])).toEqual([
      [1, 'due', null, 25_000],
      [2, 'paid', 'cash', 60_000],
      [3, 'posted', null, 50_000],
    ])
    expect(papers[2]).toMatchObject({ by: 'Dewi' })
    expect(sums).toEqual({
      total: 135_000,
      cash: 60_000,
      qris: 0,
      posted: 50_000,
      waived: 0,
      open: 25_000,
      back: 0,
    })
  })

  test('follows its guest to another room, and is nobody else’s', async () => {
    const { stay } = await hotel.checkIn('512')
    const other = await hotel.checkIn('511')
    await brought(stay, { amplang: 1 })
    await brought(other.stay, { madu: 1 })
    expect((await bill('511')).papers.map(({ number }) => number)).toEqual([2])
    expect(codeOf(await readBill(hotel.world, hotel.outlet, '513'))).toBe('no-stay')
  })
})

describe('what the desk says of a kwitansi', () => {
  test('is done once under its id, however often it comes', async () => {
    const { stay } = await hotel.checkIn('512')
    const number = await brought(stay, { amplang: 1 })
    const id = idOf()
    valueIn(await say(number, { step: 'pay', means: 'cash' }, id))
    valueIn(await say(number, { step: 'reopen' }))
    expect(valueIn(await say(number, { step: 'pay', means: 'cash' }, id)).paper.state).toBe('due')
  })

  test('stands against whoever says otherwise later', async () => {
    const { stay } = await hotel.checkIn('512')
    const number = await brought(stay, { amplang: 1 })
    valueIn(await say(number, { step: 'post' }))
    expect(codeOf(await say(number, { step: 'pay', means: 'qris' }))).toBe('wrong-state')
    expect(codeOf(await say(number, { step: 'post' }))).toBe('ok')
    expect(codeOf(await say(9, { step: 'post' }))).toBe('unknown-document')
  })

  test('may not go under an id of another kwitansi', async () => {
    const { stay } = await hotel.checkIn('512')
    const id = idOf()
    valueIn(await say(await brought(stay, { amplang: 1 }), { step: 'post' }, id))
    expect(codeOf(await say(await brought(stay, { madu: 1 }), { step: 'post' }, id))).toBe('invalid')
  })
})

describe('a check-out', () => {
  test('that asks is refused while a kwitansi is unanswered, and settles all of it at once', async () => {
    const { stay } = await hotel.checkIn('512')
    const [one, two] = [await brought(stay, { amplang: 1 }), await brought(stay, { madu: 1 })]
    expect(codeOf(await leave(stay, 'ask', [[one, { step: 'post' }]]))).toBe('open-bill')
    expect((await bill()).sums.open).toBe(85_000)
    valueIn(
      await leave(stay, 'ask', [
        [one, { step: 'post' }],
        [two, { step: 'waive', reason: 'wrong-goods' }],
      ]),
    )
    expect(await openNumbers()).toEqual([])
  })

  test('that is repeated, for its answer was lost, is the same check-out', async () => {
    const { stay } = await hotel.checkIn('512')
    const number = await brought(stay, { amplang: 1 })
    const answer = [number, { step: 'post' }, idOf()] as const
    const first = valueIn(await leave(stay, 'ask', [answer]))
    expect(valueIn(await leave(stay, 'ask', [answer]))).toEqual(first)
  })

  test('of a stay that somebody else has ended says so, and so does one of the next guest’s room', async () => {
    const { stay } = await hotel.checkIn('512')
    const number = await brought(stay, { amplang: 1 })
    valueIn(await leave(stay, 'leave'))
    expect(codeOf(await leave(stay, 'ask', [[number, { step: 'post' }]]))).toBe('changed-meanwhile')
    await hotel.checkIn('512')
    expect(codeOf(await leave(stay, 'ask', [[number, { step: 'post' }]]))).toBe('changed-meanwhile')
    expect((await bill()).papers).toEqual([])
  })

  test('whose answer comes too late changes nothing of it', async () => {
    const { stay } = await hotel.checkIn('512')
    const [one, two] = [await brought(stay, { amplang: 1 }), await brought(stay, { madu: 1 })]
    valueIn(await say(one, { step: 'pay', means: 'cash' }))
    const late = await leave(stay, 'ask', [
      [two, { step: 'post' }],
      [one, { step: 'post' }],
    ])
    expect(codeOf(late)).toBe('wrong-state')
    expect((await bill()).sums).toMatchObject({ cash: 25_000, posted: 0, open: 60_000 })
  })

  test('answers for the kwitansi of its own stay, each once', async () => {
    const { stay } = await hotel.checkIn('512')
    const other = await hotel.checkIn('511')
    const [own, foreign] = [await brought(stay, { amplang: 1 }), await brought(other.stay, { madu: 1 })]
    expect(codeOf(await leave(stay, 'leave', [[foreign, { step: 'post' }]]))).toBe('invalid')
    const twice = await leave(stay, 'leave', [
      [own, { step: 'post' }],
      [own, { step: 'post' }],
    ])
    expect(codeOf(twice)).toBe('invalid')
  })

  test('that is forced, by an older page or a clerk in a hurry, leaves it on the open list', async () => {
    const { stay } = await hotel.checkIn('512')
    await brought(stay, { amplang: 1 })
    await brought(stay, { madu: 1 }, 'cash')
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    expect(await openNumbers()).toEqual([['512', 1]])
    expect((await list()).rooms[0]?.isPresent).toBe(false)
    // Past the closing of days, until somebody has answered.
    hotel.world.clock.pass(3 * DAY_MS)
    await closeDays(hotel.world, hotel.outlet)
    expect(await openNumbers()).toEqual([['512', 1]])
    valueIn(await say(1, { step: 'waive', reason: 'unpaid-gone' }))
    expect(await openNumbers()).toEqual([])
  })

  test('leaves there, too, what was brought on a day that was closed before payments were noted', async () => {
    const { stay } = await hotel.checkIn('512')
    await brought(stay, { amplang: 1 })
    hotel.world.clock.pass(DAY_MS)
    await closeDays(hotel.world, hotel.outlet)
    await hotel.world.storage.write(hotel.outlet.slug, sql => sql.run('DELETE FROM payments'))
    expect(await openNumbers()).toEqual([])
    valueIn(await leave(stay, 'leave'))
    expect(await openNumbers()).toEqual([['512', 1]])
  })

  test('answered with QRIS that nobody has seen arrive leaves that on the open list', async () => {
    const { stay } = await hotel.checkIn('512')
    const number = await brought(stay, { amplang: 1 })
    valueIn(await leave(stay, 'ask', [[number, { step: 'claim' }]]))
    expect((await list()).rooms[0]?.papers[0]).toMatchObject({ number, state: 'claimed' })
  })
})

describe('the open list', () => {
  test('has every kwitansi of today that is due, by room, whoever has gone first', async () => {
    const [a, b] = [await hotel.checkIn('512'), await hotel.checkIn('511')]
    await brought(a.stay, { amplang: 1 })
    await brought(b.stay, { amplang: 1 })
    await brought(b.stay, { madu: 1 })
    expect(await openNumbers()).toEqual([
      ['511', 2, 3],
      ['512', 1],
    ])
    valueIn(await leave(a.stay, 'leave'))
    expect(await openNumbers()).toEqual([
      ['512', 1],
      ['511', 2, 3],
    ])
    expect((await list('11')).rooms.map(({ room }) => room)).toEqual(['511'])
    expect(await list()).toMatchObject({ open: { count: 3, rupiah: 110_000 }, untold: { count: 3 } })
    valueIn(await say(1, { step: 'explain', reason: 'guest-gone' }))
    expect(await list()).toMatchObject({ open: { count: 3 }, untold: { count: 2, rupiah: 85_000 } })
  })

  test('has what a void kwitansi was paid, until it is given back; what was never paid is due no more', async () => {
    const { stay } = await hotel.checkIn('512')
    const [cash, due] = [await brought(stay, { madu: 1 }, 'cash'), await brought(stay, { amplang: 1 })]
    valueIn(await voidDocument(hotel.world, hotel.clerk, cash, 'wrong-item'))
    valueIn(await voidDocument(hotel.world, hotel.clerk, due, 'wrong-item'))
    expect(await openNumbers()).toEqual([['512', cash]])
    expect((await bill()).sums).toMatchObject({ total: 0, open: 0, back: 60_000 })
    valueIn(await say(cash, { step: 'return' }))
    expect(await openNumbers()).toEqual([])
  })

  test.each(['pay', 'post'] as const)('says why what is to be given back was not yet: %s', async step => {
    const { stay } = await hotel.checkIn('512')
    const number = await brought(stay, { madu: 1 })
    const explain = { step: 'explain', reason: 'bank-silent' } as const
    valueIn(await say(number, step === 'pay' ? { step, means: 'qris' } : { step }))
    expect(codeOf(await say(number, explain))).toBe('wrong-state')
    valueIn(await voidDocument(hotel.world, hotel.clerk, number, 'wrong-item'))
    expect(await list()).toMatchObject({ open: { count: 1 }, untold: { count: 1 } })
    valueIn(await say(number, explain))
    expect(await list()).toMatchObject({ open: { count: 1 }, untold: { count: 0, rupiah: 0 } })
    const state = step === 'pay' ? { state: 'paid', said: 'qris' } : { state: 'posted', said: null }
    expect((await list()).rooms[0]?.papers[0]).toMatchObject({ ...state, why: 'bank-silent' })
    valueIn(await say(number, { ...explain, reason: 'disputed' }))
    expect((await list()).rooms[0]?.papers[0]).toMatchObject({ ...state, why: 'disputed' })
    valueIn(await say(number, { step: 'return' }))
    expect(await openNumbers()).toEqual([])
    valueIn(await say(number, { step: 'reopen' }))
    expect((await list()).rooms[0]?.papers[0]).not.toHaveProperty('why')
  })
})

describe('a day', () => {
  const night = (date: string) => hotel.world.storage.read(sql => nightOf(sql, hotel.outlet.slug, date))

  test('is closed over what stands open, and says how much that was and what nobody explained', async () => {
    const { stay } = await hotel.checkIn('512')
    await brought(stay, { amplang: 1 })
    await brought(stay, { amplang: 1 })
    await brought(stay, { madu: 1 }, 'cash')
    await brought(stay, { amplang: 2 })
    valueIn(await say(1, { step: 'explain', reason: 'pays-later' }))
    valueIn(await say(4, { step: 'post' }))
    hotel.world.clock.pass(DAY_MS)
    expect(await closeDays(hotel.world, hotel.outlet)).toEqual(['2026-11-24'])
    expect(await night('2026-11-24')).toEqual({
      date: '2026-11-24',
      number: 5,
      back: 0,
      total: 160_000,
      cash: 60_000,
      qris: 0,
      posted: 50_000,
      waived: 0,
      open: 50_000,
      leftCount: 2,
      leftRupiah: 50_000,
      untoldCount: 1,
      untoldRupiah: 25_000,
    })
    expect(await openNumbers()).toEqual([['512', 1, 2]])
  })

  test('says of the next night what is still open of the one before, and of its own what is its own', async () => {
    const { stay } = await hotel.checkIn('512')
    await brought(stay, { amplang: 1 })
    hotel.world.clock.pass(DAY_MS)
    await brought(stay, { madu: 1 })
    hotel.world.clock.pass(DAY_MS)
    await closeDays(hotel.world, hotel.outlet)
    expect(await night('2026-11-24')).toMatchObject({ total: 25_000, open: 25_000, leftRupiah: 25_000 })
    expect(await night('2026-11-25')).toMatchObject({ total: 60_000, open: 60_000, leftRupiah: 85_000 })
  })
})

describe('a drawer', () => {
  const DRAWER = '019ab000-0000-7000-8000-0000000000d1'
  const open = (counted: number, id = DRAWER) => openDrawer(hotel.world, hotel.clerk, { id, counted })
  const count = (counted: number) => countDrawer(hotel.world, hotel.clerk, { id: DRAWER, counted })

  test('is counted before the book is shown, and the first count stands', async () => {
    const { stay } = await hotel.checkIn('512')
    await brought(stay, { amplang: 1 }, 'cash')
    hotel.world.clock.pass(60_000)
    valueIn(await open(500_000))
    const cash = await brought(stay, { madu: 1 }, 'cash')
    const due = await brought(stay, { amplang: 2 })
    valueIn(await say(due, { step: 'pay', means: 'cash' }))
    valueIn(await voidDocument(hotel.world, hotel.clerk, cash, 'wrong-item'))
    valueIn(await say(cash, { step: 'return' }))
    expect((await readDrawers(hotel.world, hotel.clerk)).own).toMatchObject({ opening: 500_000, book: null })
    expect(valueIn(await count(540_000)).drawer).toMatchObject({ counted: 540_000, book: 550_000 })
    expect(valueIn(await count(550_000)).drawer).toMatchObject({ counted: 540_000, book: 550_000 })
    expect((await readDrawers(hotel.world, hotel.clerk)).own).toBeNull()
  })

  test('holds what its own clerk took, and nobody else’s', async () => {
    const { stay } = await hotel.checkIn('512')
    valueIn(await open(0))
    const order = await hotel.place(stay, { madu: 1 }, { payment: 'cash' })
    valueIn(await deliverOrder(hotel.world, { ...hotel.clerk, staff: 'Budi' }, order.id))
    await brought(stay, { amplang: 1 }, 'cash')
    expect(valueIn(await count(25_000)).drawer).toMatchObject({ book: 25_000 })
  })

  test('of who never comes back is counted by whoever may correct, by that clerk’s own book', async () => {
    const { stay } = await hotel.checkIn('512')
    valueIn(await open(100_000))
    await brought(stay, { madu: 1 }, 'cash')
    const counted = { id: DRAWER, counted: 160_000 }
    const colleague = { ...hotel.clerk, staff: 'Budi', rights: ['sell'] } as const
    expect(codeOf(await countDrawer(hotel.world, colleague, counted))).toBe('not-found')
    const manager = { ...hotel.manager, rights: ['sell', 'correct'] } as const
    const { drawer } = valueIn(await countDrawer(hotel.world, manager, counted))
    expect(drawer).toMatchObject({ clerk: 'Dewi', counted: 160_000, book: 160_000 })
    expect(codeOf(await open(0, idOf()))).toBe('ok')
  })

  test('is one at a time, opened once under its id, and explained where it differs', async () => {
    valueIn(await open(500_000))
    expect(codeOf(await open(500_000))).toBe('ok')
    expect(codeOf(await open(1, idOf()))).toBe('wrong-state')
    const explain = () => explainDrawer(hotel.world, hotel.manager, { id: DRAWER, reason: 'wrong-change' })
    expect(codeOf(await explain())).toBe('wrong-state')
    valueIn(await count(490_000))
    expect(valueIn(await explain()).drawer).toMatchObject({ reason: 'wrong-change', clerk: 'Dewi' })
    expect(codeOf(await open(490_000, idOf()))).toBe('ok')
  })
})
