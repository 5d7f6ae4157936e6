import { beforeEach, expect, test, vi } from 'vitest'
import { type Gathered, gather } from '../../../src/client/platform/gather.ts'
import { aBrowser, type TestBrowser } from '../device.ts'

const EVERY_MS = 1_000
let browser: TestBrowser
let gathered: Gathered
const work = vi.fn()
beforeEach(() => {
  work.mockReset()
  browser = aBrowser()
  gathered = gather(work, EVERY_MS, browser.open())
})

test('the first ask is answered at once', () => {
  gathered.ask()
  expect(work).toHaveBeenCalledTimes(1)
})

test('a thousand events of a second are read for twice: at their first, and after their last', async () => {
  for (let n = 0; n < 1_000; n++) {
    gathered.ask()
    await browser.wind(1)
  }
  await browser.wind(10 * EVERY_MS)
  expect(work).toHaveBeenCalledTimes(2)
})

test('events without end are read for once a second, never later', async () => {
  for (let n = 0; n < 350; n++) {
    gathered.ask()
    await browser.wind(100)
  }
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(35)
  expect(work.mock.calls.length).toBeLessThanOrEqual(36)
})

test('the last ask is never lost, and none is made up', async () => {
  gathered.ask()
  await browser.wind(EVERY_MS - 1)
  gathered.ask()
  expect(work).toHaveBeenCalledTimes(1)
  await browser.wind(1)
  expect(work).toHaveBeenCalledTimes(2)
  await browser.wind(5 * EVERY_MS)
  expect(work).toHaveBeenCalledTimes(2)
  gathered.ask()
  expect(work).toHaveBeenCalledTimes(3)
})

test('an ask while it works is one for afterwards', async () => {
  work.mockImplementationOnce(() => gathered.ask())
  gathered.ask()
  await browser.wind(EVERY_MS)
  expect(work).toHaveBeenCalledTimes(2)
})

test('closed, it does nothing any more', async () => {
  gathered.ask()
  gathered.ask()
  gathered.close()
  gathered.ask()
  await browser.wind(5 * EVERY_MS)
  expect(work).toHaveBeenCalledTimes(1)
})
