// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { show } from '../../../src/client/guest/first/actions.ts'
import { keptCart } from '../../../src/client/guest/first/cart.ts'
import { now, set } from '../../../src/client/guest/first/state.ts'
import { toItems } from '../../../src/client/guest/items.ts'
import { begin, beginOutbox } from '../../../src/client/guest/live.ts'
import { cancel, intoBasket, order } from '../../../src/client/guest/ordering.ts'
import { acceptChanges, pickAgain, setQuantity } from '../../../src/client/guest/picking.ts'
import { hasChanged, readBasket } from '../../../src/client/guest/reading.ts'
import { sendFor } from '../../../src/client/guest/sending.ts'
import { join } from '../../../src/client/guest/stay.ts'
import type { OrderRequest } from '../../../src/contract/order.ts'
import { UUID_V7 } from '../../../src/domain/ids.ts'
import { type Answer, captivePortal, json, type Network, noAnswer, problem } from '../network.ts'
import { blockStorage, fillStorage, WOUND } from '../storage.ts'
import { aMenu, anOrder, aPlacement, aSession, OTHER_STAY, OUTLET, STAY } from '../things.ts'
import { aPhone, MENU, READY } from './phone.ts'

let network: Network

beforeEach(() => {
  network = aPhone(READY)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const puts = () => network.askedFor('PUT /api/orders/')
const cancels = () => network.askedFor('POST /api/orders/')
const bodyOf = (index: number) => JSON.parse(puts()[index]?.body ?? '{}') as OrderRequest
const placed: Answer = asked => json(anOrder({ id: asked.path.split('/')[3] ?? '' }), {}, 201)(asked)
const barred = json({ order: null })

function answerPut(answer: Answer): void {
  network.answer('PUT /api/orders/', answer)
}

describe('an order', () => {
  test('names its stay, its lines with the prices that were seen, and their sum', async () => {
    answerPut(placed)
    await order('')
    expect(puts()[0]?.path).toMatch(/^\/api\/orders\/[0-9a-f-]+$/)
    expect(puts()[0]?.path.split('/')[3]).toMatch(UUID_V7)
    expect(bodyOf(0)).toMatchObject({
      stay: STAY,
      lines: [{ placementId: 'amplang', quantity: 2, unitPrice: 25_000 }],
      total: 50_000,
      payment: 'room',
      deliver: { when: 'now' },
    })
    expect(bodyOf(0)).not.toHaveProperty('note')
  })

  test('that was taken empties the basket, is known at once and is shown', async () => {
    await join(aSession())
    answerPut(placed)
    await order('')
    expect(now().cart.lines).toEqual({})
    expect(keptCart(OUTLET).lines).toEqual({})
    expect(now().orders).toHaveLength(1)
    expect(now().place.screen).toEqual({ name: 'order', id: now().orders[0]?.id })
    expect(now().trouble).toBeNull()
  })

  test('for a chosen time is for that time', async () => {
    vi.useFakeTimers({ ...WOUND, now: Date.parse('2026-11-24T12:00:00+08:00') })
    answerPut(placed)
    const time = '2026-11-24T11:30:00.000Z'
    set({ cart: { ...now().cart, deliver: 'at', time, note: '  tanpa plastik ' } })
    await order('')
    expect(bodyOf(0).deliver).toEqual({ when: 'at', at: '2026-11-24T11:30:00.000Z' })
    expect(bodyOf(0).note).toBe('tanpa plastik')
  })

  describe('by a basket that was kept for a time which has gone by', () => {
    const CLOSES_AT_TEN = aMenu(MENU.placements, { payments: ['cash'] })
    const kept = { deliver: 'at', time: '2026-11-24T11:30:00.000Z', payment: 'room' } as const
    beforeEach(() => {
      vi.useFakeTimers({ ...WOUND, now: Date.parse('2026-11-24T20:56:00+08:00') })
      set({ menu: CLOSES_AT_TEN, cart: { ...now().cart, ...kept } })
      answerPut(placed)
    })

    test('is for what is shown in its stead, and paid as is shown', async () => {
      const shown = readBasket(now(), Date.now())
      expect(shown).toMatchObject({ timeWas: kept.time, paymentWas: 'room' })
      await order('', shown)
      expect(bodyOf(0)).toMatchObject({
        deliver: { when: 'at', at: '2026-11-24T13:30:00.000Z' },
        payment: 'cash',
      })
    })

    test('is not sent when what was shown has gone by too: the guest is asked anew', async () => {
      const shown = readBasket(now(), Date.now())
      vi.setSystemTime(Date.parse('2026-11-24T21:31:00+08:00'))
      await order('', shown)
      expect(puts()).toEqual([])
      const again = readBasket(now(), Date.now())
      expect(again).toMatchObject({
        timeWas: '2026-11-24T13:30:00.000Z',
        deliver: { when: 'at', at: '2026-11-24T23:00:00.000Z' },
      })
      await order('', again)
      expect(bodyOf(0).deliver).toEqual(again.deliver)
    })

    test('asks no more once its guest has read it', () => {
      acceptChanges(readBasket(now(), Date.now()))
      expect(hasChanged(readBasket(now(), Date.now()))).toBe(false)
      expect(keptCart(OUTLET)).toMatchObject({ time: '2026-11-24T13:30:00.000Z', payment: 'cash' })
    })
  })

  test('of which something has left the shop between screen and tap is not sent, and what it was is told', async () => {
    setQuantity('madu', 1)
    const shown = readBasket(now(), Date.now())
    const menu = aMenu(MENU.placements.slice(0, 1), MENU.outlet)
    set({ menu, items: toItems(menu, 'id') })
    await order('', shown)
    expect(puts()).toEqual([])
    expect(readBasket(now(), Date.now()).lost).toEqual([
      { id: 'madu', name: 'Amplang madu', wanted: 1, left: 0 },
    ])
  })

  test('without a menu is none: nobody knows how it can be paid', async () => {
    set({ menu: null })
    await order('')
    expect(puts()).toEqual([])
    expect(now().trouble).toEqual({ kind: 'offline' })
  })

  test('of gifts only is paid with nothing', async () => {
    answerPut(placed)
    set({ items: now().items.map(item => ({ ...item, price: 0 })) })
    await order('')
    expect(bodyOf(0)).toMatchObject({ total: 0, payment: 'none' })
  })

  describe('whose guest goes on through the shop before the answer', () => {
    let ordered: Promise<void>
    async function goOn(answer: Answer, meanwhile = () => {}): Promise<void> {
      let reply = () => {}
      const sent = new Promise<void>(resolve => {
        answerPut(asked => {
          resolve()
          return new Promise<void>(done => {
            reply = done
          }).then(() => answer(asked))
        })
      })
      ordered = order('')
      await sent
      show({ name: 'menu' })
      setQuantity('madu', 1)
      setQuantity('amplang', 3)
      meanwhile()
      reply()
      await ordered
    }

    test('leaves them there, and what was picked meanwhile in the basket', async () => {
      await goOn(placed)
      expect(now().place.screen).toEqual({ name: 'menu' })
      expect(now().cart).toMatchObject({ stay: STAY, lines: { madu: 1, amplang: 1 } })
      expect(keptCart(OUTLET)).toEqual(now().cart)
    })

    test('and closes the page finds in the basket only what was picked meanwhile', async () => {
      await goOn(placed, () => {
        dispatchEvent(new Event('pagehide'))
        expect(keptCart(OUTLET)).toMatchObject({ stay: STAY, lines: { madu: 1, amplang: 1 } })
      })
    })

    test('is told of a refusal among the orders', async () => {
      await goOn(problem('sold-out', 409, { lines: [] }))
      expect(now().place.screen).toEqual({ name: 'menu' })
      expect(now().outbox).toMatchObject([{ state: { verdict: { code: 'sold-out' }, told: false } }])
    })
  })

  test('is sent once, however often it is tapped', async () => {
    answerPut(placed)
    await Promise.all([order(''), order(''), order('')])
    expect(puts()).toHaveLength(1)
  })
})

describe('a try that got no answer', () => {
  test.each<[string, Answer]>([
    ['a dead line', noAnswer],
    ["a captive portal's page", captivePortal],
    ['a fault', problem('fault', 500)],
    ['a busy server', problem('busy', 503)],
    ["a gateway's own error page", () => new Response('<h1>502</h1>', { status: 502 })],
  ])('%s is saved here, and its basket is free again', async (_, answer) => {
    answerPut(answer)
    await order('')
    const [entry] = now().outbox
    expect(entry).toMatchObject({ saved: true, state: { type: 'waiting' } })
    expect(now().cart.lines).toEqual({})
    expect(keptCart(OUTLET).lines).toEqual({})
    expect(now().place.screen).toEqual({ name: 'order', id: entry?.id })
    expect(now().sending).toBe(false)
  })

  test.each<[string, Answer]>([
    ['a dead line', noAnswer],
    ["a captive portal's page", captivePortal],
    ['a fault', problem('fault', 500)],
    ['a busy server', problem('busy', 503)],
  ])(
    '%s, where nothing can be saved, owns its goods all the same, and is not called saved',
    async (_, answer) => {
      fillStorage()
      answerPut(answer)
      await order('')
      const [entry] = now().outbox
      expect(entry).toMatchObject({ saved: false, state: { type: 'waiting' } })
      expect(now().cart.lines).toEqual({})
      expect(now().place.screen).toEqual({ name: 'order', id: entry?.id })
      expect(now()).toMatchObject({ trouble: null, sending: false })
    },
  )

  test('is repeated with the same id and the same bytes', async () => {
    answerPut(noAnswer)
    await order('')
    answerPut(placed)
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(now().outbox).toMatchObject([{ state: { type: 'settled' } }]))
    const [first, second] = puts()
    expect(second).toEqual(first)
    expect(cancels()).toEqual([])
  })

  test.each([
    ['blocked', blockStorage],
    ['full', fillStorage],
  ])('is repeated as it was, by itself or at a tap, where storage is %s', async (_, spoil) => {
    spoil()
    beginOutbox()
    await sendFor(STAY)
    answerPut(noAnswer)
    await order('')
    // The same wish again, while no verdict is known.
    setQuantity('amplang', 2)
    answerPut(placed)
    await order('')
    expect(new Set(puts().map(({ path, body }) => `${path} ${body}`)).size).toBe(1)
    expect(now().outbox).toHaveLength(1)
  })

  test('of a basket that is changed at leisure is another order, and goes out beside it', async () => {
    answerPut(noAnswer)
    await order('')
    setQuantity('madu', 1)
    answerPut(placed)
    await order('')
    await vi.waitFor(() => expect(now().outbox.every(({ state }) => state.type === 'settled')).toBe(true))
    expect(new Set(puts().map(({ path }) => path)).size).toBe(2)
    expect(cancels()).toEqual([])
  })
})

describe('a try that got no answer and could not be saved', () => {
  beforeEach(async () => {
    fillStorage()
    answerPut(noAnswer)
    await order('')
    const [entry] = now().outbox
    if (entry === undefined) throw new Error('nothing waits')
    network.answer('POST /api/orders/', noAnswer)
    await intoBasket(entry)
    setQuantity('madu', 1)
    answerPut(placed)
  })

  test('is barred before its changed basket takes its place under an id of its own', async () => {
    const ordered = order('')
    network.answer('POST /api/orders/', barred)
    await ordered
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(now().outbox.every(({ state }) => state.type === 'settled')).toBe(true))
    const [first, second] = puts()
    expect(cancels()[0]?.path).toBe(`${first?.path}/cancel`)
    expect(second?.path).not.toBe(first?.path)
    expect(puts().map((_, index) => bodyOf(index).total)).toEqual([50_000, 110_000])
  })

  test('and cannot be barred now keeps its changed successor waiting', async () => {
    await order('')
    expect(puts()).toHaveLength(1)
    expect(now().cart.lines).toEqual({})
    expect(now().place.screen).toMatchObject({ name: 'order' })
  })
})

describe('an order that waits', () => {
  test("is that guest's: another stay on this device sends nothing of it, and keeps nothing of it", async () => {
    answerPut(noAnswer)
    await order('')
    const sent = puts().length
    await join(aSession({ stay: OTHER_STAY }))
    setQuantity('madu', 1)
    answerPut(placed)
    await order('')
    expect(
      puts()
        .slice(sent)
        .map(({ body }) => body),
    ).toEqual([expect.stringContaining(OTHER_STAY)])
    expect(cancels()).toEqual([])
    expect(now().outbox.map(({ owner }) => owner)).toEqual([OTHER_STAY])
  })

  test('goes with its stay, and its guest is told that it never came to be', async () => {
    answerPut(noAnswer)
    await order('')
    answerPut(problem('stay-ended', 410))
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(now().trouble).toEqual({ kind: 'stay-ended', unplaced: 1 }))
    expect(now()).toMatchObject({ session: { is: 'none' }, outbox: [] })
  })

  test('is the basket again where its guest changes it: its successor goes out after it was taken back', async () => {
    answerPut(noAnswer)
    await order('')
    const [entry] = now().outbox
    if (entry === undefined) throw new Error('nothing waits')
    await intoBasket(entry)
    expect(now().cart).toMatchObject({ lines: { amplang: 2 }, replaces: entry.id })
    setQuantity('madu', 1)
    answerPut(placed)
    await order('')
    expect(puts()).toHaveLength(1)
    network.answer('POST /api/orders/', barred)
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(puts()).toHaveLength(2))
    expect(bodyOf(1).total).toBe(110_000)
  })

  test('and is refused later says why, and is the basket again at a tap', async () => {
    answerPut(noAnswer)
    await order('')
    answerPut(problem('sold-out', 409, { lines: [{ placementId: 'amplang', quantity: 2, available: 1 }] }))
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(now().outbox).toMatchObject([{ state: { type: 'settled', told: false } }]))
    const [entry] = now().outbox
    if (entry === undefined) throw new Error('nothing waits')
    await intoBasket(entry)
    expect(now()).toMatchObject({
      cart: { lines: { amplang: 1 } },
      trouble: { kind: 'sold-out', left: { amplang: 1 } },
      place: { screen: { name: 'cart' } },
    })
    expect(now().cart).not.toHaveProperty('replaces')
    expect(now().outbox).toMatchObject([{ state: { type: 'settled', told: true } }])
  })
})

describe('a verdict', () => {
  const CHANGED = aMenu([aPlacement('amplang', { price: 30_000, available: 1 }), aPlacement('madu')])

  test('of a changed price keeps the basket, shows the new price and says the old', async () => {
    answerPut(
      problem('price-changed', 409, {
        lines: [{ placementId: 'amplang', unitPrice: 25_000, price: 30_000 }],
      }),
    )
    network.answer('GET /api/outlets/', json(CHANGED))
    await order('')
    expect(now().trouble).toEqual({ kind: 'price-changed', was: { amplang: 25_000 } })
    expect(now().cart.lines).toEqual({ amplang: 2 })
    expect(now().items[0]?.price).toBe(30_000)
  })

  test('of goods sold out takes what is left, and says how many', async () => {
    set({ cart: { ...now().cart, lines: { amplang: 2, madu: 3 } } })
    answerPut(
      problem('sold-out', 409, {
        lines: [
          { placementId: 'amplang', quantity: 2, available: 1 },
          { placementId: 'madu', quantity: 3, available: 0 },
        ],
      }),
    )
    network.answer('GET /api/outlets/', json(CHANGED))
    await order('')
    expect(now().trouble).toEqual({ kind: 'sold-out', left: { amplang: 1, madu: 0 } })
    expect(now().cart.lines).toEqual({ amplang: 1 })
    expect(keptCart(OUTLET).lines).toEqual({ amplang: 1 })
  })

  test.each(['past', 'too-far', 'closed', 'after-stay'])(
    'on its time (%s) says which, and keeps the basket',
    async reason => {
      answerPut(problem('invalid', 422, { pointer: '/deliver/at', reason }))
      await order('')
      expect(now().trouble).toEqual({ kind: 'time-refused', reason })
      expect(now().cart.lines).toEqual({ amplang: 2 })
    },
  )

  test('of more than a share of the shelf says what can be done, and keeps the basket', async () => {
    answerPut(problem('invalid', 422, { pointer: '/lines', reason: 'more-than-share', sure: 5 }))
    await order('')
    expect(now().trouble).toEqual({ kind: 'more-than-share' })
    expect(now().cart.lines).toEqual({ amplang: 2 })
  })

  test('that the stay is over takes everything of its guest along', async () => {
    answerPut(problem('stay-ended', 410))
    await order('')
    expect(now()).toMatchObject({
      trouble: { kind: 'stay-ended' },
      session: { is: 'none' },
      orders: [],
      door: { is: 'unknown', room: null },
    })
    expect(now().cart.lines).toEqual({})
  })

  test('of too many tries is none: the same order is sent again', async () => {
    answerPut(problem('too-many', 429))
    await order('')
    answerPut(placed)
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(now().outbox).toMatchObject([{ state: { verdict: { type: 'accepted' } } }]))
    expect(puts()[1]).toEqual(puts()[0])
  })

  test('of one more than the room may have at a time is said on the order that waits, until it goes out', async () => {
    answerPut(problem('too-many', 429, { openOrders: 20, openOrdersMax: 20, openTotalMax: 1 }))
    await order('')
    expect(now()).toMatchObject({
      shareHeld: true,
      place: { screen: { name: 'order' } },
      outbox: [{ state: { type: 'waiting' } }],
    })
    answerPut(placed)
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(now().shareHeld).toBe(false))
  })

  test.each<[string, Answer]>([
    ['invalid', problem('invalid', 422)],
    ['cancelled', problem('cancelled', 409)],
    ['order-mismatch', problem('order-mismatch', 409)],
    ['price-changed', problem('price-changed', 409, { lines: [] })],
  ])('that is final (%s) is of that id only: the next tap is another order', async (_, answer) => {
    answerPut(answer)
    network.answer('GET /api/orders/', problem('unknown-order', 404))
    await order('')
    expect(now().cart.lines).toEqual({ amplang: 2 })
    expect(now().trouble).not.toBeNull()
    answerPut(placed)
    await order('')
    expect(puts()).toHaveLength(2)
    expect(puts()[1]?.path).not.toBe(puts()[0]?.path)
    expect(cancels()).toEqual([])
  })
})

describe('a phone that is of no stay yet', () => {
  beforeEach(() => {
    set({ session: { is: 'none' }, cart: { ...now().cart, stay: null } })
    answerPut(placed)
  })

  test('joins by the stay code, and orders what was picked before', async () => {
    network.answer('POST /api/session', json(aSession()))
    await order('7K2M4P')
    expect(JSON.parse(network.askedFor('POST /api/session')[0]?.body ?? '')).toEqual({
      outlet: OUTLET,
      stayCode: '7K2M4P',
    })
    expect(bodyOf(0)).toMatchObject({ stay: STAY, total: 50_000 })
  })

  test.each<[string, Answer, unknown]>([
    ['no code', problem('stay-code-required', 403), { kind: 'code-missing' }],
    ['a wrong code', problem('stay-code-wrong', 403), { kind: 'code-wrong' }],
    ['no room', problem('unknown-room', 404), { kind: 'scan-first' }],
    ['too many codes', problem('too-many', 429), { kind: 'refused', code: 'too-many' }],
    ['no network', noAnswer, { kind: 'offline' }],
  ])('with %s sends no order, keeps its basket and says why', async (_, answer, trouble) => {
    network.answer('POST /api/session', answer)
    await order('')
    expect(puts()).toEqual([])
    expect(now().trouble).toEqual(trouble)
    expect(now().cart.lines).toEqual({ amplang: 2 })
  })

  test('waits for the desk, asks again by itself and then orders', async () => {
    vi.useFakeTimers(WOUND)
    network.answer('POST /api/session', problem('confirmation-pending', 403, { match: 'KM' }))
    await order('')
    expect(now().trouble).toEqual({ kind: 'pending', match: 'KM' })
    network.answer('POST /api/session', json(aSession()))
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(() => expect(puts()).toHaveLength(1))
  })

  test('asks the desk no more once its guest has left the basket', async () => {
    vi.useFakeTimers(WOUND)
    network.answer('POST /api/session', problem('confirmation-pending', 403, { match: 'KM' }))
    await order('')
    set({ place: { ...now().place, screen: { name: 'menu' } } })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(network.askedFor('POST /api/session')).toHaveLength(1)
  })
})

describe('cancelling', () => {
  beforeEach(async () => {
    network.answer('GET /api/orders', json({ orders: [anOrder()], cursor: 7, desk: { attended: true } }))
    await join(aSession())
  })

  test('shows the order as it has become', async () => {
    network.answer('POST /api/orders/', json({ order: anOrder({ state: 'cancelled' }) }))
    await cancel(anOrder().id)
    await vi.waitFor(() => expect(now().orders.map(known => known.state)).toEqual(['cancelled']))
  })

  test('too late changes nothing and is no trouble: the order itself tells why', async () => {
    network.answer('POST /api/orders/', problem('wrong-state', 409))
    await cancel(anOrder().id)
    await vi.waitFor(() => expect(cancels()).toHaveLength(1))
    expect(now()).toMatchObject({ orders: [anOrder()], trouble: null })
  })

  test('without a network waits here, and goes out once there is one', async () => {
    await cancel(anOrder().id)
    expect(now().outbox).toMatchObject([
      { command: { type: 'cancel' }, state: { type: 'waiting' }, saved: true },
    ])
    network.answer('POST /api/orders/', json({ order: anOrder({ state: 'cancelled' }) }))
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(now().orders.map(known => known.state)).toEqual(['cancelled']))
  })
})

describe('a browser that keeps no cookies', () => {
  const takesCode = json(aSession())
  beforeEach(() => {
    set({ session: { is: 'none' } })
    network.answer('POST /api/session', takesCode)
  })

  test('is told so, not asked for the code again, and nothing is sent', async () => {
    network.answer('GET /api/session', problem('session-required', 401))
    await order('ABC123')
    expect(now().trouble).toEqual({ kind: 'no-cookies' })
    expect([now().session.is, now().cart.lines, puts()]).toEqual(['none', { amplang: 2 }, []])
  })

  test('is told so where it says so itself, without a try', async () => {
    vi.spyOn(navigator, 'cookieEnabled', 'get').mockReturnValue(false)
    await order('ABC123')
    expect(now().trouble).toEqual({ kind: 'no-cookies' })
    expect(network.askedFor('POST /api/session')).toEqual([])
  })

  test('is not sent to scan what it has just scanned', async () => {
    network.answer('POST /api/door', json({ room: '512', kind: 'room' }))
    network.answer('POST /api/session', problem('unknown-room', 404))
    await begin('A'.repeat(26))
    await order('ABC123')
    expect(now().trouble).toEqual({ kind: 'no-cookies' })
    expect(network.askedFor('POST /api/door')).toHaveLength(2)
  })

  test('that had only lost its ticket is let in by the next', async () => {
    answerPut(placed)
    network.answer('POST /api/door', json({ room: '512', kind: 'room' }))
    await begin('A'.repeat(26))
    let tries = 0
    network.answer('POST /api/session', asked =>
      (tries++ === 0 ? problem('unknown-room', 404) : takesCode)(asked),
    )
    network.answer('GET /api/session', json(aSession()))
    await order('ABC123')
    expect([now().trouble, puts().length]).toEqual([null, 1])
  })

  test("whose code is no room's any more hears that", async () => {
    network.answer('POST /api/door', json({ room: '512', kind: 'room' }))
    await begin('A'.repeat(26))
    network.answer('POST /api/door', problem('unknown-room', 404))
    network.answer('POST /api/session', problem('unknown-room', 404))
    await order('ABC123')
    expect([now().trouble, now().door.is]).toEqual([{ kind: 'scan-first' }, 'old-code'])
  })
})

describe('goods of an order that came to nothing', () => {
  test('are picked again, beside what was picked since, as far as they are on the shelf', () => {
    const aLine = (placementId: string, quantity: number) => ({
      placementId,
      quantity,
      name: { id: placementId, en: placementId },
      seller: 'Bu Nur',
      unitPrice: 25_000,
      picture: null,
    })
    set({ cart: { ...now().cart, lines: { amplang: 2, madu: 1 } } })
    pickAgain(anOrder({ state: 'cancelled', lines: [aLine('amplang', 3), aLine('gone', 1)] }))
    expect(now().cart.lines).toEqual({ amplang: 5, madu: 1 })
    expect(now().place.screen).toEqual({ name: 'cart' })
  })
})
