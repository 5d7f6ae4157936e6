/** Live events over a real socket: nothing missed, nothing twice, nothing of another stay, and an end. */
import type { AddressInfo } from 'node:net'
import { setImmediate as othersTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DAY_MS } from '../../src/domain/time.ts'
import { stepOrder } from '../../src/server/usecases/ordering/act-on-order.ts'
import { believed } from '../support/believed.ts'
import { type Browser, cookieHeader } from './browser.ts'
import { openStream, type Received, type Stream } from './stream.ts'
import { aGuest, anOrder, aSite, atDesk, MANAGER, type Served } from './support.ts'

/** Filling a socket's buffers takes as long as the machine takes. */
const SLOW_READER_MS = 60_000

let served: Served
let origin: string
const open = new Set<Stream>()

beforeEach(async () => {
  served = await aSite({ pieces: { amplang: 5_000, madu: 5_000 } })
  await served.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(served.app.server.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const stream of open) stream.close()
  open.clear()
  await served.stop()
})

/** Cookies made in process bear no port; over the socket they bear the socket's. */
function cookiesOf(browser: Browser): string {
  const port = origin.split(':').at(-1)
  return cookieHeader(
    new Map(Array.from(browser.cookies, ([name, value]) => [name.replace(/\.\d+$/, `.${port}`), value])),
  )
}

async function listen(browser: Browser, path: string, headers: Record<string, string> = {}): Promise<Stream> {
  const stream = await openStream(`${origin}${path}`, { cookie: cookiesOf(browser), ...headers })
  open.add(stream)
  return stream
}

interface Told {
  readonly order: { readonly id: string; readonly state: string; readonly stay: string }
}
const ordersIn = (received: readonly Received[]) =>
  received.filter(event => event.name === 'order').map(({ data }) => (data as Told).order)

/** The numbers of the stay's own rows, or of all. */
async function rowsOf(stay?: string): Promise<number[]> {
  const rows = await served.city.storage.read(sql =>
    believed(sql).all<{ seq: number; stay: string | null }>(
      'SELECT seq, stay FROM events WHERE outlet = ? ORDER BY seq',
      [served.hotel.outlet.slug],
    ),
  )
  return rows.filter(row => stay === undefined || row.stay === stay).map(row => row.seq)
}

describe('a guest', () => {
  test('hears each step of an order as it is taken', async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const { cursor } = await browser.value('orders', {})
    const stream = await listen(browser, `/api/events?after=${cursor}`)
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    const { params, body } = anOrder(served.hotel, stay, { amplang: 1 })
    await browser.value('placeOrder', { params, body })
    await desk.value('acknowledge', { params })
    await desk.value('dispatch', { params })
    await desk.value('deliver', { params, body: {} })
    await stream.until(event => event.name === 'order' && (event.data as Told).order.state === 'delivered')
    const last = ordersIn(stream.received).at(-1)
    expect(last?.id).toBe(params.orderId)
    // That something was sold is nothing that it shows: thousands are left.
    expect(stream.received.some(event => event.name === 'menu')).toBe(false)
    const manager = await atDesk(served, MANAGER)
    await manager.value('changePlacement', { params: { placement: 'madu' }, body: { price: 70_000 } })
    await stream.until(event => event.name === 'menu')
    expect(stream.received[0]).toEqual({ name: 'desk', id: null, data: { attended: false } })
  })

  test("hears nothing of another stay's, in the same hotel or another", async () => {
    const mine = await aGuest(served, '512')
    const theirs = await aGuest(served, '513')
    const elsewhere = await aGuest(served, '512', served.other)
    const stream = await listen(mine.browser, '/api/events?after=0')
    await served.hotel.place(theirs.stay, { amplang: 1 })
    await served.other.place(elsewhere.stay, { amplang: 1 })
    const { id } = await served.hotel.place(mine.stay, { amplang: 1 })
    await stream.until(event => event.name === 'order')
    expect(ordersIn(stream.received).map(order => [order.id, order.stay])).toEqual([[id, mine.stay]])
    expect(stream.text).not.toContain(theirs.stay)
    expect(stream.text).not.toContain('"513"')
  })

  test('hears that the stay is over, and then nothing more', async () => {
    const { browser, stay } = await aGuest(served)
    const desk = await atDesk(served)
    const stream = await listen(browser, '/api/events?after=0')
    await desk.value('moveRoom', { params: { room: '512' }, body: { to: '511' } })
    await desk.value('checkOut', { params: { room: '511' }, body: {} })
    await stream.ended
    const told = stream.received.filter(event => event.name === 'stay').map(event => event.data)
    expect(told.at(-1)).toEqual({ stay, room: '511', ended: true })
    expect(stream.received.at(-1)?.name).toBe('stay')
    expect((await listen(browser, '/api/events?after=0')).status).toBe(401)
  })
})

test.each(['guest', 'desk'] as const)(
  'a %s whose session is over hears nothing from the next heartbeat on',
  async who => {
    const { browser } = who === 'guest' ? await aGuest(served) : { browser: await atDesk(served) }
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const stream = await listen(browser, who === 'guest' ? '/api/events?after=0' : '/api/desk/events')
      served.city.clock.pass(60 * DAY_MS)
      await vi.advanceTimersByTimeAsync(15_000)
      await stream.ended
    } finally {
      vi.useRealTimers()
    }
  },
)

describe('a desk', () => {
  test('hears orders, rooms, the menu and whether it is attended; once of each', async () => {
    const desk = await atDesk(served, MANAGER)
    const { cursor } = await desk.value('board', {})
    const stream = await listen(desk, '/api/desk/events', { 'last-event-id': String(cursor) })
    const { stay } = await aGuest(served)
    const { id } = await served.hotel.place(stay, { amplang: 1 })
    await desk.value('changePlacement', { params: { placement: 'madu' }, body: { price: 70_000 } })
    await stream.until(event => event.name === 'menu')
    await stream.until(event => event.name === 'order')
    expect(ordersIn(stream.received).map(order => order.id)).toEqual([id])
    expect(stream.received.find(event => event.name === 'rooms')?.data).toEqual({ room: '512' })
    const known = await desk.value('presence', { body: { sound: true, visible: true } })
    expect(known.attended).toBe(true)
    const again = await listen(desk, '/api/desk/events?after=0')
    expect((await again.until(event => event.name === 'desk')).data).toEqual({ attended: true })
  })

  test('hears of every piece that leaves a shelf, of which the public is told nothing', async () => {
    const desk = await atDesk(served)
    const { cursor } = await desk.value('board', {})
    const { browser, stay } = await aGuest(served)
    const before = await browser.value('menu', { params: { outlet: served.hotel.outlet.slug } })
    const stream = await listen(desk, '/api/desk/events', { 'last-event-id': String(cursor) })
    await stream.until(event => event.name === 'desk')
    await served.hotel.place(stay, { amplang: 1 })
    const { data } = await stream.until(event => event.name === 'menu')
    expect(data).toEqual({ version: (await desk.value('deskMenu', {})).version })
    const after = await browser.value('menu', { params: { outlet: served.hotel.outlet.slug } })
    expect(after.version).toBe(before.version)
  })

  test('that has fallen silent is told of when it counts as gone, not at the heartbeat after that', async () => {
    const { browser } = await aGuest(served)
    await (await atDesk(served)).value('presence', { body: { sound: true, visible: true } })
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
    try {
      const stream = await listen(browser, '/api/events?after=0')
      const heard = async (attended: boolean, times: number) => {
        const all = () => stream.received.filter(event => event.name === 'desk').map(({ data }) => data)
        await stream.until(() => all().length === times)
        expect(all().at(-1)).toEqual({ attended })
      }
      await heard(true, 1)
      served.city.clock.pass(40_000)
      await vi.advanceTimersByTimeAsync(15_000)
      await heard(true, 2)
      served.city.clock.pass(6_000)
      await vi.advanceTimersByTimeAsync(6_000)
      await heard(false, 3)
    } finally {
      vi.useRealTimers()
    }
  })
})

test('nobody without a session hears anything; a wrong cookie, a wrong role and a head are no session', async () => {
  const stranger = served.browser()
  const { browser: guest } = await aGuest(served)
  const desk = await atDesk(served)
  for (const [browser, path] of [
    [stranger, '/api/events'],
    [stranger, '/api/desk/events'],
    [guest, '/api/desk/events'],
    [desk, '/api/events'],
  ] as const) {
    const stream = await listen(browser, path)
    expect(stream.status).toBe(401)
    expect(stream.headers['content-type']).toMatch(/^application\/problem\+json/)
    await stream.ended
    expect(JSON.parse(stream.text).code).toBe('session-required')
  }
  expect((await guest.send({ method: 'HEAD', url: '/api/events' })).statusCode).toBe(405)
})

test('one stay cannot take the streams of all others', async () => {
  const { browser } = await aGuest(served)
  const own = []
  for (let i = 0; i < 51; i++) own.push(await listen(browser, '/api/events'))
  expect(own.map(stream => stream.status)).toEqual([...Array.from({ length: 50 }, () => 200), 429])
  expect((await listen(await atDesk(served), '/api/desk/events')).status).toBe(200)
  for (const stream of own) stream.close()
  await expect.poll(async () => (await listen(browser, '/api/events')).status).toBe(200)
})

test.each(['', '-1', 'x', '1e400', '99999999999', '%00'])(
  'a cursor of "%s" is none: it hears what comes',
  async after => {
    const { browser, stay } = await aGuest(served)
    await served.hotel.place(stay, { amplang: 1 })
    const stream = await listen(browser, `/api/events?after=${after}`)
    await stream.until(event => event.name === 'desk')
    const { id } = await served.hotel.place(stay, { madu: 1 })
    await stream.until(event => event.name === 'order')
    expect(ordersIn(stream.received).map(order => order.id)).toEqual([id])
  },
)

test('readers that come and go at random while orders are placed miss nothing and hear nothing twice', async () => {
  const { browser: guest, stay } = await aGuest(served, '512')
  const noise = await aGuest(served, '513')
  const desk = await atDesk(served)
  const clerk = served.hotel.clerk
  const from = (await guest.value('orders', {})).cursor

  let cutsMeanwhile = 0
  /**
   * Reads on from its cursor, hanging up after a while drawn beforehand, until it has heard the end. A
   * reader that the server let go comes back like one that hung up.
   */
  async function reader(browser: Browser, path: string, cuts: readonly number[], end: Promise<number>) {
    const heard: number[] = []
    let cursor = from
    let last = Number.POSITIVE_INFINITY
    void end.then(seq => {
      last = seq
    })
    for (let turn = 0; ; turn++) {
      const byHeader = turn % 2 === 0
      const stream = byHeader
        ? await listen(browser, path, { 'last-event-id': String(cursor) })
        : await listen(browser, `${path}?after=${cursor}`)
      const cut = cuts[turn]
      const goal = cut === undefined ? await end : cursor + cut
      await stream.untilOrEnd(event => event.id !== null && event.id >= goal)
      stream.close()
      open.delete(stream)
      const numbers = stream.received.flatMap(({ id }) => (id === null ? [] : [id]))
      heard.push(...numbers)
      cursor = numbers.at(-1) ?? cursor
      if (cursor >= last) return heard
      if (last === Number.POSITIVE_INFINITY) cutsMeanwhile++
    }
  }

  const writes = 150
  const lastOwn = (async () => {
    for (let i = 0; i < writes; i++) {
      // Storage in memory never waits: without this the sockets would have their turn only when all is written.
      await othersTurn()
      const order = await served.hotel.place(stay, { amplang: 1 })
      const other = await served.hotel.place(noise.stay, { madu: 1 })
      await stepOrder(served.city, clerk, order.id, { type: 'decline', reason: 'closed' })
      await served.hotel.deliver(other)
    }
    // The last row of all is the guest's own, so that both readers know where to end.
    await served.hotel.place(stay, { amplang: 1 })
    return (await rowsOf(stay)).at(-1) ?? 0
  })()

  const [cutsOfGuest = [], cutsOfDesk = [], cutsOfSecond = []] = fc.sample(
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 6, maxLength: 12 }),
    { numRuns: 3, seed: 42 },
  )
  const [own, second, all] = await Promise.all([
    reader(guest, '/api/events', cutsOfGuest, lastOwn),
    reader(guest, '/api/events', cutsOfSecond, lastOwn),
    reader(desk, '/api/desk/events', cutsOfDesk, lastOwn),
  ])
  const after = (numbers: number[]) => numbers.filter(seq => seq > from)
  expect(own).toEqual(after(await rowsOf(stay)))
  expect(second).toEqual(own)
  expect(all).toEqual(after(await rowsOf()))
  expect(all.length).toBeGreaterThan(500)
  console.log(`${all.length} events; ${cutsMeanwhile} times a reader came back while they were written`)
})

test(
  'a reader that does not keep up is let go, and goes on from its cursor',
  async () => {
    const { browser, stay } = await aGuest(served)
    const from = (await browser.value('orders', {})).cursor
    const slow = await listen(browser, `/api/events?after=${from}`)
    slow.pause()
    // More than sockets and the server's patience hold, in orders with long notes.
    const note = 'z'.repeat(200)
    const streams = async () =>
      /etalase_streams (\d+)/.exec(
        (await browser.send({ method: 'GET', url: '/metrics', headers: { authorization: 'Bearer auditor' } }))
          .body,
      )?.[1]
    expect(await streams()).toBe('1')
    for (let i = 0; i < 4_000 && (await streams()) === '1'; i++) {
      for (let j = 0; j < 20; j++) {
        const { id } = await served.hotel.place(stay, { amplang: 1, madu: 1 }, { note })
        await stepOrder(served.city, served.hotel.clerk, id, { type: 'decline', reason: 'closed' })
      }
    }
    expect(await streams()).toBe('0')
    slow.resume()
    await slow.ended
    const heard = slow.received.flatMap(({ id }) => (id === null ? [] : [id]))
    const own = (await rowsOf(stay)).filter(seq => seq > from)
    expect(heard).toEqual(own.slice(0, heard.length))
    expect(heard.length).toBeLessThan(own.length)
    const again = await listen(browser, `/api/events?after=${heard.at(-1) ?? from}`)
    const next = await again.until(event => event.id !== null)
    expect(next.id).toBe(own[heard.length])
  },
  SLOW_READER_MS,
)
