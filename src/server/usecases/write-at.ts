import type { OutletId } from '../../domain/ids.ts'
import { OF_THE_CITY } from '../storage/statements/acts/acts.ts'
import type { Transaction } from '../storage/storage.ts'
import type { World } from './world.ts'

/** One transaction where what is of that outlet stands, or of the city. */
export function writeAt<Value>(
  { storage }: Pick<World, 'storage'>,
  outlet: OutletId,
  work: (sql: Transaction) => Promise<Value>,
): Promise<Value> {
  return outlet === OF_THE_CITY ? storage.writeCity(work) : storage.write(outlet, work)
}
