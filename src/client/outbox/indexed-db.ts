/** The outbox's store in IndexedDB. What resolves here is on disk: transactions are strict and waited for to their end. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { OutletId, OwnerId } from '../../domain/ids.ts'
import { inTime } from '../platform/in-time.ts'
import type { Entry } from './entry.ts'
import { afterChange, type Change, type OutboxStore } from './store.ts'

interface Schema extends DBSchema {
  entries: { key: [outlet: OutletId, owner: OwnerId, id: string]; value: Entry }
}

/** One for each kind of page: what a guest's page forgets of other guests is no clerk's. */
const DATABASES = { guest: 'etalase-outbox', desk: 'etalase-outbox-desk' } as const
/** What has not answered by then is taken for a refusal: a tap does not hang on a disk that does. */
const PATIENCE_MS = 3_000
/** What hung is left alone for so long, and for as long as it still hangs: else each tap would wait for it anew. */
const REST_MS = 20_000

/** What an opened database throws once the browser has cut it off. */
const CUT_OFF = ['InvalidStateError', 'UnknownError']

interface Attempt {
  isGivenUp: boolean
  transaction: { abort(): void } | null
}

export function indexedDbStore(kind: keyof typeof DATABASES): OutboxStore {
  let opening: Promise<IDBPDatabase<Schema>> | undefined
  let hangs = false

  function open(): Promise<IDBPDatabase<Schema>> {
    // Without a version: a release that is rolled back must still open what its successor has made.
    opening ??= openDB<Schema>(DATABASES[kind], undefined, {
      upgrade: database => void database.createObjectStore('entries', { keyPath: ['outlet', 'owner', 'id'] }),
      // Whoever wipes this site's data must not have to wait for this tab.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: forgetConnection,
    })
    opening.catch(forgetConnection)
    return opening
  }

  function forgetConnection(): void {
    opening = undefined
  }

  async function transact(
    outlet: OutletId,
    decide: (entries: readonly Entry[]) => Change,
    attempt: Attempt,
  ): Promise<readonly Entry[]> {
    const database = await open()
    if (attempt.isGivenUp) return []
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' })
    attempt.transaction = transaction
    const { store, done } = transaction
    done.catch(() => undefined)
    const entries = await store.getAll(IDBKeyRange.bound([outlet], [outlet, []]))
    // Decided elsewhere meanwhile: what comes late decides nothing.
    if (attempt.isGivenUp) return []
    const change = decide(entries)
    try {
      for (const entry of change.drop ?? []) void quiet(store.delete([entry.outlet, entry.owner, entry.id]))
      for (const entry of change.put ?? []) void quiet(store.put(entry))
    } catch (fault) {
      // What cannot be written whole is not written in part.
      transaction.abort()
      throw fault
    }
    // A request that succeeds is not yet on disk: the transaction's completion is, and its failure is theirs.
    await done
    return afterChange(entries, change)
  }

  async function tryTwice(
    outlet: OutletId,
    decide: (entries: readonly Entry[]) => Change,
    attempt: Attempt,
  ): Promise<readonly Entry[]> {
    try {
      return await transact(outlet, decide, attempt)
    } catch (fault) {
      if (attempt.isGivenUp || !CUT_OFF.includes((fault as DOMException).name)) throw fault
      // Safari drops the connections of pages that were asleep: once more on a new one.
      forgetConnection()
      return transact(outlet, decide, attempt)
    }
  }

  function giveUp(attempt: Attempt, work: Promise<unknown>): void {
    attempt.isGivenUp = true
    hangs = true
    try {
      attempt.transaction?.abort()
    } catch {
      // It is being written, or was: then it stands, as what lies aside does under the same ids.
    }
    const rest = new Promise(resolve => setTimeout(resolve, REST_MS))
    void Promise.allSettled([work, rest]).then(() => {
      hangs = false
    })
  }

  return {
    async update(outlet, decide) {
      if (hangs) throw new Error('the database does not answer in time')
      const attempt: Attempt = { isGivenUp: false, transaction: null }
      const work = tryTwice(outlet, decide, attempt)
      return inTime(work, PATIENCE_MS, () => giveUp(attempt, work))
    },
  }
}

function quiet(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined)
}
