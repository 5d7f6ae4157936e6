import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fieldsOfProduct } from '../../src/domain/register.ts'
import type { Loop } from '../../src/server/live/loop.ts'
import { startPushing } from '../../src/server/live/pushing-loop.ts'
import type { HubLink } from '../../src/server/ports.ts'
import { allProducts } from '../../src/server/storage/statements/city/register.ts'
import { findLog } from '../../src/server/storage/statements/log/logs.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../src/server/usecases/log/seal.ts'
import { addOwnProduct, changeOwnProduct } from '../../src/server/usecases/register/outlet-adds.ts'
import { aHub, type ServedHub } from '../support/hub.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { valueIn } from '../support/results.ts'
import { anOutlet, aProduct, HOTEL } from '../support/things.ts'
import { aCity, aHotel, type City } from '../support/world.ts'

const TURN_MS = 15_000
const REGISTER_MS = 600_000
/** Of a machine that does much else. */
const PATIENCE = { timeout: 30_000, interval: 100 }

let city: City
let pushing: Loop
let first: ServedHub
/** What answers at the hub's address. */
let answers: ServedHub
/** For as long as the answer to the last of a push is on its way. */
let underway: Promise<void>

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const hotel = await aHotel(await aCity())
  city = hotel.world
  first = await aHub(city.clock)
  answers = first
  underway = Promise.resolve()
  const link: HubLink = {
    async ask(path, body) {
      const answer = await answers.link.ask(path, body)
      if ((await sizeAt(first)) === 2) await underway
      return answer
    },
  }
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
  await filledUp(answers)
})

test('what the hub of before has said is not believed of the one whose backup was put back', async () => {
  let arrive = () => {}
  underway = new Promise(resolve => {
    arrive = resolve
  })
  await vi.waitFor(async () => expect(await sizeAt(first)).toBe(2))
  answers = await aHub(city.clock, 'the hub of before')
  await answers.adopt(city, HOTEL)
  vi.advanceTimersByTime(REGISTER_MS)
  arrive()
  await filledUp(answers)
})

test('what an outlet adds by itself is there a turn later, though nothing is sold', async () => {
  await vi.waitFor(async () => expect(await sizeAt(first)).toBe(2))
  const manager = { kind: 'manager', outlet: anOutlet(), staff: 'Manajer', terminal: '' } as const
  const kain = aProduct('dapur-demo/kain', {
    category: 'craft',
    picture: 'kain.webp',
    permit: { kind: 'exempt' },
  })
  const fields = { ...fieldsOfProduct({ ...kain, halal: { status: 'not-food' } }), photos: [], care: [] }
  const wish = { maker: { slug: 'dapur-demo' }, fields: { ...fields, allergens: [] } }
  const { id, version } = valueIn(await addOwnProduct(city, manager, wish))
  await waitsThere([`${id} good kain`])
  // What was told was read before it was: this is another turn's.
  city.clock.pass(TURN_MS)
  valueIn(await changeOwnProduct(city, manager, id, { version, fields: { 'name.en': 'Cloth' } }))
  await waitsThere([`${id} Cloth`])
})

/** Long before the register is heard anew, that is what the agency has to say something of. */
async function waitsThere(products: readonly string[]): Promise<void> {
  let turns = 0
  await vi.waitFor(async () => {
    if (++turns * TURN_MS < REGISTER_MS / 3) vi.advanceTimersByTime(TURN_MS)
    const all = await first.hub.storage.read(allProducts)
    const own = all.filter(({ standing }) => standing === 'own')
    expect(own.map(product => `${product.id} ${product.name.en}`)).toEqual(products)
  }, PATIENCE)
}

/** At one of the next turns, before the register is heard anew: one goes by while an answer is on its way. */
async function filledUp(hub: ServedHub): Promise<void> {
  let woundMs = TURN_MS
  await vi.waitFor(async () => {
    if (woundMs + TURN_MS < REGISTER_MS) {
      vi.advanceTimersByTime(TURN_MS)
      woundMs += TURN_MS
    }
    expect(await sizeAt(hub)).toBe(2)
  }, PATIENCE)
}
