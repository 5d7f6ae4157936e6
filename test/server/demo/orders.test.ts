/** Guests of the demo order what they find, within what one stay may hold of a shelf. */
import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/time.ts'
import type { PlannedOrder } from '../../../src/server/demo/plan/happening.ts'
import { spanOf } from '../../../src/server/demo/plan/span.ts'
import { placePlanned, takeStep } from '../../../src/server/demo/play/orders.ts'
import type { Play } from '../../../src/server/demo/play/under-way.ts'
import { openOrdersOfStay } from '../../../src/server/storage/statements/ordering/orders.ts'
import { aCity, aHotel, MORNING } from '../../support/world.ts'

test('whoever holds their share of a shelf orders nothing more, and nothing becomes of it later', async () => {
  const hotel = await aHotel(await aCity())
  const { stay } = await hotel.checkIn('512')
  const planned = {
    room: '512',
    checkInMs: MORNING,
    checkOutMs: MORNING + HOUR_MS,
    leavesMs: MORNING + HOUR_MS,
    nights: [],
  }
  const play: Play = {
    world: hotel.world,
    plan: { span: spanOf(hotel.outlet, 1, MORNING), shelf: [], happenings: [] },
    stays: new Map([[planned, stay]]),
    orders: new Map(),
  }
  const wish = (placedMs: number): PlannedOrder => ({
    stay: planned,
    placedMs,
    wishes: [{ placementId: 'amplang', quantity: 4 }],
    payment: 'room',
    deliver: { when: 'now' },
    note: undefined,
    takenBy: undefined,
    steps: [],
  })
  const orders = [MORNING, MORNING + 1].map(wish)
  for (const order of orders) await placePlanned(play, order, order.placedMs)
  const last = orders.at(-1)
  if (last === undefined) throw new Error('no order')
  await takeStep(play, last, { at: MORNING + 2, kind: 'acknowledge', by: 'Dewi' })
  const { read } = await hotel.world.storage.read(sql => openOrdersOfStay(sql, hotel.outlet.slug, stay))
  expect(read.map(({ total }) => total)).toEqual([100_000])
  expect([...play.orders.keys()]).toEqual([orders[0]])
})
