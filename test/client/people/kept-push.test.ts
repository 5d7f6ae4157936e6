// @vitest-environment happy-dom
/** A browser that is reached elsewhere, or no more, says so by itself when a page of an office is opened there. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepPush, mendPush } from '../../../src/client/people/kept-push.ts'
import { aNetwork, json, type Network, problem } from '../network.ts'

const END = 'POST /api/desk/channels/end'
const OPEN = 'PUT /api/desk/channels/push'
let network: Network
/** Where its push service reaches this browser. */
let endpoint: string | null

beforeEach(() => {
  network = aNetwork()
  network.answer(END, json({}))
  network.answer(OPEN, json({ id: 'new' }))
  endpoint = 'https://push.test/now'
  const toJSON = () => ({ keys: { p256dh: 'p', auth: 'a' } })
  const getSubscription = async () => (endpoint === null ? null : { endpoint, toJSON })
  const serviceWorker = { getRegistration: async () => ({ pushManager: { getSubscription } }) }
  vi.stubGlobal('Notification', { permission: 'granted' })
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('navigator', { serviceWorker })
  localStorage.clear()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const bodies = (of: string) => network.askedFor(of).map(({ body }) => JSON.parse(body ?? 'null'))
const mend = () => mendPush('hotel', 'id')

test('reached elsewhere, it takes the place of the address of before, once', async () => {
  keepPush('hotel', 'old')
  await mend()
  expect(bodies(END)).toEqual([{ id: 'old' }])
  const now = { endpoint: 'https://push.test/now', p256dh: 'p', auth: 'a', language: 'id' }
  expect(bodies(OPEN)).toEqual([now])
  expect(localStorage.getItem('etalase-push-hotel')).toBe('new')
})

test.each([
  ['whose permission was withdrawn', () => vi.stubGlobal('Notification', { permission: 'denied' })],
  [
    'that is reached nowhere',
    () => {
      endpoint = null
    },
  ],
])('%s is told no more, and that is said once', async (_, make) => {
  keepPush('hotel', 'old')
  make()
  await mend()
  await mend()
  expect([bodies(END), bodies(OPEN)]).toEqual([[{ id: 'old' }], []])
})

test('of somebody else by now, or known to be gone, is turned on by a person', async () => {
  keepPush('hotel', 'old')
  network.answer(END, problem('not-found', 404))
  await mend()
  await mend()
  expect([bodies(END).length, bodies(OPEN)]).toEqual([1, []])
})

test('without a network it is said at the next page', async () => {
  keepPush('hotel', 'old')
  network.answer(END, problem('busy', 503))
  await mend()
  network.answer(END, json({}))
  await mend()
  expect([bodies(END).length, bodies(OPEN).length]).toEqual([2, 1])
})

test('that was never turned on here asks nothing', async () => {
  await mend()
  expect([bodies(END), bodies(OPEN)]).toEqual([[], []])
})
