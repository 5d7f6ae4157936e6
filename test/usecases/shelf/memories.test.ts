/**
 * What a process remembers of guests and shelves nobody can tell: its answers, and the rows it leaves, are those of one
 * that reads everything anew, whatever another process has done to the same database in between.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/time.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { roomCode } from '../../../src/server/usecases/city/codes.ts'
import { rotateRoom } from '../../../src/server/usecases/city/manage-rooms.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { cancelOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { changePlacement } from '../../../src/server/usecases/shelf/change-placements.ts'
import { readStockCard, recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { checkIn } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { moveRoom } from '../../../src/server/usecases/stays/move-room.ts'
import { openSession } from '../../../src/server/usecases/stays/open-door.ts'
import { guestOf } from '../../../src/server/usecases/who-is.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { livesToPlay } from '../../support/engines.ts'
import { breakable, InjectedFault, pictureOf } from '../../support/faults.ts'
import { seededRandom } from '../../support/ports.ts'
import { valueIn } from '../../support/results.ts'
import { aCity, aHotel, guestIn, type Hotel, placeAsGuest, SHELF, type Shelved } from '../../support/world.ts'

const ROOMS = ['511', '512', '513'] as const
const SHELVED = Object.keys(SHELF) as Shelved[]

/** One process: its storage is its own, the database is everybody's. */
function aProcess(hotel: Hotel): World {
  return { ...hotel.world, storage: { ...hotel.world.storage } }
}

/** Many deeds, each done by the process that `processOf` names; what was answered. */
async function live(hotel: Hotel, seed: number, processOf: (draw: number) => World): Promise<unknown[]> {
  const random = seededRandom(`memories ${seed}`)
  const below = (n: number) => new DataView(random.bytes(4).buffer).getUint32(0) % n
  const one = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  const { outlet, clerk } = hotel
  const stays: { stay: string; stayCode: string; room: string }[] = []
  const tokens: string[] = []
  const orders: { id: string; stay: string }[] = []
  const generations = new Map<string, number>()

  async function deed(world: World): Promise<unknown> {
    const room = one(ROOMS) ?? '511'
    const placement = one(SHELVED) ?? 'madu'
    switch (below(24)) {
      case 0: {
        const checkedIn = await checkIn(world, clerk, room)
        if (checkedIn.ok) stays.push(checkedIn.value)
        return checkedIn
      }
      case 1:
        return checkOut(world, clerk, room)
      case 2:
        return moveRoom(world, clerk, room, one(ROOMS) ?? '512')
      case 3: {
        const { stayCode = '' } = one(stays) ?? {}
        const code = roomCode(world.keys, {
          outlet: outlet.slug,
          name: room,
          generation: generations.get(room) ?? 1,
        })
        const opened = await openSession(world, outlet, { code, stayCode })
        if (opened.ok) tokens.push(opened.value.token)
        return opened
      }
      case 4:
        generations.set(room, (generations.get(room) ?? 1) + 1)
        return rotateRoom(world, hotel.manager, room)
      case 5:
        return changePlacement(world, hotel.manager, placement, { on: below(2) === 0 })
      case 6:
        return recordGoods(world, hotel.manager, placement, {
          kind: 'in',
          batch: 'b2',
          quantity: 1 + below(3),
          bestBefore: '2026-11-26',
        })
      case 7:
        return readStockCard(world, outlet, placement)
      case 8: {
        const { id = '', stay = '' } = one(orders) ?? {}
        return cancelOrder(world, guestIn(outlet, stay), id)
      }
      case 9:
        return deliverOrder(world, clerk, one(orders)?.id ?? '')
      case 10:
        hotel.world.clock.pass(below(30) * HOUR_MS)
        return below(2) === 0 ? closeDays(world, outlet) : null
      case 11:
      case 12:
        return guestOf(world, outlet.slug, one(tokens) ?? 'none')
      default: {
        const request = hotel.request(one(stays)?.stay ?? 'none', { [placement]: 1 + below(4), gabin: 1 })
        orders.push(request)
        const placed = await placeAsGuest(world, outlet, request)
        return placed.ok ? placed.value.order : placed
      }
    }
  }

  const answers: unknown[] = []
  for (let n = 0; n < 150; n++) {
    hotel.world.clock.pass(1)
    answers.push(await deed(processOf(below(2))))
  }
  return answers
}

/** What is on the shelf changes by itself, too. */
const PLACEMENTS = { amplang: { to: '2026-11-26' }, madu: { from: '2026-11-25' } }
const aHotelOfDays = async () => aHotel(await aCity(), { placements: PLACEMENTS })

const SEEDS = Array.from({ length: Math.ceil(livesToPlay() / 2) }, (_, index) => index)

test.each(SEEDS)('two processes with memories are as many that have none (%i)', async seed => {
  const anew = await aHotelOfDays()
  const expected = await live(anew, seed, () => aProcess(anew))
  const picture = await pictureOf(anew.world.storage)
  const remembering = await aHotelOfDays()
  const two = [aProcess(remembering), aProcess(remembering)] as const
  const answers = await live(remembering, seed, draw => two[draw] ?? two[0])
  expect(answers).toEqual(expected)
  expect(await pictureOf(remembering.world.storage)).toEqual(picture)
})

test('nothing is remembered of what was undone, at whatever statement it broke', async () => {
  const breaks = breakable()
  let broken = 0
  for (let n = 1; ; n++) {
    const hotel = await aHotel(await aCity(breaks.wrap))
    const { stay } = await hotel.checkIn('512')
    await hotel.place(stay, { madu: 1 })
    breaks.breakAt(n)
    const asked = placeAsGuest(hotel.world, hotel.outlet, hotel.request(stay, { madu: 9 }), {
      limited: false,
    })
    const fault = await asked.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    breaks.breakAt(null)
    if (fault === null) break
    expect(fault).toBeInstanceOf(InjectedFault)
    broken = n
    // Another comes first, and takes just the numbers that were given back.
    valueIn(
      await placeAsGuest(aProcess(hotel), hotel.outlet, hotel.request(stay, { madu: 4 }), { limited: false }),
    )
    await hotel.place(stay, { madu: 5 })
    expect((await hotel.stock('madu')).reserved).toBe(10)
    const card = valueIn(await readStockCard(hotel.world, hotel.outlet, 'madu'))
    expect(card.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['reserved', 5],
      ['reserved', 4],
      ['reserved', 1],
      ['in', 10],
    ])
  }
  expect(broken).toBeGreaterThan(6)
})

test('a guest who is known is not read again, until somebody moves or goes', async () => {
  const hotel = await aHotel(await aCity())
  const { stayCode } = await hotel.checkIn('512')
  const code = roomCode(hotel.world.keys, { outlet: hotel.outlet.slug, name: '512', generation: 1 })
  const { token } = valueIn(await openSession(hotel.world, hotel.outlet, { code, stayCode }))
  const { world, read } = watched(hotel.world)
  for (let n = 0; n < 3; n++) expect((await guestOf(world, hotel.outlet.slug, token))?.ended).toBe(false)
  expect(read()).toBe(1)
  await hotel.checkIn('513')
  expect((await guestOf(world, hotel.outlet.slug, token))?.ended).toBe(false)
  expect(read()).toBe(1)
  valueIn(await moveRoom(hotel.world, hotel.clerk, '512', '511'))
  expect((await guestOf(world, hotel.outlet.slug, token))?.room.name).toBe('511')
  expect(read()).toBe(2)
  valueIn(await checkOut(hotel.world, hotel.clerk, '511'))
  expect((await guestOf(world, hotel.outlet.slug, token))?.ended).toBe(true)
  expect(read()).toBe(3)
})

/** Counts how often sessions are read. */
function watched(world: World): { world: World; read: () => number } {
  let count = 0
  const { look } = world.storage
  const counting: Storage['look'] = {
    get: look.get,
    all(text, values) {
      if (text.includes('FROM sessions')) count += 1
      return look.all(text, values)
    },
  }
  return { world: { ...world, storage: { ...world.storage, look: counting } }, read: () => count }
}

/** Statements that change or take away what a known guest stands on. */
const CHANGES = /\b(UPDATE|DELETE FROM) (sessions|stays|rooms|outlets)\b/
/** Of sessions of clerks, which no guest stands on: when one was heard, proved who they are, or left the desk alone. */
const OF_CLERKS =
  /UPDATE sessions SET (locked|proved|heard)_at = \?(, proved_by = \?)?(, locked_at = NULL)? WHERE/g
/** A row that is held is as it was. */
const HOLD = /UPDATE outlets SET version = version WHERE/g

test('every statement that changes what a guest stands on moves the number that guests are known by', () => {
  const folder = new URL('../../../src/server/storage/statements/', import.meta.url)
  const functions = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .flatMap(text => text.split(/^(?=export )/m))
  const changing = functions.filter(text => CHANGES.test(text.replace(OF_CLERKS, '').replace(HOLD, '')))
  expect(changing.length).toBeGreaterThan(5)
  for (const text of changing) expect(text).toMatch(/moveAccess\(sql, [\w.]+\)/)
})
