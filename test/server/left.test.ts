/** What is left of the first afternoon, as the wire tells it: read from what is there, in no demo, and only of what the asker may do. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { giveStaffPass } from '../../src/server/usecases/people/passes.ts'
import { anAuthenticator } from '../support/authenticator.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { anOfficer, creationOf } from './people.ts'
import { aWholeDraft } from './register.ts'
import { aSite, MANAGER, OFFICER, ORIGIN, type Served } from './support.ts'

let served: Served
beforeEach(async () => {
  served = await aSite({ demo: false })
})
afterEach(() => served.stop())

/** In by passkey, at a device that is no terminal. */
async function aManager(): Promise<Browser> {
  const browser = served.browser()
  const { city, hotel } = served
  const { code } = valueIn(await giveStaffPass(city, AT_THE_CONSOLE, hotel.outlet, MANAGER.staff))
  const passkey = anAuthenticator(ORIGIN).make(await creationOf(browser, code))
  await browser.value('usePass', { body: { code, device: 'Ponsel', passkey } })
  return browser
}

const openTo = async (browser: Browser, query: { outlet?: string } = {}) =>
  (await browser.value('left', { query })).steps.flatMap(({ step, isDone }) => (isDone ? [] : [step]))

test('a manager is told what the hotel lacks, and a step is done as soon as its deed is', async () => {
  const manager = await aManager()
  const hotel = { outlet: HOTEL }
  expect(await openTo(manager, hotel)).toEqual(['placements', 'cards', 'terminal', 'kwitansi'])

  const { rooms } = await manager.value('managedRooms', { query: hotel })
  const cards = rooms.slice(0, 1).map(({ room, floor, generation }) => ({ room, floor, generation }))
  await manager.value('printedCards', { body: { cards } })
  const { code } = await manager.value('enrolment', { body: { for: 'terminal' } })
  await served.browser().value('enrolTerminal', { body: { outlet: HOTEL, code, name: 'Meja' } })
  expect(await openTo(manager, hotel)).toEqual(['placements', 'kwitansi'])
})

test('an officer is told what the agency lacks; what hangs in the air counts for nothing', async () => {
  const agency = served.browser()
  await anOfficer(served, OFFICER.name, agency)
  const before = await openTo(agency)
  expect(before).toContain('spare-key')
  await aWholeDraft(agency)
  expect(await openTo(agency)).toEqual(before)
})

test('nobody is told anything who is not signed in, and of no other outlet than their own', async () => {
  expect((await served.browser().ask('left', {})).status).toBe(401)
  const manager = await aManager()
  expect((await manager.ask('left', { query: { outlet: 'hotel-lain' } })).status).not.toBe(200)
})
