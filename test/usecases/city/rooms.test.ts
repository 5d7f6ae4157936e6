import { beforeEach, describe, expect, test } from 'vitest'
import type { ManagedRooms } from '../../../src/contract/rooms.ts'
import type { DayEntry } from '../../../src/domain/document.ts'
import { ROOMS_AT_ONCE_MAX, ROOMS_MAX } from '../../../src/domain/room-ranges.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts'
import { readEntry } from '../../../src/server/storage/bodies.ts'
import { documentsAfter, findDocument } from '../../../src/server/storage/statements/documents/documents.ts'
import { findOrder } from '../../../src/server/storage/statements/ordering/orders.ts'
import { createRoom, createRooms } from '../../../src/server/usecases/city/add-rooms.ts'
import { changeRoom } from '../../../src/server/usecases/city/change-room.ts'
import { closeRooms } from '../../../src/server/usecases/city/close-rooms.ts'
import {
  readFoundRooms,
  readManagedRooms,
  readRoomCards,
  readRoomNames,
} from '../../../src/server/usecases/city/find-rooms.ts'
import { rotateRoom } from '../../../src/server/usecases/city/manage-rooms.ts'
import { markPrinted } from '../../../src/server/usecases/city/print-cards.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { enrolDevice, offerEnrolment } from '../../../src/server/usecases/staff/enrol.ts'
import { readBoard, readDeskRooms } from '../../../src/server/usecases/staff/read-board.ts'
import { checkIn } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { moveRoom } from '../../../src/server/usecases/stays/move-room.ts'
import { enterRoom, openSession } from '../../../src/server/usecases/stays/open-door.ts'
import { guestOf } from '../../../src/server/usecases/who-is.ts'
import { handSigner } from '../../support/log.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel, MORNING } from '../../support/world.ts'

const TODAY = '2026-11-24'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
  // Its day says all that a day says today.
  await openLogs(hotel.world, handSigner(), 'etalase.test', false)
})

const wishes = (...rooms: string[]) => rooms.map(room => ({ room, kind: 'room', floor: 8 }) as const)
const add = (...rooms: string[]) => createRooms(hotel.world, hotel.manager, wishes(...rooms))
const rooms = async () => (await readManagedRooms(hotel.world, hotel.outlet)).rooms
const roomCalled = async (name: string) => (await rooms()).find(({ room }) => room === name)
const codeOn = (told: ManagedRooms['rooms'], name: string) =>
  told.find(({ room }) => room === name)?.url.split('#')[1] ?? ''
const doorOf = async (code: string) => {
  const entered = await enterRoom(hotel.world, hotel.outlet, code)
  return entered.ok ? entered.value.room.name : entered.refusal.code
}
const rename = (name: string, room: string, floor = 5) =>
  changeRoom(hotel.world, hotel.manager, name, { room, floor, was: { floor: 5 } })
const order = (id: string) => hotel.world.storage.read(sql => findOrder(sql, hotel.outlet.slug, id))

describe('rooms by the rack', () => {
  test('are added in one go, in their order, each with a code of its own', async () => {
    const added = valueIn(await add('801', '802', '803'))
    expect([added.added, added.left]).toEqual([3, []])
    const told = await rooms()
    expect(told.map(({ room }) => room)).toEqual(['511', '512', '513', '801', '802', '803'])
    const codes = told.map(({ room }) => codeOn(told, room))
    expect(new Set(codes).size).toBe(6)
    expect(await Promise.all(codes.map(doorOf))).toEqual(told.map(({ room }) => room))
  })

  test('those that are there stay as they are, so that the same go again adds nothing', async () => {
    valueIn(await add('801', '802'))
    const before = await rooms()
    const again = valueIn(await add('801', '802'))
    expect([again.added, again.left]).toEqual([0, ['801', '802']])
    const more = valueIn(await add('802', '803', '5-12'))
    expect([more.added, more.left]).toEqual([1, ['802', '5-12']])
    expect((await rooms()).filter(({ room }) => room !== '803')).toEqual(before)
  })

  test('two thousand are one go; what is too much for an outlet is refused as a whole', async () => {
    const many = (from: number, count: number) =>
      createRooms(
        hotel.world,
        hotel.manager,
        wishes(...Array.from({ length: count }, (_, i) => String(from + i))),
      )
    expect(valueIn(await many(10_000, ROOMS_AT_ONCE_MAX)).added).toBe(ROOMS_AT_ONCE_MAX)
    expect(codeOf(await many(20_000, ROOMS_AT_ONCE_MAX + 1))).toBe('invalid')
    expect(valueIn(await many(20_000, ROOMS_AT_ONCE_MAX)).added).toBe(ROOMS_AT_ONCE_MAX)
    const left = ROOMS_MAX - 3 - 2 * ROOMS_AT_ONCE_MAX
    expect(codeOf(await many(30_000, left + 1))).toBe('invalid')
    valueIn(await many(30_000, left))
    expect(await rooms()).toHaveLength(ROOMS_MAX)
    expect(codeOf(await createRoom(hotel.world, hotel.manager, { room: '9', kind: 'room', floor: 1 }))).toBe(
      'invalid',
    )
  })
})

describe('a room that is called otherwise', () => {
  async function phoneIn(room: string, stayCode: string, code: string) {
    const { token } = valueIn(await openSession(hotel.world, hotel.outlet, { code, stayCode }))
    return async () => (await guestOf(hotel.world, hotel.outlet.slug, token))?.room.name ?? room
  }

  test('keeps its stay, its phones, its tablet, its orders and the code on its wall', async () => {
    const code = codeOn(await rooms(), '512')
    const { ticket } = valueIn(await enterRoom(hotel.world, hotel.outlet, code))
    const { stay, stayCode } = await hotel.checkIn('512')
    const whereAmI = await phoneIn('512', stayCode, code)
    const offered = await offerEnrolment(hotel.world, hotel.outlet, hotel.clerk, {
      for: 'tablet',
      room: '512',
    })
    const { token: tablet } = valueIn(
      await enrolDevice(hotel.world, hotel.outlet, 'tablet', valueIn(offered).code, 'tablet'),
    )
    const waiting = await hotel.place(stay, { amplang: 1 })
    const brought = await hotel.place(stay, { madu: 1 })
    const { number } = await hotel.deliver(brought)

    valueIn(await rename('512', '512A'))

    expect(await whereAmI()).toBe('512A')
    expect(await doorOf(code)).toBe('512A')
    expect(codeOn(await rooms(), '512A')).toBe(code)
    expect((await order(waiting.id))?.room).toBe('512A')
    // What was brought was brought to 512, and its paper says so.
    expect((await order(brought.id))?.room).toBe('512')
    const paper = await hotel.world.storage.read(sql => findDocument(sql, hotel.outlet.slug, number))
    expect(paper?.detail?.room).toBe('512')
    const opened = await openSession(hotel.world, hotel.outlet, { tablet })
    expect(valueIn(opened).room.name).toBe('512A')
    const joined = await openSession(hotel.world, hotel.outlet, { ticket, stayCode })
    expect(valueIn(joined).stay.id).toBe(stay)
    const [room] = (await readDeskRooms(hotel.world, hotel.outlet)).rooms.filter(one => one.stay === stay)
    expect([room?.room, room?.openOrders, room?.tablet]).toEqual(['512A', 1, true])
  })

  test('a phone that waits at its door goes on waiting', async () => {
    hotel = await aHotel(await aCity(), { outlet: { confirmAtDesk: true } })
    const code = codeOn(await rooms(), '512')
    await hotel.checkIn('512')
    const told = await openSession(hotel.world, hotel.outlet, { code })
    if (told.ok) throw new Error('let in')
    const { waiting, match } = told.refusal.detail as { waiting: string; match: string }
    valueIn(await rename('512', '512A'))
    const again = await openSession(hotel.world, hotel.outlet, { code, waiting })
    expect(again).toMatchObject({ refusal: { detail: { waiting, match } } })
    const { desk } = await readBoard(hotel.world, hotel.clerk)
    expect(desk.confirmations.map(({ room }) => room)).toEqual(['512A'])
  })

  test('is not the room that takes its name: neither code nor ticket of one opens the other', async () => {
    const code = codeOn(await rooms(), '512')
    const { ticket } = valueIn(await enterRoom(hotel.world, hotel.outlet, code))
    valueIn(await rename('512', '512A'))
    valueIn(await createRoom(hotel.world, hotel.manager, { room: '512', kind: 'room', floor: 5 }))
    const { stay, stayCode } = await hotel.checkIn('512A')
    const other = await hotel.checkIn('512')
    expect(await doorOf(code)).toBe('512A')
    const own = codeOn(await rooms(), '512')
    expect(own).not.toBe(code)
    expect(await doorOf(own)).toBe('512')
    expect(valueIn(await openSession(hotel.world, hotel.outlet, { ticket, stayCode })).stay.id).toBe(stay)
    expect(
      codeOf(await openSession(hotel.world, hotel.outlet, { ticket, stayCode: other.stayCode })),
    ).not.toBe('ok')
    // Each code is made anew by itself.
    valueIn(await rotateRoom(hotel.world, hotel.manager, '512'))
    expect(await doorOf(code)).toBe('512A')
    valueIn(await rotateRoom(hotel.world, hotel.manager, '512A'))
    expect(await doorOf(code)).toBe('unknown-room')
    expect(codeOf(await openSession(hotel.world, hotel.outlet, { ticket, stayCode }))).toBe('unknown-room')
  })

  test('back and forth, and by a name that comes and goes, no two doors share a code', async () => {
    for (const name of ['A', 'B', '512']) valueIn(await rename((await rooms())[1]?.room ?? '', name))
    valueIn(await rename('512', 'C'))
    valueIn(await createRoom(hotel.world, hotel.manager, { room: '512', kind: 'room', floor: 5 }))
    valueIn(await rename('512', 'D'))
    valueIn(await createRoom(hotel.world, hotel.manager, { room: '512', kind: 'room', floor: 5 }))
    const told = await rooms()
    const doors = await Promise.all(told.map(({ room }) => doorOf(codeOn(told, room))))
    expect(doors).toEqual(told.map(({ room }) => room))
  })

  test('a guest who has left asks for verdicts by it as before, and what still waits is brought there', async () => {
    const { stay, stayCode } = await hotel.checkIn('512')
    const whereAmI = await phoneIn('', stayCode, codeOn(await rooms(), '512'))
    const kept = await hotel.place(stay, { amplang: 1 })
    valueIn(await checkOut(hotel.world, hotel.clerk, '512', 'keep'))
    valueIn(await rename('512', '512A'))
    expect(await whereAmI()).toBe('512A')
    expect((await order(kept.id))?.room).toBe('512A')
  })

  test('the day counts it once, by whatever names it went', async () => {
    await hotel.checkIn('512')
    valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
    valueIn(await rename('512', '512A'))
    await hotel.checkIn('512A')
    hotel.world.clock.set(MORNING + 17 * HOUR_MS)
    expect(await statementOf(TODAY)).toMatchObject({ nights: 1, stays: 2 })
  })

  test.each([
    ['of another room', '511', 'room-exists'],
    ['of another room, written otherwise', '5-11', 'room-exists'],
    ['that it has already', '512', 'ok'],
    ['that is its own, written otherwise', '5-12', 'ok'],
  ])('by a name %s: %s is %s', async (_, name, code) => {
    expect(codeOf(await rename('512', name))).toBe(code)
  })

  test('who has seen another floor, or another name, changes nothing', async () => {
    valueIn(await rename('512', '512', 6))
    expect(codeOf(await rename('512', '512B', 7))).toBe('changed-meanwhile')
    expect(codeOf(await rename('612', '512B'))).toBe('unknown-room')
    expect(await roomCalled('512')).toMatchObject({ floor: 6 })
  })
})

async function statementOf(date: string): Promise<DayEntry & { v: 2 }> {
  await closeDays(hotel.world, hotel.outlet)
  const documents = await hotel.world.storage.read(sql => documentsAfter(sql, hotel.outlet.slug, 0, 999))
  const entries = documents.map(({ entry, number }) => readEntry(entry, hotel.outlet.slug, number))
  const day = entries.find(entry => entry.kind === 'day' && entry.date === date)
  if (day?.kind !== 'day' || day.v !== 2) throw new Error(`no statement of ${date}`)
  return day
}

describe('a room out of order', () => {
  const shut = (from = TODAY, to: string | null = '2026-11-26') => ({ from, to, reason: 'AC bocor' })
  const close = (room: string, closure: ReturnType<typeof shut> | null, was: typeof closure = null) =>
    closeRooms(hotel.world, hotel.manager, { rooms: [{ room, was }], closure })
  const come = (room: string) => checkIn(hotel.world, hotel.clerk, room)

  test('takes nobody in while it is closed, and anybody after', async () => {
    valueIn(await close('512', shut()))
    expect(await come('512')).toMatchObject({
      refusal: { code: 'room-closed', detail: { to: '2026-11-26', reason: 'AC bocor' } },
    })
    await hotel.checkIn('511')
    expect(codeOf(await moveRoom(hotel.world, hotel.clerk, '511', '512'))).toBe('room-closed')
    const [, told] = (await readDeskRooms(hotel.world, hotel.outlet)).rooms
    expect(told).toMatchObject({ room: '512', closed: { to: '2026-11-26', reason: 'AC bocor' } })
    // Its last day is a business day: it ends at four in the morning.
    hotel.world.clock.set(MORNING + 2 * DAY_MS + 17 * HOUR_MS - 1)
    expect(codeOf(await come('512'))).toBe('room-closed')
    hotel.world.clock.pass(1)
    expect(codeOf(await come('512'))).toBe('ok')
  })

  test('keeps the code on its wall, and opens when it is opened', async () => {
    const code = codeOn(await rooms(), '512')
    valueIn(await close('512', shut()))
    expect(await doorOf(code)).toBe('512')
    valueIn(await close('512', null, shut()))
    expect((await roomCalled('512'))?.closure).toBeUndefined()
    expect(codeOf(await come('512'))).toBe('ok')
  })

  test('is told before it begins, and is open until then', async () => {
    valueIn(await close('512', shut('2026-11-25')))
    expect(await roomCalled('512')).toMatchObject({ closesLater: true })
    await hotel.checkIn('512')
    hotel.world.clock.pass(DAY_MS)
    expect(await roomCalled('512')).not.toHaveProperty('closesLater')
    expect(codeOf(await close('511', shut()))).toBe('invalid')
  })

  test('is not closed over a guest’s head', async () => {
    await hotel.checkIn('512')
    expect(codeOf(await close('512', shut()))).toBe('room-occupied')
    expect(codeOf(await close('512', shut('2026-11-25')))).toBe('ok')
  })

  test('is changed by nobody who has seen otherwise; told again, it is so already', async () => {
    valueIn(await close('512', shut()))
    expect(codeOf(await close('512', shut()))).toBe('ok')
    expect(codeOf(await close('512', shut(TODAY, null)))).toBe('changed-meanwhile')
    expect(codeOf(await close('512', shut(TODAY, null), shut()))).toBe('ok')
    expect(codeOf(await close('999', shut()))).toBe('unknown-room')
  })

  test('goes by its new name', async () => {
    valueIn(await close('512', shut()))
    valueIn(await rename('512', '512A'))
    expect(codeOf(await come('512A'))).toBe('room-closed')
  })

  test('is none of the day’s rooms, unless somebody was in it all the same', async () => {
    await hotel.checkIn('511')
    valueIn(await close('511', shut('2026-11-25', null)))
    valueIn(await close('512', shut()))
    hotel.world.clock.set(MORNING + DAY_MS + 17 * HOUR_MS)
    expect((await statementOf(TODAY)).units).toBe(2)
    expect((await statementOf('2026-11-25')).units).toBe(2)
    valueIn(await checkOut(hotel.world, hotel.clerk, '511'))
    hotel.world.clock.set(MORNING + 3 * DAY_MS + 17 * HOUR_MS)
    expect((await statementOf('2026-11-27')).units).toBe(2)
  })
})

describe('several out of order at once', () => {
  const shut = { from: TODAY, to: '2026-11-26', reason: 'lantai dicat' }
  const closeAll = (names: readonly string[], closure: typeof shut | null, was: typeof closure = null) =>
    closeRooms(hotel.world, hotel.manager, { rooms: names.map(room => ({ room, was })), closure })
  const closed = async () =>
    (await readFoundRooms(hotel.world, hotel.outlet, { show: 'closed' })).rooms.map(({ room }) => room)

  test('are closed, and opened again, in one go', async () => {
    const done = valueIn(await closeAll(['511', '513'], shut))
    expect(done.rooms.map(({ room, closure }) => [room, closure])).toEqual([
      ['511', shut],
      ['513', shut],
    ])
    expect(await closed()).toEqual(['511', '513'])
    valueIn(await closeAll(['511', '513'], null, shut))
    expect(await closed()).toEqual([])
  })

  test('are all closed or none: it is said of which room it cannot be so', async () => {
    await hotel.checkIn('512')
    const refused = await closeAll(['511', '512', '513'], shut)
    expect(refused).toMatchObject({ refusal: { code: 'room-occupied', detail: { room: '512' } } })
    expect(await closeAll(['511', '999'], shut)).toMatchObject({
      refusal: { code: 'unknown-room', detail: { room: '999' } },
    })
    expect(await closed()).toEqual([])
  })

  test('by nobody who has seen one of them otherwise', async () => {
    valueIn(await closeAll(['511'], { ...shut, reason: 'AC bocor' }))
    expect(await closeAll(['511', '513'], shut)).toMatchObject({
      refusal: { code: 'changed-meanwhile', detail: { room: '511' } },
    })
    expect(await closed()).toEqual(['511'])
  })
})

describe('rooms are looked for', () => {
  test('as they are now, and nothing on the list opens a door', async () => {
    await hotel.checkIn('512')
    const found = await readFoundRooms(hotel.world, hotel.outlet, { find: '511-512' })
    expect(found.rooms.map(({ room, occupied }) => [room, occupied])).toEqual([
      ['511', false],
      ['512', true],
    ])
    expect(JSON.stringify(found)).not.toContain('#')
  })

  test('what a card says is told of those that are asked for', async () => {
    const told = await rooms()
    const { cards } = await readRoomCards(hotel.world, hotel.outlet, { rooms: '513,511,999' })
    expect(cards.map(({ room, url }) => [room, url])).toEqual(
      ['511', '513'].map(room => [room, told.find(one => one.room === room)?.url]),
    )
    valueIn(await markPrinted(hotel.world, hotel.manager, [{ room: '511', floor: 5, generation: 1 }]))
    const changed = await readRoomCards(hotel.world, hotel.outlet, { show: 'cards' })
    expect(changed.cards.map(({ room }) => room)).toEqual(['512', '513'])
  })

  test('by how each is called, kind by kind and floor by floor', async () => {
    valueIn(await createRoom(hotel.world, hotel.manager, { room: 'Meja 1', kind: 'table', floor: 5 }))
    expect(await readRoomNames(hotel.world, hotel.outlet)).toEqual({
      groups: [
        { kind: 'room', floor: 5, rooms: ['511', '512', '513'] },
        { kind: 'table', floor: 5, rooms: ['Meja 1'] },
      ],
    })
  })
})

describe('cards', () => {
  const old = async () => (await rooms()).filter(({ cardIsOld }) => cardIsOld).map(({ room }) => room)
  const print = (...printed: string[]) =>
    markPrinted(
      hotel.world,
      hotel.manager,
      printed.map(room => ({ room, floor: 5, generation: 1 })),
    )

  test('of which nothing has changed are not printed again', async () => {
    expect(await old()).toEqual(['511', '512', '513'])
    valueIn(await print('511', '512', '513'))
    expect(await old()).toEqual([])
    valueIn(await rotateRoom(hotel.world, hotel.manager, '511'))
    valueIn(await rename('512', '512A'))
    valueIn(await rename('513', '513', 6))
    expect(await old()).toEqual(['511', '512A', '513'])
  })

  test('that were printed before their room was changed are still to be printed', async () => {
    valueIn(await rotateRoom(hotel.world, hotel.manager, '511'))
    valueIn(await print('511', '999'))
    expect(await old()).toEqual(['511', '512', '513'])
  })
})
