/** The manager's shelf: what is on offer, and what could be. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { addPlacements } from '../usecases/shelf/add-placements.ts'
import { changePlacement, changePlacements } from '../usecases/shelf/change-placements.ts'
import { readManagedPlacements } from '../usecases/shelf/managed-placements.ts'
import { movePlacement } from '../usecases/shelf/move-placement.ts'
import { readOfferable } from '../usecases/shelf/offerable.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type ShelfRoutes = Pick<
  Handlers<Callers>,
  | 'managedPlacements'
  | 'offerable'
  | 'addPlacements'
  | 'changePlacement'
  | 'changePlacements'
  | 'movePlacement'
>

export function shelfRoutes({ world }: Site): ShelfRoutes {
  return {
    managedPlacements: async (_input, { outlet }) =>
      ok({ placements: await readManagedPlacements(world, outlet) }),
    offerable: async ({ query }, { outlet }) =>
      ok(await readOfferable(world, outlet, { find: query.find, after: Number(query.after ?? 0) })),
    addPlacements: async ({ body }, manager) => {
      const added = await addPlacements(world, manager, body)
      return added.ok ? { ...ok({ placements: added.value }), created: true } : added
    },
    changePlacement: ({ params, body }, manager) => changePlacement(world, manager, params.placement, body),
    changePlacements: async ({ body }, manager) => {
      const changed = await changePlacements(world, manager, body.placements, body.change)
      return changed.ok ? ok({ placements: changed.value }) : changed
    },
    movePlacement: async ({ params, body }, manager) => {
      const moved = await movePlacement(world, manager, params.placement, body.before)
      return moved.ok ? ok({ placements: moved.value }) : moved
    },
  }
}
