/**
 * Whoever tells others: at least once, under an id that stays the same whatever happens. The second Teller is made here, as
 * small as one can be; what it tells is in a table of its own, as a reader of the log would leave it.
 */

import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { AT_THE_CONSOLE } from '../../../src/domain/actor.ts'
import { HOUR_MS } from '../../../src/domain/time.ts'
import type { Loop } from '../../../src/server/live/loop.ts'
import { startTelling } from '../../../src/server/live/telling-loop.ts'
import {
  addRecipient,
  allRecipients,
  type RecipientState,
} from '../../../src/server/storage/statements/tellers/recipients.ts'
import type { Sql } from '../../../src/server/storage/storage.ts'
import { readOn } from '../../../src/server/usecases/folds/fold.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { sealLog } from '../../../src/server/usecases/log/seal.ts'
import { replay, stopTelling } from '../../../src/server/usecases/tellers/replay.ts'
import {
  ASIDE_MAX,
  type Brought,
  HOLD_MS,
  type Letter,
  type Message,
  REST_MS,
  recipientsToTell,
  type Teller,
  tell,
} from '../../../src/server/usecases/tellers/teller.ts'
import { addWebhook, allHooks } from '../../../src/server/usecases/webhooks/hooks.ts'
import { webhooks } from '../../../src/server/usecases/webhooks/tell.ts'
import { believed } from '../../support/believed.ts'
import { handHighWater, handSigner } from '../../support/log.ts'
import { valueIn } from '../../support/results.ts'
import { makeSeen, seen } from '../../support/seen.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type City, type Hotel } from '../../support/world.ts'

const TAKEN: Brought = { outcome: 'taken', fault: '', retryAfterMs: null }
const DOWN: Brought = { outcome: 'failed', fault: 'nobody answers', retryAfterMs: null }

let city: City
let hotel: Hotel
let stay: string | undefined
let letters: Letter[]
/** What becomes of each. */
let answer: (letter: Letter) => Brought | Promise<Brought>

const numbered = (sql: Sql, outlet: string, where: string, values: readonly (string | number)[]) =>
  believed(sql)
    .all<{ number: number }>(`SELECT number FROM seen WHERE outlet = ? AND ${where}`, [outlet, ...values])
    .then(rows => rows.map(({ number }): Message => ({ number, body: `seen ${number}` })))

/** One file, and its place in the list: tells what the reader `seen` was told. */
const sighted: Teller = {
  name: 'sighted',
  async reach(sql, outlets) {
    const rows = await believed(sql).all<{ outlet: string; size: number }>(
      'SELECT outlet, MAX(number) AS size FROM seen GROUP BY outlet',
    )
    return new Map(rows.filter(({ outlet }) => outlets.includes(outlet)).map(row => [row.outlet, row.size]))
  },
  messagesAfter: (sql, outlet, number, limit) =>
    numbered(sql, outlet, 'number > ? ORDER BY number LIMIT ?', [number, limit]),
  message: async (sql, outlet, number) => (await numbered(sql, outlet, 'number = ?', [number]))[0] ?? null,
  idOf: (outlet, number) => `${outlet}_seen_${number}`,
  async bring(letter) {
    letters.push(letter)
    return answer(letter)
  },
}

beforeEach(async () => {
  city = await aCity()
  hotel = await aHotel(city, { pieces: { amplang: 2_000 } })
  await makeSeen(city.storage)
  stay = undefined
  letters = []
  answer = () => TAKEN
})

/** Entries come, and the reader reads them. */
async function issue(times: number): Promise<void> {
  stay ??= (await hotel.checkIn('512')).stay
  for (let i = 0; i < times; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  await readOn(city, seen, HOTEL, at => at.slice(0, 10))
}

const addTo = (recipient: string, teller: Teller = sighted) =>
  city.storage.write(HOTEL, sql =>
    addRecipient(sql, teller.name, {
      outlet: HOTEL,
      recipient,
      address: `to ${recipient}`,
      number: 0,
      madeAt: city.clock.now(),
    }),
  )

/** Tells whatever is due until nothing is; answers what was told. */
async function tellAll(teller: Teller = sighted): Promise<string[]> {
  const before = letters.length
  for (;;) {
    const due = await recipientsToTell(city, teller)
    if (due.length === 0) return letters.slice(before).map(({ id }) => id)
    for (const { outlet, recipient } of due) await tell(city, teller, outlet, recipient)
  }
}

const ids = (...numbers: number[]) => numbers.map(number => `${HOTEL}_seen_${number}`)
const state = async (): Promise<RecipientState | undefined> =>
  (await city.storage.read(sql => allRecipients(sql, sighted.name)))[0]

describe('a Teller', () => {
  test('tells its own messages to its own recipients, where they are, each once and in order', async () => {
    await addTo('agency')
    await issue(3)
    expect(await tellAll()).toEqual(ids(1, 2, 3))
    expect(letters[0]).toMatchObject({
      body: 'seen 1',
      to: { outlet: HOTEL, recipient: 'agency', address: 'to agency' },
    })
    expect(await tellAll()).toEqual([])
    await issue(1)
    expect(await tellAll()).toEqual(ids(4))
  })

  test('knows nothing of the recipients of another, and another nothing of its own', async () => {
    const brought: string[] = []
    const signer = handSigner()
    const world = { ...city, signer, highWater: handHighWater() }
    const hooks = webhooks({
      ...city,
      courier: {
        async bring(_, headers) {
          brought.push(headers['webhook-id'] ?? '')
          return { status: 204, retryAfterS: null }
        },
      },
    })
    await openLogs(world, signer, 'etalase.test')
    const { hook } = valueIn(await addWebhook(city, AT_THE_CONSOLE, HOTEL, 'https://books.test/'))
    await addTo('agency')
    await issue(2)
    await sealLog(world, HOTEL)
    expect(await tellAll()).toEqual(ids(1, 2))
    expect(brought).toEqual([])
    expect(await tellAll(hooks)).toEqual([])
    expect(brought).toEqual([`${HOTEL}_1`, `${HOTEL}_2`])
    const told = await city.storage.read(sql => allHooks(sql))
    expect(told.map(({ recipient }) => recipient)).toEqual([hook])
    expect(await tell(city, hooks, HOTEL, 'agency')).toBe(0)
    expect(await replay(city, AT_THE_CONSOLE, hooks, HOTEL, 'agency', 1)).toBeNull()
    expect(await stopTelling(city, AT_THE_CONSOLE, hooks, HOTEL, 'agency')).toBe(false)
    expect(await state()).toMatchObject({ number: 2 })
  })

  test('keeps one id for a message: told again after a failure, a death, a replay, and with its state put back', async () => {
    await addTo('agency')
    await issue(3)
    answer = letter => (letter.id.endsWith('_2') ? DOWN : TAKEN)
    for (let i = 0; i < 3; i++) {
      await tellAll()
      city.clock.pass(REST_MS)
    }
    city.clock.pass(HOUR_MS)
    answer = () => {
      throw new Error('killed')
    }
    await expect(tellAll()).rejects.toThrow('killed')
    city.clock.pass(HOLD_MS + 1)
    answer = () => TAKEN
    expect(await tellAll()).toEqual(ids(2))
    expect(await replay(city, AT_THE_CONSOLE, sighted, HOTEL, 'agency', 1)).toBe(3)
    expect(await tellAll()).toEqual(ids(1, 2, 3))
    // As a backup would have it that was taken before anything was told.
    await city.storage.write(HOTEL, sql => sql.run('UPDATE webhooks SET number = 0'))
    expect(await tellAll()).toEqual(ids(1, 2, 3))
    const bodies = new Map(letters.map(({ id, body }) => [id, body]))
    expect([...bodies].sort()).toEqual(ids(1, 2, 3).map((id, index) => [id, `seen ${index + 1}`]))
  })

  test('tells two recipients apart: what one has not taken waits for it alone', async () => {
    await addTo('agency')
    await addTo('books')
    await issue(2)
    answer = ({ to }) => (to.recipient === 'agency' ? DOWN : TAKEN)
    await tellAll()
    const states = await city.storage.read(sql => allRecipients(sql, sighted.name, HOTEL))
    expect(states.map(({ recipient, number, waiting }) => [recipient, number, waiting])).toEqual([
      ['agency', 1, 1],
      ['books', 2, 0],
    ])
  })

  test('puts aside no more than it can keep, each with a fault that is cut to size', async () => {
    await addTo('agency')
    await issue(ASIDE_MAX + 2)
    answer = () => ({ ...DOWN, fault: 'x'.repeat(999) })
    for (let i = 0; i < 3 * ASIDE_MAX; i++) {
      await tellAll()
      city.clock.pass(REST_MS)
    }
    expect(await state()).toMatchObject({ number: ASIDE_MAX, waiting: ASIDE_MAX, fault: 'x'.repeat(200) })
  })

  test('gives up a message in the end', async () => {
    await addTo('agency')
    await issue(1)
    answer = () => DOWN
    for (let i = 0; i < 12; i++) {
      await tellAll()
      city.clock.pass(99 * HOUR_MS)
    }
    expect(await state()).toMatchObject({ waiting: 0, dead: 1, firstDead: 1, fault: 'nobody answers' })
  })

  test('is served by as many processes as there are, one at a time for each recipient', async () => {
    await addTo('agency')
    await issue(5)
    await Promise.all(Array.from({ length: 4 }, () => tell({ ...city }, sighted, HOTEL, 'agency')))
    await tellAll()
    expect(letters.map(({ id }) => id)).toEqual(ids(1, 2, 3, 4, 5))
  })

  test('that is in the list is kept going beside the others, and what fails in one holds up no other', async () => {
    const broken: Teller = {
      ...sighted,
      name: 'broken',
      reach: () => Promise.reject(new Error('no such table')),
    }
    await addTo('nobody', broken)
    await addTo('agency')
    await issue(2)
    const lines: string[] = []
    const log = pino({ level: 'warn' }, { write: line => void lines.push(line) })
    let told: Loop | undefined
    await new Promise<void>(resolve => {
      answer = letter => {
        if (letter.id === `${HOTEL}_seen_2`) resolve()
        return TAKEN
      }
      told = startTelling(city, [broken, sighted], log)
    })
    await told?.stop()
    expect(letters.map(({ id }) => id)).toEqual(ids(1, 2))
    expect(lines.join('')).toContain('no such table')
  })
})
