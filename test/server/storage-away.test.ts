/**
 * Storage that refuses or is gone while the program serves: whoever asks is told to come again and when, `/readyz` says
 * that it is not ready, and all of it goes on by itself when storage does. On a real full disk and a real server's end.
 */
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts'
import { type SmallDisk, smallDisk } from '../support/small-disk.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aGuest, anOrder, aSite, atDesk, CLERK, type Served } from './support.ts'

interface Asked {
  readonly status: number
  readonly code: string
  readonly retry: string | undefined
}
const COME_AGAIN = { status: 503, code: 'busy', retry: expect.stringMatching(/^\d+$/) }

let served: Served
let guest: { readonly browser: Browser; readonly stay: string }
let desk: Browser

async function aNight(storage: Parameters<typeof aSite>[0]) {
  served = await aSite(storage)
  guest = await aGuest(served)
  desk = await atDesk(served)
}

async function readiness(): Promise<number> {
  // The last answer is kept for a while.
  served.city.clock.pass(10_000)
  return (await served.app.inject('/readyz')).statusCode
}

function told({ status, code, headers }: { status: number; code: string; headers: object }): Asked {
  return { status, code, retry: (headers as Record<string, string | undefined>)['retry-after'] }
}

const order = async () =>
  told(await guest.browser.ask('placeOrder', anOrder(served.hotel, guest.stay, { amplang: 1 })))
const WRITES: Readonly<Record<string, () => Promise<Asked>>> = {
  'a guest orders': order,
  'a clerk checks somebody in': async () =>
    told(await desk.ask('checkIn', { params: { room: '513' }, body: {} })),
  'a clerk signs in': async () =>
    told(await served.browser().ask('openDeskSession', { body: { outlet: HOTEL, ...CLERK } })),
  'a desk says that it is there': async () =>
    told(await desk.ask('presence', { body: { sound: true, visible: true } })),
}
const READS: Readonly<Record<string, () => Promise<Asked>>> = {
  'a stranger looks at the menu': async () =>
    told(await served.browser().ask('menu', { params: { outlet: HOTEL } })),
  'a desk reads its board': async () => told(await desk.ask('board', { query: { outlet: HOTEL } })),
  'a guest reads the orders': async () => told(await guest.browser.ask('orders', {})),
}

const probe = smallDisk(1)
probe?.unmount()
describe.skipIf(probe === null)('a full disk', () => {
  let disk: SmallDisk
  beforeEach(async () => {
    const mounted = smallDisk(6)
    if (mounted === null) throw new Error('it could be mounted a moment ago')
    disk = mounted
    await aNight({ storage: openSqlite({ path: join(disk.dir, 'etalase.db') }) })
    disk.fill()
    // What was written ahead may begin anew in room that it has; then there is none.
    for (let n = 0; n < 2_000 && (await order()).status === 201; n++);
  })
  afterEach(async () => {
    disk.empty()
    await served.stop()
    disk.unmount()
  })

  test.each(Object.entries(WRITES))('%s: told to come again', async (_, ask) => {
    expect(await ask()).toEqual(COME_AGAIN)
  })

  test.each(Object.entries(READS))('%s: answered as ever', async (_, ask) => {
    expect(await ask()).toMatchObject({ status: 200 })
  })

  test('is said to whoever asks whether this is ready, and heals by itself', async () => {
    expect(await readiness()).toBe(503)
    disk.empty()
    expect(await readiness()).toBe(200)
    expect(await order()).toMatchObject({ status: 201 })
  })
})

describe('a PostgreSQL that is gone', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    await aNight({ storage: await openPostgres({ url: server.url }) })
  })
  afterAll(async () => {
    await served.stop()
    await server.stop()
  })

  test.each(Object.entries({ ...READS, ...WRITES }))(
    '%s: told to come again, at any moment of its end',
    async (_, ask) => {
      // Warm connections, of which the next question finds an end.
      await Promise.all([ask(), ask(), ask()])
      const under = Array.from({ length: 20 }, ask)
      const end = server.down()
      const during = Promise.all(Array.from({ length: 20 }, () => ask()))
      const answers = [...(await Promise.all(under)), ...(await during)]
      await end
      answers.push(...(await Promise.all(Array.from({ length: 10 }, () => ask()))))
      for (const answer of answers.filter(({ status }) => status >= 500)) expect(answer).toEqual(COME_AGAIN)
      expect(answers.at(-1)).toEqual(COME_AGAIN)
      expect(await readiness()).toBe(503)
      await server.up()
      expect(await readiness()).toBe(200)
      expect((await ask()).status).toBeLessThan(500)
    },
  )
})
