/** The manager: rooms and their codes, what is on offer and in stock. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { createRoom, readManagedRooms, rotateRoom } from '../usecases/city/manage-rooms.ts'
import {
  changePlacement,
  readManagedPlacements,
  readStockCard,
  recordGoods,
} from '../usecases/shelf/manage-placements.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type ManageRoutes = Pick<
  Handlers<Callers>,
  | 'managedRooms'
  | 'addRoom'
  | 'rotateRoom'
  | 'managedPlacements'
  | 'changePlacement'
  | 'moveGoods'
  | 'stockCard'
>

export function manageRoutes({ world }: Site): ManageRoutes {
  return {
    managedRooms: async (_input, { outlet }) => ok(await readManagedRooms(world, outlet)),
    addRoom: async ({ body }, manager) => {
      const added = await createRoom(world, manager, body)
      return added.ok ? { ...added, created: true } : added
    },
    rotateRoom: ({ params }, manager) => rotateRoom(world, manager, params.room),
    managedPlacements: async (_input, { outlet }) =>
      ok({ placements: await readManagedPlacements(world, outlet) }),
    changePlacement: ({ params, body }, manager) => changePlacement(world, manager, params.placement, body),
    moveGoods: async ({ params, body }, manager) => {
      const moved = await recordGoods(world, manager, params.placement, body)
      return moved.ok ? { ...moved, created: true } : moved
    },
    stockCard: async ({ params }, { outlet }) => {
      const card = await readStockCard(world, outlet, params.placement)
      if (!card.ok) return card
      return ok({
        entries: card.value.map(({ at, kind, batch, quantity, by, note }) => ({
          at,
          kind,
          batch,
          quantity,
          by,
          note,
        })),
      })
    },
  }
}
