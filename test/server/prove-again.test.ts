/** What cannot be undone is taken of whoever has proved within five minutes who they are. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROUTES, type Route } from '../../src/contract/routes.ts'
import { CONTRACT_VERSION } from '../../src/contract/version.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { PIN_ALLOWANCES } from '../../src/domain/pin.ts'
import { PROOF_LIFE_MS } from '../../src/domain/proof.ts'
import { openApi } from '../../src/server/http/openapi.ts'
import { giveStaffPass } from '../../src/server/usecases/people/passes.ts'
import { anAuthenticator } from '../support/authenticator.ts'
import { valueIn } from '../support/results.ts'
import type { Browser } from './browser.ts'
import { anOfficer, askingOf, creationOf } from './people.ts'
import { aSite, atAgency, atDesk, CLERK, MANAGER, OFFICER, ORIGIN, type Served } from './support.ts'

const TODAY = { 'etalase-contract': String(CONTRACT_VERSION) }
let served: Served
afterEach(() => served.stop())

const rotate = (browser: Browser) => browser.ask('rotateRoom', { params: { room: '512' } }, TODAY)
const prove = (browser: Browser, body: { pin: string }) => browser.code('proveAtDesk', { body }, TODAY)
const later = () => served.city.clock.pass(PROOF_LIFE_MS)

describe('at a terminal', () => {
  beforeEach(async () => {
    served = await aSite({ limits: true })
  })

  test('coming in is a proof for five minutes; then it is asked for, and the PIN is one', async () => {
    const manager = await atDesk(served, MANAGER)
    expect((await rotate(manager)).code).toBe('ok')
    later()
    expect((await rotate(manager)).problem()).toMatchObject({ code: 'prove-again', context: { by: ['pin'] } })
    expect(await prove(manager, { pin: MANAGER.pin })).toBe('ok')
    expect((await rotate(manager)).code).toBe('ok')
    later()
    expect((await rotate(manager)).code).toBe('prove-again')
  })

  test('what can be undone is not asked for', async () => {
    const manager = await atDesk(served, MANAGER)
    later()
    expect(await manager.code('managedRooms', {})).toBe('ok')
  })

  test('who may not do it is not asked who they are', async () => {
    const clerk = await atDesk(served)
    later()
    expect((await rotate(clerk)).code).toBe('not-allowed')
  })

  test('a wrong PIN proves nothing, and is counted as at the sign-in', async () => {
    const manager = await atDesk(served, MANAGER)
    later()
    expect(await prove(manager, { pin: CLERK.pin })).toBe('wrong-pin')
    expect((await rotate(manager)).code).toBe('prove-again')
    const { burst } = PIN_ALLOWANCES.known.together
    for (let i = 0; i < burst; i++) await prove(manager, { pin: '0000' })
    expect(await prove(manager, { pin: MANAGER.pin })).toBe('too-many')
  })

  test('one session is proved, and no other of that person', async () => {
    const [one, other] = [await atDesk(served, MANAGER), await atDesk(served, MANAGER)]
    later()
    expect(await prove(one, { pin: MANAGER.pin })).toBe('ok')
    expect([(await rotate(one)).code, (await rotate(other)).code]).toEqual(['ok', 'prove-again'])
  })

  test('an older page is told that it may not', async () => {
    const manager = await atDesk(served, MANAGER)
    later()
    const heard = await manager.ask('rotateRoom', { params: { room: '512' } }, { 'etalase-contract': '1' })
    expect(heard.code).toBe('not-allowed')
  })
})

describe('by passkey', () => {
  beforeEach(async () => {
    served = await aSite({ demo: false })
  })

  async function aManager(browser: Browser, person = MANAGER.staff) {
    const device = anAuthenticator(ORIGIN)
    const given = await giveStaffPass(served.city, AT_THE_CONSOLE, served.hotel.outlet, person)
    const { code } = valueIn(given)
    const passkey = device.make(await creationOf(browser, code))
    await browser.value('usePass', { body: { code, device: 'Laptop', passkey } })
    return device
  }
  const signed = async (browser: Browser, device: ReturnType<typeof anAuthenticator>) => ({
    body: { passkey: device.sign(await askingOf(browser)) },
  })

  test('a manager proves it where no terminal is, and is told of no PIN', async () => {
    const browser = served.browser()
    const device = await aManager(browser)
    later()
    expect((await rotate(browser)).problem()).toMatchObject({
      code: 'prove-again',
      context: { by: ['passkey'] },
    })
    expect(await prove(browser, { pin: MANAGER.pin })).toBe('terminal-required')
    const proof = await signed(browser, device)
    expect(await browser.code('proveAtDesk', proof, TODAY)).toBe('ok')
    expect((await rotate(browser)).code).toBe('ok')
    expect(await browser.code('proveAtDesk', proof, TODAY), 'the same answer twice').toBe('wrong-passkey')
  })

  test('another person’s proves nothing', async () => {
    const [browser, other] = [served.browser(), served.browser()]
    await aManager(browser)
    const device = await aManager(other, CLERK.staff)
    later()
    expect(await browser.code('proveAtDesk', await signed(browser, device), TODAY)).toBe('wrong-passkey')
    expect((await rotate(browser)).code).toBe('prove-again')
  })

  test('an officer proves it as they came in', async () => {
    const browser = served.browser()
    const device = await anOfficer(served, 'Ibu Rahma', browser)
    const body = { pin: OFFICER.pin }
    expect(await browser.code('proveAtAgency', { body }, TODAY)).toBe('terminal-required')
    expect(await browser.code('proveAtAgency', await signed(browser, device), TODAY)).toBe('ok')
  })
})

test('an officer of the demo proves it by PIN', async () => {
  served = await aSite()
  const agency = await atAgency(served)
  expect(await agency.code('proveAtAgency', { body: { pin: '0000' } }, TODAY)).toBe('wrong-pin')
  expect(await agency.code('proveAtAgency', { body: { pin: OFFICER.pin } }, TODAY)).toBe('ok')
})

test('what asks for it says so where it is described', async () => {
  served = await aSite()
  const marked = (Object.entries(ROUTES) as [string, Route][]).filter(([, route]) => route.again === true)
  expect(marked.length).toBeGreaterThan(0)
  const paths = openApi().paths as Record<string, Record<string, { 'x-again'?: true; responses: object }>>
  for (const [name, { path, method }] of marked) {
    const operation = paths[path]?.[method.toLowerCase()]
    expect(operation?.['x-again'], name).toBe(true)
    expect(JSON.stringify(operation?.responses)).toContain('prove-again')
  }
})
