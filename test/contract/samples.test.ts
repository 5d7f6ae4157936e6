/** What clients of every version still served say is understood as it was meant, and what they are told they understand. */
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { EVENT_DATA } from '../../src/contract/event.ts'
import { EVENT_NAMES } from '../../src/contract/event-names.ts'
import { Problem } from '../../src/contract/problem.ts'
import { ROUTES, type Route } from '../../src/contract/routes.ts'
import { CONTRACT_OLDEST, CONTRACT_VERSION } from '../../src/contract/version.ts'
import { cookieHeader } from '../server/browser.ts'
import { openStream } from '../server/stream.ts'
import { aSite, type Served } from '../server/support.ts'
import { believed } from '../support/believed.ts'
import { converse } from './conversation.ts'
import { allSamples, type Exchange, keepSamples, replay, type Samples, type Told } from './samples.ts'

if (process.env.RECORD_SAMPLES === '1') {
  const served = await aSite()
  const exchanges = await converse(served)
  await served.stop()
  keepSamples({ contract: CONTRACT_VERSION, exchanges, events: await overheard(exchanges) })
}

const all = allSamples()

test('there are samples of every version that is served, and of no other', () => {
  const versions = Array.from(
    { length: CONTRACT_VERSION - CONTRACT_OLDEST + 1 },
    (_, n) => n + CONTRACT_OLDEST,
  )
  expect(all.map(({ contract }) => contract)).toEqual(versions)
})

describe.each(all)('version $contract', ({ contract, exchanges, events }) => {
  const named = exchanges.map((exchange): [string, Exchange] => [
    `${exchange.route}: ${exchange.says} (${exchange.status})`,
    exchange,
  ])

  test.each(named)('%s is parsed as it was', (_, { route: name, url, body, parsed, status, answer }) => {
    const route: Route = ROUTES[name]
    const { pathname, searchParams } = new URL(url, 'http://x')
    const read = {
      ...(route.params === undefined ? {} : { params: route.params.parse(paramsIn(route.path, pathname)) }),
      ...(route.query === undefined ? {} : { query: route.query.parse(Object.fromEntries(searchParams)) }),
      ...(route.body === undefined ? {} : { body: route.body.parse(JSON.parse(body ?? '{}')) }),
    }
    expect(read).toMatchObject(parsed)
    expect(schemaOf(route, status).parse(answer)).toEqual(answer)
  })

  test.each(named)('%s is read over fields that came later', (_, { route, status, answer }) => {
    expect(schemaOf(ROUTES[route], status).parse(withMore(answer))).toEqual(answer)
  })

  test('every event is parsed as it was, over fields that came later too', () => {
    expect(events.length).toBeGreaterThan(EVENT_NAMES.length)
    for (const { name, data } of events) {
      const schema: z.ZodMiniType = EVENT_DATA[name as keyof typeof EVENT_DATA]
      expect(schema.parse(data)).toEqual(data)
      expect(schema.parse(withMore(data))).toEqual(data)
    }
  })

  test('a client of it gets along with the program of today, word for word', async () => {
    const served = await aSite()
    await replay(served, exchanges)
    await served.stop()
    expect(await overheard(exchanges)).toMatchObject(events)
  })

  test('a client of a later version gets along as far as it says the same', async () => {
    const served = await aSite()
    await replay(
      served,
      exchanges.map(exchange => ({
        ...exchange,
        headers: { ...exchange.headers, 'Etalase-Contract': String(CONTRACT_VERSION + 1) },
        body: exchange.body === null ? null : JSON.stringify(withMore(JSON.parse(exchange.body))),
      })),
    )
    await served.stop()
  })

  test('a client of the first version need not name it', async () => {
    if (contract !== 1) return
    const served = await aSite()
    await replay(
      served,
      exchanges.map(exchange => {
        const { 'Etalase-Contract': _, ...headers } = exchange.headers
        return { ...exchange, headers }
      }),
    )
    await served.stop()
  })
})

function schemaOf(route: Route, status: number): z.ZodMiniType {
  return status < 400 ? route.answer : Problem
}

function paramsIn(path: string, address: string): Record<string, string> {
  const names = path.split('/')
  const values = address.split('/')
  return Object.fromEntries(
    names.flatMap((name, n) => {
      const param = /^\{(\w+)\}$/.exec(name)?.[1]
      return param === undefined ? [] : [[param, decodeURIComponent(values[n] ?? '')]]
    }),
  )
}

/** A field more in every object, as a later version may add. A problem's context is anybody's. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore)
  if (value === null || typeof value !== 'object') return value
  const more = Object.entries(value).map(([name, part]) => [name, name === 'context' ? part : withMore(part)])
  return { ...Object.fromEntries(more), cameLater: { at: 1 } }
}

/** What both hear of it when they listen from the beginning. */
async function overheard(exchanges: Samples['exchanges']): Promise<Told[]> {
  const served = await aSite()
  const stayed = exchanges.filter(
    ({ route, says }) => route !== 'closeDeskSession' && !/after the stay/.test(says),
  )
  const browsers = await replay(
    served,
    stayed.filter(({ route }) => route !== 'checkOut'),
  )
  await served.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = served.app.server.address() as AddressInfo
  const told: Told[] = []
  for (const [who, path] of [
    ['phone', '/api/events'],
    ['desk', '/api/desk/events'],
  ] as const) {
    const cookies = new Map(
      Array.from(browsers[who]?.cookies ?? [], ([name, value]) => [
        name.replace(/\.\d+$/, `.${port}`),
        value,
      ]),
    )
    const stream = await openStream(
      `http://127.0.0.1:${port}${path}?outlet=${served.hotel.outlet.slug}&after=0`,
      {
        cookie: cookieHeader(cookies),
      },
    )
    const last = await lastNumber(served, who)
    await stream.until(({ id }) => id === last)
    await stream.until(({ name }) => name === 'desk')
    told.push(...stream.received.map(({ name, id, data }) => ({ who, name, id, data })))
    stream.close()
  }
  await served.stop()
  return told
}

/** Of the stay's own rows a phone hears, and of what is everybody's. */
async function lastNumber(served: Served, who: string): Promise<number> {
  const rows = await served.city.storage.read(sql =>
    believed(sql).all<{ seq: number; kind: string; stay: string | null }>(
      'SELECT seq, kind, stay FROM events WHERE outlet = ? ORDER BY seq',
      [served.hotel.outlet.slug],
    ),
  )
  const heard = rows.filter(({ kind, stay }) => who === 'desk' || stay !== null || kind === 'menu')
  return heard.at(-1)?.seq ?? 0
}
