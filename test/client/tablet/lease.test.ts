// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { learnNow } from '../../../src/client/platform/clock.ts'
import { endLease, leaseIsOver, readLease, renewLease } from '../../../src/client/tablet/lease.ts'
import { TABLET_LEASE_MS } from '../../../src/domain/stay.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, toTimestamp } from '../../../src/domain/time.ts'
import { blockStorage } from '../storage.ts'
import { OUTLET } from '../things.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T12:00:00Z') })
  localStorage.clear()
  readLease(OUTLET)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pass = (ms: number) => vi.advanceTimersByTime(ms)
const over = () => leaseIsOver(OUTLET)
/** The tablet is switched off and on again. */
const restart = () => readLease(OUTLET)
const renew = (leavesInMs: number | null = null) =>
  renewLease(OUTLET, leavesInMs === null ? null : toTimestamp(Date.now() + leavesInMs))

test('where nobody ever stayed there is nothing to hide', () => {
  pass(48 * HOUR_MS)
  expect(over()).toBe(false)
})

describe('without a word from the server', () => {
  test('a guest is shown for twelve hours, and no longer', () => {
    renew()
    pass(TABLET_LEASE_MS)
    expect(over()).toBe(false)
    pass(1)
    expect(over()).toBe(true)
  })

  test('a planned departure comes first', () => {
    renew(2 * HOUR_MS)
    pass(2 * HOUR_MS)
    expect(over()).toBe(false)
    pass(1)
    expect(over()).toBe(true)
  })

  test("a planned departure is by the server's clock, not by a tablet's that is a day ahead", () => {
    const serverMs = Date.now() - DAY_MS
    const headers = { date: new Date(serverMs).toUTCString(), 'cache-control': 'no-store' }
    learnNow(new Headers(headers))
    renewLease(OUTLET, toTimestamp(serverMs + 2 * HOUR_MS))
    pass(2 * HOUR_MS)
    expect(over()).toBe(false)
    pass(1)
    expect(over()).toBe(true)
    learnNow(new Headers({ ...headers, date: new Date().toUTCString() }))
  })

  test('a departure far away adds nothing', () => {
    renew(72 * HOUR_MS)
    pass(TABLET_LEASE_MS + 1)
    expect(over()).toBe(true)
  })

  test('a guest who stays past the planned hour is not locked out by one lost answer', () => {
    renew(-HOUR_MS)
    pass(3 * MINUTE_MS)
    expect(over()).toBe(false)
    pass(1)
    expect(over()).toBe(true)
  })
})

describe('what renews it', () => {
  test("the server's word, from then on", () => {
    renew()
    pass(11 * HOUR_MS)
    renew()
    pass(11 * HOUR_MS)
    expect(over()).toBe(false)
  })

  test('the word that nobody stays here any more ends it', () => {
    renew()
    endLease(OUTLET)
    pass(48 * HOUR_MS)
    expect(over()).toBe(false)
    restart()
    expect(over()).toBe(false)
  })

  test('no restart', () => {
    renew()
    pass(8 * HOUR_MS)
    over()
    restart()
    pass(4 * HOUR_MS + 1)
    expect(over()).toBe(true)
  })

  test('no clock that is set back, not even across a restart', () => {
    renew()
    pass(8 * HOUR_MS)
    over()
    vi.setSystemTime(Date.now() - 24 * HOUR_MS)
    restart()
    expect(over()).toBe(false)
    pass(4 * HOUR_MS + 1)
    expect(over()).toBe(true)
  })
})

test('time in which the tablet was off has passed', () => {
  renew()
  vi.setSystemTime(Date.now() + 13 * HOUR_MS)
  restart()
  expect(over()).toBe(true)
})

test.each(['{', 'null', '""'])('what something else kept in its place (%s) is no lease', text => {
  localStorage.setItem(`etalase-lease-${OUTLET}`, text)
  readLease(OUTLET)
  expect(over()).toBe(false)
})

test('it holds where storage is blocked', () => {
  blockStorage()
  renew()
  pass(TABLET_LEASE_MS + 1)
  expect(over()).toBe(true)
})
