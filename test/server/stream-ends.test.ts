/**
 * A stream ends with its session: at once where the session ended in the same process, at the feed's next poll where it
 * ended in another, and never later than a look at the clock where it ran out. What is no cursor is answered.
 */
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OutletRight } from '../../src/domain/rights.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { addEvents } from '../../src/server/storage/statements/events.ts'
import { endPerson } from '../../src/server/storage/statements/people/people.ts'
import { endSession, endTabletSessions } from '../../src/server/storage/statements/stays/sessions.ts'
import { STORAGE_ENGINES, type Storage } from '../../src/server/storage/storage.ts'
import { believed } from '../support/believed.ts'
import { freshDatabase } from '../support/databases.ts'
import { openEmpty, standOn } from '../support/engines.ts'
import { HOTEL } from '../support/things.ts'
import { type Browser, cookieHeader } from './browser.ts'
import { anOfficer } from './people.ts'
import { openStream, type Received, type Stream } from './stream.ts'
import { aGuest, aSite, atDesk, CLERK, MANAGER, type Served } from './support.ts'

/** Of a manager, over the wire. */
const AT = { 'etalase-outlet': HOTEL }
const FEED_POLL_MS = 2_000

let served: Served
const open = new Set<Stream>()

async function serve(storage: Storage): Promise<void> {
  served = await aSite({ storage })
  await served.app.listen({ port: 0, host: '127.0.0.1' })
}
/** No heartbeat and no poll comes to the aid of what is to happen without. */
function standingClock(): void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
}
afterEach(async () => {
  for (const stream of open) stream.close()
  open.clear()
  await served.stop()
  vi.useRealTimers()
})

async function listen(browser: Browser, path: string): Promise<Stream> {
  const { port } = served.app.server.address() as AddressInfo
  const cookies = Array.from(browser.cookies, ([name, value]): [string, string] => [
    name.replace(/\.\d+$/, `.${port}`),
    value,
  ])
  const cookie = cookieHeader(new Map(cookies))
  const stream = await openStream(`http://127.0.0.1:${port}${path}`, { cookie })
  open.add(stream)
  await stream.until(event => event.name === 'desk')
  return stream
}

/** What ends a session, by who listens. */
const ENDS = {
  'a clerk who signs out': async () => {
    const desk = await atDesk(served)
    return { browser: desk, path: '/api/desk/events', end: () => desk.value('closeDeskSession', {}) }
  },
  'a clerk whose session is taken away': async () => {
    const desk = await atDesk(served)
    return { browser: desk, path: '/api/desk/events', end: () => endAll('staff') }
  },
  'a guest whose session is taken away': async () => {
    const { browser } = await aGuest(served)
    return { browser, path: '/api/events', end: () => endAll('guest') }
  },
  'a guest who is checked out': async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    for (let i = 0; i < 3; i++) await served.hotel.place(stay, { amplang: 1 })
    const end = () => desk.value('checkOut', { params: { room: '512' }, body: { open: 'keep' } })
    return { browser, path: '/api/events', end }
  },
  'a clerk who is ended': async () => {
    const [desk, manager] = [await atDesk(served), await atDesk(served, MANAGER)]
    const end = () => manager.value('endPerson', { body: { name: CLERK.staff } }, AT)
    return { browser: desk, path: '/api/desk/events', end }
  },
  'a clerk at a terminal that is ended': async () => {
    const manager = await atDesk(served, MANAGER)
    const { code } = await manager.value('enrolment', { body: { for: 'terminal' } })
    const desk = served.browser()
    await desk.value('enrolTerminal', { body: { outlet: HOTEL, code, name: 'Bar' } })
    await desk.value('openDeskSession', { body: { outlet: HOTEL, ...CLERK } })
    return { browser: desk, path: '/api/desk/events', end: () => endDeviceBy(manager, 'Bar') }
  },
  'a guest at a tablet that is ended': async () => {
    const manager = await atDesk(served, MANAGER)
    const { code } = await manager.value('enrolment', { body: { for: 'tablet', room: '512' } })
    const tablet = served.browser()
    await tablet.value('enrolTablet', { body: { outlet: HOTEL, code } })
    await served.hotel.checkIn('512')
    await tablet.value('openSession', { body: { outlet: HOTEL } })
    return { browser: tablet, path: '/api/events', end: () => endDeviceBy(manager, '512') }
  },
  'a manager’s page, whose session another ends': async () => {
    const [manager, other] = [await atDesk(served, MANAGER), await atDesk(served, MANAGER)]
    const { sessions } = await other.value('access', { query: { outlet: HOTEL } }, AT)
    const id = sessions.find(({ isThis }) => !isThis)?.id ?? ''
    const end = () => other.value('endSession', { body: { id } }, AT)
    return { browser: manager, path: `/api/member/events?outlet=${HOTEL}`, end }
  },
  'an officer’s page, when the officer is ended': async () => {
    const [officer, other] = [served.browser(), served.browser()]
    await anOfficer(served, 'Rani', officer)
    await anOfficer(served, 'Wati', other)
    const end = () => other.value('endPerson', { body: { name: 'Rani' } })
    return { browser: officer, path: '/api/member/events', end }
  },
  'a clerk who may correct no more': async () => {
    const manager = await atDesk(served, MANAGER)
    const give = (rights: OutletRight[]) =>
      manager.value('changeRights', { body: { name: CLERK.staff, rights } }, AT)
    await give(['sell', 'correct'])
    const desk = await atDesk(served)
    const end = () => give(['sell'])
    return { browser: desk, path: '/api/desk/events', end }
  },
  'an officer’s page, of whom another has changed what they may,': async () => {
    const [officer, other] = [served.browser(), served.browser()]
    await anOfficer(served, 'Rani', officer)
    await anOfficer(served, 'Wati', other)
    const end = () => other.value('changeRights', { body: { name: 'Rani', rights: ['look'] } })
    return { browser: officer, path: '/api/member/events', end }
  },
  "a room's tablet that another takes the place of": async () => {
    const desk = await atDesk(served)
    const tablet = served.browser()
    const { code } = await desk.value('enrolment', { body: { for: 'tablet', room: '512' } })
    await tablet.value('enrolTablet', { body: { outlet: HOTEL, code } })
    await served.hotel.checkIn('512')
    await tablet.value('openSession', { body: { outlet: HOTEL } })
    const end = () => served.city.storage.write(HOTEL, sql => endTabletSessions(sql, HOTEL, '512'))
    return { browser: tablet, path: '/api/events', end }
  },
} as const

async function endDeviceBy(manager: Browser, name: string): Promise<unknown> {
  const { devices } = await manager.value('access', { query: { outlet: HOTEL } }, AT)
  const id = devices.find(device => [device.name, device.room].includes(name))?.id ?? ''
  return manager.value('endDevice', { body: { id } }, AT)
}

async function endAll(role: 'guest' | 'staff'): Promise<void> {
  await served.city.storage.write(HOTEL, async sql => {
    const rows = await believed(sql).all<{ hash: string }>(
      'SELECT token_hash AS hash FROM sessions WHERE outlet = ? AND role = ?',
      [HOTEL, role],
    )
    for (const { hash } of rows) await endSession(sql, HOTEL, hash)
  })
}

describe.each(STORAGE_ENGINES)('on %s,', engine => {
  beforeEach(async () => {
    standingClock()
    standOn(engine)
    await serve(await openEmpty('ends'))
  })

  test.each(Object.keys(ENDS) as (keyof typeof ENDS)[])('%s hears nothing more', async who => {
    const { browser, path, end } = await ENDS[who]()
    const stream = await listen(browser, path)
    await end()
    await stream.ended
  })

  test('a guest is told last that the stay is over, whatever else there was to be told', async () => {
    const { browser, end } = await ENDS['a guest who is checked out']()
    const stream = await listen(browser, '/api/events')
    await end()
    await stream.ended
    expect(stream.received.at(-1)).toMatchObject({ name: 'stay', data: { room: '512', ended: true } })
  })

  test("another's sign-out ends nobody else's stream", async () => {
    const [leaving, staying] = [await atDesk(served), await atDesk(served)]
    const left = await listen(leaving, '/api/desk/events')
    const stays = await listen(staying, '/api/desk/events')
    await leaving.value('closeDeskSession', {})
    await left.ended
    await served.hotel.checkIn('511')
    await stays.until(event => event.name === 'rooms')
  })

  test.each([
    '',
    'NaN',
    'Infinity',
    '-1',
    '1e3',
    '%205',
    '5.0',
    '0x10',
    '1e308',
    '9223372036854775808',
    '%00',
  ])('a cursor of "%s" is none: it hears what comes', async after => {
    const { browser, stay } = await aGuest(served)
    await served.hotel.place(stay, { amplang: 1 })
    const stream = await listen(browser, `/api/events?after=${after}`)
    const { id } = await served.hotel.place(stay, { madu: 1 })
    const told = await stream.until(event => event.name === 'order')
    expect((told.data as { order: { id: string } }).order.id).toBe(id)
  })
})

test('a session that another process ends is heard of by asking alone', async () => {
  standingClock()
  standOn('sqlite')
  await serve({ ...(await openEmpty('ends')), onCommit: () => () => undefined })
  const desk = await atDesk(served)
  const stream = await listen(desk, '/api/desk/events')
  await endAll('staff')
  await vi.advanceTimersByTimeAsync(FEED_POLL_MS)
  await stream.ended
})

test('whoever is ended at one server hears nothing more at another, on the same PostgreSQL', async () => {
  standingClock()
  const url = await freshDatabase()
  await serve(await openPostgres({ url }))
  const elsewhere = { ...served.city, storage: await openPostgres({ url }) }
  const [desk, manager] = [await atDesk(served), await atDesk(served, MANAGER)]
  const streams = [
    await listen(desk, '/api/desk/events'),
    await listen(manager, `/api/member/events?outlet=${HOTEL}`),
  ]
  for (const name of [CLERK.staff, MANAGER.staff])
    await elsewhere.storage.write(HOTEL, sql => endPerson(sql, { outlet: HOTEL, person: name }, 0))
  await vi.advanceTimersByTimeAsync(FEED_POLL_MS)
  for (const stream of streams) await stream.ended
  expect([await desk.code('board', {}), await manager.code('managedRooms', {})]).toEqual([
    'session-required',
    'session-required',
  ])
  await elsewhere.storage.close()
})

test("a manager's page hears that something was done at the desk, and not what", async () => {
  standingClock()
  standOn('sqlite')
  await serve(await openEmpty('ends'))
  const stream = await listen(await atDesk(served, MANAGER), `/api/member/events?outlet=${HOTEL}`)
  await served.hotel.checkIn('512')
  const heard = await stream.until(event => event.name === 'rooms')
  expect(heard.data).toEqual({ room: 'all' })
})

test('a session that runs out ends its stream at the next look at the clock', async () => {
  standingClock()
  standOn('sqlite')
  await serve(await openEmpty('ends'))
  const desk = await atDesk(served)
  const stream = await listen(desk, '/api/desk/events')
  served.city.clock.pass(14 * HOUR_MS)
  await vi.advanceTimersByTimeAsync(3_000)
  await stream.ended
})

describe('a reader that is too far behind is told what is true, and goes on from there:', () => {
  const NOISE = Array.from({ length: 1_500 }, () => ({ kind: 'rooms', stay: null, subject: '513' }) as const)
  beforeEach(async () => {
    standOn('sqlite')
    await serve(await openEmpty('ends'))
  })
  const makeNoise = () => served.city.storage.write(HOTEL, sql => addEvents(sql, HOTEL, NOISE, 0))
  const orderOf = ({ data }: Received) => (data as { order: { id: string; state: string } }).order

  test('a guest, of its own orders and stay', async () => {
    const { browser, stay } = await aGuest(served)
    const other = await aGuest(served, '513')
    const mine = await served.hotel.place(stay, { amplang: 1 })
    await served.hotel.deliver(mine)
    await served.hotel.place(other.stay, { amplang: 1 })
    await makeNoise()
    const stream = await listen(browser, '/api/events?after=0')
    const numbered = await stream.until(event => event.id !== null)
    expect([numbered.name, numbered.data]).toEqual(['stay', { stay, room: '512', ended: false }])
    const next = await served.hotel.place(stay, { madu: 1 })
    await stream.until(event => event.name === 'order' && orderOf(event).id === next.id)
    const told = stream.received.filter(event => event.name === 'order')
    expect(told.map(event => [orderOf(event).id, orderOf(event).state, event.id === null])).toEqual([
      [mine.id, 'delivered', true],
      [next.id, 'placed', false],
    ])
    // From the number it heard nothing is missed.
    const again = await listen(browser, `/api/events?after=${numbered.id}`)
    expect(orderOf(await again.until(event => event.id !== null)).id).toBe(next.id)
  })

  test('a desk, of what is open, and that its rooms are to be read', async () => {
    const desk = await atDesk(served)
    const { stay } = await aGuest(served)
    const waits = await served.hotel.place(stay, { amplang: 1 })
    await makeNoise()
    const stream = await listen(desk, '/api/desk/events?after=3')
    const numbered = await stream.until(event => event.id !== null)
    expect([numbered.name, numbered.data]).toEqual(['rooms', { room: 'all' }])
    expect(stream.received.filter(event => event.name === 'order').map(event => orderOf(event).id)).toEqual([
      waits.id,
    ])
  })
})
