import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Loop } from '../../src/server/live/loop.ts'
import { startPushing } from '../../src/server/live/pushing-loop.ts'
import type { HubLink } from '../../src/server/ports.ts'
import { findLog } from '../../src/server/storage/statements/log/logs.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { aHub, type ServedHub } from '../support/hub.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type City } from '../support/world.ts'

const TURN_MS = 15_000
const REGISTER_MS = 600_000

let city: City
let pushing: Loop
let first: ServedHub
/** What answers at the hub's address. */
let answers: ServedHub

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const hotel = await aHotel(await aCity())
  city = hotel.world
  first = await aHub(city.clock)
  answers = first
  const link: HubLink = { ask: (path, body) => answers.link.ask(path, body) }
  const signer = handSigner()
  const world = { ...first.pushing({ ...city, signer, highWater: handHighWater() }), link }
  await openLogs(world, signer, 'etalase.test')
  await first.adopt(world, HOTEL)
  const { stay } = await hotel.checkIn('512')
  for (let i = 0; i < 2; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  await sealLog(world, HOTEL)
  pushing = startPushing(world, pino({ level: 'silent' }))
})
afterEach(async () => {
  await pushing.stop()
  vi.useRealTimers()
  for (const hub of new Set([first, answers])) await hub.stop()
})

const sizeAt = async ({ hub }: ServedHub) => (await hub.storage.read(sql => findLog(sql, HOTEL)))?.size

test('what was sealed is at the hub without anybody asking', async () => {
  await vi.waitFor(async () => expect(await sizeAt(first)).toBe(2))
})

test('a hub whose backup was put back is filled up again, though nothing is issued', async () => {
  await vi.waitFor(async () => expect(await sizeAt(first)).toBe(2))
  // The same keys, and nothing of what it had.
  answers = await aHub(city.clock, 'the hub of before')
  await answers.adopt(city, HOTEL)
  vi.advanceTimersByTime(REGISTER_MS)
  vi.advanceTimersByTime(TURN_MS)
  await vi.waitFor(async () => expect(await sizeAt(answers)).toBe(2))
})
