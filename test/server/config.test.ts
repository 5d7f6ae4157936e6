/** What is decided at the start: settings refused with a sentence, the demo kept out of real cities, limits, cookies. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filePlace } from '../../src/server/city/place.ts'
import {
  type Config,
  ConfigError,
  readConfig,
  readConfigOfHub,
  refuseNameless,
} from '../../src/server/config.ts'
import { castIn, castOf, ensureCity } from '../../src/server/demo/ensure.ts'
import { createLimits, NO_LIMITS } from '../../src/server/http/limits.ts'
import { start, startHub } from '../../src/server/main.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { SQLITE_TOOLS } from '../../src/server/storage/sqlite/tools.ts'
import { addOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { openPins } from '../support/pins.ts'
import { handClock, hmacKeys } from '../support/ports.ts'
import { anOutlet, HOTEL } from '../support/things.ts'
import { aGuest, aSite, atDesk } from './support.ts'

describe('settings', () => {
  test('have a default each, and none lets strangers in', () => {
    expect(readConfig({})).toEqual({
      port: 4173,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: 'data',
      publicUrl: null,
      secure: false,
      production: false,
      rateLimits: true,
      metricsToken: null,
      hub: null,
    })
    expect(readConfig({ PORT: '', HOST: '', DATA_DIR: '', PUBLIC_URL: '', DATABASE_URL: '' })).toEqual(
      readConfig({}),
    )
  })

  test('of a hub name no other hub', () => {
    const { hub: _, ...all } = readConfig({})
    expect(readConfigOfHub({ HUB_URL: 'https://hub.example', HUB_KEY: 'none' })).toEqual(all)
  })

  test('are read', () => {
    const read = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://Etalase.example/',
      NODE_ENV: 'production',
    })
    expect(read).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      publicUrl: 'https://etalase.example',
      secure: true,
      production: true,
    })
    expect(readConfig({ PUBLIC_URL: 'http://10.0.0.5:8080' })).toMatchObject({
      secure: false,
      publicUrl: 'http://10.0.0.5:8080',
    })
    expect(readConfig({ RATE_LIMITS: 'off' }).rateLimits).toBe(false)
    expect(readConfig({ RATE_LIMITS: 'on' }).rateLimits).toBe(true)
  })

  test.each([
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '80.5' }],
    ['PORT', { PORT: 'http' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'etalase.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://etalase.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://etalase.example/hotel' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://etalase.example/?a' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'off', NODE_ENV: 'production' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'off', PUBLIC_URL: 'https://etalase.example' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/etalase' }],
  ])('%s is refused by name: %j', (name, env) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(name)
  })
})

test.each([
  ['nothing', {}],
  ['an empty text', { PUBLIC_URL: '' }],
])('in production nothing is served under %s as its address, and a command does without', (_, env) => {
  const config = readConfig({ NODE_ENV: 'production', ...env })
  expect(() => refuseNameless(config)).toThrow(/PUBLIC_URL/)
  refuseNameless(readConfig({ ...env }))
  refuseNameless(readConfig({ NODE_ENV: 'production', PUBLIC_URL: 'https://etalase.example' }))
})

test.each([start, startHub])('%o says so before it makes anything', async command => {
  const dataDir = join(tmpdir(), `etalase-nameless-${command.name}`)
  const begun = command({ NODE_ENV: 'production', DATA_DIR: dataDir }, 'dist', () => undefined)
  await expect(begun).rejects.toThrow(/PUBLIC_URL/)
  expect(existsSync(dataDir)).toBe(false)
})

describe('the demo', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'etalase-demo-'))
  })
  afterEach(() => rmSync(dir, { recursive: true }))

  const ensure = (config: Config) =>
    ensureCity({
      config,
      place: filePlace(join(dir, 'etalase.db'), {
        ...SQLITE_TOOLS,
        open: () => openSqlite({ path: ':memory:' }),
        look: path => (existsSync(path) ? 'city' : 'nothing'),
      }),
      keys: hmacKeys('test'),
      hashPin: openPins.hash,
      nowMs: Date.UTC(2026, 10, 24, 3),
      say: () => undefined,
    })

  const SEEN_BY_MANY = [{ NODE_ENV: 'production' }, { PUBLIC_URL: 'https://etalase.example' }]

  test.each(SEEN_BY_MANY)('is not made where it might be taken for a city: %j', async env => {
    await expect(ensure(readConfig({ ...env, DATA_DIR: dir }))).rejects.toThrow(ConfigError)
    expect(existsSync(join(dir, 'etalase.db'))).toBe(false)
    expect(existsSync(join(dir, 'demo.json'))).toBe(false)
  })

  test.each(SEEN_BY_MANY)('is not started there either, once it was made: %j', async env => {
    writeFileSync(join(dir, 'etalase.db'), '')
    writeFileSync(join(dir, 'demo.json'), '{"demo":true,"seed":"balikpapan"}')
    await expect(ensure(readConfig({ ...env, DATA_DIR: dir }))).rejects.toThrow(ConfigError)
    expect(castOf(readConfig({ DATA_DIR: dir }))?.agency.pin).toMatch(/^\d{6}$/)
  })

  test('whose mark stands beside a real city is refused: it would open that city to anybody', async () => {
    writeFileSync(join(dir, 'demo.json'), '{"demo":true,"seed":"balikpapan"}')
    const config = readConfig({ DATA_DIR: dir })
    const storage = openSqlite({ path: ':memory:' })
    await storage.write('one', sql => addOutlet(sql, anOutlet({ slug: 'one', demo: true })))
    expect(await castIn(config, storage)).not.toBeNull()
    await storage.write('two', sql => addOutlet(sql, anOutlet({ slug: 'two', demo: false })))
    await expect(castIn(config, storage)).rejects.toThrow(ConfigError)
    await storage.close()
  })

  test.each([...SEEN_BY_MANY, {}])("a real city's data has no mark and is left as it is: %j", async env => {
    writeFileSync(join(dir, 'etalase.db'), '')
    const config = readConfig({ ...env, DATA_DIR: dir })
    await ensure(config)
    expect(existsSync(join(dir, 'demo.json'))).toBe(false)
    expect(castOf(config)).toBeNull()
  })
})

describe('a limit', () => {
  const RATE = { burst: 3, perMinute: 6 }

  test('lets so many through at once, says when the next may come, and fills with time', () => {
    const clock = handClock(0)
    const { take } = createLimits(clock)
    expect([1, 2, 3, 4, 5].map(() => take('room', RATE))).toEqual([0, 0, 0, 10, 10])
    clock.pass(4_000)
    expect(take('room', RATE)).toBe(6)
    clock.pass(6_000)
    expect([take('room', RATE), take('room', RATE)]).toEqual([0, 10])
    clock.pass(3_600_000)
    expect([1, 2, 3, 4].map(() => take('room', RATE))).toEqual([0, 0, 0, 10])
  })

  test('holds for its own name only, and the one that was told to wait gets in when it said', () => {
    const clock = handClock(0)
    const { take } = createLimits(clock)
    for (let i = 0; i < 5; i++) take('512', RATE)
    expect([take('512', RATE), take('513', RATE)]).toEqual([10, 0])
    clock.pass(take('512', RATE) * 1_000)
    expect(take('512', RATE)).toBe(0)
  })

  test('is not upset by a clock that goes back', () => {
    const clock = handClock(1_000_000)
    const { take } = createLimits(clock)
    for (let i = 0; i < 3; i++) take('room', RATE)
    clock.set(0)
    expect(take('room', RATE)).toBe(10)
    clock.pass(10_000)
    expect(take('room', RATE)).toBe(0)
  })

  test('remembers so many names and no more', () => {
    const { take } = createLimits(handClock(0))
    for (let i = 0; i < 3; i++) take('first', RATE)
    for (let i = 0; i < 50_000; i++) take(`name ${i}`, RATE)
    expect(take('first', RATE)).toBe(0)
  })

  test('is lifted for load tests', () => {
    for (let i = 0; i < 100; i++) expect(NO_LIMITS.take('room', RATE)).toBe(0)
  })
})

describe('over https', () => {
  test('cookies are __Host-, Secure and of the whole host; browsers are told to stay with https', async () => {
    const served = await aSite({ secure: true })
    const { browser } = await aGuest(served)
    const desk = await atDesk(served)
    const names = [...browser.cookies.keys(), ...desk.cookies.keys()]
    expect(names.sort()).toEqual([
      `__Host-etalase-desk-${HOTEL}`,
      `__Host-etalase-guest-${HOTEL}`,
      `__Host-etalase-terminal-${HOTEL}`,
      `__Host-etalase-ticket-${HOTEL}`,
    ])
    const door = await browser.ask('door', { body: { outlet: HOTEL, code: served.code('512') } })
    const cookie = String(door.headers['set-cookie'])
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; SameSite=Strict/)
    expect(cookie).not.toMatch(/Domain/i)
    expect(door.headers['strict-transport-security']).toMatch(/^max-age=\d+/)
    expect(await browser.code('session', {})).toBe('ok')

    // A cookie that plain http could have planted is none.
    const planted = served.browser()
    const token = browser.cookies.get(`__Host-etalase-guest-${HOTEL}`) ?? ''
    planted.cookies.set(`etalase-guest-${HOTEL}.0`, token)
    planted.cookies.set(`etalase-guest-${HOTEL}`, token)
    expect(await planted.code('session', {})).toBe('session-required')
    await served.stop()
  })
})

describe('over plain http', () => {
  test('a balancer in front makes one site of many processes: a cookie bears the port that was asked', async () => {
    const served = await aSite()
    const { browser, stay } = await aGuest(served)
    const token = [...browser.cookies].find(([name]) => name.startsWith('etalase-guest-'))?.[1] ?? ''
    const door = await browser.ask(
      'door',
      { body: { outlet: HOTEL, code: served.code('512') } },
      { host: 'hotel.example:8080' },
    )
    expect(String(door.headers['set-cookie'])).toMatch(`etalase-ticket-${HOTEL}.8080=`)

    // Another process of the city, asked on its own port.
    const moved = served.browser()
    moved.cookies.set(`etalase-guest-${HOTEL}.4174`, token)
    expect((await moved.value('session', {})).stay).toBe(stay)
    // What this port itself gave comes first.
    moved.cookies.set(`etalase-guest-${HOTEL}.80`, 'no such token')
    expect(await moved.code('session', {})).toBe('session-required')
    await served.stop()
  })
})
