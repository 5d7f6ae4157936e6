/** A connection to the database that is cut at a COMMIT: nobody knows, whoever asks again by id learns, and all is once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { CommitUnknown } from '../../src/server/storage/storage.ts'
import { stepOrder } from '../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../src/server/usecases/ordering/deliver-order.ts'
import { type CommitCutter, CUTS, type Cut, openCommitCutter } from '../support/commit-cutter.ts'
import { freshDatabase } from '../support/databases.ts'
import { valueIn } from '../support/results.ts'
import { aGuest, anOrder, aSite, type Served } from './support.ts'
import { holdsTogether } from './whole.ts'

let cutter: CommitCutter
let served: Served
beforeEach(async () => {
  cutter = await openCommitCutter(await freshDatabase())
  served = await aSite({ storage: await openPostgres({ url: cutter.url }) })
})
afterEach(async () => {
  await served.stop()
  await cutter.close()
})

/** Whether what was asked for had been done when the way was cut. */
const WAS_DONE = { 'before the commit': false, 'after the commit': true } satisfies Record<Cut, boolean>

test.each(CUTS)('an order cut off %s is told to come again, and then exists once', async cut => {
  const { browser, stay } = await aGuest(served)
  const sent = anOrder(served.hotel, stay, { amplang: 2, madu: 1 })
  cutter.cutNext(cut)
  const lost = await browser.ask('placeOrder', sent)
  expect([lost.status, lost.code, cutter.cuts]).toEqual([503, 'busy', 1])
  expect(Number(lost.headers['retry-after'])).toBeGreaterThan(0)

  const again = await browser.ask('placeOrder', sent)
  expect(again.status).toBe(WAS_DONE[cut] ? 200 : 201)
  expect((await browser.ask('placeOrder', sent)).text).toBe(again.text)
  expect((await browser.value('orders', {})).orders).toEqual([again.value()])
  expect((await served.hotel.stock('amplang')).reserved).toBe(2)
  await holdsTogether(served.city.storage, served.hotel.outlet.slug)
})

test.each(CUTS)('a refusal cut off %s is the same refusal for ever', async cut => {
  const { browser, stay } = await aGuest(served)
  const sent = anOrder(served.hotel, stay, { amplang: 11 })
  cutter.cutNext(cut)
  expect((await browser.ask('placeOrder', sent)).status).toBe(503)
  expect(await browser.code('placeOrder', sent)).toBe('sold-out')
  served.city.clock.pass(60_000)
  expect(await browser.code('placeOrder', sent)).toBe('sold-out')
})

test.each(CUTS)(
  'of ten orders of one commit, cut off %s, each is told so and each exists once',
  async cut => {
    const guests = [await aGuest(served, '511'), await aGuest(served, '512')]
    const sent = guests.flatMap(({ browser, stay }) =>
      Array.from({ length: 5 }, () => ({ browser, order: anOrder(served.hotel, stay, { gabin: 1 }) })),
    )
    cutter.cutNext(cut)
    const first = await Promise.all(sent.map(({ browser, order }) => browser.ask('placeOrder', order)))
    // Some may have stood in a commit before or after the one that was cut.
    const lost = first.filter(({ status }) => status === 503)
    expect(lost.length).toBeGreaterThan(0)
    expect(first.every(({ status }) => status === 201 || status === 503)).toBe(true)
    const again = await Promise.all(sent.map(({ browser, order }) => browser.ask('placeOrder', order)))
    for (const [i, { status }] of again.entries())
      expect(status).toBe(first[i]?.status === 201 || WAS_DONE[cut] ? 200 : 201)
    expect((await served.hotel.stock('gabin')).reserved).toBe(10)
    await holdsTogether(served.city.storage, served.hotel.outlet.slug)
  },
)

test.each(CUTS)('a delivery cut off %s has one kwitansi', async cut => {
  const { hotel, city } = served
  const { stay } = await hotel.checkIn('512')
  const order = await hotel.place(stay, { amplang: 2 })
  valueIn(await stepOrder(city, hotel.clerk, order.id, { type: 'acknowledge' }))
  cutter.cutNext(cut)
  await expect(deliverOrder(city, hotel.clerk, order.id)).rejects.toBeInstanceOf(CommitUnknown)
  expect(valueIn(await deliverOrder(city, hotel.clerk, order.id)).number).toBe(1)
  expect((await hotel.stock('amplang')).batches[0]?.onHand).toBe(8)
  await holdsTogether(city.storage, hotel.outlet.slug)
})
