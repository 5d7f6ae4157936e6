/** A guest's orders. An ended stay may ask for its own ids' verdicts, and is told nothing else. */
import type { CommandRoute } from '../../contract/command-routes.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { GuestStep } from '../../domain/steps.ts'
import type { Handlers } from '../http/app.ts'
import { cancelOrder } from '../usecases/ordering/act-on-order.ts'
import { placeOrder } from '../usecases/ordering/place-order.ts'
import { readOrder, readOrders } from '../usecases/ordering/read-orders.ts'
import { toView, viewOrder } from '../usecases/ordering/view-order.ts'
import { claimPayment } from '../usecases/payments/order-money.ts'
import type { Guest } from '../usecases/who-is.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type OrderRoutes = Pick<
  Handlers<Callers>,
  'placeOrder' | 'orders' | 'order' | 'claimPayment' | CommandRoute<GuestStep>
>

export function orderRoutes(site: Site): OrderRoutes {
  const { world } = site

  const view = (guest: Guest, order: Parameters<typeof viewOrder>[3]) =>
    world.storage.read(sql => viewOrder(sql, world, guest.outlet, order, 'guest'))

  return {
    placeOrder: async ({ params, body }, guest) => {
      // Another stay's order, sent with this one's cookie: that device has to show its own session.
      if (body.stay !== guest.stay.id) return refuse('session-required')
      const request = { id: params.orderId, ...body }
      const placed = await placeOrder(world, guest, request, { limited: site.limited })
      if (!placed.ok) return placed
      const { order, first, placements } = placed.value
      const shown = toView(world, guest.outlet, order, placements, 'guest')
      return { ...ok(guest.ended ? { ...shown, kwitansi: [] } : shown), created: first }
    },

    orders: async (_input, guest) => {
      if (guest.ended) return refuse('stay-ended')
      return ok(await readOrders(world, guest.outlet, guest.stay.id))
    },

    order: async ({ params }, guest) => {
      const read = await readOrder(world, guest.outlet, guest.stay.id, params.orderId)
      if (!guest.ended) return read
      if (read.ok) return refuse('stay-ended', { verdict: 'accepted', state: read.value.state })
      return refuse('stay-ended', { verdict: read.refusal.code })
    },

    cancelOrder: async ({ params }, guest) => {
      if (guest.ended) return refuse('stay-ended')
      const cancelled = await cancelOrder(world, guest, params.orderId, { limited: site.limited })
      if (!cancelled.ok) return cancelled
      const order = cancelled.value
      return ok({ order: order === null ? null : await view(guest, order) })
    },

    claimPayment: async ({ params }, guest) => {
      if (guest.ended) return refuse('stay-ended')
      const claimed = await claimPayment(world, guest, params.orderId)
      return claimed.ok ? ok({ order: await view(guest, claimed.value) }) : claimed
    },
  }
}
