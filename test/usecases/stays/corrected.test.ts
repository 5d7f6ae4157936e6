/** Stays corrected: a wrong check-in undone, a departure changed, two rooms swapped. */
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, toTimestamp } from '../../../src/domain/time.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { findStay, staysBetween } from '../../../src/server/storage/statements/stays/stays.ts'
import { roomCode } from '../../../src/server/usecases/city/codes.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { readBill } from '../../../src/server/usecases/payments/read-bill.ts'
import { enrolDevice, offerEnrolment } from '../../../src/server/usecases/staff/enrol.ts'
import { changeDeparture } from '../../../src/server/usecases/stays/change-departure.ts'
import { checkIn } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { swapRooms } from '../../../src/server/usecases/stays/move-room.ts'
import { openSession } from '../../../src/server/usecases/stays/open-door.ts'
import { undoCheckIn } from '../../../src/server/usecases/stays/undo-check-in.ts'
import { guestOf } from '../../../src/server/usecases/who-is.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
const slug = () => hotel.outlet.slug
const undo = (room: string, stay: string) => undoCheckIn(hotel.world, hotel.clerk, room, stay)
const swap = (one: readonly [string, string], other: readonly [string, string]) =>
  swapRooms(hotel.world, hotel.clerk, { room: one[0], stay: one[1] }, { room: other[0], stay: other[1] })
const whoIs = (token: string) => guestOf(hotel.world, slug(), token)
const stayOf = (id: string) => hotel.world.storage.read(sql => findStay(sql, slug(), id))
async function phone(room: string, stayCode: string): Promise<string> {
  const code = roomCode(hotel.world.keys, { outlet: slug(), name: room, generation: 1 })
  return valueIn(await openSession(hotel.world, hotel.outlet, { code, stayCode })).token
}
async function tablet(room: string): Promise<string> {
  const wish = { for: 'tablet', room } as const
  const { code } = valueIn(await offerEnrolment(hotel.world, hotel.outlet, hotel.clerk, wish))
  const { token } = valueIn(await enrolDevice(hotel.world, hotel.outlet, 'tablet', code, 'tablet'))
  return valueIn(await openSession(hotel.world, hotel.outlet, { tablet: token })).token
}

describe('a wrong check-in', () => {
  const occupied = async () => {
    const now = hotel.world.clock.now()
    return (await hotel.world.storage.read(sql => staysBetween(sql, slug(), now - DAY_MS, now + DAY_MS)))
      .stays
  }

  test('is undone as if it never was: no night, no phone, and its id begins no stay again', async () => {
    const { stay, stayCode } = await hotel.checkIn('512')
    const token = await phone('512', stayCode)
    expect(await occupied()).toBe(1)
    hotel.world.clock.pass(60_000)
    valueIn(await undo('512', stay))
    expect(await occupied()).toBe(0)
    expect(await whoIs(token)).toMatchObject({ ended: true })
    expect(codeOf(await checkIn(hotel.world, hotel.clerk, '512', { stay }))).toBe('stay-ended')
    expect(codeOf(await checkIn(hotel.world, hotel.clerk, '512'))).toBe('ok')
  })

  test('undone twice is undone once, and takes nothing from whoever came since', async () => {
    const { stay } = await hotel.checkIn('512')
    valueIn(await undo('512', stay))
    const next = await hotel.checkIn('512')
    valueIn(await undo('512', stay))
    expect(await stayOf(next.stay)).toMatchObject({ room: '512', checkedOutAt: null })
  })

  test('in which anything was ordered stays, whatever became of the order', async () => {
    const { stay } = await hotel.checkIn('512')
    const order = await hotel.place(stay, { amplang: 1 })
    expect(codeOf(await undo('512', stay))).toBe('stay-used')
    await hotel.deliver(order)
    expect(codeOf(await undo('512', stay))).toBe('stay-used')
    expect(await stayOf(stay)).toMatchObject({ checkedOutAt: null })
  })

  test('of a day that is closed stays: its statement has counted the night', async () => {
    const { stay } = await hotel.checkIn('512')
    hotel.world.clock.pass(DAY_MS)
    await closeDays(hotel.world, hotel.outlet)
    expect(await undo('512', stay)).toMatchObject({
      refusal: { code: 'stay-used', detail: { why: 'day-closed' } },
    })
  })

  test('is of the room and the stay that were seen, and of nobody who has left', async () => {
    const { stay } = await hotel.checkIn('512')
    expect(codeOf(await undo('511', stay))).toBe('changed-meanwhile')
    expect(codeOf(await undo('512', '019ab000-0000-7000-8000-000000000001'))).toBe('no-stay')
    expect(codeOf(await undo('999', stay))).toBe('unknown-room')
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    expect(codeOf(await undo('512', stay))).toBe('stay-ended')
  })
})

describe('a departure', () => {
  const leaves = (stay: string, leavesAt: string | null, room = '512') =>
    changeDeparture(hotel.world, hotel.clerk, room, { stay, leavesAt })
  const inDays = (days: number) => toTimestamp(hotel.world.clock.now() + days * DAY_MS)

  test('is put off, put forward, and known no longer', async () => {
    const { stay } = await hotel.checkIn('512')
    for (const leavesAt of [inDays(3), inDays(1), null]) {
      expect(valueIn(await leaves(stay, leavesAt))).toEqual({ stay, leavesAt })
      expect(await stayOf(stay)).toMatchObject({ leavesAt })
    }
  })

  test('that has gone by is none, and what was planned stays', async () => {
    const { stay } = await hotel.checkIn('512')
    const leavesAt = inDays(1)
    valueIn(await leaves(stay, leavesAt))
    expect(codeOf(await leaves(stay, inDays(0)))).toBe('invalid')
    expect(await stayOf(stay)).toMatchObject({ leavesAt })
  })

  test('is of the stay that was seen', async () => {
    const { stay } = await hotel.checkIn('512')
    const other = await hotel.checkIn('511')
    expect(codeOf(await leaves(other.stay, inDays(1)))).toBe('changed-meanwhile')
    expect(codeOf(await leaves(stay, inDays(1), '513'))).toBe('no-stay')
    expect(codeOf(await leaves(stay, inDays(1), '999'))).toBe('unknown-room')
  })
})

describe('two rooms that swap', () => {
  test('exchange guests, phones, open orders and bills; the tablets begin anew', async () => {
    const [a, b] = [await hotel.checkIn('512'), await hotel.checkIn('513')]
    const phones = [await phone('512', a.stayCode), await phone('513', b.stayCode)]
    const tablets = [await tablet('512'), await tablet('513')]
    const open = await hotel.place(a.stay, { amplang: 1 })
    const paid = await hotel.deliver(await hotel.place(b.stay, { madu: 1 }))
    expect(valueIn(await swap(['512', a.stay], ['513', b.stay]))).toEqual({
      rooms: [
        { room: '513', stay: a.stay },
        { room: '512', stay: b.stay },
      ],
    })
    expect(await Promise.all(phones.map(whoIs))).toMatchObject([
      { room: { name: '513' }, ended: false },
      { room: { name: '512' }, ended: false },
    ])
    expect(await Promise.all(tablets.map(whoIs))).toEqual([null, null])
    const order = await hotel.world.storage.read(sql => findOrder(sql, slug(), open.id))
    expect(order).toMatchObject({ room: '513', state: 'placed' })
    const { papers } = valueIn(await readBill(hotel.world, hotel.outlet, '512'))
    expect(papers.map(({ number }) => number)).toEqual([paid.number])
  })

  test('swap once, however often it comes', async () => {
    const [a, b] = [await hotel.checkIn('512'), await hotel.checkIn('513')]
    const again = () => swap(['512', a.stay], ['513', b.stay])
    expect(valueIn(await again())).toEqual(valueIn(await again()))
    expect(await stayOf(a.stay)).toMatchObject({ room: '513' })
    expect(await stayOf(b.stay)).toMatchObject({ room: '512' })
  })

  test('do so as they were seen: whoever has moved or left meanwhile is not swapped', async () => {
    const [a, b] = [await hotel.checkIn('512'), await hotel.checkIn('513')]
    expect(codeOf(await swap(['512', a.stay], ['511', b.stay]))).toBe('changed-meanwhile')
    expect(codeOf(await swap(['512', b.stay], ['511', a.stay]))).toBe('changed-meanwhile')
    expect(codeOf(await swap(['512', a.stay], ['512', b.stay]))).toBe('invalid')
    expect(codeOf(await swap(['512', a.stay], ['999', b.stay]))).toBe('unknown-room')
    valueIn(await checkOut(hotel.world, hotel.clerk, '513'))
    expect(codeOf(await swap(['512', a.stay], ['513', b.stay]))).toBe('changed-meanwhile')
    expect(await stayOf(a.stay)).toMatchObject({ room: '512' })
  })
})
