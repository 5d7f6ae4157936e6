/** The manager: goods. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { readStockCard, recordGoods } from '../usecases/shelf/manage-placements.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type ManageRoutes = Pick<Handlers<Callers>, 'moveGoods' | 'stockCard'>

export function manageRoutes({ world }: Site): ManageRoutes {
  return {
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
