/** Messages over real HTTP to a receiver that checks them with somebody else's code; and what no courier dials. */

import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MESSAGES } from '../../src/contract/message.ts'
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { courier, whyNot } from '../../src/server/links/webhook.ts'
import type { Loop } from '../../src/server/live/loop.ts'
import { startTelling } from '../../src/server/live/telling-loop.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { type Sealing, sealLog } from '../../src/server/usecases/log/seal.ts'
import { tellersOf } from '../../src/server/usecases/tellers/list.ts'
import { addWebhook } from '../../src/server/usecases/webhooks/hooks.ts'
import { handHighWater, handSigner } from '../support/log.ts'
import { valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type Hotel } from '../support/world.ts'

const SILENT = pino({ level: 'silent' })
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
})

/** Answers where it listens. */
async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

interface Had {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Receiver {
  readonly url: string
  readonly had: Had[]
  /** Resolves when it has had so many. */
  until(count: number): Promise<void>
}

async function aReceiver(statusOf: (count: number) => number | null = () => 204): Promise<Receiver> {
  const had: Had[] = []
  let woken = () => {}
  const url = await listening((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', part => {
      body += part
    })
    request.on('end', () => {
      had.push({ headers: request.headers, body })
      const status = statusOf(had.length)
      if (status !== null) response.writeHead(status).end()
      woken()
    })
  })
  return {
    url,
    had,
    until: count =>
      new Promise(resolve => {
        woken = () => {
          if (had.length >= count) resolve()
        }
        woken()
      }),
  }
}

describe('a receiver', () => {
  let hotel: Hotel
  let world: Sealing
  let told: Loop
  beforeEach(async () => {
    hotel = await aHotel(await aCity())
    const signer = handSigner()
    // Signatures are of the hour: whoever checks them looks at a clock.
    world = { ...hotel.world, clock: { now: () => Date.now() }, signer, highWater: handHighWater() }
    await openLogs(world, signer, 'etalase.test')
    told = startTelling(world, tellersOf({ ...world, courier }), SILENT)
  })
  afterEach(() => told.stop())

  async function issue(times: number): Promise<void> {
    const { stay } = await hotel.checkIn('512')
    for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
    await sealLog(world, HOTEL)
  }

  test('verifies what it is told with standardwebhooks, and hears it soon after the seal', async () => {
    const receiver = await aReceiver()
    const { secret } = valueIn(await addWebhook(world, AT_THE_CONSOLE, HOTEL, receiver.url))
    await issue(3)
    await receiver.until(3)
    const webhook = new Webhook(secret)
    const messages = receiver.had.map(({ headers, body }) =>
      webhook.verify(body, headers as Record<string, string>),
    )
    expect(messages).toMatchObject(
      [1, 2, 3].map(number => ({ type: 'kwitansi.issued', data: { index: number - 1, entry: { number } } })),
    )
    for (const message of messages) expect(MESSAGES.kwitansi.parse(message)).toEqual(message)
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.had
    const changed = body.replace('25000', '95000')
    expect(() => webhook.verify(changed, headers as Record<string, string>)).toThrow('No matching signature')
  })

  test('that never answers holds up no other', async () => {
    const silent = await aReceiver(() => null)
    const other = await aReceiver()
    valueIn(await addWebhook(world, AT_THE_CONSOLE, HOTEL, silent.url))
    valueIn(await addWebhook(world, AT_THE_CONSOLE, HOTEL, other.url))
    await issue(3)
    await other.until(3)
    expect(silent.had).toHaveLength(1)
    for (const server of servers) server.closeAllConnections()
  })
})

describe('the courier', () => {
  test('follows no redirect', async () => {
    const receiver = await aReceiver()
    const redirecting = await listening((_, response) => {
      response.writeHead(307, { location: receiver.url }).end()
    })
    expect(await courier.bring(redirecting, {}, '{}')).toEqual({ status: 307, retryAfterS: null })
    expect(receiver.had).toEqual([])
  })

  test.each([
    ['120', 120],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', null],
  ])('hears when to come again: %s', async (after, retryAfterS) => {
    const busy = await listening((_, response) => {
      response.writeHead(429, { 'retry-after': after }).end('x'.repeat(100_000))
    })
    expect(await courier.bring(busy, {}, '{}')).toEqual({ status: 429, retryAfterS })
  })

  test('says why nothing came', async () => {
    const cut = await listening(request => request.socket.destroy())
    expect(await courier.bring(cut, {}, '{}')).toEqual({ fault: 'socket hang up' })
    expect(await courier.bring('http://no-such.invalid/', {}, '{}')).toEqual({
      fault: expect.stringMatching(/no-such\.invalid/),
    })
  })

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://[fe80::1]/',
    'http://0.0.0.0:4173/',
    'http://203.0.113.9/',
    'https://[::ffff:169.254.169.254]/',
  ])('does not dial %s', async url => {
    expect(await courier.bring(url, {}, '{}')).toEqual({ fault: expect.stringMatching(/nobody|public/) })
  })

  test.each([
    ['192.168.1.20', false, true],
    ['10.3.0.1', false, true],
    ['fd00::7', false, true],
    ['203.0.113.9', true, true],
    ['2001:db8::1', true, true],
    ['2001:db8::1', false, false],
    ['224.0.0.1', true, false],
    ['255.255.255.255', true, false],
    ['::', true, false],
    ['169.254.169.254', true, false],
    ['::ffff:169.254.169.254', true, false],
    ['::ffff:a9fe:a9fe', true, false],
    ['0:0:0:0:0:ffff:a9fe:a9fe', true, false],
    ['64:ff9b::a9fe:a9fe', true, false],
    ['64:ff9b::169.254.169.254', true, false],
    ['2002:a9fe:a9fe::1', true, false],
    ['fe80::a9fe:a9fe%eth0', true, false],
    ['fd00:ec2::254', true, false],
    ['fd20:ce::254', true, false],
    ['100.100.100.200', true, false],
    ['192.0.0.192', true, false],
    ['168.63.129.16', true, false],
    ['::ffff:10.3.0.1', false, true],
    ['::ffff:203.0.113.9', false, false],
    ['100.64.7.1', false, true],
  ])('to %s, over TLS %s: %s', (address, isSecure, isDialled) => {
    expect(whyNot(address, isSecure) === null).toBe(isDialled)
  })
})
