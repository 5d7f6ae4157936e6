import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStream } from '../../../src/client/platform/stream.ts'
import { FakeEventSource, fakeEventSource } from '../event-source.ts'
import { anOrder, OUTLET } from '../things.ts'

const connected = vi.fn<(is: boolean) => void>()
const heard = vi.fn<(id: string) => void>()
let close: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  fakeEventSource()
  close = openStream({
    address: '/api/events',
    outlet: OUTLET,
    after: 7,
    connected,
    handlers: { order: ({ order }) => heard(order.id), desk: () => undefined },
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
  expect(FakeEventSource.last.url).toBe(`/api/events?outlet=${OUTLET}&after=7`)
})

test('hands on what the server says', () => {
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  expect(heard).toHaveBeenCalledWith(anOrder().id)
})

test('says whether it stands', () => {
  FakeEventSource.last.opens()
  FakeEventSource.last.fails(false)
  expect(connected.mock.calls).toEqual([[true], [false]])
})

test('leaves it to the browser to come back where the browser does', () => {
  FakeEventSource.last.fails(false)
  vi.advanceTimersByTime(60_000)
  expect(FakeEventSource.opened).toHaveLength(1)
})

test('where the browser gives up, opens anew from the last number seen', () => {
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  FakeEventSource.last.says('order', { order: anOrder() }, '12')
  FakeEventSource.last.fails(true)
  vi.advanceTimersByTime(3_000)
  expect(afters()).toEqual(['7', '12'])
})

test('what has no number does not move the cursor', () => {
  FakeEventSource.last.says('order', { order: anOrder() }, '8')
  FakeEventSource.last.says('desk', { attended: true })
  FakeEventSource.last.fails(true)
  vi.advanceTimersByTime(3_000)
  expect(afters()).toEqual(['7', '8'])
})

test('waits longer after every failure, half a minute at most, and anew after a success', () => {
  const waitsMs = [3_000, 6_000, 12_000, 24_000, 30_000, 30_000]
  for (const [tries, waitMs] of waitsMs.entries()) {
    FakeEventSource.last.fails(true)
    vi.advanceTimersByTime(waitMs - 1)
    expect(FakeEventSource.opened).toHaveLength(tries + 1)
    vi.advanceTimersByTime(1)
    expect(FakeEventSource.opened).toHaveLength(tries + 2)
  }
  FakeEventSource.last.opens()
  FakeEventSource.last.fails(true)
  vi.advanceTimersByTime(3_000)
  expect(FakeEventSource.opened).toHaveLength(waitsMs.length + 2)
})

test('once closed it never opens again, not even while waiting to', () => {
  FakeEventSource.last.fails(true)
  close()
  vi.advanceTimersByTime(120_000)
  expect(FakeEventSource.opened).toHaveLength(1)
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED)
})
