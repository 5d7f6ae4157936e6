/** After a backup was put back: what is in doubt, and somebody's word on it. */
import { ok, refuse } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { viewOrder } from '../usecases/ordering/view-order.ts'
import { bringBack } from '../usecases/restored/bring-back.ts'
import { readRestored } from '../usecases/restored/read-restored.ts'
import { settleDoubts } from '../usecases/restored/settle-doubts.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type RestoredRoutes = Pick<Handlers<Callers>, 'restored' | 'settleDoubts' | 'bringBack'>

export function restoredRoutes({ world }: Site): RestoredRoutes {
  return {
    restored: async (_input, staff) => ok(await readRestored(world, staff.outlet)),
    settleDoubts: async ({ body }, staff) => {
      if (body.doubt === 'goods' && !staff.rights.includes('shelf')) return refuse('not-allowed')
      await settleDoubts(world, staff, body)
      return ok({})
    },
    bringBack: async ({ params, body }, staff) => {
      const brought = await bringBack(world, staff, params.orderId, body)
      if (!brought.ok) return brought
      const order = await world.storage.read(sql =>
        viewOrder(sql, world, staff.outlet, brought.value, 'desk'),
      )
      return ok({ order })
    },
  }
}
