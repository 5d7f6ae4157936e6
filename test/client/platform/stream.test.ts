import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Device } from '../../../src/client/platform/device.ts'
import { openEventSource } from '../../../src/client/platform/event-source.ts'
import { openStream, SILENCE_MS } from '../../../src/client/platform/stream.ts'
import { CONTRACT_VERSION } from '../../../src/contract/version.ts'
import { FakeEventSource, fakeEventSource } from '../event-source.ts'
import { anOrder, OUTLET, STAY } from '../things.ts'

const connected = vi.fn<(is: boolean) => void>()
const heard = vi.fn<(name: string, id: number | undefined) => void>()
let close: () => void

/** Every wait is as long as it says. */
const device: Pick<Device, 'after' | 'random'> = {
  random: () => 0.5,
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  fakeEventSource()
  close = openStream({
    address: '/api/events',
    outlet: OUTLET,
    after: 7,
    device,
    open: openEventSource,
    connected,
    heard: ({ name, id }) => heard(name, id),
  })
})
afterEach(() => {
  close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const afters = () =>
  FakeEventSource.opened.map(({ url }) => new URL(url, 'http://x').searchParams.get('after'))

test('goes on from the cursor that it was given', () => {
  expect(FakeEventSource.last.url).toBe(`/api/events?outlet=${OUTLET}&contract=${CONTRACT_VERSION}&after=7`)
})

test('hands on what the server says, with its number where it has one', () => {
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  FakeEventSource.last.says('desk', { attended: true })
  FakeEventSource.last.says('menu', { version: 'v2' })
  FakeEventSource.last.says('stay', { stay: STAY, room: '512', ended: false }, '9')
  expect(heard.mock.calls).toEqual([
    ['order', 8],
    ['desk', undefined],
    ['menu', undefined],
    ['stay', 9],
  ])
})

test('an order that is told without a number has none, whatever was told before it', () => {
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  FakeEventSource.last.says('order', { order: anOrder() })
  FakeEventSource.last.says('menu', { version: 'v2' })
  FakeEventSource.last.says('stay', { stay: STAY, room: '512', ended: false })
  FakeEventSource.last.says('order', { order: anOrder() }, '9')
  expect(heard.mock.calls.map(([, id]) => id)).toEqual([8, undefined, undefined, undefined, 9])
})

test('a number that is none leaves the cursor where it is', () => {
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  for (const id of ['', 'abc', '-1', '1e3', '9007199254740993'])
    FakeEventSource.last.says('order', { order: anOrder() }, id)
  FakeEventSource.last.fails(false)
  vi.advanceTimersByTime(2_000)
  expect(afters()).toEqual(['7', '8'])
})

test('names that it does not know are passed over', () => {
  FakeEventSource.last.sends('event: weather\nid: 90\ndata: {}\n\ndata: {}\n\n')
  FakeEventSource.last.fails(false)
  vi.advanceTimersByTime(2_000)
  expect(heard).not.toHaveBeenCalled()
  expect(afters()).toEqual(['7', '7'])
})

describe('text that nobody can read', () => {
  test.each(['{"order":', '<!doctype html>', '', 'null', '7'])(
    '%o in an event with a number is a gap: the line is taken up behind it',
    text => {
      FakeEventSource.last.opens()
      FakeEventSource.last.sends(`event: order\nid: 8\ndata: ${text}\n\n`)
      FakeEventSource.last.says('order', { order: anOrder() }, '9')
      expect(heard).not.toHaveBeenCalled()
      expect(connected).toHaveBeenLastCalledWith(false)
      vi.advanceTimersByTime(2_000)
      FakeEventSource.last.opens()
      FakeEventSource.last.says('order', { order: anOrder() }, '9')
      expect(afters()).toEqual(['7', '8'])
      expect(heard.mock.calls).toEqual([['order', 9]])
    },
  )

  test('in an event of the moment is passed over, and is no sign of life', () => {
    FakeEventSource.last.opens()
    vi.advanceTimersByTime(SILENCE_MS - 1)
    FakeEventSource.last.sends('event: desk\ndata: {"attended"\n\n')
    expect(connected.mock.calls).toEqual([[true]])
    vi.advanceTimersByTime(1)
    expect(connected).toHaveBeenLastCalledWith(false)
  })
})

test('says whether it stands', () => {
  FakeEventSource.last.opens()
  FakeEventSource.last.fails(false)
  expect(connected.mock.calls).toEqual([[true], [false]])
})

test('opens anew from the last number seen, and leaves nothing to the browser', () => {
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  FakeEventSource.last.says('order', { order: anOrder() }, '12')
  FakeEventSource.last.says('desk', { attended: true })
  FakeEventSource.last.fails(false)
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED)
  vi.advanceTimersByTime(2_000)
  expect(afters()).toEqual(['7', '12'])
})

test('a line that says nothing for longer than a living server would is dead', () => {
  FakeEventSource.last.opens()
  vi.advanceTimersByTime(SILENCE_MS - 1)
  FakeEventSource.last.says('desk', { attended: true })
  vi.advanceTimersByTime(SILENCE_MS - 1)
  expect(FakeEventSource.opened).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(connected).toHaveBeenLastCalledWith(false)
  vi.advanceTimersByTime(2_000)
  expect(FakeEventSource.opened).toHaveLength(2)
})

test('so is one that opens and then says nothing at all', () => {
  vi.advanceTimersByTime(SILENCE_MS - 1)
  FakeEventSource.last.opens()
  vi.advanceTimersByTime(SILENCE_MS - 1)
  expect(FakeEventSource.opened).toHaveLength(1)
  vi.advanceTimersByTime(2_001)
  expect(FakeEventSource.opened).toHaveLength(2)
})

test('so is one that never opens', () => {
  vi.advanceTimersByTime(SILENCE_MS + 2_000)
  expect(FakeEventSource.opened).toHaveLength(2)
})

test('waits longer after every failure, half a minute at most, and anew after a success', () => {
  const waitsMs = [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
  for (const [tries, waitMs] of waitsMs.entries()) {
    FakeEventSource.last.fails(true)
    vi.advanceTimersByTime(waitMs - 1)
    expect(FakeEventSource.opened).toHaveLength(tries + 1)
    vi.advanceTimersByTime(1)
    expect(FakeEventSource.opened).toHaveLength(tries + 2)
  }
  FakeEventSource.last.opens()
  FakeEventSource.last.fails(true)
  vi.advanceTimersByTime(2_000)
  expect(FakeEventSource.opened).toHaveLength(waitsMs.length + 2)
})

test('once closed it never opens again, not even while waiting to', () => {
  FakeEventSource.last.fails(true)
  close()
  vi.advanceTimersByTime(120_000)
  expect(FakeEventSource.opened).toHaveLength(1)
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED)
})
