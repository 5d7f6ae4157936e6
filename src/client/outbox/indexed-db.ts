/** The outbox's store in IndexedDB. What resolves here is on disk: transactions are strict and waited for to their end. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Entry } from './entry.ts'
import { afterChange, type Change, type OutboxStore } from './store.ts'

interface Schema extends DBSchema {
  entries: { key: [outlet: string, owner: string, id: string]; value: Entry }
}

const DATABASE = 'etalase-outbox'

/** What an opened database throws once the browser has cut it off. */
const CUT_OFF = ['InvalidStateError', 'UnknownError']

export function indexedDbStore(): OutboxStore {
  let opening: Promise<IDBPDatabase<Schema>> | undefined

  function open(): Promise<IDBPDatabase<Schema>> {
    // Without a version: a release that is rolled back must still open what its successor has made.
    opening ??= openDB<Schema>(DATABASE, undefined, {
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
    outlet: string,
    decide: (entries: readonly Entry[]) => Change,
  ): Promise<readonly Entry[]> {
    const database = await open()
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' })
    const { store } = transaction
    const entries = await store.getAll(IDBKeyRange.bound([outlet], [outlet, []]))
    const change = decide(entries)
    // A request that succeeds is not yet on disk: the transaction's completion is.
    await Promise.all([
      ...(change.drop ?? []).map(entry => store.delete([entry.outlet, entry.owner, entry.id])),
      ...(change.put ?? []).map(entry => store.put(entry)),
      transaction.done,
    ])
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
