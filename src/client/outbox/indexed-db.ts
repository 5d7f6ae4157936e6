/** The outbox's store in IndexedDB. What resolves here is on disk: transactions are strict and waited for to their end. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Entry } from './entry.ts'
import { afterChange, type Change, type OutboxStore } from './store.ts'

interface Schema extends DBSchema {
  entries: { key: [outlet: string, owner: string, id: string]; value: Entry }
}

/** One for each kind of page: what a guest's page forgets of other guests is no clerk's. */
const DATABASES = { guest: 'etalase-outbox', desk: 'etalase-outbox-desk' } as const
/** A database that does not even open by then is none. */
const OPEN_PATIENCE_MS = 5_000

/** What an opened database throws once the browser has cut it off. */
const CUT_OFF = ['InvalidStateError', 'UnknownError']

export function indexedDbStore(kind: keyof typeof DATABASES): OutboxStore {
  let opening: Promise<IDBPDatabase<Schema>> | undefined
  let isLate = false

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

  /** There are browsers in which opening says nothing for ever. Should it open later, the next change finds it open. */
  async function openInTime(): Promise<IDBPDatabase<Schema>> {
    const current = open()
    if (isLate) throw new Error('the database has not opened')
    let stop = (): void => undefined
    const tooLate = new Promise<never>((_resolve, reject) => {
      const timer = setTimeout(() => {
        isLate = true
        reject(new Error('the database does not open'))
      }, OPEN_PATIENCE_MS)
      stop = () => clearTimeout(timer)
    })
    const inTime = current.finally(() => {
      isLate = false
      stop()
    })
    return Promise.race([inTime, tooLate])
  }

  function forgetConnection(): void {
    opening = undefined
  }

  async function transact(
    outlet: string,
    decide: (entries: readonly Entry[]) => Change,
  ): Promise<readonly Entry[]> {
    const database = await openInTime()
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' })
    const { store, done } = transaction
    const entries = await store.getAll(IDBKeyRange.bound([outlet], [outlet, []]))
    const change = decide(entries)
    try {
      for (const entry of change.drop ?? []) void quiet(store.delete([entry.outlet, entry.owner, entry.id]))
      for (const entry of change.put ?? []) void quiet(store.put(entry))
    } catch (fault) {
      // What cannot be written whole is not written in part.
      void quiet(done)
      transaction.abort()
      throw fault
    }
    // A request that succeeds is not yet on disk: the transaction's completion is, and its failure is theirs.
    await done
    return afterChange(entries, change)
  }

  return {
    async update(outlet, decide) {
      try {
        return await transact(outlet, decide)
      } catch (fault) {
        if (!CUT_OFF.includes((fault as DOMException).name)) throw fault
        // Safari drops the connections of pages that were asleep: once more on a new one.
        forgetConnection()
        return transact(outlet, decide)
      }
    },
  }
}

function quiet(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined)
}
