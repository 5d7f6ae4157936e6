// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DAY_MS, HOUR_MS, toTimestamp } from '../../../src/domain/time.ts'
import { blockStorage } from '../storage.ts'

const NOW = Date.parse('2026-11-24T13:56:00Z')

/** A page of this device: the module with what it keeps anew. */
async function aPage() {
  vi.resetModules()
  return import('../../../src/client/platform/clock.ts')
}

const headers = (ms: number, cacheControl = 'no-store') =>
  new Headers({ date: new Date(ms).toUTCString(), 'cache-control': cacheControl })

/** The device's own clock is so far ahead of the server's. */
function deviceAhead(ms: number): void {
  vi.setSystemTime(NOW + ms)
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe("the server's clock", () => {
  test('does not jump back where an answer was told in whole seconds or took a moment', async () => {
    deviceAhead(0)
    const { learnNow, serverNow } = await aPage()
    learnNow(headers(NOW))
    vi.setSystemTime(NOW + 900)
    learnNow(headers(NOW))
    expect(serverNow()).toBe(NOW + 900)
  })

  test.each([
    ['a day ahead', DAY_MS],
    ['a day behind', -DAY_MS],
    ['nine hours behind, as after a flight', -9 * HOUR_MS],
    ['years behind, as after an empty battery', -6 * 365 * DAY_MS],
    ['right', 0],
  ])('is known to a device that is %s', async (_, aheadMs) => {
    deviceAhead(aheadMs)
    const { learnNow, serverNow } = await aPage()
    learnNow(headers(NOW))
    expect(toTimestamp(serverNow())).toBe(toTimestamp(NOW))
    vi.setSystemTime(Date.now() + HOUR_MS)
    expect(serverNow()).toBe(NOW + HOUR_MS)
  })

  test('is kept for a start without a network, but by a device that is right: nothing', async () => {
    deviceAhead(DAY_MS)
    ;(await aPage()).learnNow(headers(NOW))
    expect((await aPage()).serverNow()).toBe(NOW)
    localStorage.clear()
    deviceAhead(1_000)
    ;(await aPage()).learnNow(headers(NOW))
    expect({ ...localStorage }).toEqual({})
  })

  test('is followed by a device that is set right', async () => {
    deviceAhead(DAY_MS)
    const { learnNow, serverNow } = await aPage()
    learnNow(headers(NOW))
    deviceAhead(0)
    learnNow(headers(NOW))
    expect(serverNow()).toBe(NOW)
  })

  test('is not set back by an answer that was kept somewhere, nor by one that says no time', async () => {
    deviceAhead(0)
    const { learnNow, serverNow } = await aPage()
    learnNow(headers(NOW))
    learnNow(headers(NOW - 5 * HOUR_MS, 'public, no-cache'))
    learnNow(new Headers({ date: 'soon', 'cache-control': 'no-store' }))
    learnNow(new Headers())
    expect(serverNow()).toBe(NOW)
  })

  test('is at least what a kept answer says', async () => {
    deviceAhead(-DAY_MS)
    const { learnNow, serverNow } = await aPage()
    learnNow(headers(NOW - HOUR_MS, 'public, no-cache'))
    expect(serverNow()).toBe(NOW - HOUR_MS)
  })

  test('is known for as long as the page lives where nothing can be kept', async () => {
    blockStorage()
    deviceAhead(DAY_MS)
    const { learnNow, serverNow } = await aPage()
    learnNow(headers(NOW))
    expect(serverNow()).toBe(NOW)
  })
})
