import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOutbox, type Held, HOLD_MS, type Outbox } from '../../../src/client/desk/live/outbox.ts'
import { anOrder } from '../things.ts'

const send = vi.fn<(held: Held, leaving: boolean) => Promise<void>>()
const changed = vi.fn<(held: readonly Held[]) => void>()
let outbox: Outbox

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  send.mockResolvedValue()
  outbox = createOutbox({ send, changed })
})
afterEach(() => vi.useRealTimers())

const deliver = (id: string) => outbox.hold(anOrder({ id }), { type: 'deliver', body: {} })
const sent = () => send.mock.calls.map(([held]) => held.order.id)
const waiting = () => (changed.mock.lastCall?.[0] ?? []).map(held => held.order.id)

describe('what is handed over', () => {
  test('waits eight seconds, and not one less', () => {
    deliver('a')
    vi.advanceTimersByTime(HOLD_MS - 1)
    expect(sent()).toEqual([])
    expect(waiting()).toEqual(['a'])
    vi.advanceTimersByTime(1)
    expect(sent()).toEqual(['a'])
    expect(waiting()).toEqual([])
    expect(HOLD_MS).toBe(8_000)
  })

  test('says when it will be sent', () => {
    vi.setSystemTime(1_000)
    deliver('a')
    expect(changed.mock.lastCall?.[0][0]?.sentAtMs).toBe(9_000)
  })

  test('is sent once, however often it is tapped', () => {
    deliver('a')
    vi.advanceTimersByTime(5_000)
    deliver('a')
    vi.advanceTimersByTime(20_000)
    expect(sent()).toEqual(['a'])
  })

  test('waits each by its own clock', () => {
    deliver('a')
    vi.advanceTimersByTime(3_000)
    deliver('b')
    vi.advanceTimersByTime(5_000)
    expect([sent(), waiting()]).toEqual([['a'], ['b']])
    vi.advanceTimersByTime(3_000)
    expect(sent()).toEqual(['a', 'b'])
  })
})

describe('undo', () => {
  test('takes back the newest, which is then never sent', () => {
    deliver('a')
    deliver('b')
    expect(outbox.undo()?.order.id).toBe('b')
    expect(waiting()).toEqual(['a'])
    vi.advanceTimersByTime(20_000)
    expect(sent()).toEqual(['a'])
  })

  test('takes back one after the other, and then nothing', () => {
    deliver('a')
    deliver('b')
    expect([outbox.undo()?.order.id, outbox.undo()?.order.id, outbox.undo()]).toEqual(['b', 'a', null])
  })

  test('comes too late for what is sent', () => {
    deliver('a')
    vi.advanceTimersByTime(HOLD_MS)
    expect(outbox.undo()).toBeNull()
  })

  test('lets the same order be handed over anew, with all its time', () => {
    deliver('a')
    vi.advanceTimersByTime(7_000)
    outbox.undo()
    deliver('a')
    vi.advanceTimersByTime(7_000)
    expect(sent()).toEqual([])
    vi.advanceTimersByTime(1_000)
    expect(sent()).toEqual(['a'])
  })
})

describe('leaving the page', () => {
  test('sends everything at once, and once', async () => {
    deliver('a')
    outbox.hold(anOrder({ id: 'b' }), { type: 'decline', body: { reason: 'closed' } })
    await outbox.flush(true)
    expect(send.mock.calls.map(([held, leaving]) => [held.order.id, held.wish.type, leaving])).toEqual([
      ['a', 'deliver', true],
      ['b', 'decline', true],
    ])
    expect(waiting()).toEqual([])
    vi.advanceTimersByTime(20_000)
    expect(send).toHaveBeenCalledTimes(2)
  })

  test('and tapping anew gives all the time again', async () => {
    deliver('a')
    vi.advanceTimersByTime(5_000)
    await outbox.flush()
    deliver('a')
    vi.advanceTimersByTime(HOLD_MS - 1)
    expect(send).toHaveBeenCalledTimes(1)
  })

  test('with nothing waiting sends nothing', async () => {
    await outbox.flush(true)
    expect(send).not.toHaveBeenCalled()
  })
})

test('a flush without leaving waits until all have been heard of', async () => {
  let answer = () => {}
  send.mockReturnValue(new Promise(resolve => (answer = resolve)))
  deliver('a')
  let done = false
  const flushed = outbox.flush().then(() => (done = true))
  await vi.advanceTimersByTimeAsync(0)
  expect([done, send.mock.lastCall?.[1]]).toEqual([false, false])
  answer()
  await flushed
  expect(done).toBe(true)
})
