/** Rooms of orders, each once, as one reads them out. */
import type { OrderView } from '../../../contract/order.ts'

const NAMED_MAX = 5

/** `101, 112, 204`; of very many the first, and how many more. */
export function roomsOf(orders: readonly Pick<OrderView, 'room'>[]): string {
  const rooms = [...new Set(orders.map(order => order.room))]
  const named = rooms.slice(0, NAMED_MAX).join(', ')
  return rooms.length > NAMED_MAX ? `${named} +${rooms.length - NAMED_MAX}` : named
}
