/** What was done is found by whose hand, by thing and by day, newest first, and page by page to the last. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { businessDayStart, DAY_MS } from '../../src/domain/time.ts'
import { type ActsAsked, readActs } from '../../src/server/usecases/acts/read-acts.ts'
import { rotateRoom } from '../../src/server/usecases/city/manage-rooms.ts'
import { changePlacement } from '../../src/server/usecases/shelf/change-placements.ts'
import { moveRoom } from '../../src/server/usecases/stays/move-room.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type Hotel } from '../support/world.ts'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
afterEach(() => hotel.world.storage.close())

async function words(asked: ActsAsked): Promise<string[]> {
  return (await readActs(hotel.world, HOTEL, asked)).acts.map(({ word, who }) => `${who} ${word}`)
}

test('by person, thing and day', async () => {
  const { world, clerk, manager, outlet } = hotel
  const { stay } = await hotel.checkIn('512')
  valueIn(await changePlacement(world, manager, 'madu', { price: 61_000, rack: 'B2' }))
  world.clock.pass(DAY_MS)
  valueIn(await moveRoom(world, clerk, '512', '513'))
  const promoted = { ...manager, staff: clerk.staff }
  valueIn(await rotateRoom(world, promoted, '512'))

  expect(await words({ of: 'person', kind: 'clerk', name: 'Dewi' })).toEqual([
    'Dewi rotate-room',
    'Dewi move',
    'Dewi check-in',
  ])
  expect(await words({ of: 'person', kind: 'officer', name: 'Dewi' })).toEqual([])
  expect(await words({ of: 'thing', thing: 'stay', id: stay })).toEqual(['Dewi move', 'Dewi check-in'])
  expect(await words({ of: 'thing', thing: 'room', id: '512' })).toEqual(['Dewi rotate-room'])
  expect(await words({ of: 'thing', thing: 'room', id: stay })).toEqual([])
  const startOf = (date: string) => businessDayStart(date, outlet.zone, outlet.closingHour)
  const [fromMs, toMs] = [startOf('2026-11-24'), startOf('2026-11-25')]
  expect(await words({ of: 'time', fromMs, toMs })).toEqual(['Bu Rina change-placement', 'Dewi check-in'])
  const { acts } = await readActs(world, HOTEL, { of: 'thing', thing: 'placement', id: 'madu' })
  expect(acts[0]?.told).toEqual({
    what: 'change-placement',
    changed: { price: { from: 60_000, to: 61_000 }, rack: { from: 'A1', to: 'B2' } },
  })
})

test('page by page, each act once, to the last', async () => {
  for (let price = 1; price <= 250; price++)
    valueIn(await changePlacement(hotel.world, hotel.manager, 'madu', { price }))
  const asked = { of: 'thing', thing: 'placement', id: 'madu' } as const
  const seqs: number[] = []
  let pages = 0
  for (let next: number | null = Number.MAX_SAFE_INTEGER; next !== null; pages++) {
    const page = await readActs(hotel.world, HOTEL, asked, next)
    seqs.push(...page.acts.map(({ seq }) => seq))
    next = page.next
  }
  expect(seqs).toEqual(Array.from({ length: 250 }, (_, i) => 250 - i))
  expect(pages).toBe(3)
})
