/** The replica's store in IndexedDB: one record for each owner. */
import { type DBSchema, openDB } from 'idb'
import type { OutletId, OwnerId } from '../../domain/ids.ts'
import { inTime } from '../platform/in-time.ts'
import type { Replica } from './fold.ts'
import type { ReplicaStore } from './store.ts'

interface Schema extends DBSchema {
  replicas: { key: [outlet: OutletId, owner: OwnerId]; value: Kept }
}

interface Kept extends Replica {
  readonly outlet: OutletId
  readonly owner: OwnerId
}

const DATABASE = 'etalase-replica'

const PATIENCE_MS = 3_000

export function indexedDbStore(): ReplicaStore {
  let hangs = false

  // Without a version: a release that is rolled back must still open what its successor has made.
  const open = () =>
    openDB<Schema>(DATABASE, undefined, {
      upgrade: database => void database.createObjectStore('replicas', { keyPath: ['outlet', 'owner'] }),
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    })

  /** Opened for each use: they are few, and a connection that the browser cut off is none. */
  async function useOnce<T>(work: (database: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
    const database = await open()
    return await work(database).finally(() => database.close())
  }

  /** What is kept here is a convenience: nobody waits for a database that hangs, and for one that did nobody asks again. */
  async function use<T>(work: (database: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T | null> {
    if (hangs) return null
    const using = useOnce(work)
    const heard = () => {
      hangs = false
    }
    using.then(heard, heard)
    return inTime(using, PATIENCE_MS, () => {
      hangs = true
    }).catch(() => null)
  }

  return {
    async read(outlet, owner) {
      const kept = await use(database => database.get('replicas', [outlet, owner]))
      return kept ?? null
    },
    async write(outlet, owner, replica) {
      await use(database => database.put('replicas', { ...replica, outlet, owner }))
    },
    async forget(outlet) {
      await use(database => database.delete('replicas', IDBKeyRange.bound([outlet], [outlet, []])))
    },
  }
}
