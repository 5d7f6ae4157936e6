/** Counting as the server wires it: an entry belongs to the business day of its outlet. */

import { counts } from '../../src/server/usecases/folds/count-documents.ts'
import { dayOfEntryAt, readAnew, readOn } from '../../src/server/usecases/folds/fold.ts'
import type { Hotel } from './world.ts'

/** How many entries were new. */
export function count({ world, outlet }: Hotel): Promise<number> {
  return readOn(world, counts, outlet.slug, dayOfEntryAt(outlet))
}

export function recount({ world, outlet }: Hotel): Promise<number> {
  return readAnew(world, counts, outlet.slug, dayOfEntryAt(outlet))
}
