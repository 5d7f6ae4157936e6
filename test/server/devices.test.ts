/** Tablets, terminals and people at the desk: in a real city a PIN counts on an enrolled terminal only. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AGENCY_RIGHTS, writeRights } from '../../src/domain/rights.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts'
import { offerEnrolment } from '../../src/server/usecases/staff/enrol.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import {
  aGuest,
  aSite,
  atAgency,
  atDesk,
  BOX,
  CLERK,
  MANAGER,
  OFFICER,
  OTHER_HOTEL,
  type Served,
} from './support.ts'

let served: Served
afterEach(() => served.stop())

const signIn = (who = CLERK, outlet = HOTEL) => ({ body: { outlet, ...who } })

describe('in the demo', () => {
  beforeEach(async () => {
    served = await aSite()
  })

  test('a tablet is bound to its room by a short code, and needs no stay code', async () => {
    const desk = await atDesk(served)
    const tablet = served.browser()
    const { code } = await desk.value('enrolment', { body: { for: 'tablet', room: '512' } })
    const typed = code.toLowerCase().replace(/^(....)/, '$1 ')
    expect(await tablet.code('enrolTablet', { body: { outlet: HOTEL, code: 'AAAAAAAA' } })).toBe('wrong-code')
    const bound = await tablet.value('enrolTablet', { body: { outlet: HOTEL, code: typed } })
    expect(bound).toEqual({ outlet: HOTEL, room: '512', kind: 'room' })
    expect(await tablet.value('tablet', { query: {} })).toEqual(bound)
    // The code has enrolled its one device.
    expect(await served.browser().code('enrolTablet', { body: { outlet: HOTEL, code } })).toBe('wrong-code')

    expect(await tablet.code('openSession', { body: { outlet: HOTEL } })).toBe('no-stay')
    const { stay } = await served.hotel.checkIn('512')
    expect((await tablet.value('openSession', { body: { outlet: HOTEL } })).stay).toBe(stay)
    expect((await desk.value('deskRooms', {})).rooms.find(({ room }) => room === '512')?.tablet).toBe(true)
  })

  test.each([
    [
      'full-width',
      (text: string) => text.replace(/./g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['dashed, with joiners', (text: string) => [...text].join('\u2011\u200B')],
  ])('a short code and a PIN are what was meant, %s', async (_, typed) => {
    const desk = await atDesk(served)
    const { code } = await desk.value('enrolment', { body: { for: 'tablet', room: '512' } })
    const body = { outlet: HOTEL, code: typed(code) }
    expect(await served.browser().code('enrolTablet', { body })).toBe('ok')
    const pin = typed(CLERK.pin)
    expect(await served.browser().code('openDeskSession', signIn({ ...CLERK, pin }))).toBe('ok')
    expect(await served.browser().code('openDeskSession', signIn({ ...CLERK, pin: `${pin}a` }))).toBe(
      'invalid',
    )
  })

  test("a new room's name is what was meant, and taken once however it is spelt", async () => {
    const manager = await atDesk(served, MANAGER)
    const add = (room: string) => manager.ask('addRoom', { body: { room, kind: 'room', floor: 6 } })
    const { rooms } = (await add(' Ｂ – ６１２\u200B')).value()
    expect(rooms.map(({ room }) => room)).toContain('B-612')
    for (const same of ['b-612', 'B 612', 'B—612', 'B612'])
      expect((await add(same)).code, same).toBe('room-exists')
    expect((await add('B-613')).code).toBe('ok')
  })

  test('a room has one tablet: a new one ends the old, and a code runs out', async () => {
    const desk = await atDesk(served)
    const [first, second] = [served.browser(), served.browser()]
    for (const tablet of [first, second]) {
      const { code } = await desk.value('enrolment', { body: { for: 'tablet', room: '512' } })
      await tablet.value('enrolTablet', { body: { outlet: HOTEL, code } })
    }
    expect(await first.code('tablet', { query: {} })).toBe('session-required')
    expect(await second.code('tablet', { query: {} })).toBe('ok')
    const { code } = await desk.value('enrolment', { body: { for: 'tablet', room: '511' } })
    served.city.clock.pass(10 * MINUTE_MS)
    expect(await served.browser().code('enrolTablet', { body: { outlet: HOTEL, code } })).toBe('wrong-code')
    expect(await desk.code('enrolment', { body: { for: 'tablet', room: '999' } })).toBe('unknown-room')
  })

  test('a clerk does not do what the manager does, nor enrols a terminal', async () => {
    const desk = await atDesk(served)
    expect(await desk.code('managedRooms', {})).toBe('not-allowed')
    expect(await desk.code('managedPlacements', {})).toBe('not-allowed')
    expect(await desk.code('enrolment', { body: { for: 'terminal' } })).toBe('not-allowed')
    const manager = await atDesk(served, MANAGER)
    expect(await manager.code('managedRooms', {})).toBe('ok')
    expect(await manager.code('board', {})).toBe('ok')
  })

  test('a shift ends by itself and by signing out', async () => {
    const [desk, other] = [await atDesk(served), await atDesk(served)]
    const stolen = new Map(desk.cookies)
    await desk.value('closeDeskSession', {})
    expect([...desk.cookies.keys()]).toEqual([`etalase-terminal-${HOTEL}.80`])
    for (const [name, value] of stolen) desk.cookies.set(name, value)
    expect(await desk.code('board', {})).toBe('session-required')
    expect(await other.code('board', {})).toBe('ok')
    served.city.clock.pass(14 * HOUR_MS)
    expect(await other.code('board', {})).toBe('session-required')
  })

  test("one hotel's desk sees and moves nothing of another's", async () => {
    const { stay } = await aGuest(served)
    const { id: orderId } = await served.hotel.place(stay, { amplang: 1 })
    const desk = await atDesk(served, MANAGER, OTHER_HOTEL)
    const params = { orderId }
    expect((await desk.value('board', {})).orders).toEqual([])
    for (const step of ['acknowledge', 'dispatch'] as const) {
      expect(await desk.code(step, { params })).toBe('unknown-order')
    }
    expect(await desk.code('deliver', { params, body: {} })).toBe('unknown-order')
    expect(await desk.code('board', {}, { 'Etalase-Outlet': HOTEL })).toBe('session-required')
    expect(await desk.code('checkOut', { params: { room: '512' }, body: {} })).toBe('no-stay')
  })

  test('an unseen order is escalated, and presence makes the desk attended for 45 seconds', async () => {
    const { browser, stay } = await aGuest(served)
    const { id } = await served.hotel.place(stay, { amplang: 1 })
    const desk = await atDesk(served)
    const attended = async () => (await browser.value('orders', {})).desk.attended
    expect(await attended()).toBe(false)
    expect(await desk.value('presence', { body: { sound: false, visible: true } })).toEqual({
      attended: false,
    })
    expect(await desk.value('presence', { body: { sound: true, visible: true } })).toEqual({ attended: true })
    expect(await attended()).toBe(true)
    served.city.clock.pass(46_000)
    expect(await attended()).toBe(false)
    served.city.clock.pass(3 * MINUTE_MS)
    expect((await desk.value('board', {})).desk.escalated).toEqual([id])
  })

  test('signing in says who can, and never a PIN', async () => {
    const asked = await served.browser().ask('deskSignIn', { query: { outlet: HOTEL } })
    expect(asked.value()).toMatchObject({ enrolled: true, session: null })
    expect(asked.value().staff.map(({ name }) => name)).toEqual(['Manajer', 'Petugas'])
    expect(asked.text).not.toMatch(/pin/i)
    const desk = await atDesk(served)
    const { session } = await desk.value('deskSignIn', { query: { outlet: HOTEL } })
    expect(session).toMatchObject({ staff: 'Petugas', role: 'clerk' })
    expect(await desk.code('deskSignIn', { query: { outlet: 'no-such' } })).toBe('unknown-outlet')
  })
})

describe('in a real city', () => {
  beforeEach(async () => {
    served = await aSite({ demo: false, limits: true, publicUrl: BOX })
  })

  async function aTerminal() {
    const { outlet, manager } = served.hotel
    const { code } = valueIn(await offerEnrolment(served.city, outlet, manager, { for: 'terminal' }))
    const terminal = served.browser()
    await terminal.value('enrolTerminal', { body: { outlet: HOTEL, code, name: 'Lobi' } })
    return terminal
  }

  test('a PIN counts on an enrolled terminal only', async () => {
    const anywhere = served.browser()
    expect(await anywhere.code('openDeskSession', signIn())).toBe('terminal-required')
    const before = await anywhere.value('deskSignIn', { query: { outlet: HOTEL } })
    expect([before.enrolled, before.staff]).toEqual([false, []])

    const terminal = await aTerminal()
    expect((await terminal.value('openDeskSession', signIn())).terminal).toBe('Lobi')
    const elsewhere = await served.browser().ask('openDeskSession', signIn(CLERK, OTHER_HOTEL))
    expect(elsewhere.code).toBe('terminal-required')
    expect(await terminal.code('openDeskSession', signIn(CLERK, OTHER_HOTEL))).toBe('terminal-required')
  })

  test('a terminal is enrolled at the word of a manager who stands at one', async () => {
    const terminal = await aTerminal()
    await terminal.value('openDeskSession', signIn(MANAGER))
    const { code } = await terminal.value('enrolment', { body: { for: 'terminal' } })
    const next = served.browser()
    // A terminal's code makes no tablet.
    expect(await next.code('enrolTablet', { body: { outlet: HOTEL, code } })).toBe('wrong-code')
    const named = { body: { outlet: HOTEL, code, name: 'Kantor' } }
    expect(await next.value('enrolTerminal', named)).toEqual({ terminal: 'Kantor' })
    expect((await next.value('openDeskSession', signIn())).terminal).toBe('Kantor')
  })

  test('guessing a PIN is slowed, person by person, and says until when', async () => {
    const terminal = await aTerminal()
    const guess = signIn({ ...CLERK, pin: '9999' })
    for (let i = 0; i < 5; i++) expect(await terminal.code('openDeskSession', guess)).toBe('wrong-pin')
    const slowed = await terminal.ask('openDeskSession', signIn())
    expect([slowed.status, slowed.headers['retry-after']]).toEqual([429, '3600'])
    expect(await terminal.code('openDeskSession', signIn(MANAGER))).toBe('ok')
    served.city.clock.pass(HOUR_MS - 1)
    // Whoever comes again when told to is not too early.
    expect((await terminal.ask('openDeskSession', signIn())).headers['retry-after']).toBe('1')
    served.city.clock.pass(1)
    expect(await terminal.code('openDeskSession', signIn())).toBe('ok')
  })

  test('whoever guesses at one terminal locks its person out at no other', async () => {
    const [lobby, office, bar] = [await aTerminal(), await aTerminal(), await aTerminal()]
    await office.value('openDeskSession', signIn())
    const guess = signIn({ ...CLERK, pin: '9999' })
    for (let i = 0; i < 200; i++) await lobby.ask('openDeskSession', guess)
    for (const terminal of [office, bar]) expect(await terminal.code('openDeskSession', signIn())).toBe('ok')
    // However many terminals were tried at since, who has signed in at one is known there.
    for (const terminal of [lobby, await aTerminal(), await aTerminal(), await aTerminal()])
      for (let i = 0; i < 20; i++) await terminal.ask('openDeskSession', guess)
    for (const terminal of [office, bar]) expect(await terminal.code('openDeskSession', signIn())).toBe('ok')
  })

  test('in a day of trying everywhere, known terminals among them, a PIN is guessed at a hundred times', async () => {
    const terminals = [await aTerminal(), await aTerminal(), await aTerminal(), await aTerminal()]
    for (const known of terminals.slice(0, 2)) await known.value('openDeskSession', signIn())
    const guess = signIn({ ...CLERK, pin: '9999' })
    let wrong = 0
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      for (const terminal of terminals)
        for (let i = 0; i < 6; i++)
          if ((await terminal.code('openDeskSession', guess)) === 'wrong-pin') wrong++
      served.city.clock.pass(10 * MINUTE_MS)
    }
    expect(wrong).toBeGreaterThan(50)
    expect(wrong).toBeLessThanOrEqual(100)
  })

  test('tries at the same moment are as many as one after the other', async () => {
    const terminal = await aTerminal()
    const guess = signIn({ ...CLERK, pin: '9999' })
    const heard = await Promise.all(Array.from({ length: 30 }, () => terminal.code('openDeskSession', guess)))
    expect(heard.filter(code => code === 'wrong-pin')).toHaveLength(5)
  })

  test("names that are nobody's are one person: tried no oftener, and leaving nothing of each", async () => {
    const terminal = await aTerminal()
    const heard: string[] = []
    for (let i = 0; i < 50; i++)
      heard.push(await terminal.code('openDeskSession', signIn({ staff: `Siapa ${i}`, pin: '9999' })))
    expect(heard.filter(code => code === 'wrong-pin')).toHaveLength(5)
    expect(await terminal.code('openDeskSession', signIn())).toBe('ok')
    const rows = await served.city.storage.read(sql => sql.all('SELECT person FROM pin_tries'))
    expect(rows.length).toBeLessThan(5)
  })

  test('a shift that changes hands all day locks nobody out: a right PIN is no guess', async () => {
    const terminal = await aTerminal()
    for (let i = 0; i < 30; i++) expect(await terminal.code('openDeskSession', signIn())).toBe('ok')
  })

  test('whoever guesses without a terminal locks nobody out', async () => {
    const guess = signIn({ ...CLERK, pin: '9999' })
    for (let i = 0; i < 15; i++) {
      expect(await served.browser().code('openDeskSession', guess)).toBe('terminal-required')
    }
    expect(await (await aTerminal()).code('openDeskSession', signIn())).toBe('ok')
  })

  test("an officer's PIN counts for nothing: there is no terminal to vouch for it", async () => {
    expect(await served.browser().code('openAgencySession', { body: OFFICER })).toBe('not-allowed')
  })

  test("in the demo, guessing an officer's PIN is slowed, and an unknown name sounds like a wrong PIN", async () => {
    await served.stop()
    served = await aSite({ demo: true, limits: true })
    const stranger = served.browser()
    const wrong = await stranger.ask('openAgencySession', { body: { ...OFFICER, pin: '9999' } })
    const nobody = await stranger.ask('openAgencySession', { body: { ...OFFICER, name: 'Tidak ada' } })
    expect([wrong.code, nobody.text]).toEqual(['wrong-pin', wrong.text])
    const known = await atAgency(served)
    for (let i = 0; i < 40; i++)
      await served.browser().ask('openAgencySession', { body: { ...OFFICER, pin: '9999' } })
    expect((await stranger.ask('openAgencySession', { body: OFFICER })).status).toBe(429)
    expect(await known.code('openAgencySession', { body: OFFICER })).toBe('ok')
    served.city.clock.pass(2 * HOUR_MS)
    const officer = await atAgency(served)
    expect(await officer.value('agencySession', {})).toEqual({
      name: OFFICER.name,
      rights: writeRights(AGENCY_RIGHTS),
    })
    served.city.clock.pass(12 * HOUR_MS)
    expect(await officer.code('agencySession', {})).toBe('session-required')
  })

  test('a stay that taps without end is slowed, and no other', async () => {
    const [one, other] = [await aGuest(served, '512'), await aGuest(served, '513')]
    for (let i = 0; i < 60; i++) await one.browser.value('session', {})
    const slowed = await one.browser.ask('session', {})
    expect([slowed.status, slowed.headers['retry-after']]).toEqual([429, '1'])
    expect(await other.browser.code('session', {})).toBe('ok')
    expect(await one.browser.code('menu', { params: { outlet: HOTEL } })).toBe('ok')
    served.city.clock.pass(1_000)
    expect(await one.browser.code('session', {})).toBe('ok')
  })

  test('the demo says nothing, for there is none', async () => {
    const response = await served.browser().send({ method: 'GET', url: '/api/demo' })
    expect([response.statusCode, response.json().code]).toEqual([404, 'not-found'])
  })
})
