/**
 * Names that look alike, in each other's place. No program: it is compiled by its test alone, which wants a fault in each line
 * that says so, and in no other.
 */
import type * as z from 'zod/mini'
import type { OrderRequest } from '../../src/contract/order.ts'
import type { OrderId, StayId } from '../../src/domain/ids.ts'
import type { Order } from '../../src/domain/order.ts'
import type { Room } from '../../src/domain/outlet.ts'
import type { Placement } from '../../src/domain/placement.ts'
import type { Stay } from '../../src/domain/stay.ts'
import { messageId } from '../../src/domain/webhook.ts'

declare const order: Order
declare const stay: Stay
declare const room: Room
declare const placement: Placement
declare const sent: z.output<typeof OrderRequest>
declare const text: string

export const read: OrderId = text
export const written: string = order.id
export const named: StayId = 'any text can become a name'

export const ofStay: StayId = order.stay
export const ofOrder: StayId = order.id // refused
export const parsed: OrderId = sent.stay // refused
export const isOwn = order.stay === stay.id
export const isNever = order.id === stay.id // refused
export const known = new Map<OrderId, Order>().get(order.id)
export const unknown = new Map<OrderId, Order>().get(stay.id) // refused
export const moved: Stay = { ...stay, room: room.name }
export const lost: Stay = { ...stay, room: room.outlet } // refused
export const told = messageId(room.outlet, 1)
export const mistold = messageId(room.name, 1) // refused
export const offered: Placement = { ...placement, product: placement.id } // refused
