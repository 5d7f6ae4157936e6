/**
 * What an outlet's shelf was at the last commit that this process knows of, by the numbers that every commit moves which
 * changes anything of it: a transaction that finds them unmoved need not read it again. Whatever else happened
 * meanwhile, in this process, in another or to the database, has moved them.
 */

import type { OutletId, PlacementId } from '../../../domain/ids.ts'
import { memoryFor } from '../../process/memory-for.ts'
import type { Numbers } from '../../storage/statements/counters.ts'
import { findPlacements, type StockedPlacement } from '../../storage/statements/shelf/placements.ts'
import type { Sql, Storage } from '../../storage/storage.ts'

type Placements = ReadonlyMap<PlacementId, StockedPlacement>

/** A shelf with the numbers at which it was so. */
export interface Remembered {
  readonly menu: number
  readonly stock: number
  readonly placements: Placements
}

interface Memory {
  shelf: Remembered | null
  /** Whether the last that asked found it to be true still: where others write as well, it hardly ever is. */
  holds: boolean
}

const memoriesOf = memoryFor((_storage: Storage) => new Map<string, Memory>())

function memoryOf(storage: Storage, outlet: OutletId): Memory {
  const memories = memoriesOf(storage)
  const memory = memories.get(outlet) ?? { shelf: null, holds: false }
  memories.set(outlet, memory)
  return memory
}

/** Only of what is committed: nothing is remembered of a transaction that may yet be undone. */
export function remember(storage: Storage, outlet: OutletId, shelf: Remembered): void {
  memoryOf(storage, outlet).shelf = shelf
}

/**
 * The placements of these ids, as they are in this transaction. Read along with the numbers, so that nobody waits for
 * them, unless what is remembered held the last time.
 */
export async function recall(
  storage: Storage,
  sql: Sql,
  outlet: OutletId,
  ids: readonly string[],
  asked: Promise<Numbers>,
): Promise<Placements> {
  const memory = memoryOf(storage, outlet)
  const alongside = memory.holds ? null : findPlacements(sql, outlet, ids)
  const [numbers, read] = await Promise.all([asked, alongside])
  const { shelf } = memory
  memory.holds =
    shelf !== null && shelf.menu === numbers.last('menu') && shelf.stock === numbers.last('stock')
  if (read !== null) return read
  if (shelf === null || !memory.holds) return findPlacements(sql, outlet, ids)
  const unknown = ids.filter(id => !shelf.placements.has(id))
  return unknown.length === 0
    ? shelf.placements
    : new Map([...shelf.placements, ...(await findPlacements(sql, outlet, unknown))])
}
