import { beforeEach, describe, expect, test } from 'vitest'
import { UUID_V7, uuidV7 } from '../../../src/domain/ids.ts'
import { VERDICT_GRACE_MS } from '../../../src/domain/stay.ts'
import { eventsAfter } from '../../../src/server/storage/statements/events.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { roomCode } from '../../../src/server/usecases/city/codes.ts'
import { enrolDevice, offerEnrolment } from '../../../src/server/usecases/staff/enrol.ts'
import { readDeskRooms } from '../../../src/server/usecases/staff/read-board.ts'
import { checkIn } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { moveRoom } from '../../../src/server/usecases/stays/move-room.ts'
import { openSession } from '../../../src/server/usecases/stays/open-door.ts'
import { guestOf } from '../../../src/server/usecases/who-is.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
const come = (room: string, wish?: Parameters<typeof checkIn>[3]) =>
  checkIn(hotel.world, hotel.clerk, room, wish)
const leave = (room: string, open?: 'ask' | 'keep') => checkOut(hotel.world, hotel.clerk, room, open)
const move = (from: string, to: string) => moveRoom(hotel.world, hotel.clerk, from, to)
const order = (id: string) => hotel.world.storage.read(sql => findOrder(sql, hotel.outlet.slug, id))
const whoIs = (token: string) => guestOf(hotel.world, hotel.outlet.slug, token)
const aStayId = () => uuidV7(hotel.world.clock.now(), length => hotel.world.random.bytes(length))
/** The tablet of a room, with the session of whoever stays there. */
async function tablet(room: string): Promise<string> {
  const { code } = valueIn(
    await offerEnrolment(hotel.world, hotel.outlet, hotel.clerk, { for: 'tablet', room }),
  )
  const { token } = valueIn(await enrolDevice(hotel.world, hotel.outlet, 'tablet', code, 'tablet'))
  return valueIn(await openSession(hotel.world, hotel.outlet, { tablet: token })).token
}
/** A guest's phone that has joined the stay. */
async function phone(room: string, stayCode: string): Promise<string> {
  const code = roomCode(hotel.world.keys, { outlet: hotel.outlet.slug, name: room, generation: 1 })
  return valueIn(await openSession(hotel.world, hotel.outlet, { code, stayCode })).token
}

describe('check-in', () => {
  test('begins a stay with a code for the sleeve', async () => {
    const { stay, stayCode, room } = valueIn(await come('512'))
    expect([stay, stayCode, room]).toEqual([
      expect.stringMatching(UUID_V7),
      expect.stringMatching(/^[0-9A-Z]{6}$/),
      '512',
    ])
  })

  test('takes no departure that has gone by: nothing could be kept until then', async () => {
    const past = new Date(hotel.world.clock.now()).toISOString()
    expect(await come('512', { leavesAt: past })).toMatchObject({
      refusal: { code: 'invalid', detail: { pointer: '/leavesAt' } },
    })
    expect(codeOf(await come('512', { leavesAt: '2026-11-26T04:00:00.000Z' }))).toBe('ok')
  })

  test('under an id made at the desk, tapped twice, is one stay', async () => {
    const wish = { stay: aStayId() }
    const [first, again] = await Promise.all([come('512', wish), come('512', wish)])
    expect(valueIn(again)).toEqual(valueIn(first))
    expect(valueIn(first).stay).toBe(wish.stay)
  })

  test('of an occupied room is refused, and a stay is in one room only', async () => {
    const { stay } = valueIn(await come('512'))
    expect(codeOf(await come('512'))).toBe('room-occupied')
    expect(codeOf(await come('513', { stay }))).toBe('room-occupied')
    expect(codeOf(await come('999'))).toBe('unknown-room')
  })

  test('at one moment by two clerks lets one guest in', async () => {
    const answers = await Promise.all([come('512'), come('512'), come('512')])
    expect(answers.map(codeOf).sort()).toEqual(['ok', 'room-occupied', 'room-occupied'])
  })

  test('under the id of a stay that has ended does not begin it again', async () => {
    const { stay } = valueIn(await come('512'))
    await leave('512')
    expect(codeOf(await come('512', { stay }))).toBe('stay-ended')
  })

  test('gives every stay of a room another code', async () => {
    const first = valueIn(await come('512'))
    await leave('512')
    expect(valueIn(await come('512')).stayCode).not.toBe(first.stayCode)
  })
})

describe('check-out', () => {
  test('asks for each open order first', async () => {
    const { stay } = await hotel.checkIn('512')
    const open = await hotel.place(stay, { amplang: 1 })
    expect(await leave('512')).toMatchObject({
      refusal: { code: 'open-orders', detail: { orders: [open.id] } },
    })
    await hotel.deliver(open)
    expect(valueIn(await leave('512'))).toEqual({ stay, kept: [] })
  })

  test('may keep orders: they stay on the board, and what was for the room becomes cash', async () => {
    const { stay } = await hotel.checkIn('512')
    const onRoom = await hotel.place(stay, { amplang: 1 })
    const free = await hotel.place(stay, { gabin: 1 })
    expect(new Set(valueIn(await leave('512', 'keep')).kept)).toEqual(new Set([onRoom.id, free.id]))
    expect(await order(onRoom.id)).toMatchObject({ state: 'placed', payment: 'cash' })
    expect(await order(free.id)).toMatchObject({ state: 'placed', payment: 'none' })
    expect((await hotel.stock('amplang')).reserved).toBe(1)
    expect((await hotel.deliver(onRoom)).order.payment).toBe('cash')
  })

  test('is told to the stay, and of each order that it leaves behind', async () => {
    const { stay } = await hotel.checkIn('512')
    const kept = await hotel.place(stay, { amplang: 1 })
    const told = () => hotel.world.storage.read(sql => eventsAfter(sql, hotel.outlet.slug, 0, 99))
    const before = await told()
    await leave('512', 'keep')
    expect((await told()).slice(before.length)).toMatchObject([
      { kind: 'order', stay, subject: kept.id },
      { kind: 'stay', stay, subject: '512' },
    ])
  })

  test('of a vacant or unknown room is refused', async () => {
    expect(codeOf(await leave('512'))).toBe('no-stay')
    expect(codeOf(await leave('999'))).toBe('unknown-room')
  })

  test('ends every session of the stay, and of no other', async () => {
    const first = await hotel.checkIn('512')
    const second = await hotel.checkIn('511')
    const gone = [await phone('512', first.stayCode), await phone('512', first.stayCode)]
    const here = await phone('511', second.stayCode)
    await leave('512')
    for (const token of gone) expect(await whoIs(token)).toMatchObject({ ended: true })
    expect(await whoIs(here)).toMatchObject({ ended: false })
  })

  test('leaves 72 hours for the verdicts on its own orders, and then nothing', async () => {
    const { stayCode } = await hotel.checkIn('512')
    const token = await phone('512', stayCode)
    await leave('512')
    hotel.world.clock.pass(VERDICT_GRACE_MS - 1)
    expect(await whoIs(token)).toMatchObject({ ended: true })
    hotel.world.clock.pass(1)
    expect(await whoIs(token)).toBeNull()
  })

  test('shows the next guest nothing of the last: the old session is never of the new stay', async () => {
    const first = await hotel.checkIn('512')
    const token = await phone('512', first.stayCode)
    await leave('512')
    await hotel.checkIn('512')
    expect(await whoIs(token)).toMatchObject({ ended: true, stay: { id: first.stay } })
  })
})

describe('a move', () => {
  test("leaves the old room's tablet to whoever comes next", async () => {
    const { stayCode } = await hotel.checkIn('512')
    const left = await tablet('512')
    const carried = await phone('512', stayCode)
    valueIn(await move('512', '513'))
    expect(await whoIs(left)).toBeNull()
    expect(await whoIs(carried)).toMatchObject({ room: { name: '513' } })
  })

  test('takes the stay, its code, its sessions and its open orders along', async () => {
    const { stay, stayCode } = await hotel.checkIn('512')
    const token = await phone('512', stayCode)
    const open = await hotel.place(stay, { amplang: 1 })
    const done = await hotel.place(stay, { amplang: 1 })
    await hotel.deliver(done)
    expect(valueIn(await move('512', '513'))).toEqual({ stay, stayCode, room: '513' })
    expect(await order(open.id)).toMatchObject({ room: '513', state: 'placed' })
    expect(await order(done.id)).toMatchObject({ room: '512', state: 'delivered' })
    expect(await whoIs(token)).toMatchObject({ room: { name: '513' }, ended: false })
    expect(codeOf(await come('512'))).toBe('ok')
  })

  test('needs somebody to move and a vacant room to move to', async () => {
    await hotel.checkIn('512')
    await hotel.checkIn('511')
    expect(codeOf(await move('513', '512'))).toBe('no-stay')
    expect(codeOf(await move('512', '511'))).toBe('room-occupied')
    expect(codeOf(await move('512', '999'))).toBe('unknown-room')
    expect(codeOf(await move('512', '512'))).toBe('ok')
  })
})

test("the desk's rooms say who is there since when, with what is open", async () => {
  const { stay, stayCode } = await hotel.checkIn('512')
  await hotel.place(stay, { amplang: 1 })
  const { rooms } = await readDeskRooms(hotel.world, hotel.outlet)
  expect(rooms.map(({ room, openOrders }) => [room, openOrders])).toEqual([
    ['511', 0],
    ['512', 1],
    ['513', 0],
  ])
  expect(rooms[1]).toMatchObject({ stay, stayCode, since: '2026-11-24T03:00:00.000Z' })
  expect(rooms[0]).toMatchObject({ stay: null, stayCode: null, since: null })
})
