/** A PIN is chosen by its own person, changed by them, and reset by a manager, who never sees one. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CONTRACT_VERSION } from '../../src/contract/version.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { PIN_ALLOWANCES } from '../../src/domain/pin.ts'
import { giveStaffPass } from '../../src/server/usecases/people/passes.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aSite, atDesk, CLERK, MANAGER, type Served } from './support.ts'

const TODAY = { 'etalase-contract': String(CONTRACT_VERSION) }
const PIN = '481516'
let served: Served
beforeEach(async () => {
  served = await aSite({ limits: true })
})
afterEach(() => served.stop())

const passFor = async (person: string) =>
  valueIn(await giveStaffPass(served.city, AT_THE_CONSOLE, served.hotel.outlet, person)).code
const choose = (browser: Browser, code: string, pin = PIN) =>
  browser.code('choosePin', { body: { code, pin } }, TODAY)
const change = (browser: Browser, old: string, pin: string) =>
  browser.code('changePin', { body: { old, pin } }, TODAY)
const signIn = (pin: string, staff = CLERK.staff) =>
  served.browser().code('openDeskSession', { body: { outlet: HOTEL, staff, pin } }, TODAY)
const isIn = async (browser: Browser) => (await browser.code('board', {})) === 'ok'

test('whoever has a pass chooses a PIN at a terminal, once, and is in', async () => {
  const code = await passFor(CLERK.staff)
  const terminal = served.browser()
  expect(await terminal.value('pass', { body: { code } })).toMatchObject({ pinAs: 'clerk' })
  expect(await choose(terminal, code)).toBe('ok')
  expect(await isIn(terminal)).toBe(true)
  expect(await choose(served.browser(), code)).toBe('wrong-code')
  expect([await signIn(CLERK.pin), await signIn(PIN)]).toEqual(['wrong-pin', 'ok'])
})

test('a PIN that is easy to guess is refused, and the pass is not used up', async () => {
  const code = await passFor(CLERK.staff)
  for (const pin of ['111111', '123456', '000512', '241126'])
    expect([pin, await choose(served.browser(), code, pin)]).toEqual([pin, 'weak-pin'])
  expect(await choose(served.browser(), code)).toBe('ok')
})

test('where no terminal is no PIN is chosen', async () => {
  const real = await aSite({ demo: false })
  const given = await giveStaffPass(real.city, AT_THE_CONSOLE, real.hotel.outlet, CLERK.staff)
  const { code } = valueIn(given)
  expect(await real.browser().value('pass', { body: { code } })).not.toHaveProperty('pinAs')
  expect(await choose(real.browser(), code)).toBe('terminal-required')
  await real.stop()
})

test('who knows the old one changes it; what they have open elsewhere ends', async () => {
  const [here, elsewhere] = [await atDesk(served), await atDesk(served)]
  expect(await change(here, '0000', PIN)).toBe('wrong-pin')
  expect(await change(here, CLERK.pin, '123123')).toBe('weak-pin')
  expect(await change(here, CLERK.pin, PIN)).toBe('ok')
  expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false])
  expect([await signIn(CLERK.pin), await signIn(PIN)]).toEqual(['wrong-pin', 'ok'])
})

test('the old one is not tried without end', async () => {
  const desk = await atDesk(served)
  for (let i = 0; i < PIN_ALLOWANCES.known.each.burst; i++) await change(desk, '0000', PIN)
  expect(await change(desk, CLERK.pin, PIN)).toBe('too-many')
})

test('a manager resets it: it is worth nothing, its person is out, and a pass leads to another', async () => {
  const [manager, desk] = [await atDesk(served, MANAGER), await atDesk(served)]
  for (let i = 0; i < PIN_ALLOWANCES.other.together.burst; i++) await signIn('0000')
  expect(await signIn(CLERK.pin)).toBe('too-many')
  const { code } = await manager.value('resetPin', { body: { person: CLERK.staff } })
  expect(await isIn(desk)).toBe(false)
  served.city.clock.pass(60_000)
  expect(await choose(served.browser(), code)).toBe('ok')
  expect(await signIn(PIN), 'who was locked out is not any more').toBe('ok')
})

test('who may not add people resets nobody’s', async () => {
  const manager = await atDesk(served, MANAGER)
  await served.city.storage.write(HOTEL, sql =>
    sql.run("UPDATE staff SET rights = 'sell shelf' WHERE name = ?", [MANAGER.staff]),
  )
  expect(await manager.code('resetPin', { body: { person: CLERK.staff } })).toBe('not-allowed')
})
