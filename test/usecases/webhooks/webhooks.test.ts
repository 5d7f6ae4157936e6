/** Documents told to other programs: each at least once, under one id, in order; what is not taken comes again. */

import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { RETRIES_MS } from '../../../src/domain/webhook.ts'
import type { Courier, Received } from '../../../src/server/ports.ts'
import { readActs } from '../../../src/server/usecases/acts/read-acts.ts'
import { acceptLoss, lossOf } from '../../../src/server/usecases/log/accept-loss.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { type Sealing, sealLog } from '../../../src/server/usecases/log/seal.ts'
import { ASIDE_MAX, HOLD_MS, REST_MS } from '../../../src/server/usecases/tellers/teller.ts'
import {
  addWebhook,
  allHooks,
  hookSecret,
  removeWebhook,
  replayWebhook,
} from '../../../src/server/usecases/webhooks/hooks.ts'
import type { Telling } from '../../../src/server/usecases/webhooks/tell.ts'
import { tellAgain } from '../../../src/server/usecases/webhooks/tell-again.ts'
import { type HandSigner, handHighWater, handSigner } from '../../support/log.ts'
import { valueIn } from '../../support/results.ts'
import { hooksToTell, tellHook } from '../../support/telling.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

const URL = 'https://books.test/etalase'
const OK: Received = { status: 204, retryAfterS: null }
const DOWN: Received = { fault: 'connection refused' }

interface Brought {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

let hotel: Hotel
let world: Sealing & Telling & { readonly signer: HandSigner }
let stay: string
let brought: Brought[]
/** What the receiver answers, by the number of the document. */
let answer: (number: number) => Received | Promise<Received>

const courier: Courier = {
  async bring(url, headers, body) {
    brought.push({ url, headers, body })
    return answer(numberIn({ body }))
  },
}

function numberIn({ body }: Pick<Brought, 'body'>): number {
  return JSON.parse(body).data.index + 1
}

beforeEach(async () => {
  hotel = await aHotel(await aCity(), { pieces: { amplang: 2_000 } })
  const signer = handSigner()
  world = { ...hotel.world, signer, highWater: handHighWater(), courier }
  await openLogs(world, signer, 'etalase.test')
  stay = (await hotel.checkIn('512')).stay
  brought = []
  answer = () => OK
})

const clock = () => hotel.world.clock

async function issue(times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  await sealLog(world, HOTEL)
}

async function hooked(): Promise<string> {
  return valueIn(await addWebhook(world, AT_THE_CONSOLE, HOTEL, URL)).hook
}

/** Tells whatever is due until nothing is. */
async function tellAll(): Promise<number[]> {
  const before = brought.length
  for (;;) {
    const due = await hooksToTell(world)
    if (due.length === 0) return brought.slice(before).map(numberIn)
    for (const { outlet, hook } of due) await tellHook(world, outlet, hook)
  }
}

async function state() {
  const [hook] = await world.storage.read(sql => allHooks(sql, HOTEL))
  if (hook === undefined) throw new Error('no hook')
  return hook
}

describe('a hook', () => {
  test('is told of every document that is sealed from now on, in order, and of none twice', async () => {
    await issue(2)
    await hooked()
    expect(await tellAll()).toEqual([])
    await issue(3)
    expect(await tellAll()).toEqual([3, 4, 5])
    expect(await tellAll()).toEqual([])
    expect(await state()).toMatchObject({ number: 5, waiting: 0, dead: 0 })
  })

  test('is told of nothing that is not sealed yet', async () => {
    await hooked()
    await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
    expect(await tellAll()).toEqual([])
    await sealLog(world, HOTEL)
    expect(await tellAll()).toEqual([1])
  })

  test('is signed for as Standard Webhooks says, with a secret of its own that is nowhere stored', async () => {
    const { hook, secret } = valueIn(await addWebhook(world, AT_THE_CONSOLE, HOTEL, URL))
    const other = valueIn(await addWebhook(world, AT_THE_CONSOLE, HOTEL, URL))
    expect(secret).not.toBe(other.secret)
    expect(secret).toBe(hookSecret(world, HOTEL, hook))
    await removeWebhook(world, AT_THE_CONSOLE, HOTEL, other.hook)
    await issue()
    await tellAll()
    const [{ headers, body, url } = { headers: {}, body: '', url: '' }] = brought
    const { 'webhook-id': id = '', 'webhook-timestamp': at = '' } = headers as Record<string, string>
    expect([url, id, at]).toEqual([URL, `${HOTEL}_1`, String(Math.floor(clock().now() / 1_000))])
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const mac = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
    expect(headers).toMatchObject({ 'webhook-signature': `v1,${mac}`, 'content-type': 'application/json' })
  })

  test('hears of a number that was lost and comes again under another id', async () => {
    await hooked()
    await issue(5)
    await tellAll()
    const { signer, highWater } = world
    hotel = await aHotel(await aCity(undefined, 'put back'), { pieces: { amplang: 2_000 } })
    world = { ...hotel.world, signer, highWater, courier }
    await openLogs(world, signer, 'etalase.test')
    stay = (await hotel.checkIn('512')).stay
    await issue(3)
    await hooked()
    const losing = { ...world, logKeys: signer, hub: null }
    await acceptLoss(losing, valueIn(await lossOf(losing, HOTEL)), 'Ibu Sari')
    await issue(2)
    await tellAll()
    const ids = brought.map(({ headers }) => headers['webhook-id']?.replace(`${HOTEL}_`, ''))
    expect(ids).toEqual(['1', '2', '3', '4', '5', '1', '2', '3', '4-2', '5-2', '6-2'])
    const said = brought.map(({ body }) => JSON.parse(body).data)
    expect(said.map(({ index, generation }) => [index + 1, generation])).toEqual([
      ...[1, 2, 3, 4, 5, 1, 2, 3].map(number => [number, undefined]),
      ...[4, 5, 6].map(number => [number, 2]),
    ])
    expect(said[8].entry).toMatchObject({ kind: 'loss', number: 4, from: 4, to: 5 })
  })

  test.each([
    'ftp://books.test/',
    'https://me:secret@books.test/',
    'books.test',
    'https://books.test/#part',
    `https://books.test/${'x'.repeat(500)}`,
  ])('is not made of %s', async url => {
    expect(await addWebhook(world, AT_THE_CONSOLE, HOTEL, url)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid' },
    })
  })

  test('that is removed is told no more, what it is being told of included', async () => {
    const hook = await hooked()
    await issue()
    answer = async () => {
      await removeWebhook(world, AT_THE_CONSOLE, HOTEL, hook)
      return DOWN
    }
    expect(await tellAll()).toEqual([1])
    expect(await world.storage.read(sql => allHooks(sql))).toEqual([])
    expect(await world.storage.read(sql => sql.all('SELECT * FROM webhook_messages'))).toEqual([])
  })

  test('of another outlet is told nothing of this one', async () => {
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain', mark: 'HL' } })
    await openLogs(world, handSigner(), 'etalase.test')
    valueIn(await addWebhook(world, AT_THE_CONSOLE, other.outlet.slug, URL))
    await issue()
    expect(await tellAll()).toEqual([])
  })
})

describe('a message that is not taken', () => {
  test('is put aside, and the next ones go on after a rest', async () => {
    await hooked()
    await issue(3)
    answer = number => (number === 1 ? { status: 500, retryAfterS: null } : OK)
    expect(await tellAll()).toEqual([1])
    clock().pass(REST_MS)
    expect(await tellAll()).toEqual([2, 3])
    expect(await state()).toMatchObject({ number: 3, waiting: 1, fault: 'HTTP 500' })
  })

  test('comes again on schedule under the same id, then lies as a dead letter', async () => {
    await hooked()
    await issue()
    answer = () => DOWN
    expect(await tellAll()).toEqual([1])
    for (const wait of RETRIES_MS) {
      clock().pass(wait - 1)
      expect(await tellAll()).toEqual([])
      clock().pass(0.2 * wait + 1)
      expect(await tellAll()).toEqual([1])
    }
    clock().pass(999 * HOUR_MS)
    expect(await tellAll()).toEqual([])
    expect(await state()).toMatchObject({ waiting: 0, dead: 1, firstDead: 1, fault: 'connection refused' })
    expect(new Set(brought.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(brought.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10)
  })

  test('gives its receiver the time it asks for', async () => {
    await hooked()
    await issue(2)
    answer = () => ({ status: 429, retryAfterS: 600 })
    expect(await tellAll()).toEqual([1])
    clock().pass(9 * MINUTE_MS)
    expect(await tellAll()).toEqual([])
    clock().pass(2 * MINUTE_MS)
    answer = () => OK
    expect(await tellAll()).toEqual([1, 2])
  })

  test('waits with few others: what a receiver that is down has not heard waits in the log', async () => {
    await hooked()
    await issue(ASIDE_MAX + 5)
    answer = () => DOWN
    for (let i = 0; i < 3 * ASIDE_MAX; i++) {
      await tellAll()
      clock().pass(REST_MS)
    }
    expect(await state()).toMatchObject({ number: ASIDE_MAX, waiting: ASIDE_MAX })
    answer = () => OK
    brought = []
    clock().pass(HOUR_MS)
    // One that is taken brings the others at once, and then what waits in the log.
    await tellAll()
    expect(await state()).toMatchObject({ number: ASIDE_MAX + 5, waiting: 0, dead: 0 })
    expect(new Set(brought.map(numberIn)).size).toBe(ASIDE_MAX + 5)
  })

  test('because its receiver is gone ends the hook, until somebody replays it', async () => {
    const hook = await hooked()
    await issue(2)
    answer = () => ({ status: 410, retryAfterS: null })
    expect(await tellAll()).toEqual([1])
    expect((await state()).endedAt).toBe(clock().now())
    await issue()
    clock().pass(99 * HOUR_MS)
    expect(await tellAll()).toEqual([])
    answer = () => OK
    await replayWebhook(world, AT_THE_CONSOLE, HOTEL, hook)
    expect(await tellAll()).toEqual([1, 2, 3])
  })
})

describe('a replay', () => {
  test('brings dead letters again, and only those', async () => {
    const hook = await hooked()
    await issue(2)
    answer = number => (number === 1 ? DOWN : OK)
    for (let i = 0; i < 12; i++) {
      await tellAll()
      clock().pass(30 * HOUR_MS)
    }
    expect(await state()).toMatchObject({ number: 2, dead: 1 })
    answer = () => OK
    expect(await replayWebhook(world, AT_THE_CONSOLE, HOTEL, hook)).toBe(1)
    expect(await tellAll()).toEqual([1])
    expect(await state()).toMatchObject({ dead: 0, waiting: 0, fault: null })
  })

  test('from a number on tells everything since under the ids it had', async () => {
    const hook = await hooked()
    await issue(4)
    await tellAll()
    expect(await replayWebhook(world, AT_THE_CONSOLE, HOTEL, hook, 2)).toBe(3)
    expect(await tellAll()).toEqual([2, 3, 4])
    const ids = brought.map(({ headers }) => headers['webhook-id'])
    expect(ids.slice(4)).toEqual(ids.slice(1, 4))
    expect(await replayWebhook(world, AT_THE_CONSOLE, HOTEL, hook, 99)).toBe(0)
    await issue()
    expect(await tellAll()).toEqual([5])
  })

  test('from a number on tells what had been put aside since then once, and leaves aside what is older', async () => {
    const hook = await hooked()
    await issue(4)
    answer = number => ([1, 3].includes(number) ? DOWN : OK)
    for (let i = 0; i < 6; i++) {
      await tellAll()
      clock().pass(REST_MS)
    }
    expect(await state()).toMatchObject({ number: 4, waiting: 2 })
    answer = () => OK
    expect(await replayWebhook(world, AT_THE_CONSOLE, HOTEL, hook, 2)).toBe(3)
    expect(await state()).toMatchObject({ number: 1, waiting: 1 })
    const told = []
    for (let i = 0; i < 12; i++) {
      told.push(...(await tellAll()))
      clock().pass(30 * HOUR_MS)
    }
    expect(told.sort()).toEqual([1, 2, 3, 4])
  })

  test('in the middle of a telling is not undone by it', async () => {
    const hook = await hooked()
    await issue(2)
    answer = async number => {
      if (number === 2 && brought.length === 2) await replayWebhook(world, AT_THE_CONSOLE, HOTEL, hook, 1)
      return OK
    }
    expect(await tellAll()).toEqual([1, 2, 1, 2])
  })

  test('of a hook that is not there is none', async () => {
    expect(await replayWebhook(world, AT_THE_CONSOLE, HOTEL, 'nobody')).toBeNull()
  })
})

describe('at a manager’s word', () => {
  const again = (hook: string) => tellAgain(world, hotel.manager, hook)
  /** Long enough for whatever is not taken to be given up. */
  async function givenUp(): Promise<void> {
    for (let i = 0; i < 12; i++) {
      await tellAll()
      clock().pass(30 * HOUR_MS)
    }
  }
  async function acts() {
    const all = { of: 'time', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER } as const
    const read = await readActs(world, HOTEL, all)
    return read.acts.filter(({ word }) => word === 'tell-again').map(({ who, subject }) => [who, subject])
  }

  test('a program is told again what it did not take, under the ids it had, and nothing else', async () => {
    const hook = await hooked()
    await issue(3)
    answer = number => (number === 2 ? DOWN : OK)
    await givenUp()
    expect(await state()).toMatchObject({ number: 3, dead: 1 })
    const ids = () => new Set(brought.map(({ headers }) => headers['webhook-id']))
    const before = ids()
    answer = () => OK
    expect(await again(hook)).toBe(1)
    expect(await tellAll()).toEqual([2])
    expect([ids(), await acts()]).toEqual([before, [['Bu Rina', hook]]])
  })

  test('one that wanted to hear no more hears all that it has missed', async () => {
    const hook = await hooked()
    answer = () => ({ status: 410, retryAfterS: null })
    await issue(1)
    await tellAll()
    await issue(1)
    expect(await tellAll()).toEqual([])
    answer = () => OK
    expect(await again(hook)).toBe(0)
    expect([await tellAll(), (await state()).endedAt]).toEqual([[1, 2], null])
  })

  test('nothing is done of one that has taken all, though it is tapped again', async () => {
    const hook = await hooked()
    await issue(2)
    answer = number => (number === 1 ? DOWN : OK)
    await givenUp()
    answer = () => OK
    expect([await again(hook), await again(hook)]).toEqual([1, 0])
    expect(await tellAll()).toEqual([1])
    expect([await again(hook), await tellAll()]).toEqual([0, []])
    expect(await acts()).toEqual([['Bu Rina', hook]])
  })

  test('one of another hotel is not known', async () => {
    const other = await aHotel(hotel.world, { outlet: { slug: 'hotel-lain', mark: 'HL' } })
    const hook = await hooked()
    expect([await again('none'), await tellAgain(world, other.manager, hook)]).toEqual([null, null])
  })
})

describe('whoever tells', () => {
  test('and is cut off before it could say so tells again, under the same id', async () => {
    const hook = await hooked()
    await issue()
    answer = () => {
      throw new Error('killed')
    }
    await expect(tellHook(world, HOTEL, hook)).rejects.toThrow('killed')
    answer = () => OK
    expect(await tellAll()).toEqual([])
    clock().pass(HOLD_MS + 1)
    expect(await tellAll()).toEqual([1])
    const [first, second] = brought
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(second?.body).toBe(first?.body)
  })

  test('is one at a time for each hook, however many processes there are', async () => {
    const hook = await hooked()
    await issue(5)
    await Promise.all(Array.from({ length: 4 }, () => tellHook({ ...world }, HOTEL, hook)))
    await tellAll()
    expect(brought.map(numberIn)).toEqual([1, 2, 3, 4, 5])
  })

  test('and is slow loses its hold to another, and what it then reports changes nothing', async () => {
    const hook = await hooked()
    await issue(1)
    answer = async () => {
      if (brought.length > 1) return OK
      clock().pass(HOLD_MS + 1)
      await tellHook(world, HOTEL, hook)
      return DOWN
    }
    await tellHook(world, HOTEL, hook)
    expect(await state()).toMatchObject({ number: 1, waiting: 0 })
  })

  test('tells the hook that waited longest first', async () => {
    const first = await hooked()
    clock().pass(1)
    const second = await hooked()
    await issue()
    await tellHook(world, HOTEL, first)
    clock().pass(1)
    await tellHook(world, HOTEL, second)
    clock().pass(1)
    await issue()
    expect((await hooksToTell(world)).map(({ hook }) => hook)).toEqual([first, second])
  })
})
