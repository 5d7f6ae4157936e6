/** Where a replica is kept, so that a page opened without a network shows what was last known. Losing it loses nothing. */
import type { OutletId, OwnerId } from '../../domain/ids.ts'
import type { Replica } from './fold.ts'

export interface ReplicaStore {
  /** `null` where nothing is kept, or nothing can be. */
  read(outlet: OutletId, owner: OwnerId): Promise<Replica | null>
  /** Orders and cursor in one step: neither is ever kept without the other. */
  write(outlet: OutletId, owner: OwnerId, replica: Replica): Promise<void>
  forget(outlet: OutletId): Promise<void>
}
