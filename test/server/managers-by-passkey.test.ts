/** Over https managers come in by passkey: by PIN, at the desk, they are the clerks that they are there, too. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONTRACT_VERSION } from '../../src/contract/version.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { giveStaffPass } from '../../src/server/usecases/people/passes.ts'
import { offerEnrolment } from '../../src/server/usecases/staff/enrol.ts'
import { type Authenticator, anAuthenticator } from '../support/authenticator.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { anOfficer, askingOf, creationOf } from './people.ts'
import { aSite, BOX, MANAGER, ORIGIN, type Served } from './support.ts'

const TODAY = { 'etalase-contract': String(CONTRACT_VERSION) }
let served: Served
afterEach(() => served.stop())

/** The desk's own device. */
async function aTerminal(): Promise<Browser> {
  const { city, hotel } = served
  const offered = await offerEnrolment(city, hotel.outlet, AT_THE_CONSOLE, { for: 'terminal' })
  const { code } = valueIn(offered)
  const browser = served.browser()
  await browser.value('enrolTerminal', { body: { outlet: HOTEL, code, name: 'Meja 1' } })
  return browser
}

async function atTerminal(): Promise<Browser> {
  const browser = await aTerminal()
  await browser.value('openDeskSession', { body: { outlet: HOTEL, ...MANAGER } })
  return browser
}

/** By a pass of the console's. */
async function withPasskey(browser = served.browser()): Promise<{ browser: Browser; device: Authenticator }> {
  const device = anAuthenticator(ORIGIN)
  const { city, hotel } = served
  const { code } = valueIn(await giveStaffPass(city, AT_THE_CONSOLE, hotel.outlet, MANAGER.staff))
  const passkey = device.make(await creationOf(browser, code))
  await browser.value('usePass', { body: { code, device: 'Laptop', passkey } })
  return { browser, device }
}

const manages = (browser: Browser) => browser.code('managedRooms', {}, TODAY)
const sells = (browser: Browser) => browser.code('deskRooms', {}, TODAY)
const here = (browser: Browser) => browser.value('deskSignIn', { query: { outlet: HOTEL } })
const prove = async (browser: Browser, device: Authenticator) =>
  browser.code('proveAtDesk', { body: { passkey: device.sign(await askingOf(browser)) } }, TODAY)

describe('over https', () => {
  beforeEach(async () => {
    served = await aSite({ demo: false })
  })

  test('a manager who came by PIN sells, and is asked for the passkey where managers work', async () => {
    const { device } = await withPasskey()
    const desk = await atTerminal()
    expect([await sells(desk), await manages(desk)]).toEqual(['ok', 'prove-again'])
    const asked = await desk.ask('managedRooms', {}, TODAY)
    expect(asked.problem().context).toEqual({ by: ['passkey'], asManager: true })
    expect(await prove(desk, device)).toBe('ok')
    expect([await sells(desk), await manages(desk)]).toEqual(['ok', 'ok'])
  })

  test('the desk knows them as a clerk, and its page that managers come by passkey', async () => {
    const desk = await atTerminal()
    expect(await here(desk)).toMatchObject({
      session: { staff: MANAGER.staff, role: 'clerk' },
      staff: expect.arrayContaining([{ name: MANAGER.staff, role: 'manager' }]),
      managesByPasskey: true,
    })
  })

  test('a desk that was a manager’s by passkey, and is opened by PIN, is a clerk’s', async () => {
    const { device } = await withPasskey()
    const desk = await atTerminal()
    await prove(desk, device)
    await desk.value('lockDesk', {})
    expect(await desk.code('proveAtDesk', { body: { pin: MANAGER.pin } }, TODAY)).toBe('ok')
    expect([await sells(desk), await manages(desk)]).toEqual(['ok', 'prove-again'])
  })

  test('a new terminal is a manager’s to add: by PIN alone nobody adds one', async () => {
    const { device } = await withPasskey()
    const desk = await atTerminal()
    const add = () => desk.code('enrolment', { body: { for: 'terminal' } }, TODAY)
    expect(await add()).toBe('prove-again')
    await prove(desk, device)
    expect(await add()).toBe('ok')
  })

  test('a passkey’s proof is none of a PIN’s: what a manager proves once more, they prove by passkey', async () => {
    const desk = await aTerminal()
    await withPasskey(desk)
    served.city.clock.pass(6 * 60_000)
    const rotated = await desk.ask('rotateRoom', { params: { room: '512' } }, TODAY)
    expect(rotated.problem()).toMatchObject({ code: 'prove-again', context: { by: ['passkey'] } })
  })

  test('the last manager, who has but a PIN, is led in by the console’s pass', async () => {
    const desk = await atTerminal()
    const asked = await desk.ask('managedRooms', {}, TODAY)
    expect(asked.problem().context, 'no way that leads nowhere').toEqual({ by: [], asManager: true })
    const { browser } = await withPasskey()
    expect(await manages(browser)).toBe('ok')
  })

  test('or by an officer’s: a hotel whose managers have but PINs has nobody who could add people', async () => {
    const officer = served.browser()
    await anOfficer(served, 'Ibu Rahma', officer)
    const { outlets } = await officer.value('managers', {})
    expect(outlets.find(({ outlet }) => outlet === HOTEL)).toMatchObject({ hasManager: false })
    const { code } = await officer.value('addFirstManager', {
      params: { outlet: HOTEL },
      body: { name: MANAGER.staff },
    })
    const browser = served.browser()
    const passkey = anAuthenticator(ORIGIN).make(await creationOf(browser, code))
    await browser.value('usePass', { body: { code, device: 'Ponsel', passkey } })
    expect(await manages(browser)).toBe('ok')
  })

  test('an older page, which knows of no such question, is told that it may not', async () => {
    const desk = await atTerminal()
    expect(await desk.code('managedRooms', {}, { 'etalase-contract': '1' })).toBe('not-allowed')
  })
})

test.each([BOX, 'http://localhost:8080', 'https://10.0.0.7'])(
  'at %s, where browsers make no passkeys for everybody, a manager manages by PIN',
  async publicUrl => {
    served = await aSite({ demo: false, publicUrl })
    const desk = await atTerminal()
    expect([await sells(desk), await manages(desk)]).toEqual(['ok', 'ok'])
    expect(await here(desk)).not.toHaveProperty('managesByPasskey')
  },
)
