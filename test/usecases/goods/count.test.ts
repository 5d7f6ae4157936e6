/**
 * A count belongs to the moment at which somebody saw the rack: whatever happens between that and its saving, the book comes
 * to what is there.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE_MS, toTimestamp } from '../../../src/domain/time.ts'
import { compareCount, countStock } from '../../../src/server/usecases/goods/count-stock.ts'
import { receiveGoods } from '../../../src/server/usecases/goods/receive-goods.ts'
import { counterNote } from '../../../src/server/usecases/goods/take-back.ts'
import { writeOffGoods } from '../../../src/server/usecases/goods/take-out.ts'
import { stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
let made = 0
const anId = () => `019ab000-0000-7000-8000-${String(++made).padStart(12, '0')}`
const pass = () => hotel.world.clock.pass(MINUTE_MS)
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  pass()
})

/** Somebody sees the rack just now, and some time later writes it down. */
const seen = (counted: number) => ({
  placement: 'madu',
  counted,
  countedAt: toTimestamp(hotel.world.clock.now()),
  reason: 'missing' as const,
})
type Seen = ReturnType<typeof seen>
const save = (...lines: Seen[]) => countStock(hotel.world, hotel.manager, anId(), { lines })
const onHand = async () => (await hotel.stock('madu')).batches.reduce((sum, { onHand }) => sum + onHand, 0)
const delivered = async (quantity: number) => {
  const { stay } = await hotel.checkIn('512')
  const order = await hotel.place(stay, { madu: quantity })
  return { order, deliver: () => hotel.deliver(order) }
}
const comes = (quantity: number, id = anId()) =>
  receiveGoods(hotel.world, hotel.manager, id, { lines: [{ placement: 'madu', quantity }] })

test('what is as the book has it moves nothing and is on the paper', async () => {
  const { note } = valueIn(await save(seen(10)))
  expect(note.lines).toMatchObject([{ counted: 10, book: 10, quantity: 0, reason: null }])
  expect(await onHand()).toBe(10)
})

test('what is fewer or more is put right, for a reason', async () => {
  const { reason, ...noReason } = seen(7)
  expect(codeOf(await countStock(hotel.world, hotel.manager, anId(), { lines: [noReason] }))).toBe(
    'lines-refused',
  )
  expect(await onHand()).toBe(10)
  const { note } = valueIn(await save(seen(7)))
  expect(note.lines).toMatchObject([{ counted: 7, book: 10, quantity: -3, reason }])
  expect(await onHand()).toBe(7)
  valueIn(await save(seen(12)))
  expect(await onHand()).toBe(12)
})

test('the same count again counts nothing twice', async () => {
  const id = anId()
  const lines = [seen(7)]
  pass()
  valueIn(await countStock(hotel.world, hotel.manager, id, { lines }))
  pass()
  expect(valueIn(await countStock(hotel.world, hotel.manager, id, { lines })).isNew).toBe(false)
  expect(await onHand()).toBe(7)
})

describe('what happens between the look and the writing', () => {
  test('goods that a guest got are not taken off twice', async () => {
    const { deliver } = await delivered(3)
    const line = seen(10)
    pass()
    await deliver()
    pass()
    expect(valueIn(await compareCount(hotel.world, hotel.outlet, [line])).lines).toMatchObject([
      { book: 10, moved: -3, away: 0, difference: 0 },
    ])
    valueIn(await save(line))
    expect(await onHand()).toBe(7)
  })

  test('goods that came are not taken for too many, nor for missing', async () => {
    const line = seen(9)
    pass()
    valueIn(await comes(24))
    pass()
    valueIn(await save(line))
    expect(await onHand()).toBe(33)
  })

  test('goods that came and were taken back never came', async () => {
    const line = seen(10)
    pass()
    const id = anId()
    valueIn(await comes(24, id))
    pass()
    valueIn(await counterNote(hotel.world, hotel.manager, anId(), { takesBack: id }))
    valueIn(await save(line))
    expect(await onHand()).toBe(10)
  })

  test('a paper of before that was taken back was wrong all along', async () => {
    const id = anId()
    valueIn(await comes(24, id))
    pass()
    const line = seen(10)
    pass()
    valueIn(await counterNote(hotel.world, hotel.manager, anId(), { takesBack: id }))
    valueIn(await save(line))
    expect(await onHand()).toBe(10)
  })

  test('two who count one rack take what is missing off once', async () => {
    const [one, other] = [seen(8), seen(8)]
    pass()
    valueIn(await save(one))
    pass()
    valueIn(await save(other))
    expect(await onHand()).toBe(8)
  })

  test('goods that were thrown away since were there when they were counted', async () => {
    const line = seen(10)
    pass()
    const gone = { reason: 'broken', lines: [{ placement: 'madu', batch: 'b1', quantity: 4 }] } as const
    valueIn(await writeOffGoods(hotel.world, hotel.manager, anId(), gone))
    valueIn(await save(line))
    expect(await onHand()).toBe(6)
  })
})

describe('goods of guests', () => {
  test('that are promised are on the rack, and counted with it', async () => {
    await delivered(3)
    valueIn(await save(seen(10)))
    expect(await hotel.stock('madu')).toMatchObject({ reserved: 3 })
    expect(await onHand()).toBe(10)
  })

  test('that are on their way are not on the rack, and not missing', async () => {
    const { order, deliver } = await delivered(3)
    valueIn(await stepOrder(hotel.world, hotel.clerk, order.id, { type: 'dispatch' }))
    pass()
    const line = seen(7)
    pass()
    expect(valueIn(await compareCount(hotel.world, hotel.outlet, [line])).lines).toMatchObject([
      { book: 7, away: 3, difference: 0 },
    ])
    await deliver()
    pass()
    valueIn(await save(line))
    expect(await onHand()).toBe(7)
  })

  test('that came back unwanted after the count are there again', async () => {
    const { order } = await delivered(3)
    valueIn(await stepOrder(hotel.world, hotel.clerk, order.id, { type: 'dispatch' }))
    pass()
    const line = seen(7)
    pass()
    valueIn(
      await stepOrder(hotel.world, hotel.clerk, order.id, { type: 'decline', reason: 'guest-changed-mind' }),
    )
    valueIn(await save(line))
    expect(await onHand()).toBe(10)
  })
})

test('what was seen yesterday, or is to be seen tomorrow, is counted again', async () => {
  const line = seen(10)
  hotel.world.clock.pass(25 * 60 * MINUTE_MS)
  expect(codeOf(await save(line))).toBe('lines-refused')
  const ahead = { ...seen(10), countedAt: toTimestamp(hotel.world.clock.now() + 5 * MINUTE_MS) }
  expect(codeOf(await save(ahead))).toBe('lines-refused')
  expect(codeOf(await save(seen(10), seen(10)))).toBe('lines-refused')
})

test('more than nothing of what was never here has no batch to go to', async () => {
  hotel = await aHotel(await aCity(), { pieces: { madu: 0 } })
  expect(codeOf(await save(seen(2)))).toBe('lines-refused')
  valueIn(await save(seen(0)))
})
