import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PRESENCE_TIMEOUT_MS } from '../../../src/domain/staff.ts'
import { savePresence } from '../../../src/server/storage/statements/staff/presence.ts'
import { attendedLately, hearPresence } from '../../../src/server/usecases/staff/hear-presence.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const HERE = { terminal: 't1', sound: true, visible: true }

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
afterEach(() => hotel.world.storage.close())

const lately = () => attendedLately(hotel.world, hotel.outlet.slug)

test('whether the desk is attended is read once for all who ask within a second', async () => {
  const reads = vi.spyOn(hotel.world.storage, 'read')
  expect(new Set(await Promise.all(Array.from({ length: 50 }, lately)))).toEqual(new Set([false]))
  expect(reads).toHaveBeenCalledTimes(1)
  hotel.world.clock.pass(1_000)
  await lately()
  expect(reads).toHaveBeenCalledTimes(2)
})

test('a desk of this process is heard at once, another within a second, and silence when it has lasted', async () => {
  const { world, outlet } = hotel
  expect(await lately()).toBe(false)
  await hearPresence(world, outlet, HERE)
  expect(await lately()).toBe(true)
  world.clock.pass(PRESENCE_TIMEOUT_MS + 1_000)
  expect(await lately()).toBe(false)
  await world.storage.write(outlet.slug, sql =>
    savePresence(sql, outlet.slug, { ...HERE, at: world.clock.now() }),
  )
  world.clock.pass(1_000)
  expect(await lately()).toBe(true)
})

test('a question that broke is asked again', async () => {
  vi.spyOn(hotel.world.storage, 'read').mockRejectedValueOnce(new Error('broken'))
  await expect(lately()).rejects.toThrow('broken')
  expect(await lately()).toBe(false)
})
