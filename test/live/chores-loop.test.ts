import { pino } from 'pino'
import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/time.ts'
import { startChores } from '../../src/server/live/chores-loop.ts'
import { lastStatedDay } from '../../src/server/storage/statements/documents/documents.ts'
import { countedUpTo } from '../../src/server/storage/statements/evaluation/counted.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { aCity, aHotel, type City } from '../support/world.ts'

const silent = pino({ level: 'silent' })

const statedAt = (city: City, outlet: string) => city.storage.read(sql => lastStatedDay(sql, outlet))
const countedAt = (city: City, outlet: string) => city.storage.read(sql => countedUpTo(sql, outlet))

test('a city that runs closes its first day by itself, and counts it', async () => {
  const city = await aCity()
  const { outlet } = await aHotel(city)
  city.clock.pass(DAY_MS)
  await startChores(city, silent).stop()
  expect(await statedAt(city, outlet.slug)).toBe('2026-11-24')
  expect(await countedAt(city, outlet.slug)).toBe(1)
})

test('what was issued a moment before the end is counted before it', async () => {
  const city = await aCity()
  const hotel = await aHotel(city)
  const { stay } = await hotel.checkIn('512')
  const order = await hotel.place(stay, { amplang: 1 })
  const chores = startChores(city, silent)
  await hotel.deliver(order)
  await chores.stop()
  expect(await countedAt(city, hotel.outlet.slug)).toBe(1)
})

test('an outlet that fails holds up no other, and the log says why', async () => {
  let fails = false
  const failing = (storage: Storage): Storage => ({
    ...storage,
    write: (outlet, work) =>
      fails && outlet === 'hotel-a'
        ? Promise.reject(new Error('the disk is gone'))
        : storage.write(outlet, work),
  })
  const city = await aCity(failing)
  const { outlet: broken } = await aHotel(city, { outlet: { slug: 'hotel-a' } })
  const { outlet: whole } = await aHotel(city, { outlet: { slug: 'hotel-b' } })
  city.clock.pass(DAY_MS)
  fails = true
  const lines: string[] = []
  await startChores(city, pino({ level: 'warn' }, { write: line => void lines.push(line) })).stop()
  expect(await statedAt(city, broken.slug)).toBeNull()
  expect(await statedAt(city, whole.slug)).toBe('2026-11-24')
  expect(lines.join('')).toContain('the disk is gone')
})
