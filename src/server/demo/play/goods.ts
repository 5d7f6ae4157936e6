/** Makers' visits: what is past its best goes off the shelf, then the shelf is filled up. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import type { DateText } from '../../../domain/time.ts'
import { allPlacements, findPlacement } from '../../storage/statements/shelf/placements.ts'
import { recordGoods } from '../../usecases/shelf/manage-placements.ts'
import type { World } from '../../usecases/world.ts'
import type { Supply } from '../plan/happening.ts'
import { done } from './done.ts'

/** A batch is named after the day it came. */
export async function restock(
  world: World,
  manager: ActorOf<'manager'>,
  date: DateText,
  supplies: readonly Supply[],
): Promise<void> {
  const shelf = await world.storage.read(sql => allPlacements(sql, manager.outlet.slug))
  const batches = new Map(shelf.map(({ placement, stock }) => [placement.id, stock.batches]))
  for (const { placementId, upTo, bestBefore } of supplies) {
    let sellable = 0
    for (const { batch, bestBefore: until, onHand } of batches.get(placementId) ?? []) {
      if (until === null || until >= date) sellable += onHand
      else done(await recordGoods(world, manager, placementId, { kind: 'expired', batch, quantity: onHand }))
    }
    if (sellable >= upTo) continue
    const batch = date.slice(2).replaceAll('-', '')
    const goods = { kind: 'in', batch, quantity: upTo - sellable, bestBefore } as const
    done(await recordGoods(world, manager, placementId, goods))
  }
}

/** Gives back to the maker whatever no order has been promised. */
export async function takeBack(
  world: World,
  manager: ActorOf<'manager'>,
  placementId: PlacementId,
): Promise<void> {
  const stocked = await world.storage.read(sql => findPlacement(sql, manager.outlet.slug, placementId))
  if (stocked === null) throw new Error(`no placement ${placementId}`)
  let promised = stocked.stock.reserved
  for (const { batch, onHand } of stocked.stock.batches) {
    const kept = Math.min(promised, onHand)
    promised -= kept
    if (onHand === kept) continue
    const goods = { kind: 'returned', batch, quantity: onHand - kept, note: 'Retur ke pembuat' } as const
    done(await recordGoods(world, manager, placementId, goods))
  }
}
