/**
 * Exposure's raw material: whenever a placement turns live or dark, in stock or out, the change is written with its
 * time, in the transaction that caused it. A change of stock or price also raises the menu's version.
 */
import type { Outlet } from '../../domain/outlet.ts'
import { isLive } from '../../domain/placement.ts'
import { applyMovements, available, type Movement } from '../../domain/stock.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { nextNumber } from '../storage/statements/counters.ts'
import {
  addShowing,
  lastShowing,
  type MovementEntry,
  recordMovements,
  type StockedPlacement,
} from '../storage/statements/placements.ts'
import type { Transaction } from '../storage/storage.ts'
import { today } from './world.ts'

/** What a placement shows on that day. */
export function shows(stocked: StockedPlacement, day: string): { live: boolean; inStock: boolean } {
  const live = isLive(stocked.placement, stocked.product, day)
  return { live, inStock: live && available(stocked.stock, day) > 0 }
}

/** Writes movements into the ledger, and what the placement shows after them. */
export async function moveStock(
  sql: Transaction,
  outlet: Outlet,
  stocked: StockedPlacement,
  movements: readonly Movement[],
  entry: Omit<MovementEntry, 'placement'>,
): Promise<void> {
  await recordMovements(sql, outlet.slug, movements, { ...entry, placement: stocked.placement.id })
  const stock = applyMovements(stocked.stock, movements, entry.bestBefore ?? null)
  await noteChange(sql, outlet, { ...stocked, stock }, toMilliseconds(entry.at))
}

/** The menu reads otherwise than before: call once after all changes of a transaction. */
export async function renewMenu(sql: Transaction, outlet: Outlet): Promise<void> {
  await nextNumber(sql, outlet.slug, 'menu')
}

/** Writes a showing if it differs from the last one. */
export async function noteChange(
  sql: Transaction,
  outlet: Outlet,
  stocked: StockedPlacement,
  nowMs: number,
): Promise<void> {
  const now = shows(stocked, today(outlet, nowMs))
  const last = await lastShowing(sql, outlet.slug, stocked.placement.id)
  if (last !== undefined && last.live === now.live && last.inStock === now.inStock) return
  await addShowing(sql, outlet.slug, { placement: stocked.placement.id, at: nowMs, ...now })
}
