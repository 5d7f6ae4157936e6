/**
 * What the register says reaches every shelf: menus are made anew, streams are told, and what a placement shows from now on is
 * written down with its time. A register's transaction is of the city and a shelf's of its outlet, so this comes after the commit;
 * what was cut off between the two is made up for by the chores' next turn.
 */
import type { OutletId, ProductId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { allPlacements, outletsShowing } from '../../storage/statements/shelf/placements.ts'
import type { Transaction } from '../../storage/storage.ts'
import { noteChanges, renewMenu, shows } from '../shelf/shelf.ts'
import { today, type World } from '../world.ts'

/** Every shelf on which one of them has a place reads otherwise now. */
export async function renewShelves(world: World, products: readonly ProductId[]): Promise<void> {
  const outlets = await world.storage.read(sql => outletsShowing(sql, products))
  for (const slug of outlets) await renewShelf(world, slug)
}

async function renewShelf(world: World, slug: OutletId): Promise<void> {
  await world.storage.write(slug, async sql => {
    const outlet = await findOutlet(sql, slug)
    if (outlet === null) return
    await followOnce(sql, world, outlet)
    await renewMenu(sql, outlet)
  })
}

/**
 * Turns what shows otherwise than it was said to: at the outlet's midnight, when papers lapse and dates begin and end, and after
 * whatever the register says. Answers how many placements do.
 */
export async function followRegister(world: World, outlet: Outlet): Promise<number> {
  const day = today(outlet, world.clock.now())
  const placements = await world.storage.read(sql => allPlacements(sql, outlet.slug))
  if (!placements.some(stocked => isOtherwise(stocked, day))) return 0
  return world.storage.write(outlet.slug, async sql => {
    const turned = await followOnce(sql, world, outlet)
    if (turned > 0) await renewMenu(sql, outlet)
    return turned
  })
}

type Stocked = Awaited<ReturnType<typeof allPlacements>>[number]

function isOtherwise(stocked: Stocked, day: string): boolean {
  const now = shows(stocked, day)
  const { shown } = stocked
  // What never stood on a shelf begins with its first goods.
  return shown !== null && (shown.live !== now.live || shown.inStock !== now.inStock)
}

async function followOnce(sql: Transaction, world: World, outlet: Outlet): Promise<number> {
  const nowMs = world.clock.now()
  const day = today(outlet, nowMs)
  const turned = (await allPlacements(sql, outlet.slug)).filter(stocked => isOtherwise(stocked, day))
  await noteChanges(sql, outlet, turned, nowMs)
  return turned.length
}
