/** Officers come in by passkey, which a pass lets them make: over the wire, in a real city. */
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONTRACT_VERSION } from '../../src/contract/version.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { CHALLENGE_LIFE_MS, PASS_LIFE_MS, PASSKEYS_MAX } from '../../src/domain/passkey.ts'
import { giveStaffPass } from '../../src/server/usecases/people/passes.ts'
import { type Authenticator, anAuthenticator, type Twist } from '../support/authenticator.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { anOfficer, aPassUse, askingOf, creationOf, passFor } from './people.ts'
import { aSite, MANAGER, ORIGIN, OTHER_HOTEL, type Served } from './support.ts'

let served: Served
beforeEach(async () => {
  served = await aSite({ demo: false })
})
afterEach(() => served.stop())

/** As a page of today speaks. */
const TODAY = { 'etalase-contract': String(CONTRACT_VERSION) }

const signIn = async (browser: Browser, device: Authenticator, twist?: Twist) =>
  browser.code(
    'openPasskeySession',
    { body: { passkey: device.sign(await askingOf(browser), twist) } },
    TODAY,
  )
const whoIs = (browser: Browser) => browser.code('agencySession', {})

test('whoever has a pass makes a passkey and is in; any browser is let in by it later', async () => {
  const browser = served.browser()
  const device = await anOfficer(served, 'Ibu Rahma', browser)
  expect(await browser.value('agencySession', {})).toMatchObject({ name: 'Ibu Rahma' })

  const later = served.browser()
  expect(await whoIs(later)).toBe('session-required')
  expect(await signIn(later, device)).toBe('ok')
  expect(await later.value('agencySession', {})).toMatchObject({ name: 'Ibu Rahma' })
})

test('a page that asks for a passkey names the address that was set, and demands a person', async () => {
  const browser = served.browser()
  expect(await creationOf(browser, await passFor(served, 'Ibu Rahma'))).toMatchObject({
    rp: { id: 'etalase.test' },
    user: { name: 'Ibu Rahma' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  expect(await askingOf(browser)).toMatchObject({ rpId: 'etalase.test', userVerification: 'required' })
})

test('a pass is typed in any way that means the same', async () => {
  const code = await passFor(served, 'Ibu Rahma')
  const typed = ` ${code.toLowerCase().replace(/(.{4})/g, '$1 – ')}`
  expect(await served.browser().value('pass', { body: { code: typed } })).toMatchObject({
    person: 'Ibu Rahma',
  })
})

describe('a pass opens nothing', () => {
  const use = async (code: string, browser = served.browser()) => {
    const asked = await browser.ask('pass', { body: { code } })
    return asked.code
  }
  test('once it was used', async () => {
    const code = await passFor(served, 'Ibu Rahma')
    const browser = served.browser()
    const creation = await creationOf(browser, code)
    const [first, second] = [anAuthenticator(ORIGIN), anAuthenticator(ORIGIN)]
    const body = (device: Authenticator) => ({
      body: { code, device: 'Ponsel', passkey: device.make(creation) },
    })
    const both = await Promise.all([
      browser.code('usePass', body(first), TODAY),
      browser.code('usePass', body(second), TODAY),
    ])
    expect(both.sort()).toEqual(['ok', 'wrong-code'])
    expect(await use(code)).toBe('wrong-code')
  })
  test('after half an hour', async () => {
    const code = await passFor(served, 'Ibu Rahma')
    served.city.clock.pass(PASS_LIFE_MS - 1)
    expect(await use(code)).toBe('ok')
    served.city.clock.pass(1)
    expect(await use(code)).toBe('wrong-code')
  })
  test('once a newer one was given', async () => {
    const first = await passFor(served, 'Ibu Rahma')
    const second = await passFor(served, 'Ibu Rahma')
    expect([await use(first), await use(second)]).toEqual(['wrong-code', 'ok'])
  })
  test('that is another officer’s', async () => {
    const browser = served.browser()
    const [hers, his] = [await passFor(served, 'Ibu Rahma'), await passFor(served, 'Pak Adi')]
    const passkey = anAuthenticator(ORIGIN).make(await creationOf(browser, hers))
    expect(await browser.code('usePass', { body: { code: his, device: 'Ponsel', passkey } }, TODAY)).toBe(
      'wrong-passkey',
    )
  })
})

describe('what a passkey signed opens nothing', () => {
  const OTHER_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  test.each<[string, Twist]>([
    ['for another site', { origin: 'https://etalase.test.evil.example' }],
    ['for this site’s plain address', { origin: 'http://etalase.test' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['with no person at the device', { isUnverified: true }],
    ['by another key', { key: OTHER_KEY }],
    ['over a challenge of one’s own', { challenge: Buffer.from('1.a.b').toString('base64url') }],
    ['by a copy that counts from before', { counter: 1 }],
  ])('%s', async (_, twist) => {
    const device = await anOfficer(served, 'Ibu Rahma')
    expect(await signIn(served.browser(), device)).toBe('ok')
    expect(await signIn(served.browser(), device, twist)).toBe('wrong-passkey')
  })
  test('twice', async () => {
    const device = await anOfficer(served, 'Ibu Rahma')
    const passkey = device.sign(await askingOf(served.browser()))
    const both = [1, 2].map(() => served.browser().code('openPasskeySession', { body: { passkey } }, TODAY))
    expect((await Promise.all(both)).sort()).toEqual(['ok', 'wrong-passkey'])
  })
  test('five minutes after it was asked for', async () => {
    const device = await anOfficer(served, 'Ibu Rahma')
    const asking = await askingOf(served.browser())
    served.city.clock.pass(CHALLENGE_LIFE_MS)
    const passkey = device.sign(asking)
    expect(await served.browser().code('openPasskeySession', { body: { passkey } }, TODAY)).toBe(
      'wrong-passkey',
    )
  })
  test('over a challenge to make one', async () => {
    const device = await anOfficer(served, 'Ibu Rahma')
    const { challenge } = await creationOf(served.browser(), await passFor(served, 'Pak Adi'))
    expect(await signIn(served.browser(), device, { challenge })).toBe('wrong-passkey')
  })
  test('once it was ended, whatever its page was told before', async () => {
    const device = await anOfficer(served, 'Ibu Rahma')
    await served.city.storage.writeCity(sql => sql.run('UPDATE passkeys SET ended_at = 1'))
    expect(await signIn(served.browser(), device)).toBe('wrong-passkey')
  })
  test('where the address has changed since it was made', async () => {
    const device = await anOfficer(served, 'Ibu Rahma')
    await served.city.storage.writeCity(sql => sql.run("UPDATE passkeys SET host = 'earlier.example'"))
    expect(await signIn(served.browser(), device)).toBe('wrong-passkey')
  })
  test('that nobody enrolled', async () => {
    expect(await signIn(served.browser(), anAuthenticator(ORIGIN))).toBe('wrong-passkey')
  })
})

test('an officer who is no more is let in nowhere, and what they had open is closed', async () => {
  const browser = served.browser()
  const device = await anOfficer(served, 'Ibu Rahma', browser)
  await served.city.storage.writeCity(sql =>
    sql.run("UPDATE officers SET ended_at = 1 WHERE name = 'Ibu Rahma'"),
  )
  expect(await whoIs(browser)).toBe('session-required')
  expect(await signIn(served.browser(), device)).toBe('wrong-passkey')
})

test('an officer may what was given to them, and nothing else', async () => {
  const browser = served.browser()
  await anOfficer(served, 'Ibu Rahma', browser)
  const may = async () => [await whoIs(browser), await browser.code('evaluation', { query: {} })]
  expect(await may()).toEqual(['ok', 'ok'])
  await served.city.storage.writeCity(sql => sql.run("UPDATE officers SET rights = 'register'"))
  expect(await may()).toEqual(['ok', 'not-allowed'])
})

test('an officer has several, all of one account, and not more than ten', async () => {
  const handles = new Set<string>()
  for (let i = 0; i < PASSKEYS_MAX; i++) {
    handles.add((await creationOf(served.browser(), await passFor(served, 'Ibu Rahma'))).user.id)
    await anOfficer(served, 'Ibu Rahma')
  }
  expect(handles).toHaveProperty('size', 1)
  const use = { body: await aPassUse(served, 'Ibu Rahma') }
  expect(await served.browser().code('usePass', use, TODAY)).toBe('too-many-passkeys')
  const { code } = use.body
  expect(await served.browser().code('pass', { body: { code } }), 'the pass is not used up').toBe('ok')
})

describe('a manager', () => {
  const passOf = async (person: string) => {
    const given = await giveStaffPass(served.city, AT_THE_CONSOLE, served.hotel.outlet, person)
    return valueIn(given).code
  }
  async function aManager(browser: Browser): Promise<Authenticator> {
    const device = anAuthenticator(ORIGIN)
    const code = await passOf(MANAGER.staff)
    const passkey = device.make(await creationOf(browser, code))
    const came = await browser.value('usePass', { body: { code, device: 'Laptop', passkey } })
    expect(came).toEqual({ person: MANAGER.staff, outlet: HOTEL })
    return device
  }

  test('comes in to the outlet of their pass, without a terminal, and to no other', async () => {
    const browser = served.browser()
    await aManager(browser)
    expect(await browser.code('managedRooms', { query: { outlet: HOTEL } })).toBe('ok')
    expect(await browser.code('managedRooms', { query: { outlet: OTHER_HOTEL } })).toBe('session-required')
    expect(await whoIs(browser)).toBe('session-required')
  })

  test('comes in by passkey, wherever the page is', async () => {
    const device = await aManager(served.browser())
    const later = served.browser()
    expect(await signIn(later, device)).toBe('ok')
    expect(await later.code('managedRooms', {})).toBe('ok')
  })

  test('who is no more does not come in, and what they had open is closed', async () => {
    const browser = served.browser()
    const device = await aManager(browser)
    await served.city.storage.write(HOTEL, sql =>
      sql.run('UPDATE staff SET ended_at = 1 WHERE outlet = ? AND name = ?', [HOTEL, MANAGER.staff]),
    )
    expect(await browser.code('managedRooms', {})).toBe('session-required')
    expect(await signIn(served.browser(), device)).toBe('wrong-passkey')
  })

  test('may what was given to them, and nothing else', async () => {
    const browser = served.browser()
    await aManager(browser)
    const give = (rights: string) =>
      served.city.storage.write(HOTEL, sql =>
        sql.run('UPDATE staff SET rights = ? WHERE outlet = ? AND name = ?', [rights, HOTEL, MANAGER.staff]),
      )
    const may = async () => [await browser.code('managedRooms', {}), await browser.code('board', {})]
    await give('sell shelf')
    expect(await may()).toEqual(['ok', 'ok'])
    await give('sell')
    expect(await may()).toEqual(['not-allowed', 'ok'])
    await give('shelf nothing-of-today')
    expect(await may()).toEqual(['ok', 'not-allowed'])
  })

  test('whom nobody knows has no pass', async () => {
    const given = await giveStaffPass(served.city, AT_THE_CONSOLE, served.hotel.outlet, 'Siapa')
    expect(given).toMatchObject({ ok: false, refusal: { code: 'unknown-person' } })
  })
})
