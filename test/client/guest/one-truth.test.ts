// @vitest-environment happy-dom
/**
 * An order under way owns its goods: basket, screen and outbox say one thing, on whatever storage there is, and whichever
 * way its answer comes. Its guest taps again only where goods stand in the basket.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepCart, keptCart } from '../../../src/client/guest/first/cart.ts'
import { now, set } from '../../../src/client/guest/first/state.ts'
import { keptStay } from '../../../src/client/guest/kept-stay.ts'
import { begin, beginOutbox } from '../../../src/client/guest/live.ts'
import { cancel, order } from '../../../src/client/guest/ordering.ts'
import { setQuantity } from '../../../src/client/guest/picking.ts'
import { theOutbox } from '../../../src/client/guest/sending.ts'
import { join, refreshOrders } from '../../../src/client/guest/stay.ts'
import type { OrderRequest, OrderView } from '../../../src/contract/order.ts'
import { FakeEventSource } from '../event-source.ts'
import { type Answer, type Asked, json, type Network, noAnswer, problem } from '../network.ts'
import { blockStorage, fillStorage, hangStorage, refuseDatabase } from '../storage.ts'
import { anOrder, aSession, OUTLET } from '../things.ts'
import { aPhone, READY } from './phone.ts'

let network: Network
let server: ReturnType<typeof aServer>
const list = () => server.orders()

/** Takes each id once, whoever hears of it. */
function aServer() {
  const standing = new Map<string, OrderView>()
  function take(asked: Asked): OrderView {
    const id = asked.path.split('/')[3] ?? ''
    const { lines, total, payment, deliver } = JSON.parse(asked.body ?? '{}') as OrderRequest
    const shown = { name: { id: '', en: '' }, seller: '', picture: null }
    const view = anOrder({ id, total, payment, deliver, lines: lines.map(line => ({ ...line, ...shown })) })
    const known = standing.get(id) ?? view
    standing.set(id, known)
    return known
  }
  return {
    orders: () => [...standing.values()],
    /** All that it has come to nothing, by the desk or by a guest's other device. */
    end(state: 'declined' | 'cancelled'): void {
      for (const [id, order] of standing) standing.set(id, { ...order, state })
    },
    taken: (asked => json(take(asked), {}, 201)(asked)) as Answer,
    /** Has it, and its answer is lost on the way back. */
    cut: (asked => {
      take(asked)
      return noAnswer(asked)
    }) as Answer,
    look: (asked => {
      const known = standing.get(asked.path.split(/[/?]/)[3] ?? '')
      return (known === undefined ? problem('unknown-order', 404) : json(known))(asked)
    }) as Answer,
  }
}

function serve(): void {
  const { orders, taken, look } = server
  network.answer('GET /api/session', json(aSession()))
  network.answer('GET /api/orders', asked =>
    json({ orders: orders(), cursor: 7, desk: { attended: true } })(asked),
  )
  network.answer('GET /api/orders/', look)
  network.answer('PUT /api/orders/', taken)
}

beforeEach(() => {
  server = aServer()
  network = aPhone(READY)
  serve()
})
afterEach(async () => {
  // What is on its way must not arrive at the next test's server.
  await theOutbox().wake()
  theOutbox().close()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** The guest looks into the basket, and orders what stands there. */
async function orderWhatTheBasketShows(): Promise<void> {
  if (Object.keys(now().cart.lines).length === 0) return
  set({ place: { ...now().place, screen: { name: 'cart' } } })
  await order('')
}

/** The page is gone; what it had kept is there again, as far as the browser had written it. */
async function reopen({
  basket,
  isSpareLost = false,
}: {
  basket?: string
  isSpareLost?: boolean
} = {}): Promise<void> {
  theOutbox().close()
  const { indexedDB } = globalThis
  const kept = { ...localStorage } as Record<string, string>
  network = aPhone({ session: { is: 'unasked' } })
  vi.stubGlobal('indexedDB', indexedDB)
  for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text)
  if (basket !== undefined) localStorage.setItem(`etalase-cart-${OUTLET}`, basket)
  if (isSpareLost) localStorage.removeItem(`etalase-outbox-${OUTLET}`)
  serve()
  set({ cart: keptCart(OUTLET) })
  await begin(null)
}

const SPOILT = [
  ['a database that refuses', refuseDatabase],
  ['a database that is full', fillStorage],
  ['a database that hangs', hangStorage],
  ['no storage at all', blockStorage],
] as const

describe.each(SPOILT)('with %s', (_, spoil) => {
  beforeEach(async () => {
    spoil()
    beginOutbox()
    await join(aSession())
  })

  test('an order that no answer came to leaves the basket, and stands on its own screen', async () => {
    network.answer('PUT /api/orders/', server.cut)
    await order('')
    expect(now().cart.lines).toEqual({})
    expect(now().place.screen).toEqual({ name: 'order', id: list()[0]?.id })
    expect(now().outbox).toMatchObject([{ saved: false, state: { type: 'waiting' } }])
  })

  test.each<[string, () => Promise<void>]>([
    ['the next try', async () => dispatchEvent(new Event('online')) as never],
    ['an event', async () => FakeEventSource.last.says('order', { order: list()[0] }, '8') as never],
    ['the list of orders', () => refreshOrders()],
  ])('its answer by %s moves the screen, and tapping on makes no second', async (_way, heard) => {
    network.answer('PUT /api/orders/', server.cut)
    await order('')
    network.answer('PUT /api/orders/', server.taken)
    await heard()
    await vi.waitFor(() => expect(now().outbox).toMatchObject([{ state: { type: 'settled' } }]))
    expect(now().orders.map(({ id }) => id)).toEqual([list()[0]?.id])
    await orderWhatTheBasketShows()
    expect(list()).toHaveLength(1)
  })
})

test('a database that hangs does not hang the tap: the order is sent all the same', async () => {
  hangStorage()
  beginOutbox()
  await join(aSession())
  await order('')
  expect(list()).toHaveLength(1)
  expect(now().place.screen).toEqual({ name: 'order', id: list()[0]?.id })
})

describe('a page that was gone after the tap', () => {
  async function orderUnheard(answer: Answer = server.cut): Promise<string> {
    await join(aSession())
    setQuantity('amplang', 2)
    const before = localStorage.getItem(`etalase-cart-${OUTLET}`) ?? ''
    network.answer('PUT /api/orders/', answer)
    await order('')
    return before
  }

  test('finds its goods with the order that was saved, though the basket of before is on disk', async () => {
    const basket = await orderUnheard()
    await reopen({ basket })
    await orderWhatTheBasketShows()
    expect(now().cart.lines).toEqual({})
    expect(list()).toHaveLength(1)
  })

  test('and though an older basket still is on disk, which was changed before it was ordered', async () => {
    await join(aSession())
    setQuantity('amplang', 1)
    const older = localStorage.getItem(`etalase-cart-${OUTLET}`) ?? ''
    setQuantity('madu', 1)
    await orderUnheard()
    await reopen({ basket: older })
    await orderWhatTheBasketShows()
    expect(now().cart.lines).toEqual({})
    expect(list()).toHaveLength(1)
  })

  test('finds them with the order that the database would not take, beside the basket', async () => {
    refuseDatabase()
    beginOutbox()
    const basket = await orderUnheard(noAnswer)
    await reopen({ basket })
    expect(now().cart.lines).toEqual({})
    await vi.waitFor(() => expect(list()).toHaveLength(1))
    await orderWhatTheBasketShows()
    expect(list()).toHaveLength(1)
  })

  test('finds them in the list of orders, where nothing but the basket outlived it', async () => {
    refuseDatabase()
    beginOutbox()
    const basket = await orderUnheard()
    await reopen({ basket, isSpareLost: true })
    await vi.waitFor(() => expect(now().cart.lines).toEqual({}))
    await orderWhatTheBasketShows()
    expect(list()).toHaveLength(1)
  })

  test('and orders that basket again before anything is known: it is the same order', async () => {
    refuseDatabase()
    beginOutbox()
    const basket = await orderUnheard()
    network.answer('GET /api/orders', noAnswer)
    await reopen({ basket, isSpareLost: true })
    network.answer('GET /api/orders', noAnswer)
    network.answer('PUT /api/orders/', problem('order-mismatch', 409))
    set({ cart: keptCart(OUTLET), orders: [] })
    keepCart(OUTLET, JSON.parse(basket))
    set({ cart: keptCart(OUTLET) })
    await orderWhatTheBasketShows()
    expect(now().cart.lines).toEqual({})
    expect(now().place.screen).toEqual({ name: 'order', id: list()[0]?.id })
    expect(list()).toHaveLength(1)
  })

  test('has its goods back where the order came to nothing, under another id', async () => {
    const basket = await orderUnheard(problem('invalid', 422))
    await reopen({ basket })
    expect(now().cart.lines).toEqual({ amplang: 2 })
    await orderWhatTheBasketShows()
    expect(list()).toHaveLength(1)
    expect(now().orders[0]?.id).not.toBe(JSON.parse(basket).id)
  })

  test.each(['declined', 'cancelled'] as const)(
    'has them back where the list says that it was %s, and what it orders then is another order',
    async state => {
      refuseDatabase()
      beginOutbox()
      const basket = await orderUnheard()
      server.end(state)
      await reopen({ basket, isSpareLost: true })
      await vi.waitFor(() => expect(now().orders).toMatchObject([{ state }]))
      expect(now().cart.lines).toEqual({ amplang: 2 })
      await orderWhatTheBasketShows()
      expect(list()).toMatchObject([{ state }, { state: 'placed' }])
      expect(now().place.screen).toEqual({ name: 'order', id: list()[1]?.id })
    },
  )
})

test('a basket that another tab has ordered is that order, whichever of the two words comes first', async () => {
  await join(aSession())
  setQuantity('amplang', 2)
  const stale = now().cart
  network.answer('PUT /api/orders/', server.cut)
  await order('')
  // As in a tab to which nothing has come yet.
  set({ cart: stale, orders: [] })
  await orderWhatTheBasketShows()
  expect(now().cart.lines).toEqual({})
  expect(list()).toHaveLength(1)
  expect(keptStay(OUTLET)).not.toBeNull()
})

test('a basket whose order was taken back in another tab is ordered anew, under an id of its own', async () => {
  await join(aSession())
  setQuantity('amplang', 2)
  const stale = now().cart
  network.answer('PUT /api/orders/', noAnswer)
  network.answer('POST /api/orders/', json({ order: null }))
  await order('')
  await cancel(stale.id ?? '')
  await vi.waitFor(() => expect(network.askedFor('POST /api/orders/')).toHaveLength(1))
  set({ cart: stale })
  network.answer('PUT /api/orders/', server.taken)
  await orderWhatTheBasketShows()
  expect(list()).toHaveLength(1)
  expect(list()[0]?.id).not.toBe(stale.id)
  expect(now().cart.lines).toEqual({})
})

test('the next basket of the same goods is another order', async () => {
  await join(aSession())
  await order('')
  setQuantity('amplang', 2)
  set({ place: { ...now().place, screen: { name: 'cart' } } })
  await order('')
  expect(list()).toHaveLength(2)
})
