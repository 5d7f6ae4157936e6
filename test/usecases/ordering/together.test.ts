/**
 * What is asked for at the same moment shares reading, writing and commit, and nobody can tell: answers and rows are those
 * of the same asks one after the other, each alone, also when a statement fails under all of them.
 */
import { expect, test } from 'vitest'
import type { OrderRequest } from '../../../src/domain/order.ts'
import { OPEN_ORDERS_MAX } from '../../../src/domain/placing.ts'
import type { Result } from '../../../src/domain/result.ts'
import { cancelOrder, stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { breakable, pictureOf } from '../../support/faults.ts'
import { seededRandom } from '../../support/ports.ts'
import { codeOf, valueIn } from '../../support/results.ts'
import { aCity, aHotel, guestIn, type Hotel, type Pieces, placeAsGuest } from '../../support/world.ts'

type Deed = (hotel: Hotel) => Promise<Result<unknown>>

/** Draws that are the same for the same seed. */
function draws(seed: number): (below: number) => number {
  const random = seededRandom(`together ${seed}`)
  return below => new DataView(random.bytes(4).buffer).getUint32(0) % below
}

const place =
  (request: OrderRequest): Deed =>
  ({ world, outlet }) =>
    placeAsGuest(world, outlet, request)

/** Of two guests who stay and one who has left: orders, the same again, others under the same id, cancels, steps, deliveries. */
async function theDeeds(hotel: Hotel, seed: number): Promise<Deed[]> {
  const draw = draws(seed)
  const stays = [(await hotel.checkIn('511')).stay, (await hotel.checkIn('512')).stay]
  const gone = (await hotel.checkIn('513')).stay
  valueIn(await checkOut(hotel.world, hotel.clerk, '513'))
  const aStay = () => (draw(8) === 0 ? gone : (stays[draw(2)] ?? gone))
  const wishes: readonly Pieces[] = [
    { amplang: 1 },
    { amplang: 3, gabin: 1 },
    { madu: 2 },
    { gabin: 2 },
    { madu: 20 },
  ]
  const requests = Array.from({ length: 24 }, () => hotel.request(aStay(), wishes[draw(wishes.length)] ?? {}))

  function aDeed(): Deed {
    const request = requests[draw(requests.length)]
    if (request === undefined) throw new Error('no request')
    const { id, stay } = request
    switch (draw(12)) {
      case 0:
        return place({ ...request, note: 'pedas' })
      case 1:
        return place({ ...request, stay: aStay() })
      case 2:
        return ({ world, outlet }) => cancelOrder(world, guestIn(outlet, stay), id)
      case 3:
        return ({ world, outlet }) => cancelOrder(world, guestIn(outlet, aStay()), id)
      case 4:
        return ({ world, clerk }) => stepOrder(world, clerk, id, { type: 'acknowledge' })
      case 5:
        return ({ world, clerk }) => stepOrder(world, clerk, id, { type: 'decline', reason: 'closed' })
      case 6:
        return ({ world, clerk }) => deliverOrder(world, clerk, id)
      default:
        return place(request)
    }
  }
  return Array.from({ length: 100 }, aDeed)
}

/** Rows in which no secret is: those are drawn anew when a work is run again. `first` says who came first. */
const TABLES = ['orders', 'verdicts', 'events', 'stock_entries', 'batches', 'placements', 'showings'] as const

async function rowsOf(hotel: Hotel) {
  const picture = await pictureOf(hotel.world.storage)
  return TABLES.map(table => [table, picture[table]])
}

async function oneByOne(hotel: Hotel, deeds: readonly Deed[]): Promise<Result<unknown>[]> {
  const answers: Result<unknown>[] = []
  for (const deed of deeds) answers.push(await deed(hotel))
  return answers
}

/** What askers hear: the shelf beside an order is for whoever shows it. */
function heard(answers: readonly Result<unknown>[]): unknown {
  return answers.map(answer =>
    answer.ok && answer.value !== null ? { ...(answer.value as object), placements: null } : answer,
  )
}

const SEEDS = Array.from({ length: 8 }, (_, index) => index)

test.each(SEEDS)('all at once as one by one (%i)', async seed => {
  const [alone, crowd] = [await aHotel(await aCity()), await aHotel(await aCity())]
  const expected = await oneByOne(alone, await theDeeds(alone, seed))
  const answers = await Promise.all((await theDeeds(crowd, seed)).map(deed => deed(crowd)))
  expect(heard(answers)).toEqual(heard(expected))
  expect(await rowsOf(crowd)).toEqual(await rowsOf(alone))
  expect(new Set(answers.map(codeOf)).size).toBeGreaterThan(4)
})

test.each(SEEDS)('nor can anybody tell that a statement failed under all of them (%i)', async seed => {
  const breaks = breakable()
  const [alone, crowd] = [await aHotel(await aCity()), await aHotel(await aCity(breaks.wrap))]
  const expected = await oneByOne(alone, await theDeeds(alone, seed))
  const deeds = await theDeeds(crowd, seed)
  breaks.breakAt(5 + 9 * seed)
  const answers = await Promise.all(deeds.map(deed => deed(crowd)))
  expect(answers.map(codeOf)).toEqual(expected.map(codeOf))
  expect(await rowsOf(crowd)).toEqual(await rowsOf(alone))
})

test('orders of one stay at the same moment count against each other', async () => {
  const hotel = await aHotel(await aCity(), { pieces: { gabin: 100 } })
  const { stay } = await hotel.checkIn('512')
  const requests = Array.from({ length: OPEN_ORDERS_MAX + 3 }, () => hotel.request(stay, { gabin: 1 }))
  const answers = await Promise.all(requests.map(request => placeAsGuest(hotel.world, hotel.outlet, request)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(OPEN_ORDERS_MAX)
  expect(answers.slice(OPEN_ORDERS_MAX).map(codeOf)).toEqual(['too-many', 'too-many', 'too-many'])
})
