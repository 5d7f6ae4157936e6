/** Papers of goods: each moves the stock once, all of it or nothing, and is taken back by another. */
import { beforeEach, describe, expect, test } from 'vitest'
import { noteName, unnamedBatch } from '../../../src/domain/goods-note.ts'
import type { RefusedLine } from '../../../src/domain/receiving.ts'
import type { Result } from '../../../src/domain/result.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { readGoodsShelf, readNote, readNotes } from '../../../src/server/usecases/goods/read-goods.ts'
import { receiveGoods } from '../../../src/server/usecases/goods/receive-goods.ts'
import { counterNote } from '../../../src/server/usecases/goods/take-back.ts'
import { returnGoods, writeOffGoods } from '../../../src/server/usecases/goods/take-out.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { readStockCard } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { count } from '../../support/counting.ts'
import { pictureOf } from '../../support/faults.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, placeAsGuest, type Shelved } from '../../support/world.ts'

const FAR = '2027-05-31'
const idOf = (number: number) => `019ab000-0000-7000-8000-${String(number).padStart(12, '0')}`
const [FIRST, SECOND, THIRD, FOURTH] = [idOf(1), idOf(2), idOf(3), idOf(4)] as const

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})

type Delivery = Parameters<typeof receiveGoods>[3]
const receives = (id: string, ...lines: Delivery['lines']) =>
  receiveGoods(hotel.world, hotel.manager, id, { lines })
const onHand = async (placement: Shelved) =>
  (await hotel.stock(placement)).batches.reduce((sum, batch) => sum + batch.onHand, 0)
const faultsOf = (result: Result<unknown>) =>
  result.ok
    ? []
    : (result.refusal.detail as { lines: RefusedLine[] }).lines.map(({ line, fault }) => [line, fault])

describe('a delivery note', () => {
  test('brings in all of its lines under one number, and says who took it when', async () => {
    const { note, isNew } = valueIn(
      await receives(
        FIRST,
        { placement: 'amplang', batch: 'AK-1126', bestBefore: FAR, quantity: 24, price: 20_000 },
        { placement: 'madu', quantity: 6 },
      ),
    )
    expect(isNew).toBe(true)
    expect(noteName(note)).toBe('BRG-2026-0001')
    expect(note).toMatchObject({ kind: 'delivery', by: 'Bu Rina', pieces: 30, maker: { slug: 'dapur-demo' } })
    expect(await onHand('amplang')).toBe(34)
    expect(await onHand('madu')).toBe(16)
    const card = valueIn(await readStockCard(hotel.world, hotel.outlet, 'amplang'))
    expect(card[0]).toMatchObject({ kind: 'in', batch: 'AK-1126', quantity: 24, note: 'BRG-2026-0001' })
  })

  test('that is sent again is answered as it was, and nothing comes in twice', async () => {
    const line = { placement: 'amplang', quantity: 24 }
    const first = valueIn(await receives(FIRST, line))
    hotel.world.clock.pass(HOUR_MS)
    const before = await pictureOf(hotel.world.storage)
    expect(valueIn(await receives(FIRST, line))).toEqual({ note: first.note, isNew: false })
    expect(codeOf(await receives(FIRST, { ...line, quantity: 25 }))).toBe('note-mismatch')
    expect(await pictureOf(hotel.world.storage)).toEqual(before)
  })

  test('is refused as a whole, with each line that is wrong and why', async () => {
    const before = await pictureOf(hotel.world.storage)
    const refused = await receives(
      FIRST,
      { placement: 'amplang', quantity: 24 },
      { placement: 'amplang', bestBefore: '2026-11-23', quantity: 8 },
      { placement: 'madu', bestBefore: '2026-12-08', quantity: 10 },
      { placement: 'madu', batch: 'b1', bestBefore: FAR, quantity: 10 },
      { placement: 'nowhere', quantity: 1 },
    )
    expect(faultsOf(refused)).toEqual([
      [1, 'past'],
      [2, 'near'],
      [3, 'other-date'],
      [4, 'unknown-placement'],
    ])
    expect(await pictureOf(hotel.world.storage)).toEqual(before)
  })

  test('takes what is near its date at a word, and on its last day still', async () => {
    const near = 'fine' as const
    expect(
      codeOf(await receives(FIRST, { placement: 'madu', bestBefore: '2026-11-24', quantity: 1, near })),
    ).toBe('ok')
    expect(
      codeOf(await receives(SECOND, { placement: 'madu', bestBefore: '2026-11-23', quantity: 1, near })),
    ).toBe('lines-refused')
  })

  test('says what usually sells of what is near its date', async () => {
    const { stay } = await hotel.checkIn('512')
    await hotel.deliver(await hotel.place(stay, { madu: 3 }))
    await count(hotel)
    const refused = await receives(FIRST, { placement: 'madu', bestBefore: '2026-12-01', quantity: 1 })
    expect(refused).toMatchObject({ refusal: { detail: { lines: [{ fault: 'near', sold: 3 }] } } })
  })

  test('puts goods without a batch that have one date into one batch, and of another date into another', async () => {
    const line = { placement: 'gabin', quantity: 2 } as const
    valueIn(await receives(FIRST, { ...line, bestBefore: FAR }, { ...line, bestBefore: FAR }, line))
    valueIn(await receives(SECOND, { ...line, bestBefore: FAR }))
    const { batches } = await hotel.stock('gabin')
    expect(batches.map(({ batch, bestBefore, onHand }) => [batch, bestBefore, onHand]).sort()).toEqual([
      ['b1', null, 10],
      [unnamedBatch(FAR), FAR, 6],
      [unnamedBatch(null), null, 2],
    ])
  })

  test('of a number that its maker has used is not taken a second time, until it was taken back', async () => {
    const theirs = { theirNumber: 'SJ-0412', lines: [{ placement: 'madu', quantity: 6 }] }
    valueIn(await receiveGoods(hotel.world, hotel.manager, FIRST, theirs))
    const again = await receiveGoods(hotel.world, hotel.manager, SECOND, theirs)
    expect(again).toMatchObject({
      refusal: { code: 'note-known', detail: { note: FIRST, name: 'BRG-2026-0001', by: 'Bu Rina' } },
    })
    valueIn(await counterNote(hotel.world, hotel.manager, THIRD, { takesBack: FIRST }))
    expect(codeOf(await receiveGoods(hotel.world, hotel.manager, SECOND, theirs))).toBe('ok')
  })

  test('teaches what a bar code means here, and the last who taught one is believed', async () => {
    const teach = (id: string, placement: Shelved) =>
      receiveGoods(hotel.world, hotel.manager, id, {
        lines: [{ placement, quantity: 1 }],
        codes: [{ code: '8991234567890', placement }],
      })
    valueIn(await teach(FIRST, 'madu'))
    valueIn(await teach(SECOND, 'gabin'))
    const { placements } = await readGoodsShelf(hotel.world, hotel.outlet)
    expect(placements.map(({ id, codes }) => [id, codes])).toEqual([
      ['amplang', []],
      ['gabin', ['8991234567890']],
      ['madu', []],
    ])
  })

  test('is numbered by the year on the outlet’s wall', async () => {
    valueIn(await receives(FIRST, { placement: 'madu', quantity: 1 }))
    hotel.world.clock.pass(40 * DAY_MS)
    const { note } = valueIn(await receives(SECOND, { placement: 'madu', quantity: 1 }))
    expect(noteName(note)).toBe('BRG-2027-0001')
  })
})

describe('a counter-note', () => {
  test('takes back what is still there, and says what was not', async () => {
    valueIn(
      await receives(
        FIRST,
        { placement: 'amplang', batch: 'AK', bestBefore: FAR, quantity: 5 },
        { placement: 'madu', batch: 'MK', quantity: 6 },
      ),
    )
    const { stay } = await hotel.checkIn('512')
    await hotel.deliver(await hotel.place(stay, { amplang: 2 }))
    const { note } = valueIn(await counterNote(hotel.world, hotel.manager, SECOND, { takesBack: FIRST }))
    expect(note.lines.map(({ placement, quantity, missed }) => [placement, quantity, missed])).toEqual([
      ['amplang', -3, 2],
      ['madu', -6, 0],
    ])
    expect(note.other).toMatchObject({ id: FIRST, number: 1 })
    expect(await onHand('amplang')).toBe(10)
    expect(await onHand('madu')).toBe(10)
    expect(valueIn(await readNote(hotel.world, hotel.outlet, FIRST)).takenBackBy).toBe(SECOND)
  })

  test('is written once for a paper, and for no counter-note', async () => {
    valueIn(await receives(FIRST, { placement: 'madu', quantity: 6 }))
    const asked = { takesBack: FIRST }
    const first = valueIn(await counterNote(hotel.world, hotel.manager, SECOND, asked))
    expect(valueIn(await counterNote(hotel.world, hotel.manager, SECOND, asked)).note).toEqual(first.note)
    expect(codeOf(await counterNote(hotel.world, hotel.manager, THIRD, asked))).toBe('taken-back')
    expect(codeOf(await counterNote(hotel.world, hotel.manager, THIRD, { takesBack: SECOND }))).toBe(
      'taken-back',
    )
    expect(codeOf(await counterNote(hotel.world, hotel.manager, THIRD, { takesBack: THIRD }))).toBe(
      'unknown-note',
    )
    expect(await onHand('madu')).toBe(10)
  })

  test('of goods that are all gone is none', async () => {
    valueIn(await receives(FIRST, { placement: 'madu', batch: 'MK', quantity: 2 }))
    const gone = { reason: 'broken', lines: [{ placement: 'madu', batch: 'MK', quantity: 2 }] } as const
    valueIn(await writeOffGoods(hotel.world, hotel.manager, SECOND, gone))
    expect(codeOf(await counterNote(hotel.world, hotel.manager, THIRD, { takesBack: FIRST }))).toBe(
      'stock-short',
    )
    valueIn(await counterNote(hotel.world, hotel.manager, THIRD, { takesBack: SECOND }))
    expect(await onHand('madu')).toBe(12)
  })
})

describe('goods that leave by hand', () => {
  const six = { placement: 'madu', batch: 'b1', quantity: 6 } as const

  test('are written off with a reason that the ledger knows', async () => {
    const taken = { reason: 'tasting', remark: 'pameran', lines: [six] } as const
    const { note } = valueIn(await writeOffGoods(hotel.world, hotel.manager, FIRST, taken))
    expect(note).toMatchObject({ kind: 'write-off', reason: 'tasting', remark: 'pameran', pieces: 6 })
    expect(await onHand('madu')).toBe(4)
    const card = valueIn(await readStockCard(hotel.world, hotel.outlet, 'madu'))
    expect(card[0]).toMatchObject({ kind: 'given', quantity: 6 })
  })

  test('are no more than there are, two lines of one batch together', async () => {
    const refused = await writeOffGoods(hotel.world, hotel.manager, FIRST, {
      reason: 'broken',
      lines: [six, six],
    })
    expect(refused).toMatchObject({
      refusal: { detail: { lines: [{ line: 1, fault: 'short', available: 4 }] } },
    })
    expect(await onHand('madu')).toBe(10)
  })

  test('go back to their maker on one paper', async () => {
    const { note } = valueIn(
      await returnGoods(hotel.world, hotel.manager, FIRST, {
        reason: 'unsold',
        lines: [six, { placement: 'amplang', batch: 'b1', quantity: 1 }],
      }),
    )
    expect(note).toMatchObject({ kind: 'return', maker: { slug: 'dapur-demo' }, pieces: 7 })
    expect(await onHand('madu')).toBe(4)
  })
})

describe('papers', () => {
  test('are found by number, maker, the maker’s number and product, newest first', async () => {
    valueIn(
      await receiveGoods(hotel.world, hotel.manager, FIRST, {
        theirNumber: 'SJ-0412',
        lines: [{ placement: 'madu', quantity: 1 }],
      }),
    )
    valueIn(await receives(SECOND, { placement: 'amplang', quantity: 1 }))
    const find = async (search: string) =>
      (await readNotes(hotel.world, hotel.outlet, { search })).notes.map(({ id }) => id)
    expect(await find('')).toEqual([SECOND, FIRST])
    expect(await find('brg-2026-0002')).toEqual([SECOND])
    expect(await find('sj 0412')).toEqual([FIRST])
    expect(await find('dapur')).toEqual([SECOND, FIRST])
    expect(await find('100%_')).toEqual([])
    expect((await readNotes(hotel.world, hotel.outlet, { kind: 'count' })).all).toBe(0)
  })
})

describe('papers and orders at one time', () => {
  /** Of 16 pieces: 8 orders of one, and three papers of six. */
  async function rush(first: number) {
    const { stay } = await hotel.checkIn('512')
    valueIn(await receives(FIRST, { placement: 'madu', batch: 'MK', quantity: 6 }))
    const six = { placement: 'madu', batch: 'b1', quantity: 6 } as const
    const { world, manager, outlet } = hotel
    const orders = Array.from({ length: 8 }, () => hotel.request(stay, { madu: 1 }))
    const papers = [
      () => writeOffGoods(world, manager, SECOND, { reason: 'broken', lines: [six] }),
      () => returnGoods(world, manager, THIRD, { reason: 'unsold', lines: [six] }),
      () => counterNote(world, manager, FOURTH, { takesBack: FIRST }),
    ]
    const placed: ReturnType<typeof placeAsGuest>[] = []
    const written: ReturnType<(typeof papers)[number]>[] = []
    for (const [i, order] of orders.entries()) {
      placed.push(placeAsGuest(world, outlet, order, { limited: false }))
      const paper = papers[i - first]
      if (paper !== undefined) written.push(paper())
    }
    return { placed: await Promise.all(placed), written: await Promise.all(written) }
  }

  /** A paper says what a hand has done: what is broken is broken, promised or not, and an order finds out when it is brought. */
  test.each([0, 2, 5])(
    'share what is there, the papers after %i orders: no piece leaves twice, and none that was never there',
    async first => {
      const { placed, written } = await rush(first)
      const orders = placed.flatMap(answer => (answer.ok ? [answer.value.order] : []))
      const left = written.reduce(
        (sum, answer) => sum + (answer.ok ? Math.abs(answer.value.note.pieces) : 0),
        0,
      )
      expect(written.map(answer => answer.ok)).toEqual([true, false, true])
      expect((await hotel.stock('madu')).reserved).toBe(orders.length)
      expect(await onHand('madu')).toBe(16 - left)
      const brought = []
      for (const order of orders) brought.push((await deliverOrder(hotel.world, hotel.clerk, order.id)).ok)
      expect(brought.filter(isThere => isThere)).toHaveLength(Math.min(orders.length, 16 - left))
      expect(await onHand('madu')).toBe(Math.max(0, 16 - left - orders.length))
      const { batches } = await hotel.stock('madu')
      expect(batches.every(batch => batch.onHand >= 0)).toBe(true)
    },
  )
})
