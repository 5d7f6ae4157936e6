import { beforeEach, describe, expect, test } from 'vitest'
import { ASK_AGAIN_AFTER_MS, OUTBOX_MAX } from '../../../src/client/outbox/entry.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import { DAY_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { settle } from '../device.ts'
import { type Answer, type Asked, captivePortal, json, noAnswer, problem } from '../network.ts'
import { AT, anOrder, OTHER_STAY, STAY } from '../things.ts'
import {
  anEntry,
  aRequest,
  aWorld,
  barred,
  held,
  idOf,
  inTurn,
  type Page,
  taken,
  toPlace,
  type World,
} from './page.ts'

let world: World
let page: Page

beforeEach(() => {
  world = aWorld()
  page = world.open()
})

const puts = () => world.line.askedFor('PUT /api/orders/')
const answerPut = (answer: Answer) => world.line.answer('PUT /api/orders/', answer)
const place = (note = '') => page.outbox.place(toPlace({ note }), STAY)
const wind = (ms: number) => world.browser.wind(ms)
const pathOf = (id: string) => `PUT /api/orders/${id}`

async function placed(note = ''): Promise<string> {
  const added = await place(note)
  await settle()
  if (!added.ok) throw new Error(added.code)
  return added.entry.id
}

/** A refusal by a code that is not known here. */
const laterWord = (status: number): Answer =>
  json({ code: 'of-a-later-release', status }, { 'content-type': 'application/problem+json' }, status)

describe('no verdict is', () => {
  test.each<[string, Answer]>([
    ['a dead line', noAnswer],
    ["a captive portal's page", captivePortal],
    ['a fault', problem('fault', 500)],
    ['a busy server', problem('busy', 503)],
    ["a gateway's own page", () => new Response('<h1>502</h1>', { status: 502 })],
    ['too many', problem('too-many', 429)],
    ['a lost session', problem('session-required', 401)],
    ['another order', json(anOrder())],
    ['a reply that was cut off', () => new Response('{"id":"019', { headers: OWN })],
    ['a page that is too old for this server', problem('unsupported-contract', 400)],
    ...[401, 425, 429, 500, 503].map((status): [string, Answer] => [
      `a word of a later release by status ${status}`,
      laterWord(status),
    ]),
  ])('%s: the order stays, and goes out again with the same bytes', async (_, answer) => {
    answerPut(answer)
    await placed()
    expect(page.states()).toEqual(['place waiting'])
    answerPut(taken)
    await wind(MINUTE_MS)
    expect(page.states()).toEqual(['place accepted'])
    expect(puts()).toHaveLength(2)
    expect(puts()[1]).toEqual(puts()[0])
  })
  const OWN = { 'content-type': 'application/json', 'etalase-contract': '1' }
})

describe('a verdict is', () => {
  test.each([
    ['order-mismatch', 409],
    ['price-changed', 409],
    ['sold-out', 409],
    ['cancelled', 409],
    ['stay-ended', 410],
    ['invalid', 422],
    ['stock-short', 409],
    ['unknown-outlet', 404],
    ['not-allowed', 403],
  ] as const)('%s: the order is sent no more', async (code, status) => {
    answerPut(problem(code, status, { lines: [] }))
    world.line.answer('GET /api/orders/', problem('unknown-order', 404))
    await placed()
    await wind(DAY_MS)
    expect(page.states()).toEqual([`place ${code}`])
    expect(puts()).toHaveLength(1)
    expect(store()).toMatchObject([{ state: { verdict: { type: 'refused', code, context: { lines: [] } } } }])
  })

  test.each([400, 403, 404, 409, 410, 422])('a word of a later release by status %i, too', async status => {
    answerPut(laterWord(status))
    await placed()
    await wind(DAY_MS)
    expect(page.states()).toEqual(['place of-a-later-release'])
    expect(puts()).toHaveLength(1)
  })

  describe('order-mismatch: looked up, for a device may have lost what it had sent under that id;', () => {
    const looked = (answer: Answer) => world.line.answer('GET /api/orders/', answer)
    const SHOWN = { name: { id: 'Amplang', en: 'Amplang' }, seller: 'Bu Demo', picture: null }
    const standing = (wish: Partial<OrderView>) => (asked: Asked) =>
      json(
        anOrder({
          id: idOf(asked.path),
          ...aRequest(),
          lines: [{ placementId: 'amplang', quantity: 1, unitPrice: 25_000, ...SHOWN }],
          ...wish,
        }),
      )(asked)
    beforeEach(() => answerPut(problem('order-mismatch', 409)))

    test('the same wish is the order that stands', async () => {
      looked(standing({ placedAt: '2026-11-24T09:00:00.000Z' }))
      await placed()
      expect(page.states()).toEqual(['place accepted'])
      expect(page.came.at(-1)?.[1]).toMatchObject({ order: { id: page.outbox.entries()[0]?.id } })
    })

    test.each<[string, Partial<OrderView>]>([
      ['note', { note: 'tanpa gula' }],
      ['total', { total: 30_000 }],
      ['payment', { payment: 'cash' }],
      ['time', { deliver: { when: 'checkout' } }],
    ])('another %s is another wish, and is refused', async (_, wish) => {
      looked(standing(wish))
      await placed()
      expect(page.states()).toEqual(['place order-mismatch'])
    })

    test('an earlier refusal under that id is told as what it is', async () => {
      looked(problem('sold-out', 409, { lines: [] }))
      await placed()
      expect(page.states()).toEqual(['place sold-out'])
    })

    test('and while it cannot be looked up, there is no verdict', async () => {
      looked(noAnswer)
      await placed()
      expect(page.states()).toEqual(['place waiting'])
    })
  })

  test('that it was taken', async () => {
    answerPut(taken)
    await placed()
    await wind(DAY_MS)
    expect(puts()).toHaveLength(1)
    expect(page.came).toMatchObject([[puts()[0] && idOf(puts()[0]?.path ?? ''), { final: true, order: {} }]])
  })
  const store = () => world.store.entries()
})

describe('a try that brought nothing is made again', () => {
  const triesWithin = async (ms: number): Promise<number> => {
    const before = puts().length
    await wind(ms)
    return puts().length - before
  }

  test('later each time, a minute at most', async () => {
    await placed()
    expect(await triesWithin(1_999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
    expect(await triesWithin(3_999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
    await wind(8_000 + 16_000 + 32_000)
    expect(await triesWithin(59_999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
    expect(await triesWithin(60_000)).toBe(1)
  })

  test('by each device a little apart from the others', async () => {
    world.browser.random = () => 0
    await placed()
    expect(await triesWithin(999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
    world.browser.random = () => 0.999
    await wind(2_000)
    expect(await triesWithin(8_000 * 1.4)).toBe(0)
    expect(await triesWithin(8_000 * 0.1)).toBe(1)
  })

  test('as late as the server asks for, whatever the occasion, and not later than ten minutes', async () => {
    const busy = (s: string) => json({ code: 'busy' }, { ...PROBLEM, 'retry-after': s }, 503)
    answerPut(inTurn(busy('90'), busy('86400'), taken))
    await placed()
    await page.outbox.wake()
    expect(await triesWithin(89_999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
    expect(await triesWithin(10 * MINUTE_MS)).toBe(1)
    expect(page.states()).toEqual(['place accepted'])
  })

  test('at no less than its own pace where the server names no figure', async () => {
    answerPut(json({ code: 'busy' }, { ...PROBLEM, 'retry-after': 'Wed, 25 Nov 2026 12:00:00 GMT' }, 503))
    await placed()
    expect(await triesWithin(1_999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
  })

  test('at once on an occasion', async () => {
    await placed()
    answerPut(taken)
    await page.outbox.wake()
    expect(page.states()).toEqual(['place accepted'])
  })
  const PROBLEM = { 'content-type': 'application/problem+json' }
})

describe('one bad order', () => {
  test('holds up no other', async () => {
    const bad = await placed('first')
    world.line.answer('PUT /api/orders/', taken)
    world.line.answer(pathOf(bad), problem('fault', 500))
    await placed('second')
    await placed('third')
    expect(page.states()).toEqual(['place waiting', 'place accepted', 'place accepted'])
  })

  test('that is refused takes no other along', async () => {
    answerPut(inTurn(problem('sold-out', 409), taken))
    await placed('first')
    await placed('second')
    expect(page.states()).toEqual(['place sold-out', 'place accepted'])
  })
})

describe('an order that waited for more than half an hour', () => {
  beforeEach(async () => {
    await placed()
    await wind(ASK_AGAIN_AFTER_MS)
    await wind(MINUTE_MS)
  })

  test('is not sent unasked, for as long as the server cannot be asked whether it has it', () => {
    expect(page.states()).toEqual(['place waiting'])
    const late = world.line.asked.slice(-1)
    expect(late[0]?.method).toBe('GET')
  })

  test('was taken, if the server says that it was: nobody is asked', async () => {
    const sent = puts().length
    world.line.answer('GET /api/orders/', taken)
    await wind(MINUTE_MS)
    expect(page.states()).toEqual(['place accepted'])
    expect(puts()).toHaveLength(sent)
  })

  test('and whose session is lost waits for that session: nobody has said that it is not there', async () => {
    world.line.answer('GET /api/orders/', problem('session-required', 401))
    await wind(MINUTE_MS)
    expect(page.states()).toEqual(['place waiting'])
  })

  test('has the verdict that the server had given', async () => {
    world.line.answer('GET /api/orders/', problem('sold-out', 409))
    await wind(MINUTE_MS)
    expect(page.states()).toEqual(['place sold-out'])
  })

  test.each([
    ['accepted', 'accepted'],
    ['sold-out', 'sold-out'],
    ['unknown-order', 'stay-ended'],
  ])('has its verdict after the stay too: %s is %s', async (verdict, known) => {
    world.line.answer('GET /api/orders/', problem('stay-ended', 410, { verdict }))
    await wind(MINUTE_MS)
    expect(page.states()).toEqual([`place ${known}`])
  })

  test('is in question when the server has never heard of it, and goes out at a word as it was', async () => {
    const [first] = puts()
    const sent = puts().length
    world.line.answer('GET /api/orders/', problem('unknown-order', 404))
    answerPut(taken)
    await wind(DAY_MS)
    expect(page.states()).toEqual(['place asking'])
    expect(puts()).toHaveLength(sent)
    await page.outbox.agree(idOf(first?.path ?? ''))
    expect(page.states()).toEqual(['place accepted'])
    expect(puts().at(-1)).toEqual(first)
  })
})

test('a device that sleeps for a night while a try is being counted asks before it sends', async () => {
  world.line.answer('GET /api/orders/', problem('unknown-order', 404))
  const placing = placed()
  for (let turn = 0; world.store.entries()[0]?.tries !== 1 && turn < 10_000; turn++) await Promise.resolve()
  expect(puts()).toEqual([])
  world.browser.setClock(Date.parse(AT) + DAY_MS)
  await placing
  expect(page.states()).toEqual(['place asking'])
  expect(puts()).toEqual([])
})

test.each([-30, 30])('a clock that is set by %i days asks before it sends', async days => {
  await placed()
  const sent = puts().length
  world.browser.setClock(Date.parse(AT) + days * DAY_MS)
  world.line.answer('GET /api/orders/', problem('unknown-order', 404))
  answerPut(taken)
  await wind(MINUTE_MS)
  expect(page.states()).toEqual(['place asking'])
  expect(puts()).toHaveLength(sent)
})

test('a chosen time that has passed asks before it sends', async () => {
  const at = new Date(Date.parse(AT) + 5 * MINUTE_MS).toISOString()
  await page.outbox.place(toPlace({ deliver: { when: 'at', at } }), STAY)
  await wind(5 * MINUTE_MS)
  world.line.answer('GET /api/orders/', problem('unknown-order', 404))
  answerPut(taken)
  await wind(2 * MINUTE_MS)
  expect(page.states()).toEqual(['place asking'])
})

describe('an entry from before', () => {
  test('goes out when the page opens', async () => {
    world.store.put(anEntry())
    answerPut(taken)
    await page.outbox.open()
    expect(page.states()).toEqual(['place accepted'])
  })

  test("of another's goes out for them alone", async () => {
    world.store.put(anEntry({ owner: OTHER_STAY }))
    answerPut(taken)
    await page.outbox.open()
    await wind(MINUTE_MS)
    expect(puts()).toEqual([])
    page.owner = OTHER_STAY
    await page.outbox.wake()
    expect(puts()).toHaveLength(1)
  })

  test.each([
    ['a command that this release does not know', { command: { type: 'tip', body: {} } as never }],
    ['a contract that is newer than this release', { contract: 99 }],
  ])('with %s is left as it is', async (_, wish) => {
    const later = anEntry(wish)
    world.store.put(later)
    const own = '019ab000-0000-7000-8000-0000000000e2'
    world.store.put(anEntry({ id: own, subject: own, seq: 2 }))
    answerPut(taken)
    await page.outbox.open()
    await page.outbox.release()
    await wind(10 * DAY_MS)
    expect(world.store.entries()).toContainEqual(later)
    expect(puts().map(({ path }) => idOf(path))).toEqual([own])
    expect(world.line.asked.filter(({ path }) => path.includes(later.id))).toEqual([])
  })

  test('that a clock set back by a month would hold goes out', async () => {
    world.store.put(anEntry({ state: { type: 'waiting', heldUntilMs: Date.parse(AT) + 30 * DAY_MS } }))
    answerPut(taken)
    await page.outbox.open()
    expect(puts()).toHaveLength(1)
  })
})

describe('two tabs', () => {
  test('send what waits once, and both know the verdict', async () => {
    const other = world.open()
    const slow = held()
    world.store.put(anEntry())
    answerPut(slow.answer)
    void page.outbox.open()
    void other.outbox.open()
    await settle()
    expect(puts()).toHaveLength(1)
    slow.release(taken)
    await settle()
    expect(puts()).toHaveLength(1)
    expect([page.states(), other.states()]).toEqual([['place accepted'], ['place accepted']])
  })

  test('that is killed while it sends leaves the other to send', async () => {
    const other = world.open()
    world.store.put(anEntry())
    answerPut(held().answer)
    void page.outbox.open()
    await settle()
    void other.outbox.open()
    await settle()
    expect(puts()).toHaveLength(1)
    answerPut(taken)
    page.tab.kill()
    await settle()
    expect(puts()).toHaveLength(2)
    expect(other.states()).toEqual(['place accepted'])
  })
})

test('a try is counted before it is made', async () => {
  answerPut(() => {
    expect(world.store.entries()).toMatchObject([{ tries: 1 }])
    return noAnswer({} as never)
  })
  await placed()
  expect(puts()).toHaveLength(1)
  expect(world.store.entries()).toMatchObject([{ tries: 1 }])
})

test('a try is counted for what is tried alone, and a page that is left sends only what is held', async () => {
  await placed('first')
  // An occasion for the first as well.
  await placed('second')
  await page.outbox.release()
  expect(puts()).toHaveLength(3)
  expect(world.store.entries().map(({ tries }) => tries)).toEqual([2, 1])
})

test('an outbox that is closed sends nothing more', async () => {
  await placed()
  page.outbox.close()
  await page.outbox.wake()
  await wind(DAY_MS)
  expect(puts()).toHaveLength(1)
})

test('with a full outbox of orders that get no answer, each is tried and none is lost', async () => {
  for (let index = 0; index < OUTBOX_MAX; index++)
    world.store.put(anEntry({ id: `${index}`, subject: `${index}`, seq: index }))
  await page.outbox.open()
  expect(puts()).toHaveLength(OUTBOX_MAX)
  expect(world.store.entries()).toHaveLength(OUTBOX_MAX)
})

test('a cancel that got no verdict is sent again, too', async () => {
  world.line.answer('POST /api/orders/', inTurn(problem('fault', 500), barred))
  await page.outbox.withdraw('019ab000-0000-7000-8000-000000000001', STAY)
  await settle()
  expect(page.states()).toEqual(['cancel waiting'])
  await wind(2_000)
  expect(page.states()).toEqual(['cancel accepted'])
})
