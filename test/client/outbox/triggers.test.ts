// @vitest-environment happy-dom
/** Each occasion that a browser gives wakes the outbox, and none does after it was stopped. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askToBeKept, onOccasion } from '../../../src/client/outbox/triggers.ts'

let worker: EventTarget & { getRegistration(): Promise<unknown> }
let registered: string[]
let visible: DocumentVisibilityState
beforeEach(() => {
  registered = []
  visible = 'visible'
  const registration = { sync: { register: async (tag: string) => void registered.push(tag) } }
  worker = Object.assign(new EventTarget(), { getRegistration: async () => registration })
  vi.stubGlobal('navigator', { serviceWorker: worker, storage: { persist: async () => true } })
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const OCCASIONS = {
  'the network is back': () => dispatchEvent(new Event('online')),
  'the page is shown again': () => dispatchEvent(new Event('pageshow')),
  'the page is looked at': () => document.dispatchEvent(new Event('visibilitychange')),
  'the service worker was woken': () =>
    worker.dispatchEvent(new MessageEvent('message', { data: { type: 'sync' } })),
}

test.each(Object.entries(OCCASIONS))('%s', (_what, happens) => {
  let woken = 0
  const stop = onOccasion(() => woken++)
  happens()
  expect(woken).toBe(1)
  stop()
  happens()
  expect(woken).toBe(1)
})

test('a page that is put away wakes nothing, nor does another word of the service worker', () => {
  let woken = 0
  const stop = onOccasion(() => woken++)
  visible = 'hidden'
  OCCASIONS['the page is looked at']()
  worker.dispatchEvent(new MessageEvent('message', { data: { type: 'other' } }))
  worker.dispatchEvent(new MessageEvent('message', { data: null }))
  expect(woken).toBe(0)
  stop()
})

test('a browser without a service worker has the other occasions', () => {
  vi.stubGlobal('navigator', {})
  let woken = 0
  const stop = onOccasion(() => woken++)
  OCCASIONS['the network is back']()
  expect(woken).toBe(1)
  stop()
})

test('the browser is asked to keep what waits and to wake us; that it will not is no fault', async () => {
  await askToBeKept()
  expect(registered).toEqual(['etalase-outbox'])
  worker.getRegistration = async () => ({ sync: { register: () => Promise.reject(new Error('denied')) } })
  await askToBeKept()
  worker.getRegistration = async () => undefined
  await askToBeKept()
})
