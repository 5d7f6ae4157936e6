/** Counting as the server wires it: an entry belongs to the business day of its outlet. */

import { counts } from '../../src/server/usecases/count-documents.ts'
import { readAnew, readOn } from '../../src/server/usecases/folds/fold.ts'
import { businessDayOf } from '../../src/server/usecases/world.ts'
import type { Hotel } from './world.ts'

const dayOfEntry = (hotel: Hotel) => (issuedAt: string) => businessDayOf(hotel.outlet, Date.parse(issuedAt))

/** How many entries were new. */
export function count(hotel: Hotel): Promise<number> {
  return readOn(hotel.world, counts, hotel.outlet.slug, dayOfEntry(hotel))
}

export function recount(hotel: Hotel): Promise<number> {
  return readAnew(hotel.world, counts, hotel.outlet.slug, dayOfEntry(hotel))
}
