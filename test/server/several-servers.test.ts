/**
 * Several servers on one PostgreSQL, each with connections of its own and no word between them: whatever is asked of two
 * at the same moment is done once, and whoever only reads rows with a cursor misses none.
 */

import { afterEach, beforeEach, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { isOpen } from '../../src/domain/order.ts'
import { createFeed } from '../../src/server/live/feed.ts'
import type { Courier } from '../../src/server/ports.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { type EventRow, eventsAfter, lastEvent } from '../../src/server/storage/statements/events.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { voidDocument } from '../../src/server/usecases/documents/void-document.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { cancelOrder } from '../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../src/server/usecases/ordering/deliver-order.ts'
import type { Placed } from '../../src/server/usecases/ordering/place-order.ts'
import { addWebhook } from '../../src/server/usecases/webhooks/hooks.ts'
import { believed } from '../support/believed.ts'
import { freshDatabase } from '../support/databases.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { codeOf, valueIn } from '../support/results.ts'
import { hooksToTell, tellHook } from '../support/telling.ts'
import { aCity, aHotel, type City, guestIn, type Hotel, placeAsGuest } from '../support/world.ts'
import { holdsTogether } from './whole.ts'

const SERVERS = 3
const PIECES = 10
/** Rows that the reader reads at once: fewer than come between two of its questions. */
const PAGE = 7

let storages: Storage[]
let servers: City[]
let hotel: Hotel
let slug: string
beforeEach(async () => {
  const url = await freshDatabase()
  storages = []
  for (let i = 0; i <= SERVERS; i++) storages.push(await openPostgres({ url }))
  const [first] = storages
  if (first === undefined) throw new Error('no storage')
  const city = await aCity(() => first)
  hotel = await aHotel(city)
  slug = hotel.outlet.slug
  servers = storages.slice(0, SERVERS).map(storage => ({ ...city, storage }))
})
afterEach(() => Promise.all(storages.map(storage => storage.close())))

/** Writes nothing itself, so it is never told of a commit. */
const onlooker = () => storages[SERVERS] as Storage
const server = (i: number) => servers[i % SERVERS] as City

/** Of two servers at the same moment. */
const ofTwo = <T>(i: number, ask: (world: City) => Promise<T>) =>
  Promise.all([ask(server(i)), ask(server(i + 1))])

/** What guests and clerks do with the shelf at once: more is asked for than there is, and each thing of two servers. */
async function aRush(): Promise<Placed[]> {
  const stays = []
  for (const room of ['511', '512', '513']) stays.push((await hotel.checkIn(room)).stay)
  const requests = stays.flatMap(stay => Array.from({ length: 6 }, () => hotel.request(stay, { amplang: 1 })))
  const placed: Placed[] = []
  await Promise.all(
    requests.map(async (request, i) => {
      const [one, other] = await ofTwo(i, world => placeAsGuest(world, hotel.outlet, request))
      expect(one.ok).toBe(other.ok)
      if (!one.ok || !other.ok) return expect([codeOf(one), codeOf(other)]).toEqual(['sold-out', 'sold-out'])
      expect([one.value.first, other.value.first].sort()).toEqual([false, true])
      placed.push(one.value)
      if (placed.length % 4 === 0)
        return void (await ofTwo(i, world =>
          cancelOrder(world, guestIn(hotel.outlet, request.stay), request.id),
        ))
      const [mine, theirs] = await ofTwo(i, world => deliverOrder(world, hotel.clerk, request.id))
      const { number } = valueIn(mine)
      expect(valueIn(theirs).number).toBe(number)
      if (number % 3 === 0) await ofTwo(i, world => voidDocument(world, hotel.clerk, number, 'wrong-item'))
    }),
  )
  return placed
}

test('one verdict an id, goods sold once, kwitansi without a gap, whichever server is asked', async () => {
  const placed = await aRush()
  // Cancelled ones gave their pieces back, to whoever asked later.
  expect(placed.length).toBeGreaterThanOrEqual(PIECES)
  const { batches, reserved } = await hotel.stock('amplang')
  const sold = await onlooker().read(sql =>
    believed(sql).get<{ n: number }>(
      "SELECT COUNT(*) AS n FROM documents WHERE outlet = ? AND kind = 'kwitansi'",
      [slug],
    ),
  )
  expect(sold?.n).toBeGreaterThan(0)
  expect(reserved).toBe(0)
  // A void is a document of its own: goods come back by a movement, and none was made here.
  expect((batches[0]?.onHand ?? 0) + (sold?.n ?? 0)).toBe(PIECES)
  const bodies = await onlooker().read(sql =>
    believed(sql).all<{ body: string }>('SELECT body FROM orders WHERE outlet = ?', [slug]),
  )
  expect(bodies.map(({ body }) => JSON.parse(body)).filter(isOpen)).toEqual([])
  await holdsTogether(onlooker(), slug)
})

test('a reader that only asks for rows after its cursor, while all write, misses none and reads none twice', async () => {
  const read: number[] = []
  const rush = aRush()
  let isOver = false
  void rush.then(
    () => {
      isOver = true
    },
    () => {
      isOver = true
    },
  )
  let asked = 0
  for (let more = true; more; ) {
    // Asked before the rows are: what was written by then is among them.
    const wasOver = isOver
    const rows = await onlooker().read(sql => eventsAfter(sql, slug, read.at(-1) ?? 0, PAGE))
    read.push(...rows.map(({ seq }) => seq))
    asked++
    more = !wasOver || rows.length > 0
  }
  await rush
  const last = await onlooker().read(sql => lastEvent(sql, slug))
  expect(read).toEqual(Array.from({ length: last }, (_, i) => i + 1))
  expect(asked).toBeGreaterThan(last / PAGE)
})

test('a feed in a server that is never told of commits hears all of it, in order', async () => {
  const feed = createFeed(onlooker())
  const heard: number[] = []
  const deaf = () => undefined
  const event = ({ seq }: EventRow) => void heard.push(seq)
  const stop = feed.listen(slug, 0, { event, menu: deaf, access: deaf, anew: deaf, lost: deaf })
  await aRush()
  const last = await onlooker().read(sql => lastEvent(sql, slug))
  await expect.poll(() => heard.at(-1)).toBe(last)
  expect(heard).toEqual(Array.from({ length: last }, (_, i) => i + 1))
  stop()
  feed.close()
})

test('a hook is told each document once and in order, whichever servers tell it', async () => {
  const signer = handSigner()
  const brought: number[] = []
  const courier: Courier = {
    async bring(_url, _headers, body) {
      await new Promise(setImmediate)
      brought.push(JSON.parse(body).data.index)
      return { status: 200, retryAfterS: null }
    },
  }
  const [first] = servers
  if (first === undefined) throw new Error('no server')
  await openLogs(first, signer, 'etalase.test')
  valueIn(await addWebhook(first, AT_THE_CONSOLE, slug, 'https://books.test/'))
  await aRush()
  const size = await sealLog({ ...first, signer, highWater: handHighWater() }, slug)
  for (let more = true; more; ) {
    await Promise.all(
      servers.map(async server => {
        for (const { hook } of await hooksToTell(server)) await tellHook({ ...server, courier }, slug, hook)
      }),
    )
    hotel.world.clock.pass(10)
    more = (await hooksToTell(first)).length > 0
  }
  expect(brought).toEqual(Array.from({ length: size ?? 0 }, (_, i) => i))
})
