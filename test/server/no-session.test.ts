/** A photographed QR can order nothing: neither the room's code alone nor the ticket it gives, at any guest's route. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROUTES, type Route } from '../../src/contract/routes.ts'
import { HOTEL } from '../support/things.ts'
import { addressOf, type Browser } from './browser.ts'
import { type Now, type Parts, type Picker, pickerOf, REQUESTS } from './requests.ts'
import { aGuest, anOrder, aSite, type GuestInRoom, type Served } from './support.ts'

let served: Served
let inside: GuestInRoom
beforeEach(async () => {
  served = await aSite()
  inside = await aGuest(served)
})
afterEach(() => served.stop())

const HOLDERS: Record<string, () => Promise<Browser>> = {
  'nothing at all': async () => served.browser(),
  'the ticket': async () => {
    const browser = served.browser()
    await browser.value('door', { body: { outlet: HOTEL, code: served.code('512') } })
    return browser
  },
  'the ticket under the name of a session': async () => {
    const browser = await HOLDERS['the ticket']?.()
    const ticket = Array.from(browser?.cookies.values() ?? [])[0] ?? ''
    const forger = served.browser()
    for (const family of ['guest', 'desk', 'tablet', 'agency']) {
      forger.cookies.set(`etalase-${family}-${HOTEL}.0`, ticket)
      forger.cookies.set(`etalase-${family}-city.0`, ticket)
    }
    return forger
  },
  "the room's code under the name of a session": async () => {
    const browser = served.browser()
    browser.cookies.set(`etalase-guest-${HOTEL}.0`, served.code('512'))
    return browser
  },
  'the sleeve’s code under the name of a session': async () => {
    const browser = served.browser()
    browser.cookies.set(`etalase-guest-${HOTEL}.0`, served.sleeve(inside.stay))
    return browser
  },
  'the ticket and twenty wrong guesses': async () => {
    const browser = await HOLDERS['the ticket']?.()
    if (browser === undefined) throw new Error('no browser')
    for (let i = 0; i <= 20; i++) await browser.ask('openSession', { body: { outlet: HOTEL, stayCode: 'x' } })
    return browser
  },
}

const guarded = (Object.entries(ROUTES) as [keyof typeof ROUTES, Route][]).filter(
  ([, route]) => route.who !== 'anyone',
)

describe.each(Object.keys(HOLDERS))('with %s', name => {
  test('every route that is for somebody is closed', async () => {
    const browser = await HOLDERS[name]?.()
    expect(guarded.length).toBeGreaterThan(20)
    for (const [routeName, route] of guarded) {
      const make: (pick: Picker, now: Now) => Parts = REQUESTS[routeName]
      const parts = make(pickerOf([0]), {
        served,
        stays: new Map([['512', inside.stay]]),
        stay: inside.stay,
        prices: new Map([['amplang', 25_000]]),
        confirmations: [],
        codes: [],
      })
      const { method } = route
      const sent = { method, url: addressOf(route, parts), ...(method === 'GET' ? {} : { body: parts.body }) }
      const response = await browser?.send(sent, route)
      expect([response?.statusCode, response?.json().code], routeName).toEqual([401, 'session-required'])
    }
  })

  test('no order is placed, changed or read, and no event is heard', async () => {
    const browser = await HOLDERS[name]?.()
    if (browser === undefined) throw new Error('no browser')
    const known = await served.hotel.place(inside.stay, { amplang: 1 })
    const sent = anOrder(served.hotel, inside.stay, { amplang: 1 })
    expect(await browser.code('placeOrder', sent)).toBe('session-required')
    expect(await browser.code('cancelOrder', { params: { orderId: known.id } })).toBe('session-required')
    expect(await browser.code('cancelOrder', { params: sent.params })).toBe('session-required')
    for (const url of ['/api/events?after=0', '/api/desk/events?after=0', '/api/member/events']) {
      expect((await browser.send({ method: 'GET', url })).statusCode).toBe(401)
    }
    expect((await served.hotel.stock('amplang')).reserved).toBe(1)
    // Nothing was barred either: the guest's own order still goes through.
    expect((await inside.browser.ask('placeOrder', sent)).status).toBe(201)
  })
})

test('the real guest is never locked out by those who guess', async () => {
  const guesser = await HOLDERS['the ticket and twenty wrong guesses']?.()
  expect(guesser?.cookies.size).toBe(2)
  expect(await inside.browser.code('session', {})).toBe('ok')
  const sent = anOrder(served.hotel, inside.stay, { amplang: 1 })
  expect((await inside.browser.ask('placeOrder', sent)).status).toBe(201)
})

test('a signed ticket whose words were changed is none', async () => {
  const browser = served.browser()
  await browser.value('door', { body: { outlet: HOTEL, code: served.code('511') } })
  const [[name, ticket] = ['', '']] = browser.cookies
  const [body = '', mac = ''] = ticket.split('.')
  const words = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
  const forged = Buffer.from(JSON.stringify({ ...words, room: '512' })).toString('base64url')
  for (const changed of [`${forged}.${mac}`, forged, `${body}.`, `.${mac}`, '', 'x.y.z']) {
    browser.cookies.set(name, changed)
    const stayCode = served.sleeve(inside.stay)
    expect(await browser.code('openSession', { body: { outlet: HOTEL, stayCode } })).toBe('unknown-room')
  }
})
