/**
 * The order of the shelf. One placement is put before another, so that two who put things in order at once both have their
 * way, and whoever saw an older shelf moves what they meant.
 */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { movedBefore } from '../../../domain/placement.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { allPlacements, orderPlacements } from '../../storage/statements/shelf/placements.ts'
import type { World } from '../world.ts'
import { managedShelf } from './managed-placements.ts'
import { renewMenu } from './shelf.ts'

export async function movePlacement(
  world: World,
  manager: ActorOf<'manager'>,
  id: PlacementId,
  before: PlacementId | null,
): Promise<Result<ManagedPlacement[], 'unknown-placement'>> {
  const { outlet } = manager
  return world.storage.write(outlet.slug, async sql => {
    const ids = (await allPlacements(sql, outlet.slug)).map(({ placement }) => placement.id)
    const moved = movedBefore(ids, id, before)
    if (moved === null) return refuse('unknown-placement')
    if (moved.some((one, i) => one !== ids[i])) {
      await orderPlacements(sql, outlet.slug, moved)
      await renewMenu(sql, outlet)
      const act = { actor: manager, what: 'order-shelf', on: id, changed: { before } } as const
      await addAct(sql, outlet.slug, act, world.clock.now())
    }
    return ok(await managedShelf(sql, world, outlet))
  })
}
