import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pending, waitingFor } from '../../../src/client/desk/live/pending.ts'
import { createSending, type Sending, type Wish } from '../../../src/client/desk/live/sending.ts'
import type { Outcome } from '../../../src/client/outbox/commands.ts'
import { indexedDbStore } from '../../../src/client/outbox/indexed-db.ts'
import type { OutboxStore } from '../../../src/client/outbox/store.ts'
import { createAsk } from '../../../src/client/platform/api.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import { type DeskStep, STEPS } from '../../../src/domain/steps.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { aBrowser, aSpare, aStore, settle, type Tab, type TestBrowser, type TestStore } from '../device.ts'
import { type Answer, aLine, json, type Network, noAnswer, problem } from '../network.ts'
import { aRequest, held, idOf, inTurn, taken } from '../outbox/page.ts'
import { anOrder, OUTLET } from '../things.ts'

const A = '019ab000-0000-7000-8000-00000000000a'
const B = '019ab000-0000-7000-8000-00000000000b'
const HOLD_MS = STEPS.deliver.undoMs
const DELIVER: Wish = { type: 'deliver', body: {} }
const DECLINE: Wish = { type: 'decline', body: { reason: 'closed' } }

interface Desk {
  readonly tab: Tab
  readonly sending: Sending
  readonly came: Outcome[]
}

let browser: TestBrowser
let store: TestStore
let line: Network
/** The board as the server last told it. */
let board: Map<string, OrderView>

beforeEach(() => {
  browser = aBrowser()
  store = aStore()
  line = aLine()
  board = new Map(
    [A, B].map(id => [id, anOrder({ id, state: 'dispatched', room: id === A ? '511' : '512' })]),
  )
  answer(done)
})
afterEach(() => vi.unstubAllGlobals())

const answer = (what: Answer) => line.answer('POST /api/desk/orders/', what)
/** Does as it is told, as the server does. */
const done: Answer = asked => {
  const action = asked.path.split('/').at(-1) as DeskStep
  const order = anOrder({ id: idOf(asked.path), state: STEPS[action].to })
  return json(action === 'deliver' ? { order, kwitansi: { number: 7, url: '/k/7' } } : { order })(asked)
}
const asked = () => line.asked.map(({ path }) => `${path.includes(A) ? 'A' : 'B'} ${path.split('/').at(-1)}`)

function open(clerk: string | null = 'Budi', disk?: OutboxStore): Desk {
  const tab = browser.open()
  const came: Outcome[] = []
  const ask = createAsk({ fetch: line.fetch, after: tab.after })
  const sending = createSending({
    outlet: OUTLET,
    device: tab,
    store: disk ?? store.of(tab),
    spare: aSpare(),
    ask,
  })
  sending.listen({
    changed: () => undefined,
    came(_entry, outcome) {
      came.push(outcome)
      if (outcome.final && outcome.order !== null) board.set(outcome.order.id, outcome.order)
    },
  })
  if (clerk !== null) sending.signIn(clerk)
  return { tab, sending, came }
}

async function tap({ sending }: Desk, subject: string, step: Parameters<Sending['step']>[1]): Promise<void> {
  await sending.step(subject, step)
  await settle()
}

const seen = ({ sending }: Desk, connected = true, clerk = 'Budi') =>
  pending({ waiting: sending.now(), board, clerk, connected })
const rows = (desk: Desk, connected = true) =>
  seen(desk, connected).orders.map(({ id, state }) => `${id === A ? 'A' : 'B'} ${state}`)

describe('what is handed over', () => {
  test('waits eight seconds, and not one less', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await browser.wind(HOLD_MS - 1)
    expect(asked()).toEqual([])
    expect(seen(desk).held.map(({ order }) => order.room)).toEqual(['511'])
    await browser.wind(1)
    expect(asked()).toEqual(['A deliver'])
    expect(seen(desk).held).toEqual([])
    expect(HOLD_MS).toBe(8_000)
  })

  test('is off the board at once, says when it will be sent, and then what came of it', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    expect(rows(desk)).toEqual(['B dispatched'])
    expect(seen(desk).held[0]?.sentAtMs).toBe(browser.nowMs() + HOLD_MS)
    await browser.wind(HOLD_MS)
    expect(desk.came).toMatchObject([{ final: true, kwitansi: { number: 7, url: '/k/7' } }])
  })

  test('is sent once, however often it is tapped', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await browser.wind(5_000)
    await tap(desk, A, DELIVER)
    await browser.wind(MINUTE_MS)
    expect(asked()).toEqual(['A deliver'])
  })

  test('waits each by its own clock', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await browser.wind(3_000)
    await tap(desk, B, DECLINE)
    await browser.wind(5_000)
    expect(asked()).toEqual(['A deliver'])
    await browser.wind(3_000)
    expect(asked()).toEqual(['A deliver', 'B decline'])
  })

  test('is on disk before its eight seconds begin, and sent after a crash within them', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await browser.wind(3_000)
    desk.tab.kill()
    const next = open()
    await next.sending.read()
    expect(seen(next).held).toEqual([])
    expect(seen(next).waits.get(A)).toMatchObject({ step: 'deliver', saved: true })
    await browser.wind(5_000)
    expect(asked()).toEqual(['A deliver'])
    expect(board.get(A)?.state).toBe('delivered')
  })
})

describe('undo', () => {
  test('takes back the newest, which is then never sent', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await tap(desk, B, DECLINE)
    expect(await desk.sending.undo()).toBe(B)
    expect(seen(desk).held.map(({ order }) => order.id)).toEqual([A])
    expect(rows(desk)).toEqual(['B dispatched'])
    await browser.wind(MINUTE_MS)
    expect(asked()).toEqual(['A deliver'])
  })

  test('takes back one after the other, and then nothing', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await tap(desk, B, DELIVER)
    expect([await desk.sending.undo(), await desk.sending.undo(), await desk.sending.undo()]).toEqual([
      B,
      A,
      null,
    ])
  })

  test('comes too late for what is on its way', async () => {
    answer(held().answer)
    const desk = open()
    await tap(desk, A, DELIVER)
    await browser.wind(HOLD_MS)
    expect(await desk.sending.undo()).toBeNull()
  })

  test('lets the same order be handed over anew, with all its time', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await browser.wind(7_000)
    await desk.sending.undo()
    await tap(desk, A, DELIVER)
    await browser.wind(7_999)
    expect(asked()).toEqual([])
    await browser.wind(1)
    expect(asked()).toEqual(['A deliver'])
  })

  test('reaches nothing that another page holds', async () => {
    const [desk, other] = [open(), open()]
    await tap(desk, A, DELIVER)
    expect(await other.sending.undo()).toBeNull()
    expect(seen(other).held).toEqual([])
    expect(await desk.sending.undo()).toBe(A)
  })
})

describe('leaving the page', () => {
  test('sends what is held before anything is waited for, so that it outlives the page', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    await tap(desk, B, DECLINE)
    desk.sending.leave()
    expect(line.asked.map(({ keepalive }) => keepalive)).toEqual([true, true])
    expect(asked()).toEqual(['A deliver', 'B decline'])
  })

  test('with nothing held sends nothing', async () => {
    open().sending.leave()
    await settle()
    expect(asked()).toEqual([])
  })

  test('a flush resolves when all has been heard of', async () => {
    const slow = held()
    answer(slow.answer)
    const desk = open()
    await tap(desk, A, DELIVER)
    let isOver = false
    const flushed = desk.sending.flush().then(() => {
      isOver = true
    })
    await settle()
    expect([isOver, asked()]).toEqual([false, ['A deliver']])
    slow.release(done)
    await flushed
    expect(asked()).toEqual(['A deliver'])
  })
})

describe('without a network', () => {
  beforeEach(() => {
    board.set(A, anOrder({ id: A, state: 'placed' }))
    answer(noAnswer)
  })

  test('taps show as done, say that they wait, and go out in their sequence once it is back', async () => {
    const desk = open()
    await tap(desk, A, { type: 'acknowledge' })
    await tap(desk, A, { type: 'dispatch' })
    await tap(desk, A, DELIVER)
    expect(rows(desk, false)).toEqual(['A delivered', 'B dispatched'])
    expect(seen(desk, false).waits.get(A)).toEqual({
      clerk: 'Budi',
      step: 'deliver',
      isOther: false,
      saved: true,
    })
    await browser.wind(MINUTE_MS)
    expect(rows(desk, false)).toEqual(['A delivered', 'B dispatched'])
    line.asked.length = 0
    answer(done)
    desk.sending.wake()
    await settle()
    expect(asked()).toEqual(['A acknowledge', 'A dispatch', 'A deliver'])
    expect(seen(desk).waits.size).toBe(0)
    expect(board.get(A)?.state).toBe('delivered')
  })

  test('taps outlive the page, and their rows say so when it opens again', async () => {
    const desk = open()
    await tap(desk, A, { type: 'acknowledge' })
    await tap(desk, A, DELIVER)
    desk.tab.kill()
    const next = open()
    await next.sending.read()
    expect(rows(next)).toEqual(['A delivered', 'B dispatched'])
    expect(seen(next)).toMatchObject({ unsent: 2, unsaved: 0 })
    answer(done)
    await browser.wind(MINUTE_MS)
    expect(asked().slice(-2)).toEqual(['A acknowledge', 'A deliver'])
  })

  test('a tap brings no row back behind what the server has told since', async () => {
    const desk = open()
    await tap(desk, A, { type: 'acknowledge' })
    board.set(A, anOrder({ id: A, state: 'dispatched', by: 'Dewi' }))
    const [row] = seen(desk, false).orders
    expect([row?.state, row?.by]).toEqual(['dispatched', 'Dewi'])
  })

  test('a tap that is on its way needs no word while the line is thought to stand', async () => {
    answer(held().answer)
    const desk = open()
    await tap(desk, A, { type: 'acknowledge' })
    expect([rows(desk), seen(desk).waits.size]).toEqual([['A acknowledged', 'B dispatched'], 0])
  })

  test('what is held can be undone for its eight seconds and no longer, though it cannot go out', async () => {
    const desk = open()
    let told = 0
    desk.sending.listen({ changed: () => told++, came: () => undefined })
    await tap(desk, A, { type: 'acknowledge' })
    await tap(desk, A, DELIVER)
    const before = told
    await browser.wind(HOLD_MS + 100)
    expect(told).toBeGreaterThan(before)
    expect(seen(desk, false).held).toEqual([])
    expect(await desk.sending.undo()).toBeNull()
    expect(asked()).not.toContain('A deliver')
  })

  test('undo takes back what is held all the same', async () => {
    const desk = open()
    await tap(desk, A, DELIVER)
    expect(seen(desk, false).held).toHaveLength(1)
    expect(await desk.sending.undo()).toBe(A)
    expect(rows(desk, false)).toEqual(['A placed', 'B dispatched'])
  })
})

test('a row does not fall back between its verdict and what has become of its order', async () => {
  board.set(A, anOrder({ id: A, state: 'placed' }))
  const desk = open()
  const shown: string[] = []
  desk.sending.listen({ changed: () => shown.push(rows(desk)[0] ?? ''), came: () => undefined })
  await tap(desk, A, { type: 'acknowledge' })
  await browser.wind(0)
  expect(new Set(shown.slice(shown.indexOf('A acknowledged')))).toEqual(new Set(['A acknowledged']))
  expect(seen(desk).unsent).toBe(0)
})

describe('what the server refuses', () => {
  test('stands in its row, with the row as it really is, until the next tap on it', async () => {
    answer(inTurn(problem('stock-short', 409), done))
    const desk = open()
    await tap(desk, A, DELIVER)
    await browser.wind(HOLD_MS)
    expect(rows(desk)).toEqual(['A dispatched', 'B dispatched'])
    expect([...seen(desk).failed]).toEqual([[A, 'stock-short']])
    await tap(desk, A, DELIVER)
    expect(seen(desk).failed.size).toBe(0)
  })

  test('holds up no other order', async () => {
    line.answer(`POST /api/desk/orders/${A}`, problem('wrong-state', 409))
    const desk = open()
    await tap(desk, A, { type: 'dispatch' })
    await tap(desk, B, { type: 'dispatch' })
    expect([...seen(desk).failed.keys()]).toEqual([A])
    expect(seen(desk).unsent).toBe(0)
  })

  test('one order that gets no verdict holds up no other', async () => {
    line.answer(`POST /api/desk/orders/${A}`, problem('fault', 500))
    const desk = open()
    await tap(desk, A, { type: 'dispatch' })
    await tap(desk, B, { type: 'dispatch' })
    expect([...seen(desk).waits.keys()]).toEqual([A])
    expect(seen(desk).unsent).toBe(1)
  })
})

describe("another clerk's taps", () => {
  beforeEach(async () => {
    answer(noAnswer)
    const desk = open('Dewi')
    await tap(desk, A, { type: 'acknowledge' })
    await tap(desk, A, DELIVER)
    desk.tab.kill()
    line.asked.length = 0
    answer(done)
  })

  test('wait for that clerk, are counted, and stand in their rows, which are as they really are', async () => {
    const desk = open()
    await desk.sending.read()
    await browser.wind(HOUR_MS)
    expect(asked()).toEqual([])
    expect(Array.from(seen(desk).others, ([clerk, taps]) => [clerk, taps.length])).toEqual([['Dewi', 2]])
    expect([...waitingFor(desk.sending.now())]).toEqual([['Dewi', 2]])
    expect(seen(desk).waits.get(A)).toMatchObject({ clerk: 'Dewi', step: 'deliver', isOther: true })
    expect(rows(desk)).toEqual(['A dispatched', 'B dispatched'])
    expect(seen(desk).unsent).toBe(0)
  })

  test('hold up nothing of the clerk who is there, not even on the same order', async () => {
    const desk = open()
    await tap(desk, A, { type: 'acknowledge' })
    await tap(desk, A, DELIVER)
    await browser.wind(HOLD_MS)
    expect(asked()).toEqual(['A acknowledge', 'A deliver'])
    expect(Array.from(seen(desk).others, ([clerk, taps]) => [clerk, taps.length])).toEqual([['Dewi', 2]])
  })

  test('go out when that clerk signs in', async () => {
    const desk = open(null)
    await desk.sending.read()
    expect(asked()).toEqual([])
    desk.sending.signIn('Dewi')
    await browser.wind(HOLD_MS)
    expect(asked()).toEqual(['A acknowledge', 'A deliver'])
    expect(desk.sending.waitsFor('Dewi')).toBe(0)
  })

  test('stay when nobody is signed in any more', async () => {
    const desk = open('Dewi')
    desk.sending.signIn(null)
    await browser.wind(MINUTE_MS)
    expect(desk.sending.waitsFor('Dewi') + asked().length).toBe(2)
  })
})

describe('where storage takes nothing', () => {
  beforeEach(() => {
    store.fault = 'refuses'
  })

  test('the desk works as ever', async () => {
    const desk = open()
    await tap(desk, A, { type: 'dispatch' })
    await tap(desk, B, DELIVER)
    expect(await desk.sending.undo()).toBe(B)
    await tap(desk, B, DELIVER)
    await browser.wind(HOLD_MS)
    expect(asked()).toEqual(['A dispatch', 'B deliver'])
  })

  test('what waits is never called saved', async () => {
    answer(noAnswer)
    const desk = open()
    await tap(desk, A, { type: 'dispatch' })
    expect(seen(desk).waits.get(A)?.saved).toBe(false)
    expect(seen(desk)).toMatchObject({ unsent: 1, unsaved: 1 })
    answer(done)
    desk.sending.wake()
    await settle()
    expect(seen(desk).unsent).toBe(0)
  })
})

describe('a phone order', () => {
  const place = (answerPut: Answer) => {
    line.answer('PUT /api/desk/orders/', answerPut)
    const desk = open()
    return { desk, came: desk.sending.phoneOrder(aRequest()) }
  }
  const waiting = (desk: Desk) => seen(desk).phoneOrders

  test('that is taken is placed', async () => {
    const { desk, came } = place(taken)
    expect(await came).toEqual({ type: 'placed' })
    expect(waiting(desk)).toEqual([])
  })

  test('that is refused says why in the form, and nowhere else', async () => {
    const { desk, came } = place(problem('sold-out', 409))
    expect(await came).toEqual({ type: 'refused', code: 'sold-out' })
    expect(waiting(desk)).toEqual([])
  })

  test('without a network waits, and goes out as it was', async () => {
    const { desk, came } = place(noAnswer)
    expect(await came).toEqual({ type: 'waiting', saved: true })
    expect(waiting(desk)).toMatchObject([{ saved: true, asks: false, refused: null }])
    line.answer('PUT /api/desk/orders/', taken)
    await browser.wind(MINUTE_MS)
    expect(waiting(desk)).toEqual([])
    expect(line.asked[1]).toEqual(line.asked[0])
  })

  test('that is refused later stands there until it has been read', async () => {
    const { desk, came } = place(noAnswer)
    await came
    line.answer('PUT /api/desk/orders/', problem('sold-out', 409))
    await browser.wind(MINUTE_MS)
    const [refused] = waiting(desk)
    expect(refused?.refused).toBe('sold-out')
    await desk.sending.dismiss(refused?.id ?? '')
    expect(waiting(desk)).toEqual([])
  })

  test.each([true, false])('that waited too long asks, and goes by the word: %s', async wanted => {
    const { desk, came } = place(noAnswer)
    await came
    await browser.wind(HOUR_MS)
    const [asks] = waiting(desk)
    expect(asks?.asks).toBe(true)
    const before = line.asked.length
    line.answer('PUT /api/desk/orders/', taken)
    await desk.sending.decide(asks?.id ?? '', wanted)
    await settle()
    expect([line.asked.length - before, waiting(desk)]).toEqual([wanted ? 1 : 0, []])
  })

  test('that nothing can keep says so', async () => {
    store.fault = 'breaks'
    const { came } = place(noAnswer)
    expect(await came).toEqual({ type: 'waiting', saved: false })
  })
})

test('over a database of the browser: what a page that was killed had held is sent by the next', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  const first = open('Budi', indexedDbStore('desk'))
  await first.sending.step(A, DELIVER)
  first.tab.kill()
  const next = open('Budi', indexedDbStore('desk'))
  await next.sending.read()
  expect(seen(next).waits.get(A)).toMatchObject({ step: 'deliver', saved: true })
  await next.sending.flush()
  expect(asked()).toEqual(['A deliver'])
  expect(seen(next).unsent).toBe(0)
})
