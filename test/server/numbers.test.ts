/** Numbers from outside that an engine cannot hold, or that are none, are answered, on every engine: nothing is a fault. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES, type RouteName } from '../../src/contract/routes.ts'
import { STORAGE_ENGINES } from '../../src/server/storage/storage.ts'
import { openEmpty, standOn } from '../support/engines.ts'
import { HOTEL } from '../support/things.ts'
import type { Browser } from './browser.ts'
import { aGuest, anOrder, aSite, atAgency, atDesk, MANAGER, type Served } from './support.ts'

const TEXTS = [
  '9223372036854775807',
  '9223372036854775808',
  '9007199254740991',
  '9007199254740992',
  '18446744073709551616',
  '2147483648',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e308',
  '1e3',
  '-1',
  '-0',
  '-1e-999',
  '00',
  '0x10',
  '1.5',
  '%205',
  '5%20',
  '%2B5',
  '%EF%BC%95',
  '',
  `${'9'.repeat(400)}`,
] as const

const ADDRESSES: readonly ((number: string) => string)[] = [
  number => `/log/${HOTEL}/tile/${number}/000`,
  number => `/log/${HOTEL}/tile/0/${number}`,
  number => `/log/${HOTEL}/tile/0/000.p/${number}`,
  number => `/log/${HOTEL}/tile/0/x999/x999/x999/x999/x999/x${number}/999`,
  number => `/log/${HOTEL}/tile/entries/x999/x999/x999/x999/999.p/${number}`,
  number => `/log/${HOTEL}/tile/entries/${number}`,
  number => `/log/${HOTEL}/entries.ndjson?after=${number}`,
  number => `/log/${HOTEL}/entries.csv?limit=${number}`,
  number => `/log/${HOTEL}/entries.csv?after=${number}&limit=${number}`,
  number => `/log/${HOTEL}/entries.ndjson?from=${number}&to=${number}`,
  number => `/api/desk/documents?date=${number}`,
  number => `/api/evaluation/products?from=${number}&to=2026-11-24`,
  number => `/api/evaluation/reconciliation?from=${number}`,
  number => `/api/orders/${number}`,
  number => `/k/${HOTEL}/${number}`,
]

/** Numbers in bodies, as JSON can write them. */
const NUMBERS = [
  '9007199254740991',
  '9007199254740993',
  '9223372036854775808',
  '1e308',
  '1e999',
  '-1',
  '-0',
  '-0.0',
  '-1e-999',
  ' -0',
  '0.5',
  '1e3',
  '"5"',
  'null',
]

describe.each(STORAGE_ENGINES)('on %s,', engine => {
  let served: Served
  let all: readonly Browser[]
  let stay: string
  beforeAll(async () => {
    standOn(engine)
    served = await aSite({ storage: await openEmpty('numbers') })
    const guest = await aGuest(served)
    stay = guest.stay
    all = [guest.browser, await atDesk(served, MANAGER), await atAgency(served)]
  })
  afterAll(() => served.stop())

  test.each(ADDRESSES.map(address => [address('{n}'), address] as const))(
    'in the address %s',
    async (_, address) => {
      for (const number of TEXTS)
        for (const browser of all) {
          const url = address(number)
          const { statusCode, body } = await browser.send({
            method: 'GET',
            url,
            headers: { authorization: 'Bearer auditor' },
          })
          expect(statusCode, `${url}: ${body.slice(0, 200)}`).toBeLessThan(500)
        }
    },
  )

  const bodies: Partial<Record<RouteName, (number: string) => [string, string]>> = {
    kwitansi: number => [
      '/api/kwitansi',
      `{"outlet":"${HOTEL}","number":${number},"token":"${'a'.repeat(43)}"}`,
    ],
    voidDocument: number => [`/api/desk/documents/${number.replace(/"/g, '')}/void`, '{"reason":"other"}'],
    changePlacement: number => ['/api/manage/placements/madu', `{"price":${number}}`],
    moveGoods: number => [
      '/api/manage/placements/madu/goods',
      `{"kind":"in","batch":"b9","quantity":${number},"bestBefore":null}`,
    ],
    placeOrder: number => {
      const { params, body } = anOrder(served.hotel, stay, { amplang: 1 })
      const text = JSON.stringify(body).replace('"total":25000', `"total":${number}`)
      return [`/api/orders/${params.orderId}`, text]
    },
    addRoom: number => ['/api/manage/rooms', `{"name":"9","kind":"room","floor":${number}}`],
  }
  test.each(Object.keys(bodies) as RouteName[])('in what %s says', async name => {
    const { method } = ROUTES[name]
    for (const number of NUMBERS)
      for (const browser of all) {
        const [url, body] = bodies[name]?.(number) ?? ['', '']
        const answer = await browser.send({
          method,
          url,
          body,
          headers: { 'content-type': 'application/json' },
        })
        expect(answer.statusCode, `${name} ${body}: ${answer.body.slice(0, 200)}`).toBeLessThan(500)
      }
  })
})
