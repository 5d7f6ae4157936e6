// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changeCart } from '../../../src/client/guest/first/actions.ts'
import { keptCart } from '../../../src/client/guest/first/cart.ts'
import { keptRoom } from '../../../src/client/guest/first/door.ts'
import { now, set } from '../../../src/client/guest/first/state.ts'
import { keepStay } from '../../../src/client/guest/kept-stay.ts'
import { begin, beginOutbox } from '../../../src/client/guest/live.ts'
import { order } from '../../../src/client/guest/ordering.ts'
import { sendForNobody, theOutbox } from '../../../src/client/guest/sending.ts'
import { refreshMenu } from '../../../src/client/guest/shop.ts'
import { inSession } from '../../../src/client/guest/standing.ts'
import { askSession, join, learn, leave, refreshOrders } from '../../../src/client/guest/stay.ts'
import { indexedDbStore } from '../../../src/client/replica/indexed-db.ts'
import { CONTRACT_VERSION } from '../../../src/contract/version.ts'
import { FakeEventSource } from '../event-source.ts'
import { json, type Network, noAnswer, problem } from '../network.ts'
import { taken } from '../outbox/page.ts'
import { blockStorage, fillStorage, WOUND } from '../storage.ts'
import { aMenu, anOrder, aPlacement, aSession, OTHER_STAY, OUTLET, STAY } from '../things.ts'
import { allKept, aPhone, MENU, READY } from './phone.ts'

let network: Network

beforeEach(() => {
  network = aPhone(READY)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('joining a stay', () => {
  test('takes along what was picked before anybody was known', async () => {
    set({ session: { is: 'none' }, cart: { ...now().cart, stay: null } })
    await join(aSession())
    expect(now().cart).toMatchObject({ stay: STAY, lines: { amplang: 2 } })
    expect(keptCart(OUTLET)).toEqual(now().cart)
    expect(keptRoom(OUTLET)).toEqual({ name: '512', kind: 'room' })
  })

  test('again keeps its basket', async () => {
    await join(aSession())
    expect(now().cart.lines).toEqual({ amplang: 2 })
  })

  test("drops another stay's basket", async () => {
    await join(aSession({ stay: OTHER_STAY }))
    expect(now().cart).toMatchObject({ stay: OTHER_STAY, lines: {} })
    expect(keptCart(OUTLET).lines).toEqual({})
  })

  test('reads its orders and goes on hearing of them from there', async () => {
    network.answer('GET /api/orders', json({ orders: [anOrder()], cursor: 41, desk: { attended: false } }))
    await join(aSession())
    expect(now()).toMatchObject({ orders: [anOrder()], attended: false })
    expect(FakeEventSource.last.url).toBe(
      `/api/events?outlet=${OUTLET}&contract=${CONTRACT_VERSION}&after=41`,
    )
  })

  test('names the outlet in every question of its guest: a browser may know several', async () => {
    await join(aSession())
    expect(network.askedFor('GET /api/orders')[0]?.headers['etalase-outlet']).toBe(OUTLET)
  })
})

test('after any step of an order the phone still hears that the desk has gone, and that it is back', async () => {
  await join(aSession())
  FakeEventSource.last.says('order', { order: anOrder({ state: 'acknowledged' }) }, '8')
  FakeEventSource.last.says('desk', { attended: false })
  expect(now().attended).toBe(false)
  FakeEventSource.last.says('desk', { attended: true })
  expect(now().attended).toBe(true)
})

test('a phone that was too far behind takes up the whole that it is told in one go', async () => {
  await join(aSession())
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  FakeEventSource.last.says('order', { order: anOrder({ state: 'dispatched' }) })
  FakeEventSource.last.says('stay', { stay: STAY, room: '512', ended: false }, '900')
  expect(now().orders).toEqual([anOrder({ state: 'dispatched' })])
})

describe('the end of a stay', () => {
  beforeEach(async () => {
    await join(aSession())
    changeCart({ ...now().cart, note: 'Ulang tahun Ibu Demo' })
    network.answer('PUT /api/orders/', noAnswer)
    await order('')
  })

  test('wipes everything that was kept of its guest at that outlet', () => {
    expect(allKept()).toContain(STAY)
    leave()
    expect(allKept()).not.toContain(STAY)
    expect(allKept()).not.toContain('amplang')
    expect(allKept()).not.toContain('Ibu Demo')
    expect(allKept()).not.toContain('512')
  })

  test('takes its orders, and those of stays before it, out of the database that shows them without a network', async () => {
    const database = indexedDbStore()
    const known = { orders: new Map([[anOrder().id, anOrder()]]), cursor: 7, attended: true }
    for (const [outlet, owner] of [
      [OUTLET, STAY],
      [OUTLET, OTHER_STAY],
      ['mall-demo', OTHER_STAY],
    ] as const)
      await database.write(outlet, owner, known)
    await leave()
    expect(await database.read(OUTLET, STAY)).toBeNull()
    expect(await database.read(OUTLET, OTHER_STAY)).toBeNull()
    expect(await database.read('mall-demo', OTHER_STAY)).toMatchObject(known)
  })

  test('touches nothing of another outlet', () => {
    localStorage.setItem('etalase-stay-mall-demo', 'of the mall')
    leave()
    expect(localStorage.getItem('etalase-stay-mall-demo')).toBe('of the mall')
  })

  test('leaves nothing on the screen, and hears no more', () => {
    leave()
    expect(now()).toMatchObject({ session: { is: 'none' }, orders: [], door: { is: 'unknown', room: null } })
    expect(now().cart).toMatchObject({ stay: null, lines: {}, note: '' })
    expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED)
  })

  test('has the server take the cookies off, once the verdicts are known, and asks for it until it is done', async () => {
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('PUT /api/orders/', problem('stay-ended', 410))
    network.answer('POST /api/session/end', noAnswer)
    await askSession()
    expect(network.asked.at(-1)).toMatchObject({ path: '/api/session/end', body: `{"outlet":"${OUTLET}"}` })
    const asked = network.askedFor('POST /api/session/end').length
    network.answer('POST /api/session/end', json({}))
    await begin(null)
    await begin(null)
    expect(network.askedFor('POST /api/session/end')).toHaveLength(asked + 1)
  })

  test('leaves no address of an order standing', async () => {
    set({ place: { ...now().place, screen: { name: 'order', id: anOrder().id } } })
    history.replaceState(null, '', `/r/${OUTLET}/orders/${anOrder().id}`)
    network.answer('GET /api/orders', problem('stay-ended', 410))
    await refreshOrders()
    expect(location.pathname).toBe(`/r/${OUTLET}`)
    expect(now()).toMatchObject({ place: { screen: { name: 'menu' } }, trouble: { kind: 'stay-ended' } })
  })

  test('that another tab has heard of is asked about here', async () => {
    network.answer('GET /api/session', json(aSession()))
    await begin(null)
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('PUT /api/orders/', problem('stay-ended', 410))
    keepStay(OUTLET, null)
    dispatchEvent(new Event('storage'))
    await vi.waitFor(() => expect(now().session).toEqual({ is: 'none' }))
    expect(now().orders).toEqual([])
  })

  test('is asked about by a page that comes back as it was left', async () => {
    network.answer('GET /api/session', json(aSession()))
    await begin(null)
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('PUT /api/orders/', problem('stay-ended', 410))
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await vi.waitFor(() => expect(now().session).toEqual({ is: 'none' }))
    expect(allKept()).not.toContain(STAY)
  })

  test('is heard from the stream', async () => {
    FakeEventSource.last.says('stay', { stay: STAY, room: '512', ended: true }, '9')
    await vi.waitFor(() => expect(now().session).toEqual({ is: 'none' }))
    expect(allKept()).not.toContain(STAY)
  })

  test('is heard from the server', async () => {
    network.answer('GET /api/orders', problem('stay-ended', 410))
    await refreshOrders()
    expect(now()).toMatchObject({
      session: { is: 'none' },
      outbox: [],
      trouble: { kind: 'stay-ended', unplaced: 1 },
    })
    expect(allKept()).not.toContain(STAY)
  })

  test('is not taken from a session that is lost while an order waits for its verdict', async () => {
    network.answer('GET /api/orders', problem('session-required', 401))
    await refreshOrders()
    expect(now()).toMatchObject({ session: { is: 'none' }, outbox: [{ state: { type: 'waiting' } }] })
  })

  test('is taken from a session that is lost when nothing waits', async () => {
    network.answer('PUT /api/orders/', problem('sold-out', 409, { lines: [] }))
    network.answer('GET /api/orders', problem('session-required', 401))
    await refreshOrders()
    expect(now().session).toEqual({ is: 'none' })
    expect(allKept()).not.toContain(STAY)
  })

  test('is not taken from a server that is not heard', async () => {
    network.answer('GET /api/session', noAnswer)
    network.answer('GET /api/orders', noAnswer)
    await askSession()
    await refreshOrders()
    expect(now().session).toEqual(inSession(aSession()))
    expect(now().offline).toBe(true)
    expect(now().outbox).toMatchObject([{ state: { type: 'waiting' } }])
  })
})

describe('a device that comes back', () => {
  beforeEach(() => {
    keepStay(OUTLET, aSession())
    set({ session: { is: 'unasked' } })
    network.answer('GET /api/session', problem('session-required', 401))
  })

  test('after its stay has ended hears that', async () => {
    network.answer('GET /api/orders', problem('stay-ended', 410))
    await begin(null)
    expect(now()).toMatchObject({ session: { is: 'none' }, trouble: { kind: 'stay-ended', unplaced: 0 } })
    expect(allKept()).not.toContain(STAY)
  })

  test('after its stay has ended has what waits judged first, and keeps nothing of what was ordered', async () => {
    network.answer('GET /api/session', json(aSession()))
    await begin(null)
    network.answer('PUT /api/orders/', noAnswer)
    await order('')
    const { indexedDB } = globalThis
    network = aPhone({ session: { is: 'unasked' } })
    // As a page that was only just opened: it sends for no stay yet.
    beginOutbox()
    await sendForNobody()
    vi.stubGlobal('indexedDB', indexedDB)
    keepStay(OUTLET, aSession())
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('GET /api/orders', problem('stay-ended', 410))
    network.answer('PUT /api/orders/', taken)
    await begin(null)
    expect(network.askedFor('PUT /api/orders/')).toHaveLength(1)
    expect(now()).toMatchObject({ outbox: [], trouble: { kind: 'stay-ended', unplaced: 0 } })
  })

  test('after its stay was left while its database hung, keeps nothing of what was ordered', async () => {
    network.answer('GET /api/session', json(aSession()))
    network.answer('PUT /api/orders/', taken)
    await begin(null)
    await order('')
    const { indexedDB } = globalThis
    aPhone({ session: { is: 'unasked' } })
    vi.stubGlobal('indexedDB', indexedDB)
    await begin(null)
    beginOutbox()
    await theOutbox().read()
    expect(now()).toMatchObject({ session: { is: 'none' }, trouble: null, outbox: [] })
  })

  test('while another tab is leaving its stay puts no basket of it back', async () => {
    keepStay(OUTLET, null)
    await begin(null)
    expect(now()).toMatchObject({ session: { is: 'none' }, trouble: null, cart: { stay: null } })
    expect(allKept()).not.toContain(STAY)
  })

  test('and is not known any more hears that, with a way on', async () => {
    network.answer('GET /api/orders', problem('session-required', 401))
    await begin(null)
    expect(now()).toMatchObject({ session: { is: 'none' }, trouble: { kind: 'forgotten' } })
  })

  test('and never was of a stay hears nothing', async () => {
    keepStay(OUTLET, null)
    set({ cart: { ...now().cart, stay: null } })
    await begin(null)
    expect(now()).toMatchObject({ session: { is: 'none' }, trouble: null })
    expect(network.askedFor('GET /api/orders')).toEqual([])
  })
})

test('a phone that never was of a stay keeps what it picked when it hears that it has no session', async () => {
  set({ session: { is: 'unasked' }, cart: { ...now().cart, stay: null } })
  network.answer('GET /api/session', problem('session-required', 401))
  await askSession()
  expect(now().session).toEqual({ is: 'none' })
  expect(now().cart.lines).toEqual({ amplang: 2 })
})

test('nor does it lose anything where that was known already: two questions may cross', async () => {
  set({ session: { is: 'none' }, cart: { ...now().cart, stay: null } })
  network.answer('GET /api/session', problem('session-required', 401))
  await askSession()
  expect(now().cart.lines).toEqual({ amplang: 2 })
  expect(now().door).toEqual({ is: 'known', room: { name: '512', kind: 'room' } })
  expect(network.askedFor('POST /api/session/end')).toEqual([])
})

describe('a browser that was killed, and has lost what it knew of its stay but not the order that waits', () => {
  beforeEach(async () => {
    await join(aSession())
    network.answer('PUT /api/orders/', noAnswer)
    await order('')
    const { indexedDB } = globalThis
    network = aPhone({ session: { is: 'unasked' } })
    vi.stubGlobal('indexedDB', indexedDB)
    beginOutbox()
  })

  test('sends it, and shows its stay, where the cookie is still there', async () => {
    network.answer('GET /api/session', json(aSession()))
    network.answer('PUT /api/orders/', taken)
    await begin(null)
    await vi.waitFor(() => expect(now().outbox).toMatchObject([{ state: { type: 'settled' } }]))
    expect(now().session).toEqual(inSession(aSession()))
  })

  test('shows it and asks for the stay code where the cookie is gone', async () => {
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('PUT /api/orders/', problem('session-required', 401))
    await begin(null)
    expect(now()).toMatchObject({
      session: { is: 'none' },
      outbox: [{ owner: STAY, state: { type: 'waiting' } }],
    })
  })

  test('goes by what waits, not by the mark of an earlier stay', async () => {
    keepStay(OUTLET, aSession({ stay: OTHER_STAY }))
    network.answer('GET /api/session', noAnswer)
    network.answer('PUT /api/orders/', noAnswer)
    await begin(null)
    expect(now()).toMatchObject({
      session: { is: 'unasked' },
      outbox: [{ owner: STAY, state: { type: 'waiting' } }],
    })
    network.answer('GET /api/session', problem('session-required', 401))
    await askSession()
    expect(now()).toMatchObject({
      session: { is: 'none' },
      outbox: [{ owner: STAY, state: { type: 'waiting' } }],
    })
  })

  test('shows it without a network, sends it later, and then learns whose device it is', async () => {
    network.answer('GET /api/session', noAnswer)
    network.answer('PUT /api/orders/', noAnswer)
    await begin(null)
    expect(now().outbox).toMatchObject([{ owner: STAY, state: { type: 'waiting' } }])

    network.answer('GET /api/session', json(aSession()))
    network.answer('PUT /api/orders/', taken)
    await theOutbox().wake()
    await vi.waitFor(() => expect(now().session).toEqual(inSession(aSession())))
    expect(now().outbox).toMatchObject([{ state: { type: 'settled' } }])
  })
})

test('a tab follows another into the stay that was joined there: the cookie is of both', async () => {
  network.answer('GET /api/session', json(aSession()))
  await begin(null)
  await join(aSession())
  network.answer('GET /api/orders', json({ orders: [], cursor: 9, desk: { attended: true } }))
  keepStay(OUTLET, aSession({ stay: OTHER_STAY, room: '511' }))
  dispatchEvent(new Event('storage'))
  await vi.waitFor(() => expect(now().ordersRead).toBe(true))
  expect(now()).toMatchObject({
    session: { stay: OTHER_STAY },
    door: { room: { name: '511' } },
    cart: { lines: {} },
  })
  const joined = network.askedFor('GET /api/orders').length
  dispatchEvent(new Event('storage'))
  expect(network.askedFor('GET /api/orders')).toHaveLength(joined)
})

test('a stranger is asked nothing', async () => {
  network = aPhone({ session: { is: 'unasked' } })
  await begin(null)
  expect(now().session).toEqual({ is: 'none' })
  expect(network.askedFor('GET /api/session')).toEqual([])
  expect(allKept()).not.toContain('trial')
})

test.each([
  ['refuses all', blockStorage],
  ['is full', fillStorage],
])('a phone whose storage %s is known again by the server when its page is loaded anew', async (_, spoil) => {
  network = aPhone({ session: { is: 'unasked' } })
  spoil()
  network.answer('GET /api/session', json(aSession()))
  await begin(null)
  expect(now()).toMatchObject({ session: { stay: STAY }, door: { room: { name: '512' } } })
})

test('a shop that was opened while no server answered asks again by itself', async () => {
  network = aPhone({ session: { is: 'unasked' } })
  await leave()
  network.answer('GET /api/outlets/', noAnswer)
  vi.useFakeTimers(WOUND)
  await begin(null)
  expect(now().offline).toBe(true)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(network.askedFor('GET /api/outlets/').length).toBeGreaterThan(2)
  network.answer('GET /api/outlets/', json(MENU))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(now().offline).toBe(false)
  const asked = network.askedFor('GET /api/outlets/').length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(network.askedFor('GET /api/outlets/')).toHaveLength(asked)
})

describe('news from the stream', () => {
  beforeEach(() => join(aSession()))

  test('of an order whose answer was lost is its verdict', async () => {
    network.answer('PUT /api/orders/', noAnswer)
    await order('')
    const [entry] = now().outbox
    FakeEventSource.last.says('order', { order: anOrder({ id: entry?.id ?? '' }) }, '8')
    await vi.waitFor(() => expect(now().outbox).toMatchObject([{ state: { verdict: { type: 'accepted' } } }]))
  })

  test('the newest word on an order wins', () => {
    FakeEventSource.last.says('order', { order: anOrder() }, '8')
    FakeEventSource.last.says('order', { order: anOrder({ state: 'acknowledged' }) }, '9')
    expect(now().orders).toEqual([anOrder({ state: 'acknowledged' })])
  })

  test('a move takes the stay to its new room', () => {
    FakeEventSource.last.says('stay', { stay: STAY, room: '701', ended: false }, '8')
    expect(now()).toMatchObject({ door: { room: { name: '701', kind: 'room' } }, session: { room: '701' } })
    expect(keptRoom(OUTLET)?.name).toBe('701')
  })

  test('whether somebody is at the desk is told at once', () => {
    FakeEventSource.last.says('desk', { attended: false })
    expect(now().attended).toBe(false)
  })

  test('the line says whether it stands', () => {
    FakeEventSource.last.opens()
    expect(now().offline).toBe(false)
    FakeEventSource.last.fails(false)
    expect(now().offline).toBe(true)
  })

  test('there is one stream, however often the orders are read', async () => {
    await refreshOrders()
    await refreshOrders()
    const open = FakeEventSource.opened.filter(source => source.readyState !== FakeEventSource.CLOSED)
    expect(open).toHaveLength(1)
  })
})

describe('the menu', () => {
  test('shows its new prices', async () => {
    network.answer('GET /api/outlets/', json(aMenu([aPlacement('amplang', { price: 1_000 })])))
    await refreshMenu()
    expect(now().items.map(item => item.price)).toEqual([1_000])
    expect(now().offline).toBe(false)
  })

  test('that the service worker kept is shown, and said to be no news', async () => {
    network.answer('GET /api/outlets/', json(aMenu([aPlacement('madu')]), { 'etalase-kept': '1' }))
    await refreshMenu()
    expect(now().items.map(item => item.id)).toEqual(['madu'])
    expect(now().offline).toBe(true)
  })

  test('that cannot be read leaves the one that is there', async () => {
    network.answer('GET /api/outlets/', noAnswer)
    await refreshMenu()
    expect(now().items).toHaveLength(2)
    expect(now().offline).toBe(true)
  })
})

test('an order that is learnt stands once', () => {
  learn(anOrder())
  learn(anOrder({ state: 'dispatched' }))
  expect(now().orders.map(known => known.state)).toEqual(['dispatched'])
})
