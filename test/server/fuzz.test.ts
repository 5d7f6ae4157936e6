/**
 * Thousands of requests, meant and twisted, at every route and with sessions of every kind: none is answered by a
 * fault or by anything that the contract does not describe, and what is stored is whole afterwards.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownProductRoutes } from '../../src/contract/routes/own-products.ts'
import { registerRoutes } from '../../src/contract/routes/register.ts'
import { type Audience, ROUTES, type Route, type RouteName } from '../../src/contract/routes.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { ASK_EVERY_MS } from '../../src/domain/escalation.ts'
import { uuidV7 } from '../../src/domain/ids.ts'
import { DAY_MS, toTimestamp } from '../../src/domain/time.ts'
import { saveStaffPin } from '../../src/server/storage/statements/city/outlets.ts'
import { askOfChannel, savePushAddress } from '../../src/server/storage/statements/staff/channels.ts'
import { addConfirmation, addWrongCode } from '../../src/server/storage/statements/stays/confirmations.ts'
import { giveStaffPass } from '../../src/server/usecases/people/passes.ts'
import { believed } from '../support/believed.ts'
import { count } from '../support/counting.ts'
import { hashesOf } from '../support/pins.ts'
import { HOTEL } from '../support/things.ts'
import { addressOf, type Browser } from './browser.ts'
import { holdToContract, holdToProblem } from './oracle.ts'
import { anOfficer, aPassUse, askingOf } from './people.ts'
import { readied } from './register.ts'
import {
  A_BROWSER,
  A_BROWSER_ID,
  NEWCOMERS,
  type Now,
  type Parts,
  type Picker,
  pickerOf,
  REQUESTS,
  ROOMS,
} from './requests.ts'
import { anOrderBroughtBack, aToldProgram } from './restored.ts'
import {
  aGuest,
  anOrder,
  aSite,
  atAgency,
  atDesk,
  CLERK,
  joined,
  MANAGER,
  OFFICER,
  OTHER_HOTEL,
  type Served,
  takesQris,
} from './support.ts'
import { texts, twist, twisted } from './twist.ts'
import { holdsTogether } from './whole.ts'

/** The tests' share; a campaign sends more. More than half have a body. */
const REQUESTS_IN_ALL = Number(process.env.FUZZ_REQUESTS ?? 12_000)
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
  // Who may correct is a clerk, too.
  desk: 'manager',
  manager: 'manager',
  agency: 'agency',
  member: 'agency',
} satisfies Record<Audience, Caller>

/** What officers write now and then leaves orders, which are many, their share of the requests. */
const NOW_AND_THEN = Object.keys({ ...registerRoutes, ...ownProductRoutes }) as RouteName[]
const ALL_THE_TIME = (Object.keys(ROUTES) as RouteName[]).filter(name => !NOW_AND_THEN.includes(name))

const plan = fc.record({
  name: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ALL_THE_TIME) },
    { weight: 1, arbitrary: fc.constantFrom(...NOW_AND_THEN) },
  ),
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
    for (const name of Object.keys(ROUTES) as RouteName[])
      if (!succeeded.has(name) && (await succeeds(served, world, name))) succeeded.add(name)
    for (const hotel of [served.hotel, served.other]) {
      await holdsTogether(served.city.storage, hotel.outlet.slug)
      await count(hotel)
    }
    await served.stop()
    // A fuzz in which nothing goes through would prove nothing.
    expect(Array.from(succeeded).sort()).toEqual(Object.keys(ROUTES).sort())
    expect(bodies).toBeGreaterThan(REQUESTS_IN_ALL / 2)
    console.log(
      `${REQUESTS_IN_ALL} requests, ${bodies} with bodies; by status:`,
      Object.fromEntries([...answers].sort()),
    )
  },
  MINUTES_AT_MOST * 60_000,
)

/** They speak of a kwitansi that stands. */
const OF_KWITANSI: readonly RouteName[] = ['stepPayment', 'correctPayment', 'reissueOffer', 'reissueDocument']
const MEANT_MAX = 200
/** What has to be done before, by the same id. */
const FIRST: Partial<Record<RouteName, RouteName>> = {
  checkIn: 'checkOut',
  checkInGroup: 'checkOut',
  addPerson: 'endPerson',
  undoCheckIn: 'checkInGroup',
  order: 'placeOrder',
  undoOutletSheet: 'applyOutletSheet',
  undoPeopleSheet: 'applyPeopleSheet',
}

/** A route that chance has hit seldom, and never as it was meant, is asked as it is meant until it says yes. */
async function succeeds(served: Served, before: Peopled, name: RouteName): Promise<boolean> {
  const meant = fc.sample(plan, { numRuns: MEANT_MAX, seed: SEED })
  let world = await renewed(served, before)
  for (const [i, { drawn }] of meant.entries()) {
    if (i % RENEWED_EVERY === RENEWED_EVERY - 1) world = await renewed(served, world)
    const asMeant = { caller: null, drawn, twist: { do: 'nothing' } } as const
    const first = FIRST[name]
    if (first !== undefined) await send(served, world, { ...asMeant, name: first })
    const { status } = await send(served, world, { ...asMeant, name })
    if (status < 300) return true
  }
  return false
}

interface Peopled {
  readonly browsers: Readonly<Record<Caller, Browser>>
  readonly stays: ReadonlyMap<string, string>
}

/** Filled by requests alone, so that some of them find it empty. */
const LEFT_ROOM = '511'

/** Everybody has a session that works, but for who is gone. */
async function renewed(served: Served, before: Peopled | null): Promise<Peopled> {
  await pinsAsBefore(served)
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

/** Some were changed or taken away meanwhile, and whoever has none cannot come in. */
async function pinsAsBefore({ city }: Served): Promise<void> {
  await city.storage.write(HOTEL, async sql => {
    for (const { staff, pin } of [CLERK, MANAGER]) await saveStaffPin(sql, HOTEL, staff, hashesOf(pin))
  })
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

/** What an officer or a manager has open just now, so that it can be ended. */
const OPENED: Partial<Record<RouteName, (served: Served) => Promise<string>>> = {
  endPasskey: aPasskey,
  renameOwnPasskey: aPasskey,
  endOwnPasskey: aPasskey,
  endSession: aSession,
  endOwnSession: aSession,
  endDevice: aTerminal,
  renamePerson: somebodyNew,
}

/** A name that was somebody's stays theirs: whoever is called otherwise is new each time. */
async function somebodyNew(served: Served): Promise<string> {
  const name = `Dewi ${served.city.random.bytes(4).join(' ')}`
  const agency = await atAgency(served)
  await agency.ask('addPerson', { body: { name, rights: ['look'], again: false } })
  return name
}

async function aPasskey(served: Served): Promise<string> {
  return (await signedNow(served)).id
}

async function aSession(served: Served): Promise<string> {
  const agency = await atAgency(served)
  return (await agency.value('own', {})).sessions.find(({ isThis }) => isThis)?.id ?? ''
}

async function aTerminal(served: Served): Promise<string> {
  const manager = await atDesk(served, MANAGER)
  const { code } = await manager.value('enrolment', { body: { for: 'terminal' } })
  await served.browser().value('enrolTerminal', { body: { outlet: HOTEL, code, name: 'Bar' } })
  const { devices } = await manager.value('access', { query: { outlet: HOTEL } })
  return devices.find(({ room, ended }) => room === null && ended === null)?.id ?? ''
}

const OF_NEWCOMERS: readonly RouteName[] = ['givePass', 'withdrawPass', 'changeRights', 'endPerson']

/** Who was ended or called otherwise meanwhile is there again, with a pass. */
async function withNewcomers(served: Served): Promise<void> {
  const agency = await atAgency(served)
  for (const name of NEWCOMERS)
    await agency.ask('addPerson', { body: { name, rights: ['look'], again: true } })
}

/** A clerk's browser that was sent a code a while ago. */
async function aChannel({ city, hotel }: Served) {
  const { slug } = hotel.outlet
  const channel = { id: A_BROWSER_ID, code: '4821' }
  const nowMs = city.clock.now()
  await city.storage.write(slug, async sql => {
    const of = { person: CLERK.staff, session: 's', language: 'id', expiresAt: nowMs + DAY_MS } as const
    await savePushAddress(sql, slug, { ...A_BROWSER, ...of, browser: channel.id })
    await askOfChannel(sql, slug, channel.id, channel.code, nowMs - ASK_EVERY_MS)
  })
  return channel
}

/** An order that its guest pays by QRIS, seen by the desk. */
async function anOrderByCode(served: Served, { stays, browsers }: Peopled): Promise<string> {
  await takesQris(await atDesk(served, MANAGER))
  const { params, body } = anOrder(served.hotel, stays.get('512') ?? '', { amplang: 1 })
  await browsers.guest.ask('placeOrder', { params, body: { ...body, payment: 'qris' } })
  await (await atDesk(served)).ask('acknowledge', { params })
  return params.orderId
}

/** Of whoever is in a room, of what is on offer just now. */
async function broughtBack(served: Served, prices: Parameters<typeof aKwitansi>[1]) {
  const [stay] = (await staysNow(served)).values()
  const priced = prices.find(({ price }) => price > 0)
  if (stay === undefined || priced === undefined) return {}
  const brought = await anOrderBroughtBack(served, stay, priced)
  return brought === null ? {} : { brought }
}

/** What was brought to whoever is in a room is on that room. */
async function aKwitansi(
  served: Served,
  prices: readonly { readonly placement: string; readonly price: number }[],
): Promise<number | null> {
  const [stay] = (await staysNow(served)).values()
  const priced = prices.find(({ price }) => price > 0)
  if (stay === undefined || priced === undefined) return null
  const desk = await atDesk(served, MANAGER)
  const at = { params: { orderId: uuidV7(served.city.clock.now(), served.city.random.bytes) } }
  const lines = [{ placementId: priced.placement, quantity: 1, unitPrice: priced.price }]
  const body = {
    ...{ stay, lines, total: priced.price, payment: 'room' as const, deliver: { when: 'now' as const } },
    placedAt: toTimestamp(served.city.clock.now()),
  }
  await desk.ask('placePhoneOrder', { ...at, body })
  const brought = await desk.ask('deliver', { ...at, body: {} })
  return brought.code === 'ok' ? brought.value().kwitansi.number : null
}

async function aStaffPass({ city, hotel }: Served): Promise<string> {
  const given = await giveStaffPass(city, AT_THE_CONSOLE, hotel.outlet, CLERK.staff)
  return given.ok ? given.value.code : ''
}

/** Nobody there can add people any more. */
async function withoutManager({ city }: Served): Promise<void> {
  await city.storage.write(OTHER_HOTEL, async sql => {
    await sql.run(`UPDATE staff SET rights = 'sell' WHERE outlet = ?`, [OTHER_HOTEL])
    await sql.run('DELETE FROM staff WHERE outlet = ? AND pin_hash = ?', [OTHER_HOTEL, ''])
  })
}

/** At the desk somebody waits, also where the code of every room was changed meanwhile. */
async function somebodyWaits({ city }: Served): Promise<void> {
  const id = city.random.bytes(8).join('')
  const asked = { id, room: '513', secretHash: 'x', match: 'AB', allowedStay: null, answeredAt: null }
  await city.storage.write(HOTEL, sql => addConfirmation(sql, HOTEL, { ...asked, askedAt: city.clock.now() }))
}

async function now(served: Served, { stays, browsers }: Peopled, name: RouteName): Promise<Now> {
  await pinsAsBefore(served)
  if (name === 'confirmPhone') await somebodyWaits(served)
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
  if (name === 'addFirstManager') await withoutManager(served)
  if (OF_NEWCOMERS.includes(name)) await withNewcomers(served)
  return {
    served,
    ...(OPENED[name] === undefined ? {} : { opened: await OPENED[name](served) }),
    stays: await staysNow(served),
    stay: stays.get('512') ?? '',
    prices: new Map(prices.map(({ placement, price }) => [placement, price])),
    confirmations: waiting.map(({ id }) => id),
    readied: await readied(served, name),
    ...(name === 'pass' || name === 'usePass' ? { made: await aPassUse(served, OFFICER.name) } : {}),
    ...(OF_KWITANSI.includes(name) ? { owed: await aKwitansi(served, prices) } : {}),
    ...(name === 'claimPayment' || name === 'confirmPayment'
      ? { byCode: await anOrderByCode(served, { stays, browsers }) }
      : {}),
    ...(name === 'tellAgain' ? { program: await aToldProgram(served) } : {}),
    ...(name === 'bringBack' ? await broughtBack(served, prices) : {}),
    ...(name === 'choosePin' ? { staffPass: await aStaffPass(served) } : {}),
    ...(name === 'askOfChannel' || name === 'proveChannel' ? { channel: await aChannel(served) } : {}),
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
  if (name === 'closeAgencySession') return atAgency(served)
  const who = FITTING[ROUTES[name].who]
  return who === 'stranger' ? served.browser() : world.browsers[who]
}
