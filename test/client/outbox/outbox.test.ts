import { beforeEach, describe, expect, test } from 'vitest'
import { OUTBOX_MAX } from '../../../src/client/outbox/entry.ts'
import { offerAgain } from '../../../src/client/outbox/offer-again.ts'
import { createAsk } from '../../../src/client/platform/api.ts'
import { UUID_V7 } from '../../../src/domain/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { settle } from '../device.ts'
import { type Answer, json, noAnswer, problem } from '../network.ts'
import { AT, anOrder, OTHER_STAY, OUTLET, STAY } from '../things.ts'
import {
  anEntry,
  aWorld,
  barred,
  held,
  idOf,
  inTurn,
  type Page,
  stateOf,
  stepped,
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

const ORDER = anOrder().id
const HOLD_MS = 8_000
const uuid = (index: number) => `019ab000-0000-7000-8000-${String(index).padStart(12, '0')}`
const asked = () => world.line.asked.map(({ method, path }) => `${method} ${path.replace(/^.*\//, '')}`)
const puts = () => world.line.askedFor('PUT /api/orders/')
const answer = (beginning: string, what: Answer) => world.line.answer(beginning, what)
const wind = (ms: number) => world.browser.wind(ms)

async function place(note = '', replaces?: string): Promise<string> {
  const added = await page.outbox.place(toPlace({ note }), STAY, { replaces })
  await settle()
  if (!added.ok) throw new Error(added.code)
  return added.entry.id
}

describe('an order whose answer was lost', () => {
  beforeEach(() => answer('PUT /api/orders/', noAnswer))

  test('has arrived once the server speaks of it, and the next of the same wish is another', async () => {
    const first = await place()
    await page.outbox.arrived([first])
    expect(page.states()).toEqual(['place accepted'])
    expect(await place()).not.toBe(first)
  })

  test('and of which the server does not speak is the same wish still', async () => {
    const first = await place()
    await page.outbox.arrived([ORDER])
    expect(page.states()).toEqual(['place waiting'])
    expect(await place()).toBe(first)
  })

  test('and that was taken back stays so, whatever is heard of it late', async () => {
    const first = await place()
    await page.outbox.withdraw(first, STAY)
    await page.outbox.arrived([first])
    expect(page.states()[0]).toBe('place withdrawn')
  })
})

describe('a tap', () => {
  test('is saved before anything is sent', async () => {
    answer('PUT /api/orders/', () => {
      expect(world.store.entries()).toHaveLength(1)
      return noAnswer({} as never)
    })
    const added = await page.outbox.place(toPlace(), STAY)
    expect(added).toMatchObject({ ok: true, saved: true })
    await settle()
    expect(puts()).toHaveLength(1)
  })

  test.each(['refuses', 'breaks'] as const)(
    'is sent, and not called saved, where the store %s',
    async fault => {
      world.store.fault = fault
      answer('PUT /api/orders/', taken)
      const added = await page.outbox.place(toPlace(), STAY)
      expect(added).toMatchObject({ ok: true, saved: false })
      await settle()
      expect(page.states()).toEqual(['place accepted'])
      expect(puts()).toHaveLength(1)
    },
  )

  test('is known by an id of its own, which is its order', async () => {
    const id = await place()
    expect(id).toMatch(UUID_V7)
    expect(puts()[0]?.path).toBe(`/api/orders/${id}`)
    expect(page.outbox.entries()).toMatchObject([{ id, subject: id }])
  })

  test('that says the same again is the one that waits', async () => {
    const [first, second] = [await place(), await place()]
    expect(second).toBe(first)
    expect(page.states()).toEqual(['place waiting'])
  })

  test('that says the same after its verdict is another', async () => {
    answer('PUT /api/orders/', taken)
    const [first, second] = [await place(), await place()]
    expect(second).not.toBe(first)
    expect(page.states()).toEqual(['place accepted', 'place accepted'])
  })

  test("that says the same as another's is its own", async () => {
    world.store.put(anEntry({ owner: OTHER_STAY }))
    await page.outbox.open()
    await place()
    expect(page.states()).toEqual(['place waiting', 'place waiting'])
  })

  test('is refused when the outbox is full, and taken again once there is room', async () => {
    for (let index = 0; index < OUTBOX_MAX; index++)
      world.store.put(anEntry({ id: uuid(index), subject: uuid(index), seq: index }))
    await page.outbox.open()
    expect(await page.outbox.place(toPlace({ note: 'one more' }), STAY)).toEqual({
      ok: false,
      code: 'outbox-full',
    })
    expect(world.store.entries()).toHaveLength(OUTBOX_MAX)
    answer('PUT /api/orders/', taken)
    await page.outbox.wake()
    expect(await page.outbox.place(toPlace({ note: 'one more' }), STAY)).toMatchObject({ ok: true })
  })

  test('is told what came of it, with the order as it has become', async () => {
    const slow = held()
    answer('PUT /api/orders/', slow.answer)
    const id = await place()
    const outcome = page.outbox.outcomeOf(id)
    slow.release(taken)
    expect(await outcome).toMatchObject({ final: true, order: { id } })
    expect(await page.outbox.outcomeOf(id)).toMatchObject({ final: true, verdict: { type: 'accepted' } })
  })

  test('is told of a try that brought nothing', async () => {
    const slow = held()
    answer('PUT /api/orders/', slow.answer)
    const outcome = page.outbox.outcomeOf(await place())
    slow.release(noAnswer)
    expect(await outcome).toEqual({ final: false, code: 'offline' })
  })

  test('that another tab sent is told of here, too', async () => {
    const other = world.open()
    await place()
    const outcome = page.outbox.outcomeOf(page.outbox.entries()[0]?.id ?? '')
    answer('PUT /api/orders/', taken)
    await other.outbox.wake()
    expect(await outcome).toMatchObject({ final: true, verdict: { type: 'accepted' } })
  })
})

describe('the steps of one order', () => {
  beforeEach(() => answer('POST /api/desk/orders/', stepped))
  const step = (type: 'acknowledge' | 'dispatch', owner = STAY) =>
    page.outbox.step({ type }, owner, ORDER).then(settle)

  test('go out in their sequence, one after the verdict of the other', async () => {
    answer('POST /api/desk/orders/', inTurn(noAnswer, noAnswer, stepped))
    await step('acknowledge')
    await step('dispatch')
    expect(asked()).toEqual(['POST acknowledge', 'POST acknowledge'])
    await wind(MINUTE_MS)
    expect(asked().slice(2)).toEqual(['POST acknowledge', 'POST dispatch'])
    expect(page.states()).toEqual(['acknowledge accepted', 'dispatch accepted'])
  })

  test('go on after one of them was refused', async () => {
    answer('POST /api/desk/orders/', inTurn(problem('wrong-state', 409), stepped))
    await step('acknowledge')
    await step('dispatch')
    expect(page.states()).toEqual(['acknowledge wrong-state', 'dispatch accepted'])
  })

  test("are each person's own: the same step of another waits beside it, and holds up nothing", async () => {
    page.owner = 'Budi'
    await step('acknowledge', 'Dewi')
    await step('acknowledge', 'Budi')
    await step('dispatch', 'Budi')
    expect(page.states()).toEqual(['acknowledge waiting', 'acknowledge accepted', 'dispatch accepted'])
  })
})

describe('a held step', () => {
  const deliver = async (owner = STAY): Promise<string> => {
    const added = await page.outbox.step({ type: 'deliver', body: {} }, owner, ORDER, HOLD_MS)
    await settle()
    if (!added.ok) throw new Error(added.code)
    return added.entry.id
  }
  beforeEach(() => answer('POST /api/desk/orders/', stepped))

  test('waits its time, and not one moment less', async () => {
    await deliver()
    await wind(HOLD_MS - 1)
    expect(asked()).toEqual([])
    await wind(1)
    expect(asked()).toEqual(['POST deliver'])
  })

  test('that is undone is never sent', async () => {
    const id = await deliver()
    expect(await page.outbox.undo(id)).toBe(true)
    await wind(MINUTE_MS)
    await page.outbox.release()
    expect(asked()).toEqual([])
    expect(page.states()).toEqual(['deliver withdrawn'])
  })

  test('cannot be undone once it is on its way', async () => {
    answer('POST /api/desk/orders/', held().answer)
    const id = await deliver()
    await wind(HOLD_MS)
    expect(await page.outbox.undo(id)).toBe(false)
    world.browser.setClock(world.browser.nowMs() - 5_000)
    expect(await page.outbox.undo(id)).toBe(false)
    expect(page.states()).toEqual(['deliver waiting'])
  })

  test('cannot be undone once its time is over, though nothing was sent; nor can what was not held', async () => {
    page.owner = null
    const id = await deliver()
    const plain = await page.outbox.step({ type: 'dispatch' }, STAY, ORDER)
    await wind(HOLD_MS)
    expect(await page.outbox.undo(id)).toBe(false)
    expect(await page.outbox.undo(plain.ok ? plain.entry.id : '')).toBe(false)
    expect(page.states()).toEqual(['deliver waiting', 'dispatch waiting'])
  })

  test('holds nothing of its time when it is tapped again', async () => {
    await deliver()
    await wind(5_000)
    await deliver()
    await wind(3_000)
    expect(asked()).toEqual(['POST deliver'])
  })

  test('goes out at once when the page is left, even if nothing more is heard', async () => {
    await deliver()
    void page.outbox.release()
    expect(world.line.asked).toMatchObject([{ keepalive: true }])
    page.tab.kill()
    await settle()
    const next = world.open()
    await next.outbox.open()
    await wind(HOLD_MS)
    expect(asked()).toEqual(['POST deliver', 'POST deliver'])
    expect(next.states()).toEqual(['deliver accepted'])
  })

  test("of somebody else does not go out under this person's name", async () => {
    page.owner = 'Budi'
    await deliver('Dewi')
    await page.outbox.release()
    expect(asked()).toEqual([])
  })

  test('does not overtake an earlier step of its order', async () => {
    answer('POST /api/desk/orders/', noAnswer)
    await page.outbox.step({ type: 'dispatch' }, STAY, ORDER)
    await deliver()
    await page.outbox.release()
    expect(asked()).not.toContain('POST deliver')
  })

  test('goes out at once when the clock jumps, either way', async () => {
    await deliver()
    world.browser.setClock(world.browser.nowMs() - 30 * DAY_MS)
    await page.outbox.wake()
    expect(asked()).toEqual(['POST deliver'])
  })

  test('that outlives its page goes out from the next', async () => {
    await deliver()
    page.tab.kill()
    const next = world.open()
    await next.outbox.open()
    expect(asked()).toEqual([])
    await wind(HOLD_MS)
    expect(asked()).toEqual(['POST deliver'])
    expect(next.states()).toEqual(['deliver accepted'])
  })
})

describe('an order that is taken back', () => {
  test('is barred at the server before its successor goes out', async () => {
    const id = await place()
    answer('PUT /api/orders/', taken)
    await page.outbox.withdraw(id, STAY)
    await place('changed', id)
    expect(puts()).toHaveLength(1)
    expect(page.states()).toEqual(['place withdrawn', 'cancel waiting', 'place waiting'])
    answer('POST /api/orders/', barred)
    await page.outbox.wake()
    expect(page.states()).toEqual(['place withdrawn', 'cancel accepted', 'place accepted'])
    expect(puts()).toHaveLength(2)
    expect(idOf(puts()[1]?.path ?? '')).not.toBe(id)
  })

  test('too late was taken, and whether another is wanted beside it is for its guest to say', async () => {
    const id = await place()
    await page.outbox.withdraw(id, STAY)
    const next = await place('changed', id)
    answer('PUT /api/orders/', taken)
    answer('POST /api/orders/', problem('wrong-state', 409))
    await page.outbox.wake()
    await wind(MINUTE_MS)
    expect(page.states()).toEqual(['place accepted', 'cancel wrong-state', 'place asking'])
    expect(puts()).toHaveLength(1)
    await page.outbox.agree(next)
    expect(puts()).toHaveLength(2)
  })

  test('while it is on its way stays taken back, whatever that try brings', async () => {
    const slow = held()
    answer('PUT /api/orders/', slow.answer)
    answer('POST /api/orders/', barred)
    const id = await place()
    await page.outbox.withdraw(id, STAY)
    slow.release(taken)
    await settle()
    expect(page.states()).toEqual(['place withdrawn', 'cancel accepted'])
    expect(asked()).toEqual([`PUT ${id}`, 'POST cancel'])
  })

  test('twice is taken back once', async () => {
    const id = await place()
    await page.outbox.withdraw(id, STAY)
    await page.outbox.withdraw(id, STAY)
    expect(page.states()).toEqual(['place withdrawn', 'cancel waiting'])
  })

  test('after it was taken is not offered again', async () => {
    answer('PUT /api/orders/', taken)
    const id = await place()
    await page.outbox.withdraw(id, STAY)
    await page.outbox.offerAgain([id])
    expect(page.outbox.entries().find(entry => entry.id === id)?.state).toMatchObject({ over: true })
    expect(puts()).toHaveLength(1)
  })
})

test('the queue is in the order of the taps, whatever the clock says, and goes on behind what is done', async () => {
  answer('PUT /api/orders/', taken)
  await place('first')
  answer('PUT /api/orders/', noAnswer)
  world.browser.setClock(world.browser.nowMs() - 1_000)
  await place('second')
  world.browser.setClock(world.browser.nowMs() - 1_000)
  await place('third')
  const notes = [...page.outbox.entries()]
    .sort((a, b) => a.seq - b.seq)
    .map(({ command }) => ('body' in command ? (command.body as { note?: string }).note : null))
  expect(notes).toEqual(['first', 'second', 'third'])
  expect(new Set(page.outbox.entries().map(({ seq }) => seq)).size).toBe(3)
})

test('the same wish of another clerk is another order', async () => {
  const wish = { type: 'phone-order' as const, body: toPlace().body }
  const added = [await page.outbox.place(wish, 'Dewi'), await page.outbox.place(wish, 'Bayu')]
  expect(new Set(added.map(one => (one.ok ? one.entry.id : null))).size).toBe(2)
})

describe('an order that is in question', () => {
  let id: string
  beforeEach(async () => {
    id = await place()
    world.browser.setClock(world.browser.nowMs() + HOUR_MS)
    answer('GET /api/orders/', problem('unknown-order', 404))
    await page.outbox.wake()
  })

  test('and let go is never sent', async () => {
    await page.outbox.letGo(id)
    await wind(DAY_MS)
    expect(page.states()).toEqual(['place withdrawn'])
    expect(puts()).toHaveLength(1)
  })

  test('and said to be wanted while no network is there is asked about after another half hour', async () => {
    await page.outbox.agree(id)
    expect(page.states()).toEqual(['place waiting'])
    await wind(29 * MINUTE_MS)
    expect(page.states()).toEqual(['place waiting'])
    await wind(3 * MINUTE_MS)
    expect(page.states()).toEqual(['place asking'])
  })
})

test('what is no question any more needs no word, and is not let go by one', async () => {
  answer('PUT /api/orders/', taken)
  const id = await place()
  await page.outbox.agree(id)
  await page.outbox.letGo(id)
  expect(page.states()).toEqual(['place accepted'])
  expect(puts()).toHaveLength(1)
})

describe('a refusal', () => {
  beforeEach(() => answer('PUT /api/orders/', problem('sold-out', 409)))

  test('of an order is kept until its guest has read it', async () => {
    const id = await place()
    await wind(4 * DAY_MS)
    await page.outbox.wake()
    expect(page.states()).toEqual(['place sold-out'])
    await page.outbox.dismiss(id)
    await page.outbox.wake()
    expect(page.states()).toEqual([])
  })
})

describe('after the server had to go back to a backup', () => {
  const listed = async (...orders: ReturnType<typeof anOrder>[]) =>
    offerAgain(page.outbox, createAsk({ fetch: world.line.fetch, after: page.tab.after }), {
      outlet: OUTLET,
      owner: STAY,
      listed: orders,
    })
  let id: string
  beforeEach(async () => {
    answer('PUT /api/orders/', taken)
    id = await place()
  })

  test('an order that it does not know any more is offered as it was', async () => {
    answer('GET /api/orders/', problem('unknown-order', 404))
    await listed()
    expect(puts()).toHaveLength(2)
    expect(puts()[1]).toEqual(puts()[0])
    expect(page.states()).toEqual(['place accepted'])
  })

  test('one that was brought, declined or cancelled is not', async () => {
    await listed(anOrder({ id, state: 'delivered' }))
    answer('GET /api/orders/', problem('unknown-order', 404))
    await listed()
    expect(puts()).toHaveLength(1)
  })

  test('one that was only told of is offered when it is gone, and told of again it has arrived', async () => {
    await listed(anOrder({ id }))
    answer('GET /api/orders/', problem('unknown-order', 404))
    answer('PUT /api/orders/', noAnswer)
    await listed()
    expect(page.states()).toEqual(['place waiting'])
    await listed(anOrder({ id }))
    expect(page.states()).toEqual(['place accepted'])
  })

  test('nobody asks for what is another’s, waits still, was refused or is over', async () => {
    const state = { type: 'settled', atMs: Date.parse(AT), told: true, over: false } as const
    const isTaken = { ...state, verdict: { type: 'accepted' } } as const
    world.store.put(anEntry({ id: uuid(1), subject: uuid(1), owner: OTHER_STAY, state: isTaken }))
    world.store.put(anEntry({ id: uuid(2), subject: uuid(2) }))
    const isRefused = { ...state, verdict: { type: 'refused', code: 'sold-out' } } as const
    world.store.put(anEntry({ id: uuid(3), subject: uuid(3), state: isRefused }))
    world.store.put(anEntry({ id: uuid(4), subject: uuid(4), state: { ...isTaken, over: true } }))
    await page.outbox.read()
    await listed()
    const looked = world.line.askedFor('GET /api/orders/')
    expect(looked.map(({ path }) => path)).toEqual([`/api/orders/${id}?outlet=${OUTLET}`])
    expect(looked[0]?.headers).toMatchObject({ 'etalase-outlet': OUTLET })
  })

  test('one that is only not in a long list is not', async () => {
    answer('GET /api/orders/', taken)
    await listed()
    expect(puts()).toHaveLength(1)
  })

  test('one that cannot be asked about just now is not', async () => {
    await listed()
    expect(puts()).toHaveLength(1)
    expect(page.states()).toEqual(['place accepted'])
  })

  describe('from before a cancel', () => {
    const cancels = () => world.line.askedFor('POST /api/orders/')
    beforeEach(async () => {
      answer('POST /api/orders/', barred)
      await page.outbox.withdraw(id, STAY)
      await settle()
      expect(cancels()).toHaveLength(1)
    })

    test.each(['placed', 'acknowledged', 'delivered'] as const)(
      'the cancel is offered again of an order that is %s now',
      async state => {
        await listed(anOrder({ id, state }))
        expect(cancels()).toHaveLength(2)
        expect(page.states()).toEqual(['place accepted', 'cancel accepted'])
      },
    )

    test('the cancel is offered again of an order that stands, though a long list does not have it', async () => {
      answer('GET /api/orders/', asked => json(anOrder({ id: idOf(asked.path) }))(asked))
      await listed()
      expect(cancels()).toHaveLength(2)
    })

    test("the cancel is offered again of an id that is nobody's now, and its order is not", async () => {
      answer('GET /api/orders/', problem('unknown-order', 404))
      await listed()
      expect([cancels().length, puts().length]).toEqual([2, 1])
    })

    test('it is not while its order is cancelled or barred', async () => {
      await listed(anOrder({ id, state: 'cancelled' }))
      answer('GET /api/orders/', problem('cancelled', 409))
      await listed()
      expect(cancels()).toHaveLength(1)
    })

    test('it goes before what took the place of its order', async () => {
      await place('changed', id)
      answer('GET /api/orders/', problem('unknown-order', 404))
      answer('POST /api/orders/', noAnswer)
      await listed(anOrder({ id }))
      expect(page.states()).toEqual(['place accepted', 'cancel waiting', 'place waiting'])
      expect(puts()).toHaveLength(2)
      answer('POST /api/orders/', barred)
      await page.outbox.wake()
      expect(page.states()).toEqual(['place accepted', 'cancel accepted', 'place accepted'])
      expect(puts()).toHaveLength(3)
    })

    test('one that comes too late this time leaves the order with its guest', async () => {
      answer('POST /api/orders/', problem('wrong-state', 409))
      await listed(anOrder({ id, state: 'acknowledged' }))
      expect(page.states()).toEqual(['place accepted', 'cancel wrong-state'])
      await listed(anOrder({ id, state: 'acknowledged' }))
      expect(cancels()).toHaveLength(2)
    })
  })

  test('one of more than half an hour ago is asked about first', async () => {
    world.browser.setClock(world.browser.nowMs() + HOUR_MS)
    answer('GET /api/orders/', problem('unknown-order', 404))
    await listed()
    expect(page.states()).toEqual(['place asking'])
  })

  test('one of more than 72 hours ago is not remembered', async () => {
    await wind(3 * DAY_MS + 1)
    await page.outbox.wake()
    answer('GET /api/orders/', problem('unknown-order', 404))
    await listed()
    expect(puts()).toHaveLength(1)
  })
})

describe('forgetting', () => {
  beforeEach(async () => {
    world.store.put(anEntry({ id: 'other', subject: 'other', owner: OTHER_STAY }))
    await place()
  })
  const owners = () => world.store.entries().map(({ owner }) => owner)

  test('an owner leaves the others', async () => {
    await page.outbox.forget(STAY)
    expect(owners()).toEqual([OTHER_STAY])
  })

  test('the others leaves the owner', async () => {
    await page.outbox.forget(STAY, 'others')
    expect(owners()).toEqual([STAY])
  })

  test('is not undone by a try that comes back', async () => {
    const slow = held()
    answer('PUT /api/orders/', slow.answer)
    void page.outbox.wake()
    await settle()
    await page.outbox.forget(STAY)
    slow.release(noAnswer)
    await settle()
    await wind(MINUTE_MS)
    expect(owners()).toEqual([OTHER_STAY])
  })
})

test('what was wiped is put back and sent by the page that still knows it', async () => {
  const id = await place()
  world.store.wipe()
  answer('PUT /api/orders/', taken)
  await page.outbox.wake()
  expect(world.store.entries().map(entry => [entry.id, stateOf(entry)])).toEqual([[id, 'accepted']])
})

test('an answer that speaks of another order is none', async () => {
  answer('PUT /api/orders/', json(anOrder({ id: ORDER })))
  await place()
  expect(page.states()).toEqual(['place waiting'])
})
