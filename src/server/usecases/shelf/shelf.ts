/**
 * The shelf under a transaction: placements as they were loaded, stock moved in memory, all of it written at once. With
 * it goes exposure's raw material: whenever a placement turns live or dark, in stock or out, the change is written with
 * its time, in the transaction that caused it.
 */
import type { PlacementId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isLive } from '../../../domain/placement.ts'
import { applyMovements, available, type Movement } from '../../../domain/stock.ts'
import { type Numbers, nextNumber } from '../../storage/statements/counters.ts'
import {
  allPlacements,
  findPlacements,
  type Shown,
  type StockedPlacement,
} from '../../storage/statements/shelf/placements.ts'
import { addShowings } from '../../storage/statements/shelf/showings.ts'
import { addStockEntries, type NewStockEntry } from '../../storage/statements/shelf/stock-ledger.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { today } from '../world.ts'

/** What a ledger row says beside its movement. */
export type MoveNote = Omit<NewStockEntry, keyof Movement | 'placement'>

export interface Shelf {
  /** Each as it is now, what was moved here included. */
  readonly placements: ReadonlyMap<PlacementId, StockedPlacement>
  /** The outlet's whole shelf, read when it is first asked for, with what was moved here. */
  whole(): Promise<readonly StockedPlacement[]>
  move(placementId: PlacementId, movements: readonly Movement[], note: MoveNote): void
  /** Writes the ledger, what the placements now show, and that the menu reads otherwise. */
  save(sql: Transaction, nowMs: number, numbers?: Numbers): Promise<void>
}

export async function loadShelf(sql: Sql, outlet: Outlet, ids: Iterable<string>): Promise<Shelf> {
  return shelfOf(sql, outlet, await findPlacements(sql, outlet.slug, [...new Set(ids)]))
}

/** A shelf of placements that are known already. */
export function shelfOf(sql: Sql, outlet: Outlet, known: ReadonlyMap<PlacementId, StockedPlacement>): Shelf {
  const placements = new Map(known)
  const entries: NewStockEntry[] = []
  let read: readonly StockedPlacement[] | null = null
  return {
    placements,
    async whole() {
      read ??= await allPlacements(sql, outlet.slug)
      return read.map(stocked => placements.get(stocked.placement.id) ?? stocked)
    },
    move(placementId, movements, note) {
      const stocked = onShelf(placements, placementId)
      const stock = applyMovements(stocked.stock, movements, note.bestBefore ?? null)
      placements.set(placementId, { ...stocked, stock })
      const { at, order, by, note: said, bestBefore } = note
      for (const { kind, batch, quantity } of movements)
        entries.push({ placement: placementId, kind, batch, quantity, at, order, by, note: said, bestBefore })
    },
    async save(sql, nowMs, numbers) {
      if (entries.length === 0) return
      const moved = Array.from(new Set(entries.map(entry => entry.placement)), id => onShelf(placements, id))
      const last = new Map(moved.map(({ placement, lastEntry }) => [placement.id, lastEntry]))
      await Promise.all([
        addStockEntries(sql, outlet.slug, entries, last, numbers),
        noteChanges(sql, outlet, moved, nowMs),
        renewMenu(sql, outlet, numbers),
      ])
      const day = today(outlet, nowMs)
      for (const stocked of moved) {
        const { id } = stocked.placement
        placements.set(id, { ...stocked, lastEntry: last.get(id) ?? 0, shown: shows(stocked, day) })
      }
    },
  }
}

/** A placement that must be there: one that was ordered is never taken away. */
export function onShelf(placements: Shelf['placements'], id: PlacementId): StockedPlacement {
  const stocked = placements.get(id)
  if (stocked === undefined) throw new Error(`an ordered placement is gone: ${id}`)
  return stocked
}

/** What a placement shows on that day. */
export function shows(stocked: StockedPlacement, day: string): Shown {
  const live = isLive(stocked.placement, stocked.product, day)
  return { live, inStock: live && available(stocked.stock, day) > 0 }
}

/** The menu reads otherwise than before: once after all changes of a transaction. */
export async function renewMenu(
  sql: Transaction,
  outlet: Pick<Outlet, 'slug'>,
  numbers?: Numbers,
): Promise<void> {
  await nextNumber(sql, outlet.slug, 'menu', 1, numbers)
}

/** Writes what placements show, of those that showed something else. */
export function noteChanges(
  sql: Transaction,
  outlet: Outlet,
  placements: readonly StockedPlacement[],
  nowMs: number,
): Promise<void> {
  const day = today(outlet, nowMs)
  const changed = placements.flatMap(stocked => {
    const now = shows(stocked, day)
    const { shown } = stocked
    if (shown !== null && shown.live === now.live && shown.inStock === now.inStock) return []
    return [{ placement: stocked.placement.id, at: nowMs, ...now }]
  })
  return addShowings(sql, outlet.slug, changed)
}
