// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { now } from '../../../src/client/guest/first/state.ts'
import { inSession } from '../../../src/client/guest/standing.ts'
import { join, leave, refreshOrders } from '../../../src/client/guest/stay.ts'
import { askBinding, keepBinding, keptBinding } from '../../../src/client/tablet/binding.ts'
import { endLease } from '../../../src/client/tablet/lease.ts'
import { tabletNow } from '../../../src/client/tablet/state.ts'
import { checkStay, lookAtLease } from '../../../src/client/tablet/stay.ts'
import { HOUR_MS } from '../../../src/domain/time.ts'
import { FakeEventSource } from '../event-source.ts'
import { allKept } from '../guest/phone.ts'
import { json, type Network, noAnswer, problem } from '../network.ts'
import { blockStorage, WOUND } from '../storage.ts'
import { aSession, OTHER_STAY, OUTLET, STAY } from '../things.ts'
import { aTablet, BINDING } from './room.ts'

let network: Network

beforeEach(() => {
  vi.useFakeTimers(WOUND)
  network = aTablet()
  endLease(OUTLET)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const gone = () => {
  expect(now().session).toEqual({ is: 'none' })
  expect(tabletNow().resting).toBe(true)
  expect(now().door).toEqual({ is: 'known', room: { name: '512', kind: 'room' } })
  expect(allKept()).not.toContain(STAY)
}

describe('a room in which nobody was', () => {
  test('is ready for the guest who has just checked in, without a code', async () => {
    network.answer('POST /api/session', json(aSession()))
    await checkStay()
    expect(now().session).toEqual(inSession(aSession()))
    expect(JSON.parse(network.askedFor('POST /api/session')[0]?.body ?? '')).toEqual({ outlet: OUTLET })
  })

  test('stays a shop to look at', async () => {
    network.answer('POST /api/session', problem('no-stay', 409))
    await checkStay()
    expect(now().session.is).not.toBe('open')
    expect(tabletNow().sealed).toBe(false)
  })
})

describe('a stay', () => {
  beforeEach(() => join(aSession()))

  test('that ends is told to nobody here: who reads it is the next guest', async () => {
    network.answer('GET /api/orders', problem('stay-ended', 410))
    await refreshOrders()
    gone()
    expect(now()).toMatchObject({ trouble: null, orders: [], outbox: [] })
    expect(network.askedFor('POST /api/session/end')).toHaveLength(1)
  })

  test('that ends is left before the next is joined: a late answer would take its cookie along', async () => {
    let answerLeaving = () => {}
    network.answer('POST /api/session/end', asked =>
      new Promise<void>(resolve => {
        answerLeaving = resolve
      }).then(() => json({})(asked)),
    )
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('POST /api/session', json(aSession({ stay: OTHER_STAY })))
    const checked = checkStay()
    await vi.waitFor(() => expect(network.askedFor('POST /api/session/end')).toHaveLength(1))
    const joins = () =>
      network.asked.filter(({ method, path }) => method === 'POST' && path === '/api/session')
    expect(joins()).toEqual([])
    answerLeaving()
    await checked
    expect(joins()).toHaveLength(1)
    expect(now().session).toMatchObject({ stay: OTHER_STAY })
  })

  test('goes on as long as the server says so', async () => {
    network.answer('GET /api/session', json(aSession({ leavesAt: '2026-11-30T04:00:00.000Z' })))
    await checkStay()
    expect(now().session).toMatchObject({ stay: STAY, leavesAt: '2026-11-30T04:00:00.000Z' })
  })

  test('that has ended leaves nothing behind, and the window is drawn', async () => {
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('POST /api/session', problem('no-stay', 409))
    await checkStay()
    gone()
  })

  test('that goes on in another room leaves this one', async () => {
    network.answer('GET /api/session', json(aSession({ room: '701' })))
    network.answer('POST /api/session', problem('no-stay', 409))
    await checkStay()
    gone()
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS)
    lookAtLease()
    expect(tabletNow().sealed).toBe(false)
  })

  test('that moves away is seen off by the stream at once', () => {
    FakeEventSource.last.says('stay', { stay: STAY, room: '701', ended: false }, '8')
    gone()
  })

  test('makes room for the next one, which finds nothing of it', async () => {
    network.answer('GET /api/session', problem('session-required', 401))
    network.answer('POST /api/session', json(aSession({ stay: OTHER_STAY })))
    await checkStay()
    expect(now().session).toMatchObject({ stay: OTHER_STAY })
    expect(now().cart.lines).toEqual({})
    expect(allKept()).not.toContain(STAY)
  })

  test('is not ended by a server that is not heard, but hidden when its lease is over', async () => {
    network.answer('GET /api/session', json(aSession()))
    await checkStay()
    network.answer('GET /api/session', noAnswer)
    await vi.advanceTimersByTimeAsync(12 * HOUR_MS + 1)
    await checkStay()
    expect(now().session).toEqual(inSession(aSession()))
    expect(tabletNow().sealed).toBe(true)
    network.answer('GET /api/session', json(aSession()))
    await checkStay()
    expect(tabletNow().sealed).toBe(false)
  })

  test('however many ask, one question is on its way', async () => {
    network.answer('GET /api/session', json(aSession()))
    await Promise.all([checkStay(), checkStay(), checkStay()])
    expect(network.askedFor('GET /api/session')).toHaveLength(1)
  })
})

test('a guest who has gone takes the lease along', async () => {
  network.answer('POST /api/session', json(aSession()))
  await checkStay()
  leave()
  await vi.advanceTimersByTimeAsync(24 * HOUR_MS)
  lookAtLease()
  expect(tabletNow().sealed).toBe(false)
})

describe('which room it hangs in', () => {
  test('is known without a network, from the last time', () => {
    keepBinding(BINDING)
    expect(keptBinding()).toEqual(BINDING)
    keepBinding(null)
    expect(keptBinding()).toBeNull()
  })

  test('is nowhere known where storage is blocked', () => {
    blockStorage()
    expect(() => keepBinding(BINDING)).not.toThrow()
    expect(keptBinding()).toBeNull()
  })

  test('is what the server says, and silence is no word', async () => {
    network.answer('GET /api/tablet', json(BINDING))
    expect(await askBinding()).toEqual(BINDING)
    network.answer('GET /api/tablet', problem('session-required', 401))
    expect(await askBinding()).toBeNull()
    network.answer('GET /api/tablet', noAnswer)
    expect(await askBinding()).toBe('unheard')
    network.answer('GET /api/tablet', problem('fault', 500))
    expect(await askBinding()).toBe('unheard')
  })
})
