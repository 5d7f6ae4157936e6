/** What stands in addresses of more than one part. */
import * as z from 'zod/mini'
import { OrderId, OutletId, PlacementId, RoomName } from '../words.ts'

export const orderParams = z.object({ orderId: OrderId })
export const roomParams = z.object({ room: RoomName })
export const placementParams = z.object({ placement: PlacementId })
export const outletParams = z.object({ outlet: OutletId })
export const numberParams = z.object({
  number: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.transform(Number)),
})
export const ofOutlet = z.object({ outlet: z.optional(OutletId) })

/** What may become of an order that was sent. */
export const VERDICTS = ['order-mismatch', 'price-changed', 'sold-out', 'cancelled', 'stay-ended'] as const
