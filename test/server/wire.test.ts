/** The menu and the whole life of an order over HTTP, as another team's program would drive it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOTEL } from '../support/things.ts'
import type { Pieces } from '../support/world.ts'
import { aGuest, anOrder, aSite, atDesk, MANAGER, type Served } from './support.ts'

let served: Served
beforeEach(async () => {
  served = await aSite()
})
afterEach(() => served.stop())

function order(stay: string, pieces: Pieces, hotel = served.hotel) {
  return anOrder(hotel, stay, pieces)
}

describe('the menu', () => {
  test('needs no session, is cacheable, and is asked again by its tag', async () => {
    const browser = served.browser()
    const menu = await browser.ask('menu', { params: { outlet: HOTEL } })
    expect(menu.value().placements.map(({ id, price, available }) => [id, price, available])).toEqual([
      ['amplang', 25_000, 5],
      ['gabin', 0, 5],
      ['madu', 60_000, 5],
    ])
    expect(menu.headers['cache-control']).toMatch(/public/)
    const tag = String(menu.headers.etag)
    const again = () => browser.ask('menu', { params: { outlet: HOTEL } }, { 'if-none-match': tag })
    expect((await again()).status).toBe(304)
    // A proxy on the way may have made the tag a weak one, and a reader may know several (RFC 9110 §13.1.2).
    const weak = { 'if-none-match': `"other", W/${tag}` }
    expect((await browser.ask('menu', { params: { outlet: HOTEL } }, weak)).status).toBe(304)
    const { stay } = await served.hotel.checkIn('512')
    await served.hotel.place(stay, { amplang: 3 })
    expect((await again()).status).toBe(304)
    await served.hotel.place(stay, { amplang: 5 })
    const changed = await again()
    expect(changed.status).toBe(200)
    expect(changed.value().placements[0]?.available).toBe(2)
  })

  test('is the same for a guest as for a stranger, and of no outlet that is not there', async () => {
    const { browser } = await aGuest(served)
    const mine = await browser.ask('menu', { params: { outlet: HOTEL } })
    const public_ = await served.browser().ask('menu', { params: { outlet: HOTEL } })
    expect(mine.text).toBe(public_.text)
    expect(mine.headers['set-cookie']).toBeUndefined()
    expect(await browser.code('menu', { params: { outlet: 'no-such' } })).toBe('unknown-outlet')
  })
})

describe('an order', () => {
  test('exists once: the same id has the same verdict for ever', async () => {
    const { browser, stay } = await aGuest(served)
    const sent = order(stay, { amplang: 2, madu: 1 })
    const first = await browser.ask('placeOrder', sent)
    expect([first.status, first.value().state, first.value().total]).toEqual([201, 'placed', 110_000])
    const again = await browser.ask('placeOrder', sent)
    expect([again.status, again.text]).toEqual([200, first.text])
    const other = await browser.ask('placeOrder', { ...sent, body: { ...sent.body, note: 'cepat ya' } })
    expect([other.status, other.code]).toEqual([409, 'order-mismatch'])
    expect((await browser.value('orders', {})).orders).toEqual([first.value()])
    expect(await browser.value('order', { params: sent.params })).toEqual(first.value())
    expect((await served.hotel.stock('amplang')).reserved).toBe(2)
  })

  test('is the same body whatever the order of its fields', async () => {
    const { browser, stay } = await aGuest(served)
    const sent = order(stay, { amplang: 1 })
    await browser.value('placeOrder', sent)
    const turned = Object.fromEntries(Object.entries(sent.body).reverse()) as typeof sent.body
    expect((await browser.ask('placeOrder', { ...sent, body: turned })).status).toBe(200)
  })

  test('is for the own stay only', async () => {
    const mine = await aGuest(served, '512')
    const theirs = await aGuest(served, '513')
    const sent = order(theirs.stay, { amplang: 1 })
    expect(await mine.browser.code('placeOrder', sent)).toBe('session-required')
    await theirs.browser.value('placeOrder', sent)
    expect(await mine.browser.code('order', { params: sent.params })).toBe('unknown-order')
    expect(await mine.browser.code('cancelOrder', { params: sent.params })).toBe('order-mismatch')
    const stolen = { params: sent.params, body: { ...sent.body, stay: mine.stay } }
    expect(await mine.browser.code('placeOrder', stolen)).toBe('order-mismatch')
    expect((await mine.browser.value('orders', {})).orders).toEqual([])
    expect((await theirs.browser.value('order', { params: sent.params })).state).toBe('placed')
  })

  test('goes from hand to hand, and a repeated tap changes nothing', async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const sent = order(stay, { amplang: 2 })
    await browser.value('placeOrder', sent)
    const { params } = sent
    const board = await desk.value('board', {})
    expect(board.orders.map(({ id, state, room }) => [id, state, room])).toEqual([
      [params.orderId, 'placed', '512'],
    ])

    const seen = await desk.ask('acknowledge', { params })
    expect((await desk.ask('acknowledge', { params })).text).toBe(seen.text)
    expect((await browser.value('order', { params })).state).toBe('acknowledged')
    expect(await browser.code('cancelOrder', { params })).toBe('wrong-state')
    await desk.value('dispatch', { params })
    expect(await desk.code('acknowledge', { params })).toBe('ok')

    const delivered = await desk.ask('deliver', { params, body: {} })
    expect(delivered.value().kwitansi.number).toBe(1)
    expect((await desk.ask('deliver', { params, body: {} })).text).toBe(delivered.text)
    expect(await desk.code('decline', { params, body: { reason: 'closed' } })).toBe('wrong-state')
    expect((await desk.value('board', {})).orders).toEqual([])
    const mine = await browser.value('order', { params })
    expect(mine.kwitansi).toEqual([{ ...delivered.value().kwitansi, voided: false }])
    expect([mine.by, mine.lines[0]?.rack]).toEqual([undefined, undefined])
  })

  test('that was cancelled unknown can never be placed', async () => {
    const { browser, stay } = await aGuest(served)
    const sent = order(stay, { amplang: 1 })
    expect(await browser.value('cancelOrder', { params: sent.params })).toEqual({ order: null })
    expect(await browser.code('placeOrder', sent)).toBe('cancelled')
    expect(await browser.code('placeOrder', sent)).toBe('cancelled')
    expect(await browser.code('order', { params: sent.params })).toBe('cancelled')
    expect(await browser.value('cancelOrder', { params: sent.params })).toEqual({ order: null })
  })

  test('may be cancelled before a person has seen it', async () => {
    const { browser, stay } = await aGuest(served)
    const sent = order(stay, { amplang: 1 })
    await browser.value('placeOrder', sent)
    for (let i = 0; i < 2; i++) {
      expect((await browser.value('cancelOrder', { params: sent.params })).order?.state).toBe('cancelled')
    }
    expect((await served.hotel.stock('amplang')).reserved).toBe(0)
    const desk = await atDesk(served)
    expect(await desk.code('acknowledge', { params: sent.params })).toBe('wrong-state')
  })

  test('is told what changed and what is short, and hears the same when it asks again', async () => {
    const { browser, stay } = await aGuest(served)
    const dear = order(stay, { amplang: 1, madu: 1 })
    const manager = await atDesk(served, MANAGER)
    await manager.value('changePlacement', { params: { placement: 'madu' }, body: { price: 61_000 } })
    const changed = await browser.ask('placeOrder', dear)
    expect([changed.status, changed.code]).toEqual([409, 'price-changed'])
    expect(changed.problem().context).toEqual({
      lines: [{ placementId: 'madu', unitPrice: 60_000, price: 61_000 }],
    })
    await manager.value('changePlacement', { params: { placement: 'madu' }, body: { price: 60_000 } })
    expect((await browser.ask('placeOrder', dear)).text).toBe(changed.text)

    const many = await browser.ask('placeOrder', order(stay, { amplang: 11 }))
    expect(many.problem()).toMatchObject({
      status: 409,
      code: 'sold-out',
      context: { lines: [{ placementId: 'amplang', quantity: 11, available: 5 }] },
    })
    const wrongSum = order(stay, { amplang: 1 })
    const bad = await browser.ask('placeOrder', { ...wrongSum, body: { ...wrongSum.body, total: 1 } })
    expect([bad.status, bad.code]).toEqual([422, 'invalid'])
  })

  test('one too many is not refused for ever', async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const sent = Array.from({ length: 20 }, () => order(stay, { gabin: 1 }))
    await served.hotel.world.storage.write(HOTEL, sql =>
      sql.run('UPDATE batches SET on_hand = 90 WHERE placement = ?', ['gabin']),
    )
    for (const one of sent) await browser.value('placeOrder', one)
    const more = order(stay, { gabin: 1 })
    expect((await browser.ask('placeOrder', more)).status).toBe(429)
    await desk.value('deliver', { params: sent[0]?.params ?? more.params, body: {} })
    expect((await browser.ask('placeOrder', more)).status).toBe(201)
  })

  test("by phone stands under the clerk's name, and the guest sees it", async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const sent = order(stay, { madu: 1 })
    const placed = await desk.ask('placePhoneOrder', sent)
    expect([placed.status, placed.value().takenBy]).toEqual([201, 'Petugas'])
    expect((await desk.ask('placePhoneOrder', sent)).status).toBe(200)
    const mine = (await browser.value('orders', {})).orders[0]
    expect([mine?.id, mine?.takenBy]).toEqual([sent.params.orderId, undefined])
  })

  test('may be brought in part, and the rest is on offer again', async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const { params, body } = order(stay, { amplang: 3, madu: 1 })
    await browser.value('placeOrder', { params, body })
    const tooMany = [{ placementId: 'amplang', quantity: 4 }]
    expect(await desk.code('deliver', { params, body: { lines: tooMany } })).toBe('invalid')
    await desk.value('deliver', { params, body: { lines: [{ placementId: 'amplang', quantity: 2 }] } })
    const mine = await browser.value('order', { params })
    expect(mine.lines.map(({ placementId, delivered }) => [placementId, delivered])).toEqual([
      ['amplang', 2],
      ['madu', 0],
    ])
    expect((await served.hotel.stock('madu')).reserved).toBe(0)
    expect((await served.hotel.stock('amplang')).batches[0]?.onHand).toBe(8)
  })
})
