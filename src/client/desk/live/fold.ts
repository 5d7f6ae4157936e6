/** The board as a fold over what the server says of each order. An order only goes forward, so the furthest wins. */
import type { OrderView } from '../../../contract/order.ts'
import { isOpen, ORDER_STATES } from '../../../domain/order.ts'

export type Orders = ReadonlyMap<string, OrderView>

export function fromBoard(orders: readonly OrderView[]): Orders {
  return new Map(orders.map(order => [order.id, order]))
}

/** An order heard from the stream: joins the board, replaces what it was, or leaves when nobody waits for it. */
export function fold(orders: Orders, order: OrderView): Orders {
  const known = orders.get(order.id)
  if (known !== undefined && isBehind(order, known)) return orders
  const next = new Map(orders)
  if (isOpen(order)) next.set(order.id, order)
  else next.delete(order.id)
  return next
}

/** An answer to a step may come after the stream has told of a later one: it never brings an order back. */
export function foldAnswer(orders: Orders, order: OrderView): Orders {
  return orders.has(order.id) ? fold(orders, order) : orders
}

function isBehind(order: OrderView, known: OrderView): boolean {
  return ORDER_STATES.indexOf(order.state) < ORDER_STATES.indexOf(known.state)
}
