/** The outbox's store over a database of the browser: what resolves is on disk, what cannot be written whole is not written. */
import 'fake-indexeddb/auto'
import {
  IDBDatabase,
  IDBFactory,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
} from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Entry } from '../../../src/client/outbox/entry.ts'
import { indexedDbStore } from '../../../src/client/outbox/indexed-db.ts'
import type { OutboxStore } from '../../../src/client/outbox/store.ts'
import { OUTLET } from '../things.ts'
import { anEntry } from './page.ts'

let store: OutboxStore
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  store = indexedDbStore('guest')
  await store.update(OUTLET, () => ({}))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const put = (...entries: Entry[]) => store.update(OUTLET, () => ({ put: entries }))
/** As a page that opens later finds it. */
async function kept(): Promise<string[]> {
  const entries = await indexedDbStore('guest').update(OUTLET, () => ({}))
  return entries.map(({ id }) => id).sort()
}
const a = anEntry({ id: 'a', subject: 'a' })
const b = anEntry({ id: 'b', subject: 'b' })

/** Every transaction that is begun from here on; `each` hears of it at once. */
function transactions(each: (transaction: IDBTransaction) => void = () => undefined): IDBTransaction[] {
  const begun: IDBTransaction[] = []
  const begin = IDBDatabase.prototype.transaction
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...asked: Parameters<typeof begin>
  ) {
    const transaction = begin.apply(this, asked)
    begun.push(transaction)
    each(transaction)
    return transaction
  })
  return begun
}

test('a change is written with strict durability, and is there for the next page', async () => {
  const begun = transactions()
  await put(a, b)
  await store.update(OUTLET, () => ({ drop: [b] }))
  expect(begun.map(({ mode, durability }) => [mode, durability])).toEqual([
    ['readwrite', 'strict'],
    ['readwrite', 'strict'],
  ])
  expect(await kept()).toEqual(['a'])
})

test('nothing resolves before its transaction is complete', async () => {
  const order: string[] = []
  transactions(transaction => transaction.addEventListener('complete', () => order.push('complete')))
  await put(a).then(() => order.push('resolved'))
  expect(order).toEqual(['complete', 'resolved'])
})

test('a transaction that the browser gives up after its requests have succeeded rejects, and has written nothing', async () => {
  await put(a)
  const write = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...asked: Parameters<typeof write>
  ) {
    const request = write.apply(this, asked)
    request.addEventListener('success', () => this.transaction.abort())
    return request
  })
  await expect(put(b)).rejects.toThrow()
  vi.restoreAllMocks()
  expect(await kept()).toEqual(['a'])
})

test('what cannot be written whole is not written in part', async () => {
  const write = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...asked: Parameters<typeof write>
  ) {
    if ((asked[0] as Entry).id === 'b') throw new DOMException('quota', 'QuotaExceededError')
    return write.apply(this, asked)
  })
  await expect(put(a, b)).rejects.toThrow('quota')
  vi.restoreAllMocks()
  expect(await kept()).toEqual([])
})

test('two changes at once each decide by what the other has left', async () => {
  const seen: number[] = []
  const add = (entry: Entry) =>
    store.update(OUTLET, entries => {
      seen.push(entries.length)
      return { put: [entry] }
    })
  await Promise.all([add(a), add(b)])
  expect(seen).toEqual([0, 1])
  expect(await kept()).toEqual(['a', 'b'])
})

test('a connection that the browser has cut off is opened anew, once', async () => {
  await put(a)
  const begin = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError')
  })
  await put(b)
  expect(begin).toHaveBeenCalledTimes(2)
  expect(await kept()).toEqual(['a', 'b'])
})

test('the desk and the guests of one browser keep apart, and so do outlets', async () => {
  await put(a, anEntry({ id: 'c', subject: 'c', outlet: 'mall-demo' }))
  expect(await kept()).toEqual(['a'])
  expect(await indexedDbStore('desk').update(OUTLET, () => ({}))).toEqual([])
})

describe('a database that hangs', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const PATIENCE_MS = 3_000
  const REST_MS = 20_000

  async function hangs(work: Promise<unknown>): Promise<void> {
    const heard = expect(work).rejects.toThrow('does not answer in time')
    await vi.advanceTimersByTimeAsync(PATIENCE_MS)
    await heard
  }

  test('while it opens is taken for a refusal, and not waited for again until it has answered', async () => {
    const { indexedDB: real } = globalThis
    vi.stubGlobal('indexedDB', { open: () => new IDBOpenDBRequest() })
    store = indexedDbStore('guest')
    await hangs(put(a))
    await expect(put(a)).rejects.toThrow('does not answer')
    vi.stubGlobal('indexedDB', real)
    expect(await kept()).toEqual([])
  })

  test('in the middle of a change decides nothing later, and is tried again after a rest', async () => {
    const all = IDBObjectStore.prototype.getAll
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(function (this: IDBObjectStore) {
      return all.call(this, 'nothing that is there')
    })
    const never = vi.spyOn(IDBRequest.prototype, 'addEventListener').mockImplementation(() => undefined)
    const decide = vi.fn(() => ({ put: [a] }))
    await hangs(store.update(OUTLET, decide))
    never.mockRestore()
    expect(decide).not.toHaveBeenCalled()
    await expect(put(b)).rejects.toThrow('does not answer')
    await vi.advanceTimersByTimeAsync(REST_MS)
    vi.useRealTimers()
    expect(await kept()).toEqual([])
  })

  test('behind the change of another page decides nothing when its turn comes, even where nothing ends its wait', async () => {
    vi.spyOn(IDBTransaction.prototype, 'abort').mockImplementation(() => {
      throw new DOMException('nothing ends it', 'InvalidStateError')
    })
    const letGo = await occupied()
    const decide = vi.fn(() => ({ put: [a] }))
    await hangs(store.update(OUTLET, decide))
    letGo()
    expect(await kept()).toEqual([])
    expect(decide).not.toHaveBeenCalled()
  })

  /** Another page's transaction, which goes on until it is told to end. */
  async function occupied(): Promise<() => void> {
    const database = await openDB('etalase-outbox')
    const { store: entries } = database.transaction('entries', 'readwrite')
    let goesOn = true
    void (async () => {
      while (goesOn) await entries.count()
    })()
    return () => {
      goesOn = false
    }
  }
})
