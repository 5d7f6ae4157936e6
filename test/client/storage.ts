/** What a browser may do to a page that wants to keep something. */
import { IDBObjectStore, IDBOpenDBRequest } from 'fake-indexeddb'
import { vi } from 'vitest'

/** Timers that a test winds by hand; what the kept things of a browser run on stays real. */
export const WOUND = {
  toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
} satisfies Parameters<typeof vi.useFakeTimers>[0]

/** Every touch throws, as where the guest has blocked all site data. */
export function blockStorage(): void {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage'])
    vi.stubGlobal(name, { getItem: refuse, setItem: refuse, removeItem: refuse })
  vi.stubGlobal('indexedDB', { open: refuse })
}

/** Reads and removes, and takes nothing more. */
export function fillStorage(): void {
  const real = localStorage
  const refuse = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refuse)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => real.getItem(key),
    removeItem: (key: string) => real.removeItem(key),
    setItem: refuse,
  })
}

/** The database says no, and the small storage works: private windows of some browsers. */
export function refuseDatabase(): void {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    },
  })
}

/** Opening says nothing for ever, as behind another tab that upgrades; patience is short, so that no test waits. */
export function hangStorage(): void {
  vi.stubGlobal('indexedDB', {
    open: () => new IDBOpenDBRequest(),
  })
  const wait = setTimeout
  vi.stubGlobal('setTimeout', (work: () => void, ms?: number) => wait(work, (ms ?? 0) / 100))
}
