/** People of the agency and of an outlet, over the wire: added, changed, ended; what they have open ends with them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RouteAnswer } from '../../src/contract/routes.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { toTimestamp } from '../../src/domain/time.ts'
import { keepHeard } from '../../src/server/usecases/people/heard.ts'
import { offerEnrolment } from '../../src/server/usecases/staff/enrol.ts'
import { type Authenticator, anAuthenticator } from '../support/authenticator.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { anOfficer, askingOf, creationOf } from './people.ts'
import { aSite, BOX, CLERK, MANAGER, OFFICER, ORIGIN, type Served } from './support.ts'

/** Whose words tell who cannot be ended from what is not allowed. */
const V2 = { 'etalase-contract': '2' }
const AT = { 'etalase-outlet': HOTEL }
const OF_HOTEL = { query: { outlet: HOTEL } }
type Listed = RouteAnswer<'people'>['people'][number]

let served: Served
beforeEach(async () => {
  served = await aSite({ demo: false })
})
afterEach(() => served.stop())

/** An officer who may everything, in by passkey. */
async function anAgency(name = OFFICER.name): Promise<Browser> {
  const browser = served.browser()
  await anOfficer(served, name, browser)
  return browser
}

/** Whoever a pass is of makes a passkey, and is in. */
async function comeIn(
  code: string,
  browser = served.browser(),
): Promise<Browser & { device: Authenticator }> {
  const device = anAuthenticator(ORIGIN)
  const passkey = device.make(await creationOf(browser, code))
  await browser.value('usePass', { body: { code, device: 'Ponsel', passkey } })
  return Object.assign(browser, { device })
}

const peopleOf = async (browser: Browser) => (await browser.value('people', {})).people
const one = (people: readonly Listed[], name: string) => people.find(person => person.name === name)

async function added(agency: Browser, name: string, rights: 'look'[] | ('look' | 'people')[]) {
  return comeIn((await agency.value('addPerson', { body: { name, rights } })).code)
}

describe('an officer', () => {
  test('adds another with a pass, who comes in by it and may what they were given', async () => {
    const agency = await anAgency()
    const { code, expiresAt } = await agency.value('addPerson', { body: { name: 'Rani', rights: ['look'] } })
    expect(one(await peopleOf(agency), 'Rani')).toMatchObject({
      rights: 'look',
      passkeys: [],
      passUntil: expiresAt,
      isYou: false,
    })
    const rani = await comeIn(code)
    expect(one(await peopleOf(agency), 'Rani')).toMatchObject({
      passkeys: [{ device: 'Ponsel', opensHere: true }],
      passUntil: null,
    })
    expect(await rani.code('evaluation', {})).toBe('ok')
    expect(await rani.code('people', {})).toBe('not-allowed')
    await agency.value('changeRights', { body: { name: 'Rani', rights: ['look', 'people'] } })
    expect(await rani.code('people', {})).toBe('ok')
  })

  test('is told what they may with who they are, as it is just now', async () => {
    const agency = await anAgency()
    const rani = await added(agency, 'Rani', ['look'])
    expect(await rani.value('agencySession', {})).toEqual({ name: 'Rani', rights: 'look' })
    await agency.value('changeRights', { body: { name: 'Rani', rights: ['look', 'people'] } })
    expect(await rani.value('agencySession', {})).toEqual({ name: 'Rani', rights: 'look people' })
  })

  test('who is ended is out at once, by nothing in again, and their name becomes nobody else’s', async () => {
    const agency = await anAgency()
    const rani = await added(agency, 'Rani', ['look'])
    const { code } = await agency.value('givePass', { body: { name: 'Rani' } })
    await agency.value('endPerson', { body: { name: 'Rani' } })
    expect(await rani.code('agencySession', {})).toBe('session-required')
    expect(await served.browser().code('pass', { body: { code } })).toBe('wrong-code')
    const passkey = rani.device.sign(await askingOf(rani))
    expect(await rani.code('openPasskeySession', { body: { passkey } }, V2)).toBe('wrong-passkey')
    const again = { name: 'Rani', rights: ['look' as const] }
    expect((await agency.ask('addPerson', { body: again }, V2)).code).toBe('person-ended')
    await agency.value('addPerson', { body: { ...again, again: true } })
    expect(one(await peopleOf(agency), 'Rani')).toMatchObject({ passkeys: [], hasPin: false })
  })

  test('with another name is the same person, who signs in anew by the same passkey', async () => {
    const agency = await anAgency()
    const rani = await added(agency, 'Rani', ['look'])
    await agency.value('renamePerson', { body: { name: 'Rani', to: 'Rani Sari' } })
    expect(await rani.code('agencySession', {})).toBe('session-required')
    const passkey = rani.device.sign(await askingOf(rani))
    expect(await rani.value('openPasskeySession', { body: { passkey } })).toMatchObject({
      person: 'Rani Sari',
    })
    const taken = await agency.ask('addPerson', { body: { name: 'Rani', rights: ['look'], again: true } }, V2)
    expect(taken.code).toBe('person-exists')
  })

  test('withdraws a pass, which then opens nothing', async () => {
    const agency = await anAgency()
    const { code } = await agency.value('addPerson', { body: { name: 'Rani', rights: ['look'] } })
    await agency.value('withdrawPass', { body: { name: 'Rani' } })
    expect(await served.browser().code('pass', { body: { code } })).toBe('wrong-code')
    expect(one(await peopleOf(agency), 'Rani')?.passUntil).toBeNull()
  })

  test('invites a hotel’s first manager and nobody after them', async () => {
    const agency = await anAgency()
    await served.city.storage.write(HOTEL, sql => sql.run('DELETE FROM staff WHERE outlet = ?', [HOTEL]))
    const { code } = await agency.value('addFirstManager', {
      params: { outlet: HOTEL },
      body: { name: 'Dewi' },
    })
    const dewi = await comeIn(code)
    expect((await dewi.value('people', OF_HOTEL)).people).toMatchObject([
      { name: 'Dewi', rights: 'sell correct shelf people', isYou: true },
    ])
    expect((await agency.value('managers', {})).outlets).toContainEqual({
      outlet: HOTEL,
      name: served.hotel.outlet.name,
      hasManager: true,
    })
    const second = await agency.ask(
      'addFirstManager',
      { params: { outlet: HOTEL }, body: { name: 'Budi' } },
      V2,
    )
    expect(second.code).toBe('has-manager')
  })
})

describe('the last person', () => {
  test('cannot be ended, lose the right, or lose the last passkey', async () => {
    const agency = await anAgency()
    await added(agency, 'Rani', ['look'])
    const [passkey] = (await agency.value('own', {})).passkeys
    const id = passkey?.id ?? ''
    const { name } = OFFICER
    const answers = [
      await agency.ask('endPerson', { body: { name } }, V2),
      await agency.ask('changeRights', { body: { name, rights: ['look'] } }, V2),
      await agency.ask('endPasskey', { body: { name, id } }, V2),
      await agency.ask('endOwnPasskey', { body: { id } }, V2),
    ]
    expect(answers.map(({ code }) => code)).toEqual(Array.from(answers, () => 'last-person'))
    await agency.value('addPerson', { body: { name: 'Wati', rights: ['people'] } })
    // Who was invited and has not come in cannot undo anything yet.
    expect((await agency.ask('endPerson', { body: { name } }, V2)).code).toBe('last-person')
  })

  test('is left where two take each other out at once', async () => {
    const agency = await anAgency()
    const rani = await added(agency, 'Rani', ['look', 'people'])
    const answers = await Promise.all([
      agency.code('endPerson', { body: { name: 'Rani' } }),
      rani.code('endPerson', { body: { name: OFFICER.name } }),
    ])
    expect([...answers].sort()).toEqual(['not-allowed', 'ok'])
    const left = answers[0] === 'ok' ? agency : rani
    expect((await peopleOf(left)).filter(({ rights }) => rights.includes('people'))).toHaveLength(1)
  })

  test('three who take each other out at once leave one, and no hand that was out does anything', async () => {
    const agency = await anAgency()
    const rani = await added(agency, 'Rani', ['look', 'people'])
    const wati = await added(agency, 'Wati', ['look', 'people'])
    const answers = await Promise.all([
      agency.code('endPerson', { body: { name: 'Rani' } }),
      rani.code('endPerson', { body: { name: 'Wati' } }),
      wati.code('endPerson', { body: { name: 'Rani' } }),
    ])
    expect(answers.filter(code => code === 'ok')).toHaveLength(1)
    expect(one(await peopleOf(agency), 'Wati')).toBeDefined()
  })
})

describe('what is open', () => {
  /** Where a manager works by PIN. */
  async function atABox(): Promise<void> {
    await served.stop()
    served = await aSite({ demo: false, publicUrl: BOX })
  }

  test('is listed with its device and ended by one tap, within that request', async () => {
    await atABox()
    const manager = await atDeskEnrolled(MANAGER)
    const clerk = await atDeskEnrolled(CLERK, 'Bar')
    const { sessions, devices } = await manager.value('access', OF_HOTEL)
    expect(sessions.map(({ person, device, isThis }) => [person, device, isThis]).sort()).toEqual([
      [MANAGER.staff, 'Meja', true],
      [CLERK.staff, 'Bar', false],
    ])
    expect(devices).toHaveLength(2)
    const id = sessions.find(({ person }) => person === CLERK.staff)?.id ?? ''
    await manager.value('endSession', { body: { id } }, AT)
    expect(await clerk.code('board', OF_HOTEL)).toBe('session-required')
    expect(await manager.code('endSession', { body: { id } }, AT)).toBe('not-found')
  })

  test('at a terminal ends with it, and the terminal signs nobody in again', async () => {
    await atABox()
    const manager = await atDeskEnrolled(MANAGER)
    const clerk = await atDeskEnrolled(CLERK, 'Bar')
    const devices = async () => (await manager.value('access', OF_HOTEL)).devices
    const bar = (await devices()).find(({ name }) => name === 'Bar')
    expect(bar).toMatchObject({ room: null, ended: null })
    await manager.value('endDevice', { body: { id: bar?.id ?? '' } }, AT)
    expect(await clerk.code('board', OF_HOTEL)).toBe('session-required')
    served.city.clock.pass(60_000)
    expect(await clerk.code('openDeskSession', { body: { outlet: HOTEL, ...CLERK } })).toBe(
      'terminal-required',
    )
    const ended = (await devices()).find(({ name }) => name === 'Bar')
    expect(ended?.ended).toMatchObject({ by: MANAGER.staff })
    // It has asked since, and so has heard of it.
    expect(ended?.heardAt).toBe(toTimestamp(served.city.clock.now()))
  })

  test('was heard when it last asked, also after it is written down', async () => {
    await atABox()
    const manager = await atDeskEnrolled(MANAGER)
    served.city.clock.pass(60_000)
    const heard = async () => (await manager.value('access', OF_HOTEL)).sessions[0]?.heardAt
    const at = await heard()
    await keepHeard(served.city)
    expect((await peopleOfHotel(manager))[0]?.heardAt).not.toBeNull()
    expect(await heard()).toBe(at)
  })

  test('of one’s own is ended without the right to end others’', async () => {
    const agency = await anAgency()
    const rani = await added(agency, 'Rani', ['look'])
    const { sessions, passkeys } = await rani.value('own', {})
    await rani.value('renameOwnPasskey', { body: { id: passkeys[0]?.id ?? '', device: 'Ponsel lama' } })
    expect((await rani.value('own', {})).passkeys).toMatchObject([{ device: 'Ponsel lama' }])
    const others = (await agency.value('own', {})).sessions[0]?.id ?? ''
    expect(await rani.code('endOwnSession', { body: { id: others } })).toBe('not-found')
    const theirs = (await agency.value('own', {})).passkeys[0]?.id ?? ''
    expect(await rani.code('endOwnPasskey', { body: { id: theirs } })).toBe('not-found')
    await rani.value('endOwnSession', { body: { id: sessions[0]?.id ?? '' } })
    expect(await rani.code('agencySession', {})).toBe('session-required')
  })
})

const peopleOfHotel = async (browser: Browser) =>
  (await browser.value('people', OF_HOTEL)).people.filter(({ isYou }) => isYou)

/** At a terminal of its own, enrolled by a code. */
async function atDeskEnrolled(who: typeof CLERK, name = 'Meja'): Promise<Browser> {
  const browser = served.browser()
  const offered = await offerEnrolment(served.city, served.hotel.outlet, AT_THE_CONSOLE, { for: 'terminal' })
  const { code } = valueIn(offered)
  await browser.value('enrolTerminal', { body: { outlet: HOTEL, code, name } })
  await browser.value('openDeskSession', { body: { outlet: HOTEL, ...who } })
  return browser
}
