/**
 * Thousands of requests, meant and twisted, at every route and with sessions of every kind: none is answered by a
 * fault or by anything that the contract does not describe, and what is stored is whole afterwards.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Audience, ROUTES, type Route, type RouteName } from '../../src/contract/routes.ts'
import { addWrongCode } from '../../src/server/storage/statements/stays/confirmations.ts'
import { believed } from '../support/believed.ts'
import { count } from '../support/counting.ts'
import { HOTEL } from '../support/things.ts'
import { addressOf, type Browser } from './browser.ts'
import { holdToContract, holdToProblem } from './oracle.ts'
import { anOfficer, aPassUse, askingOf } from './people.ts'
import { type Now, type Parts, type Picker, pickerOf, REQUESTS, ROOMS } from './requests.ts'
import { aGuest, aSite, atAgency, atDesk, joined, MANAGER, OFFICER, type Served } from './support.ts'
import { texts, twist, twisted } from './twist.ts'
import { holdsTogether } from './whole.ts'

/** Of which more than ten thousand have a body. */
const REQUESTS_IN_ALL = 18_500
/** For what hangs: stories may go on in front of it. */
const MINUTES_AT_MOST = 15
const SEED = 20_261_124
/** Sessions end while this goes on (people check out and sign out): so often they are renewed. */
const RENEWED_EVERY = 40

const CALLERS = [
  'stranger',
  'guest',
  'guest elsewhere',
  'guest gone',
  'tablet',
  'clerk',
  'manager',
  'agency',
] as const
type Caller = (typeof CALLERS)[number]
const FITTING = {
  anyone: 'stranger',
  guest: 'guest',
  desk: 'clerk',
  manager: 'manager',
  agency: 'agency',
} satisfies Record<Audience, Caller>

const plan = fc.record({
  name: fc.constantFrom(...(Object.keys(ROUTES) as RouteName[])),
  caller: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...CALLERS) },
  ),
  drawn: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  twist,
})
type Plan = typeof plan extends fc.Arbitrary<infer Drawn> ? Drawn : never

test(
  `${REQUESTS_IN_ALL} requests at random leave everything whole`,
  async () => {
    const served = await aSite({ pieces: { amplang: 400, madu: 400, gabin: 400 } })
    const answers = new Map<string, number>()
    const succeeded = new Set<string>()
    let bodies = 0
    let world = await renewed(served, null)
    for (const [i, drawn] of fc.sample(plan, { numRuns: REQUESTS_IN_ALL, seed: SEED }).entries()) {
      if (i % RENEWED_EVERY === RENEWED_EVERY - 1) world = await renewed(served, world)
      const sent = await send(served, world, drawn).catch(fault => {
        throw new Error(`request ${i} of seed ${SEED}: ${JSON.stringify(drawn)}`, { cause: fault })
      })
      if (sent.hasBody) bodies++
      if (sent.status < 300) succeeded.add(drawn.name)
      answers.set(String(sent.status), (answers.get(String(sent.status)) ?? 0) + 1)
    }
    for (const hotel of [served.hotel, served.other]) {
      await holdsTogether(served.city.storage, hotel.outlet.slug)
      await count(hotel)
    }
    await served.stop()
    // A fuzz in which nothing goes through would prove nothing.
    expect(Array.from(succeeded).sort()).toEqual(Object.keys(ROUTES).sort())
    expect(bodies).toBeGreaterThan(10_000)
    console.log(
      `${REQUESTS_IN_ALL} requests, ${bodies} with bodies; by status:`,
      Object.fromEntries([...answers].sort()),
    )
  },
  MINUTES_AT_MOST * 60_000,
)

interface Peopled {
  readonly browsers: Readonly<Record<Caller, Browser>>
  readonly stays: ReadonlyMap<string, string>
}

/** Filled by requests alone, so that some of them find it empty. */
const LEFT_ROOM = '511'

/** Everybody has a session that works, but for who is gone. */
async function renewed(served: Served, before: Peopled | null): Promise<Peopled> {
  const stays = await staysNow(served)
  for (const room of ROOMS) {
    if (!stays.has(room) && room !== LEFT_ROOM) stays.set(room, (await served.hotel.checkIn(room)).stay)
  }
  await served.city.storage.write(HOTEL, sql => sql.run('DELETE FROM wrong_codes'))
  await phoneWaits(served, '513')
  // Devices of a stay are few: the phones of earlier turns are put away.
  await served.city.storage.write(HOTEL, sql =>
    sql.run(`DELETE FROM sessions WHERE outlet = ? AND role = 'guest'`, [HOTEL]),
  )
  const own = stays.get('512') ?? ''
  return {
    stays,
    browsers: {
      stranger: served.browser(),
      guest: await joined(served, own),
      'guest elsewhere':
        before?.browsers['guest elsewhere'] ?? (await aGuest(served, '511', served.other)).browser,
      'guest gone': before?.browsers['guest gone'] ?? (await aGuestGone(served)),
      tablet: await aTablet(served),
      clerk: await atDesk(served),
      manager: await atDesk(served, MANAGER),
      agency: await atAgency(served),
    },
  }
}

/** After twenty wrong codes a phone waits for the desk's word. */
async function phoneWaits(served: Served, room: string): Promise<void> {
  await served.city.storage.write(HOTEL, async sql => {
    for (let i = 0; i < 20; i++) await addWrongCode(sql, HOTEL, room, served.city.clock.now())
  })
  await served.browser().ask('openSession', { body: { outlet: HOTEL, code: served.code(room) } })
}

async function staysNow(served: Served): Promise<Map<string, string>> {
  const rows = await served.city.storage.read(sql =>
    believed(sql).all<{ room: string; stay: string }>(
      'SELECT room, stay FROM stays WHERE outlet = ? AND checked_out_at IS NULL',
      [HOTEL],
    ),
  )
  return new Map(rows.map(({ room, stay }) => [room, stay]))
}

async function aGuestGone(served: Served): Promise<Browser> {
  const { browser } = await aGuest(served, '513', served.other)
  const desk = await atDesk(served, MANAGER, served.other.outlet.slug)
  await desk.value('checkOut', { params: { room: '513' }, body: {} })
  return browser
}

async function aTablet(served: Served): Promise<Browser> {
  const desk = await atDesk(served)
  const { code } = await desk.value('enrolment', { body: { for: 'tablet', room: '512' } })
  const tablet = served.browser()
  await tablet.value('enrolTablet', { body: { outlet: HOTEL, code } })
  return tablet
}

/** By a passkey that was enrolled just now: an officer has few, and the last turn's are put away. */
async function signedNow(served: Served) {
  await served.city.storage.writeCity(sql => sql.run('DELETE FROM passkeys'))
  const device = await anOfficer(served, OFFICER.name)
  return device.sign(await askingOf(served.browser()))
}

async function now(served: Served, { stays, browsers }: Peopled, name: RouteName): Promise<Now> {
  const [prices, waiting] = await served.city.storage.read(async sql => [
    await believed(sql).all<{ placement: string; price: number }>(
      'SELECT placement, price FROM placements WHERE outlet = ?',
      [HOTEL],
    ),
    await believed(sql).all<{ id: string }>(
      'SELECT id FROM confirmations WHERE outlet = ? AND answered_at IS NULL',
      [HOTEL],
    ),
  ])
  const code = async (body: { for: 'tablet'; room: string } | { for: 'terminal' }) => {
    const asked = await browsers.manager.ask('enrolment', { body })
    return asked.code === 'ok' ? [asked.value().code] : []
  }
  return {
    served,
    stays: await staysNow(served),
    stay: stays.get('512') ?? '',
    prices: new Map(prices.map(({ placement, price }) => [placement, price])),
    confirmations: waiting.map(({ id }) => id),
    ...(name === 'pass' || name === 'usePass' ? { made: await aPassUse(served, OFFICER.name) } : {}),
    ...(name === 'openPasskeySession' ? { signed: await signedNow(served) } : {}),
    codes:
      name === 'enrolTablet' || name === 'enrolTerminal'
        ? [...(await code({ for: 'terminal' })), ...(await code({ for: 'tablet', room: '511' }))]
        : [],
  }
}

async function send(served: Served, world: Peopled, { name, caller, drawn, twist: how }: Plan) {
  const route: Route = ROUTES[name]
  const make: (pick: Picker, now: Now) => Parts = REQUESTS[name]
  const { params, query, body } = twisted(make(pickerOf(drawn), await now(served, world, name)), how)
  const browser = caller === null ? await fitting(served, world, name) : world.browsers[caller]
  const response = await browser.send({
    method: route.method,
    url: addressOf(route, { params: texts(params), query: texts(query) }),
    ...(route.method === 'GET' || body === undefined ? {} : { body }),
  })
  expect(response.statusCode).toBeLessThan(500)
  // A parameter such as `..` or one without end leads to another address, at which nothing is.
  if (isLost(response.body)) holdToProblem(response, new Set(['not-found', 'method-not-allowed']))
  else holdToContract(route, response)
  return { status: response.statusCode, hasBody: route.method !== 'GET' && body !== undefined }
}

function isLost(text: string): boolean {
  return /"code":"(not-found|method-not-allowed)"/.test(text)
}

/** Whoever signs in keeps the cookie, so a stranger is a new one every time; who signs out had a session for that. */
async function fitting(served: Served, world: Peopled, name: RouteName): Promise<Browser> {
  if (name === 'closeDeskSession') return atDesk(served)
  const who = FITTING[ROUTES[name].who]
  return who === 'stranger' ? served.browser() : world.browsers[who]
}
