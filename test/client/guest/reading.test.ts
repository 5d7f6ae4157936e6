// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMPTY } from '../../../src/client/guest/first/cart.ts'
import type { GuestState } from '../../../src/client/guest/first/state.ts'
import { asShown } from '../../../src/client/guest/picking.ts'
import { type BasketReading, hasChanged, readBasket } from '../../../src/client/guest/reading.ts'
import { inSession } from '../../../src/client/guest/standing.ts'
import { isSameOffer, requestOf } from '../../../src/client/outbox/order-request.ts'
import type { Menu } from '../../../src/contract/menu.ts'
import type { OrderRequest } from '../../../src/contract/order.ts'
import { LINE_QUANTITY_MAX } from '../../../src/domain/order.ts'
import { PAYMENT_METHODS, paymentFits } from '../../../src/domain/payment.ts'
import { decidePlace, type Offer } from '../../../src/domain/placing.ts'
import { DAY_MS, MINUTE_MS, toTimestamp, ZONES } from '../../../src/domain/time.ts'
import { aMenu, aPlacement, aSession, STAY } from '../things.ts'
import { aShop } from './phone.ts'

const at = (time: string, day = 24) => Date.parse(`2026-11-${day}T${time}:00+08:00`)
const wall = (time: string, day = 24) => toTimestamp(at(time, day))
/** From 7 to 22. */
const MENU = aMenu([
  aPlacement('amplang', { price: 25_000, available: 5 }),
  aPlacement('madu', { price: 60_000, available: 3 }),
  aPlacement('gabin', { price: 0, terms: 'complimentary' }),
])

type Basket = Partial<GuestState['cart']>

function read(
  cart: Basket,
  nowMs = at('12:00'),
  menu: Menu = MENU,
  wish: Partial<GuestState> = {},
): BasketReading {
  const state = aShop(menu, {
    cart: { ...EMPTY, lines: { amplang: 2 }, ...cart },
    session: inSession(aSession()),
    ...wish,
  })
  return readBasket(state, nowMs)
}
const sent = (reading: BasketReading, nowMs = at('12:00')): OrderRequest =>
  requestOf(reading, { stay: STAY, note: '', nowMs })

describe('when it is to be brought', () => {
  test.each([
    ['at noon', '12:00', 24, { when: 'now' }],
    ['two in the night', '02:00', 24, { when: 'at', at: wall('07:00') }],
    ['at 23.20', '23:20', 24, { when: 'at', at: wall('07:00', 25) }],
    ['half an hour before the end', '21:30', 24, { when: 'now' }],
    ['at the end', '22:00', 24, { when: 'at', at: wall('07:00', 25) }],
  ] as const)('%s, and its guest has not said: the first that can be kept', (_, time, day, deliver) => {
    expect(read({}, at(time, day)).deliver).toEqual(deliver)
  })

  test('a time kept from earlier that has gone by is told, and what is shown instead is what is sent', () => {
    const reading = read({ deliver: 'at', time: wall('19:30') }, at('20:56'))
    expect(reading.timeWas).toBe(wall('19:30'))
    expect(reading.deliver).toEqual({ when: 'at', at: wall('21:30') })
    expect(reading.times[0]).toBe(at('21:30'))
    expect(sent(reading).deliver).toEqual(reading.deliver)
  })

  test("an earlier release's `19:30`, of some day, is told likewise", () => {
    const reading = read({ deliver: 'at', time: '19:30' }, at('12:10'))
    expect(reading).toMatchObject({ timeWas: '19:30', deliver: { when: 'at', at: wall('13:00') } })
  })

  test('a chosen time stands for as long as it can be honoured, also past the half hour in which none is offered', () => {
    const reading = read({ deliver: 'at', time: wall('19:30') }, at('19:20'))
    expect(reading).toMatchObject({ timeWas: null, deliver: { when: 'at', at: wall('19:30') } })
    expect(reading.times.slice(0, 2)).toEqual([at('19:30'), at('20:00')])
  })

  test.each([
    ['after the last hour', wall('22:30'), null],
    ['of another day', wall('12:30', 26), null],
    ['after the guest has left', wall('14:00'), wall('13:00')],
  ])('a chosen time %s is told and not sent', (_, time, leavesAt) => {
    const reading = read({ deliver: 'at', time }, at('12:00'), MENU, {
      session: inSession(aSession({ leavesAt })),
    })
    expect(reading.timeWas).toBe(time)
    expect(sent(reading).deliver).not.toEqual({ when: 'at', at: time })
  })

  test('for check-out only where there is one: a basket of a hotel that is a mall now is told of the first time', () => {
    expect(read({ deliver: 'checkout' }).deliver).toEqual({ when: 'checkout' })
    const mall = aMenu(MENU.placements, { kind: 'mall' })
    const reading = read({ deliver: 'checkout' }, at('12:00'), mall)
    expect(reading.ways).toEqual(['now', 'at'])
    expect(reading.deliver).toEqual({ when: 'now' })
  })

  test('who leaves before anybody serves again has the bag at check-out', () => {
    const reading = read({}, at('23:20'), MENU, {
      session: inSession(aSession({ leavesAt: wall('06:00', 25) })),
    })
    expect(reading).toMatchObject({ times: [], ways: ['now', 'checkout'], deliver: { when: 'checkout' } })
  })

  test('says from when somebody brings again, and nothing while somebody does', () => {
    expect(read({}, at('23:20')).servedFrom).toBe(at('07:00', 25))
    expect(read({}, at('12:00')).servedFrom).toBeNull()
  })
})

describe('how it is paid', () => {
  const cashOnly = aMenu(MENU.placements, { payments: ['cash'] })

  test('as chosen, else by the first way that the outlet takes', () => {
    expect(read({ payment: 'cash' })).toMatchObject({ payment: 'cash', paymentWas: null })
    expect(read({})).toMatchObject({ payment: 'room', paymentWas: null })
  })

  test('a way that is not taken any more is told, and what is shown instead is what is sent', () => {
    const reading = read({ payment: 'room' }, at('12:00'), cashOnly)
    expect(reading).toMatchObject({ payments: ['cash'], payment: 'cash', paymentWas: 'room' })
    expect(sent(reading).payment).toBe('cash')
  })

  test('of gifts only nothing is paid; a gift that is followed by goods is paid like them', () => {
    expect(read({ lines: { gabin: 1 } })).toMatchObject({ payments: [], payment: 'none', paymentWas: null })
    expect(read({ lines: { gabin: 1, amplang: 1 }, payment: 'none' })).toMatchObject({
      payment: 'room',
      paymentWas: null,
    })
  })
})

describe('what has changed in the shop since it was picked', () => {
  const seen = { amplang: { name: { id: 'Amplang', en: 'Crackers' }, price: 20_000 } }

  test('a price is told with the one that was seen', () => {
    expect(read({ seen }).lines).toMatchObject([{ quantity: 2, was: 20_000 }])
    expect(hasChanged(read({ seen }))).toBe(true)
    expect(hasChanged(read({}))).toBe(false)
  })

  test('what is gone is named as it was called, in the language of its guest', () => {
    const without = aMenu(MENU.placements.slice(1))
    const { place } = aShop(without)
    const english = { place: { ...place, language: 'en' as const } }
    expect(read({ seen }, at('12:00'), without).lost).toEqual([
      { id: 'amplang', name: 'Amplang', wanted: 2, left: 0 },
    ])
    expect(read({ seen }, at('12:00'), without, english).lost).toMatchObject([{ name: 'Crackers' }])
  })

  test('of what is less only that much is counted and sent, and the rest is told', () => {
    const reading = read({ lines: { amplang: 2, madu: 7 } })
    expect(reading).toMatchObject({
      pieces: 5,
      total: 2 * 25_000 + 3 * 60_000,
      lost: [{ id: 'madu', name: 'Amplang madu', wanted: 7, left: 3 }],
    })
    expect(sent(reading).lines).toMatchObject([{ quantity: 2 }, { placementId: 'madu', quantity: 3 }])
  })

  test('five means five or more: as many may be asked for as a line holds', () => {
    expect(read({ lines: { amplang: 30 } })).toMatchObject({ pieces: 30, lost: [] })
  })

  test('until the menu is here, nothing is called gone', () => {
    expect(read({ lines: { amplang: 2, gone: 1 } }, at('12:00'), MENU, { menu: null })).toMatchObject({
      lost: [],
      pieces: 2,
    })
  })
})

const someHours = fc.record({
  fromHour: fc.integer({ min: 0, max: 23 }),
  toHour: fc.integer({ min: 0, max: 24 }),
})
const placements = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
  .chain(ids =>
    fc.tuple(
      ...ids.map(id =>
        fc
          .record({ price: fc.constantFrom(0, 7_000, 25_000), available: fc.nat(5) })
          .map(wish => aPlacement(id, wish)),
      ),
    ),
  )
const menus = fc
  .record({
    placements,
    zone: fc.constantFrom(...ZONES),
    service: someHours,
    payments: fc.uniqueArray(fc.constantFrom('room' as const, 'cash' as const), { minLength: 1 }),
    kind: fc.constantFrom('hotel' as const, 'mall' as const),
  })
  .map(({ placements: some, ...outlet }) => aMenu(some, outlet))
const START = at('00:00')
const moments = fc.nat(DAY_MS).map(ms => START + ms)
const baskets = fc.record({
  lines: fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'gone'),
    fc.integer({ min: 1, max: LINE_QUANTITY_MAX }),
  ),
  deliver: fc.constantFrom('now' as const, 'at' as const, 'checkout' as const, null),
  time: fc.oneof(
    fc.constantFrom('', '19:30', 'x'),
    fc.integer({ min: -2 * DAY_MS, max: 3 * DAY_MS }).map(ms => toTimestamp(START + ms)),
  ),
  payment: fc.constantFrom(...PAYMENT_METHODS, null),
})
const leaving = fc.option(fc.nat(2 * DAY_MS).map(ms => toTimestamp(START + ms)))

/** The server's own rule, on the same menu. */
function judge(request: OrderRequest, menu: Menu, nowMs: number, leavesAt: string | null) {
  const offers = new Map<string, Offer>(
    menu.placements.map(({ id, price, available }) => [
      id,
      { placementId: id, price, live: true, available: available < 5 ? available : LINE_QUANTITY_MAX },
    ]),
  )
  const paymentIs = paymentFits(request.payment, request.total, menu.outlet.payments)
  const context = {
    room: '512',
    receivedAt: toTimestamp(nowMs),
    offers,
    paymentFits: paymentIs,
    hours: menu.outlet,
    leavesAt,
  }
  return decidePlace({ id: '019ab000-0000-7000-8000-000000000001', ...request }, context)
}

describe('whatever was kept, whatever the shop, hours and guest', () => {
  test('what is shown is what is sent, and the server takes it', () => {
    fc.assert(
      fc.property(menus, baskets, moments, leaving, (menu, cart, nowMs, leavesAt) => {
        const reading = read(cart, nowMs, menu, { session: inSession(aSession({ leavesAt })) })
        const request = sent(reading, nowMs)
        expect(reading.pieces).toBe(reading.lines.reduce((sum, line) => sum + line.quantity, 0))
        expect(reading.total).toBe(
          reading.lines.reduce((sum, line) => sum + line.quantity * line.item.price, 0),
        )
        expect(reading.ways).toContain(request.deliver.when)
        if (request.deliver.when === 'at') expect(reading.times).toContain(Date.parse(request.deliver.at))
        expect(reading.payments.length === 0 ? 'none' : reading.payments).toContain(request.payment)
        if (reading.lines.length > 0)
          expect(judge(request, menu, nowMs, leavesAt)).toMatchObject({ ok: true })
      }),
    )
  })

  test('every piece that was picked is a piece of the order, or is told to be lost', () => {
    fc.assert(
      fc.property(menus, baskets, moments, (menu, cart, nowMs) => {
        const { pieces, lost } = read(cart, nowMs, menu)
        const missing = lost.reduce((sum, { wanted, left }) => sum + wanted - left, 0)
        expect(pieces + missing).toBe(Object.values(cart.lines).reduce((sum, quantity) => sum + quantity, 0))
      }),
    )
  })

  test('once it was shown it stays so while it can be honoured, and is told where it cannot', () => {
    fc.assert(
      fc.property(menus, baskets, moments, fc.nat(40 * MINUTE_MS), (menu, cart, nowMs, laterMs) => {
        const state = aShop(menu, { cart: { ...EMPTY, ...cart }, session: inSession(aSession()) })
        const shown = readBasket(state, nowMs)
        const later = readBasket({ ...state, cart: asShown(state.cart, shown) }, nowMs + laterMs)
        expect(isSameOffer(shown, later) || later.timeWas !== null).toBe(true)
        expect(isSameOffer(shown, later) && later.timeWas !== null).toBe(false)
      }),
    )
  })
})
