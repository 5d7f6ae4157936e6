/**
 * Exposure's raw material: whenever a placement turns live or dark, in stock or out, the change is written with its
 * time, in the transaction that caused it. A change of stock or price also raises the menu's version.
 */
import type { Outlet } from '../../domain/outlet.ts'
import { isLive } from '../../domain/placement.ts'
import { available } from '../../domain/stock.ts'
import { nextNumber } from '../storage/statements/counters.ts'
import {
  addShowing,
  findPlacement,
  lastShowing,
  type StockedPlacement,
} from '../storage/statements/placements.ts'
import type { Transaction } from '../storage/storage.ts'
import { today } from './world.ts'

/** What a placement shows on that day. */
export function shows(stocked: StockedPlacement, day: string): { live: boolean; inStock: boolean } {
  const live = isLive(stocked.placement, stocked.product, day)
  return { live, inStock: live && available(stocked.stock, day) > 0 }
}

/** Call after every change to a placement or its stock. */
export async function noteShowing(
  sql: Transaction,
  outlet: Outlet,
  placementIds: readonly string[],
  nowMs: number,
): Promise<void> {
  for (const id of placementIds) {
    const stocked = await findPlacement(sql, outlet.slug, id)
    if (stocked === null) continue
    await noteChange(sql, outlet, stocked, nowMs)
  }
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
