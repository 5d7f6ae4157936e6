/** The QR says where, the stay says who; one browser may be a guest of two outlets. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../src/domain/time.ts'
import { HOTEL } from '../support/things.ts'
import type { Pieces } from '../support/world.ts'
import { aGuest, anOrder, aSite, atDesk, joined, MANAGER, OTHER_HOTEL, type Served } from './support.ts'

let served: Served
beforeEach(async () => {
  served = await aSite()
})
afterEach(() => served.stop())

function order(stay: string, pieces: Pieces, hotel = served.hotel) {
  return anOrder(hotel, stay, pieces)
}

describe('the door', () => {
  test('a QR gives a ticket that only the server reads, and the sleeve makes it a session', async () => {
    const { stay } = await served.hotel.checkIn('512')
    const phone = served.browser()
    const door = await phone.ask('door', { body: { outlet: HOTEL, code: served.code('512') } })
    expect(door.value()).toEqual({ room: '512', kind: 'room' })
    const [ticket] = [door.headers['set-cookie']].flat()
    expect(ticket).toMatch(/^etalase-ticket-hotel-demo\.\d+=/)
    expect(ticket).toMatch(/; HttpOnly/)
    expect(ticket).toMatch(/; SameSite=Strict/)
    expect(await phone.code('session', {})).toBe('session-required')

    const opened = await phone.ask('openSession', { body: { outlet: HOTEL, stayCode: served.sleeve(stay) } })
    expect(opened.value()).toEqual({ outlet: HOTEL, room: '512', kind: 'room', stay, leavesAt: null })
    expect(String(opened.headers['set-cookie'])).toMatch(/etalase-guest-hotel-demo\.\d+=[^;]+;.*HttpOnly/)
    expect(await phone.value('session', {})).toEqual(opened.value())
  })

  test('the code itself stands in for the ticket, and may be typed as people type', async () => {
    const { stay } = await served.hotel.checkIn('512')
    const code = served.code('512').toLowerCase()
    const stayCode = ` ${served
      .sleeve(stay)
      .toLowerCase()
      .replace(/^(...)/, '$1-')} `
    expect(await served.browser().code('openSession', { body: { outlet: HOTEL, code, stayCode } })).toBe('ok')
  })

  test.each([
    [
      'in full-width letters',
      (code: string) => code.replace(/./g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['with joiners that nobody sees', (code: string) => `\uFEFF${[...code].join('\u200B')}`],
    ['with long dashes and spaces between all symbols', (code: string) => [...code].join(' – ')],
    ['in brackets, as a chat quotes it', (code: string) => `“${code.toLowerCase()}”.`],
  ])('a code is taken %s', async (_, typed) => {
    const { stay } = await served.hotel.checkIn('512')
    const phone = served.browser()
    const code = typed(served.code('512'))
    expect(await phone.code('door', { body: { outlet: HOTEL, code } })).toBe('ok')
    const stayCode = typed(served.sleeve(stay))
    expect(await phone.code('openSession', { body: { outlet: HOTEL, stayCode } })).toBe('ok')
  })

  test('a wrong outlet and a wrong code are the same wrong link', async () => {
    const phone = served.browser()
    const wrong = await phone.ask('door', { body: { outlet: HOTEL, code: 'X'.repeat(26) } })
    const nowhere = await phone.ask('door', { body: { outlet: 'no-such', code: served.code('512') } })
    expect(wrong.code).toBe('unknown-room')
    expect(nowhere.text).toBe(wrong.text)
    expect(await phone.code('openSession', { body: { outlet: HOTEL, stayCode: '000000' } })).toBe(
      'unknown-room',
    )
  })

  test('a phone hears the same in a vacant room and in an occupied one', async () => {
    await served.hotel.checkIn('512')
    const hear = async (room: string) => {
      const phone = served.browser()
      await phone.value('door', { body: { outlet: HOTEL, code: served.code(room) } })
      const asked = await phone.ask('openSession', { body: { outlet: HOTEL } })
      const wrong = await phone.ask('openSession', { body: { outlet: HOTEL, stayCode: '000000' } })
      return [asked, wrong].map(({ status, code, text }) => [status, code, text.replaceAll(room, 'ROOM')])
    }
    const occupied = await hear('512')
    expect(await hear('511')).toEqual(occupied)
    expect(occupied.map(([, code]) => code)).toEqual(['stay-code-required', 'stay-code-wrong'])
  })

  test.each(['511', '512'])('after twenty wrong codes in room %s the desk has to confirm', async room => {
    await served.hotel.checkIn('512')
    const phone = served.browser()
    await phone.value('door', { body: { outlet: HOTEL, code: served.code(room) } })
    const wrong = { body: { outlet: HOTEL, stayCode: '000000' } }
    for (let i = 0; i < 20; i++) expect(await phone.code('openSession', wrong)).toBe('stay-code-wrong')
    const twentyFirst = await phone.ask('openSession', wrong)
    expect(twentyFirst.code).toBe('confirmation-pending')
    expect(twentyFirst.problem().context).toEqual({ match: expect.stringMatching(/^[A-Z]{2}$/) })
    served.city.clock.pass(HOUR_MS + 1)
    expect(await phone.code('openSession', wrong)).toBe('stay-code-wrong')
  })

  test("the desk's word lets the phone in whose symbols it read, and no other", async () => {
    await served.stop()
    served = await aSite({ outlet: { confirmAtDesk: true } })
    const { stay } = await served.hotel.checkIn('512')
    const [phone, stranger] = [served.browser(), served.browser()]
    const ask = { body: { outlet: HOTEL, code: served.code('512') } }
    const waiting = await phone.ask('openSession', ask)
    await stranger.ask('openSession', ask)
    // Asked again it goes on waiting in its own place.
    expect((await phone.ask('openSession', ask)).text).toBe(waiting.text)

    const desk = await atDesk(served)
    const { confirmations } = (await desk.value('board', {})).desk
    expect(confirmations).toHaveLength(2)
    const { match } = waiting.problem().context as { match: string }
    const mine = confirmations.find(asked => asked.match === match)
    const others = confirmations.find(asked => asked.match !== match)
    await desk.value('confirmPhone', { params: { id: mine?.id ?? '' }, body: { allow: true } })
    await desk.value('confirmPhone', { params: { id: others?.id ?? '' }, body: { allow: false } })
    expect(await desk.code('confirmPhone', { params: { id: 'nobody' }, body: { allow: true } })).toBe(
      'not-found',
    )

    expect((await phone.value('openSession', ask)).stay).toBe(stay)
    expect(await stranger.code('openSession', ask)).toBe('stay-code-wrong')
    expect((await desk.value('board', {})).desk.confirmations).toHaveLength(0)
  })

  test('a rotated code makes printed QRs, links and tickets worthless, and leaves sessions alone', async () => {
    const { browser: inside, stay } = await aGuest(served)
    const outside = served.browser()
    await outside.value('door', { body: { outlet: HOTEL, code: served.code('512') } })
    const manager = await atDesk(served, MANAGER)
    await manager.value('rotateRoom', { params: { room: '512' } })
    const stayCode = served.sleeve(stay)
    expect(await outside.code('openSession', { body: { outlet: HOTEL, stayCode } })).toBe('unknown-room')
    expect(await outside.code('door', { body: { outlet: HOTEL, code: served.code('512') } })).toBe(
      'unknown-room',
    )
    expect(await inside.code('session', {})).toBe('ok')
  })

  test('twenty devices are of one stay at most', async () => {
    const { stay } = await served.hotel.checkIn('512')
    for (let i = 0; i < 20; i++) await joined(served, stay)
    const body = { outlet: HOTEL, code: served.code('512'), stayCode: served.sleeve(stay) }
    expect(await served.browser().code('openSession', { body })).toBe('too-many')
  })
})

describe('one browser', () => {
  test('may be a guest of two outlets: the header names one, else the body, else the newest', async () => {
    const here = await aGuest(served)
    served.city.clock.pass(1_000)
    const { stay } = await served.other.checkIn('512')
    const browser = here.browser
    await browser.value('door', { body: { outlet: OTHER_HOTEL, code: served.code('512', OTHER_HOTEL) } })
    const stayCode = served.sleeve(stay, OTHER_HOTEL)
    await browser.value('openSession', { body: { outlet: OTHER_HOTEL, stayCode } })

    expect((await browser.value('session', {})).outlet).toBe(OTHER_HOTEL)
    expect((await browser.value('session', {}, { 'Etalase-Outlet': HOTEL })).stay).toBe(here.stay)
    expect((await browser.value('session', { query: { outlet: HOTEL } })).stay).toBe(here.stay)
    expect(await browser.code('session', {}, { 'Etalase-Outlet': 'no-such' })).toBe('session-required')
    expect((await browser.ask('placeOrder', order(here.stay, { amplang: 1 }))).status).toBe(201)
    expect((await browser.ask('placeOrder', order(stay, { amplang: 1 }, served.other))).status).toBe(201)
    expect((await browser.value('orders', {}, { 'Etalase-Outlet': HOTEL })).orders).toHaveLength(1)
  })

  test('with cookies that mean nothing is a stranger', async () => {
    const browser = served.browser()
    browser.cookies.set('etalase-guest-hotel-demo.0', 'x'.repeat(22))
    browser.cookies.set('etalase-guest-.0', 'x')
    browser.cookies.set('etalase-desk-hotel-demo.0', '%%%')
    browser.cookies.set('etalase-agency-city.0', '')
    expect(await browser.code('session', {})).toBe('session-required')
    expect(await browser.code('board', {})).toBe('session-required')
    expect(await browser.code('evaluation', {})).toBe('session-required')
  })

  test("a token of one role is none of another's", async () => {
    const { browser } = await aGuest(served)
    const desk = await atDesk(served)
    const token = browser.cookies.get('etalase-guest-hotel-demo.0') ?? ''
    const shift = desk.cookies.get('etalase-desk-hotel-demo.0') ?? ''
    const thief = served.browser()
    thief.cookies.set('etalase-desk-hotel-demo.0', token)
    thief.cookies.set('etalase-guest-hotel-demo.0', shift)
    thief.cookies.set('etalase-guest-hotel-lain.0', token)
    thief.cookies.set('etalase-tablet-hotel-demo.0', shift)
    expect(await thief.code('board', {})).toBe('session-required')
    expect(await thief.code('session', {})).toBe('session-required')
    expect(await thief.code('tablet', { query: {} })).toBe('session-required')
  })
})

describe('a device that has left', () => {
  const cookiesOf = (browser: { cookies: ReadonlyMap<string, string> }) =>
    [...browser.cookies].filter(([, value]) => value !== '').map(([name]) => name)

  test('has nothing of the stay and its room any more, and keeps what is of other outlets and roles', async () => {
    const { browser } = await aGuest(served)
    await browser.value('door', { body: { outlet: HOTEL, code: served.code('512') } })
    const { stay } = await served.other.checkIn('512')
    const stayCode = served.sleeve(stay, OTHER_HOTEL)
    const code = served.code('512', OTHER_HOTEL)
    await browser.value('openSession', { body: { outlet: OTHER_HOTEL, code, stayCode } })
    const before = cookiesOf(browser)
    await browser.value('leave', { body: { outlet: HOTEL } })
    expect(before.filter(name => name.includes('hotel-demo'))).not.toEqual([])
    expect(cookiesOf(browser)).toEqual(before.filter(name => !name.includes('hotel-demo')))
    expect(await browser.code('openSession', { body: { outlet: HOTEL } })).toBe('unknown-room')
  })

  test('has had its verdicts before: those of a stay that is over are told until then', async () => {
    const { browser, stay } = await aGuest(served)
    const placed = order(stay, { amplang: 1 })
    expect((await browser.ask('placeOrder', placed)).status).toBe(201)
    const desk = await atDesk(served)
    await desk.value('checkOut', { params: { room: '512' }, body: { open: 'keep' } })
    const ended = await browser.ask('order', { params: placed.params })
    expect(ended.status).toBe(410)
    await browser.value('leave', { body: { outlet: HOTEL } })
    expect(await browser.code('order', { params: placed.params })).toBe('session-required')
  })

  test('of an outlet that nobody knows is told no more than any other', async () => {
    expect(await served.browser().code('leave', { body: { outlet: 'hotel-yang-lain' } })).toBe('ok')
  })
})
