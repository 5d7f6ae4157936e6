/** The browser's own locks under the outbox: one tab at a time, and none that waits for ever for one that sleeps. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browser } from '../../../src/client/platform/device.ts'
import { settle } from '../device.ts'

type Grant = () => Promise<unknown>

interface Waiting {
  readonly grant: Grant
  readonly resolve: (value: unknown) => void
  readonly reject: (fault: unknown) => void
}

/** Web Locks as the standard has them: granted in their order, taken over by who steals, given up by who loses patience. */
function webLocks() {
  let holder: Waiting | null = null
  let queue: Waiting[] = []

  function next(): void {
    const waiting = queue.shift()
    if (waiting !== undefined) give(waiting)
  }
  function give(waiting: Waiting): void {
    holder = waiting
    const release = (then: () => void) => {
      then()
      if (holder !== waiting) return
      holder = null
      next()
    }
    Promise.resolve()
      .then(waiting.grant)
      .then(
        value => release(() => waiting.resolve(value)),
        fault => release(() => waiting.reject(fault)),
      )
  }
  return {
    request(_name: string, options: { signal?: AbortSignal; steal?: boolean }, grant: Grant) {
      return new Promise((resolve, reject) => {
        const waiting: Waiting = { grant, resolve, reject }
        options.signal?.addEventListener('abort', () => {
          if (!queue.includes(waiting)) return
          queue = queue.filter(other => other !== waiting)
          reject(new DOMException('aborted', 'AbortError'))
        })
        if (options.steal === true) {
          holder?.reject(new DOMException('stolen', 'AbortError'))
          give(waiting)
        } else if (holder === null) give(waiting)
        else queue.push(waiting)
      })
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('navigator', { locks: webLocks() })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Work that ends when the test says so. */
function work(log: string[], name: string) {
  let end = (): void => undefined
  const done = new Promise<void>(resolve => {
    end = resolve
  })
  return {
    end: () => end(),
    async run() {
      log.push(`${name} begins`)
      await done
      log.push(`${name} ends`)
      return name
    },
  }
}

test('what asks for the same name at once goes one after the other, and each has its own answer', async () => {
  const log: string[] = []
  const [first, second] = [work(log, 'first'), work(log, 'second')]
  const both = Promise.all([
    browser.exclusively('outbox', first.run),
    browser.exclusively('outbox', second.run),
  ])
  await settle()
  expect(log).toEqual(['first begins'])
  first.end()
  await settle()
  second.end()
  expect(await both).toEqual(['first', 'second'])
  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})

test('a fault of the work is handed on, and lets the next one in', async () => {
  await expect(browser.exclusively('outbox', () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  )
  expect(await browser.exclusively('outbox', async () => 'next')).toBe('next')
})

test('a tab that sleeps with the lock is waited for twenty seconds and no longer', async () => {
  const log: string[] = []
  void browser.exclusively('outbox', work(log, 'asleep').run)
  const awake = work(log, 'awake')
  const done = browser.exclusively('outbox', awake.run)
  await vi.advanceTimersByTimeAsync(19_900)
  expect(log).toEqual(['asleep begins'])
  await vi.advanceTimersByTimeAsync(200)
  expect(log).toEqual(['asleep begins', 'awake begins'])
  awake.end()
  expect(await done).toBe('awake')
})

test('one tab leads until it steps down, or until another takes that over', async () => {
  const log: string[] = []
  const tab = (name: string) => ({
    began: () => void log.push(`${name} leads`),
    lost: () => void log.push(`${name} lost`),
  })
  const stepDown = browser.lead('events', tab('a'))
  browser.lead('events', tab('b'))
  await settle()
  expect(log).toEqual(['a leads'])
  stepDown()
  await settle()
  expect(log).toEqual(['a leads', 'b leads'])
  browser.lead('events', tab('c'), true)
  await settle()
  expect(log).toEqual(['a leads', 'b leads', 'b lost', 'c leads'])
})

test('where there are no locks each tab goes by itself', async () => {
  vi.stubGlobal('navigator', {})
  const log: string[] = []
  expect(await browser.exclusively('outbox', async () => 'alone')).toBe('alone')
  browser.lead('events', { began: () => void log.push('leads'), lost: () => undefined })()
  expect(log).toEqual(['leads'])
})
