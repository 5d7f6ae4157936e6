/** A stay ends on every device, over the wire. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts'
import type { Pieces } from '../support/world.ts'
import { aGuest, anOrder, aSite, atDesk, joined, type Served } from './support.ts'

let served: Served
beforeEach(async () => {
  served = await aSite()
})
afterEach(() => served.stop())

function order(stay: string, pieces: Pieces, hotel = served.hotel) {
  return anOrder(hotel, stay, pieces)
}

describe('check-out', () => {
  test('asks for open orders, and keeps them on the board paid in cash', async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const sent = order(stay, { amplang: 1 })
    await browser.value('placeOrder', sent)
    const params = { room: '512' }
    const asked = await desk.ask('checkOut', { params, body: {} })
    expect(asked.problem()).toMatchObject({
      status: 409,
      code: 'open-orders',
      context: { orders: [sent.params.orderId] },
    })
    expect(await browser.code('session', {})).toBe('ok')
    expect(await desk.value('checkOut', { params, body: { open: 'keep' } })).toEqual({
      stay,
      kept: [sent.params.orderId],
    })
    expect((await desk.value('board', {})).orders[0]).toMatchObject({ payment: 'cash', state: 'placed' })
    expect(await desk.code('checkOut', { params, body: {} })).toBe('no-stay')
    expect(await desk.code('deliver', { params: sent.params, body: {} })).toBe('ok')
  })

  test('ends every session; for 72 hours the verdict on own ids is told, and then nothing', async () => {
    const { browser, stay } = await aGuest(served)
    const second = await joined(served, stay)
    const desk = await atDesk(served)
    const [sent, short, late] = [
      order(stay, { amplang: 1 }),
      order(stay, { madu: 50 }),
      order(stay, { madu: 1 }),
    ]
    await browser.value('placeOrder', sent)
    await browser.ask('placeOrder', short)
    await desk.value('deliver', { params: sent.params, body: {} })
    await desk.value('checkOut', { params: { room: '512' }, body: {} })

    for (const phone of [browser, second]) {
      expect(await phone.code('session', {})).toBe('session-required')
      expect(await phone.code('orders', {})).toBe('stay-ended')
      expect(await phone.code('cancelOrder', { params: late.params })).toBe('stay-ended')
      const verdict = await phone.ask('order', { params: sent.params })
      expect(verdict.problem()).toMatchObject({
        status: 410,
        context: { verdict: 'accepted', state: 'delivered' },
      })
      expect(verdict.text).not.toMatch(/amplang|512|\/k\//)
      const refused = await phone.ask('order', { params: short.params })
      expect(refused.problem().context).toEqual({ verdict: 'sold-out' })
      const repeated = await phone.ask('placeOrder', sent)
      expect([repeated.status, repeated.value().kwitansi]).toEqual([200, []])
      expect((await phone.ask('placeOrder', late)).status).toBe(410)
    }
    expect((await browser.send({ method: 'GET', url: '/api/events' })).statusCode).toBe(401)

    served.city.clock.pass(72 * HOUR_MS)
    expect(await browser.code('order', { params: sent.params })).toBe('session-required')
    expect(await browser.code('placeOrder', sent)).toBe('session-required')
  })

  test('ends a long stay as it ends a short one: the 72 hours begin with it', async () => {
    const { browser, stay } = await aGuest(served)
    const sent = order(stay, { amplang: 1 })
    await browser.value('placeOrder', sent)
    served.city.clock.pass(21 * DAY_MS)
    const desk = await atDesk(served)
    await desk.value('deliver', { params: sent.params, body: {} })
    await desk.value('checkOut', { params: { room: '512' }, body: {} })
    served.city.clock.pass(72 * HOUR_MS - 1)
    expect(await browser.code('order', { params: sent.params })).toBe('stay-ended')
    served.city.clock.pass(1)
    expect(await browser.code('order', { params: sent.params })).toBe('session-required')
  })

  test('leaves nothing to the next guest of the room', async () => {
    const old = await aGuest(served)
    const sent = order(old.stay, { amplang: 1 })
    await old.browser.value('placeOrder', sent)
    const desk = await atDesk(served)
    await desk.value('deliver', { params: sent.params, body: {} })
    await desk.value('checkOut', { params: { room: '512' }, body: {} })
    const next = await aGuest(served)
    expect(next.stay).not.toBe(old.stay)
    expect(served.sleeve(next.stay)).not.toBe(served.sleeve(old.stay))
    expect((await next.browser.value('orders', {})).orders).toEqual([])
    expect(await next.browser.code('order', { params: sent.params })).toBe('unknown-order')
    expect(await old.browser.code('orders', {})).toBe('stay-ended')
  })

  test('check-in again with the same id answers the same; a room holds one stay', async () => {
    const desk = await atDesk(served)
    const stay = '019ab000-0000-7000-8000-00000000abcd'
    const params = { room: '511' }
    const first = await desk.ask('checkIn', { params, body: { stay, leavesAt: '2026-11-26T04:00:00Z' } })
    expect(first.value()).toEqual({ stay, stayCode: served.sleeve(stay), room: '511' })
    expect((await desk.ask('checkIn', { params, body: { stay } })).text).toBe(first.text)
    expect(await desk.code('checkIn', { params, body: {} })).toBe('room-occupied')
    expect(await desk.code('checkIn', { params: { room: '999' }, body: {} })).toBe('unknown-room')
    const { rooms } = await desk.value('deskRooms', {})
    expect(rooms.find(room => room.room === '511')).toMatchObject({ stay, stayCode: served.sleeve(stay) })
    expect(await desk.value('moveRoom', { params, body: { to: '513' } })).toMatchObject({ stay, room: '513' })
    await desk.value('checkOut', { params: { room: '513' }, body: {} })
    expect(await desk.code('checkIn', { params, body: { stay } })).toBe('stay-ended')
  })
})
