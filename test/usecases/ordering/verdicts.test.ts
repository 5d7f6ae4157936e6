/** The verdict on an order's id is for ever: whatever time, process or crash lies between two questions. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderRequest } from '../../../src/domain/order.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { forgetGuests } from '../../../src/server/usecases/erasing/forget-guests.ts'
import { cancelOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, guestIn, type Hotel, placeAsGuest } from '../../support/world.ts'

let folder: string
let hotel: Hotel
/** One that was taken, one that was refused, one that was cancelled before it came. */
let requests: readonly OrderRequest[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-verdicts-'))
  hotel = await aHotel(await aCity(() => openSqlite({ path: join(folder, 'city.db') })))
  const { stay } = await hotel.checkIn('512')
  requests = [{ amplang: 1 }, { madu: 50 }, { gabin: 1 }].map(pieces => hotel.request(stay, pieces))
  const [, , barred] = requests
  if (barred === undefined) throw new Error('three requests')
  valueIn(await cancelOrder(hotel.world, guestIn(hotel.outlet, stay), barred.id))
  expect(await verdicts(hotel.world)).toEqual(['first', 'sold-out', 'cancelled'])
})
afterEach(() => rmSync(folder, { recursive: true }))

async function verdicts(world: World): Promise<string[]> {
  const answers: string[] = []
  for (const request of requests) {
    const placed = await placeAsGuest(world, hotel.outlet, request)
    answers.push(placed.ok ? (placed.value.first ? 'first' : 'again') : codeOf(placed))
  }
  return answers
}

const SAME = ['again', 'sold-out', 'cancelled']

test('four hundred days later, from another process, long after its guest was forgotten', async () => {
  const [order] = requests
  if (order === undefined) throw new Error('an order')
  await hotel.deliver(order)
  valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
  hotel.world.clock.pass(400 * DAY_MS)
  expect(await forgetGuests(hotel.world, hotel.outlet.slug)).toBe(1)
  await hotel.world.storage.close()
  const storage = openSqlite({ path: join(folder, 'city.db') })
  expect(await verdicts({ ...hotel.world, storage })).toEqual(SAME)
  await storage.close()
})

test('after a crash, from what had reached the disk when the answer was given', async () => {
  const after = mkdtempSync(join(tmpdir(), 'etalase-verdicts-'))
  cpSync(folder, after, { recursive: true })
  const storage = openSqlite({ path: join(after, 'city.db') })
  expect(await verdicts({ ...hotel.world, storage })).toEqual(SAME)
  await storage.close()
  await hotel.world.storage.close()
  rmSync(after, { recursive: true })
})
