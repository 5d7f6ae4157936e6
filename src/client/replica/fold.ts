/**
 * What the server last said of its orders, as a pure fold: a whole reading replaces it, an event moves it on, an answer to
 * one's own tap joins it. Events carry the order as it then is, so that the newest wins; the cursor moves with what it
 * brought and never before it.
 */
import type { OrderView } from '../../contract/order.ts'
import type { OrderId } from '../../domain/ids.ts'
import { isOpen, ORDER_STATES } from '../../domain/order.ts'
import type { Heard } from '../platform/stream.ts'

export type Orders = ReadonlyMap<OrderId, OrderView>

export interface Replica {
  readonly orders: Orders
  /** The number of the last event that is in `orders`. */
  readonly cursor: number
  /** Is a person at the desk, with working sound? */
  readonly attended: boolean
}

/** All orders that concern the reader, as they were at one moment. */
export interface Reading {
  readonly orders: readonly OrderView[]
  readonly cursor: number
  readonly attended: boolean
}

/** What a reading does not name is not there. */
export function asRead(reading: Reading): Replica {
  return {
    orders: new Map(reading.orders.map(order => [order.id, order])),
    cursor: reading.cursor,
    attended: reading.attended,
  }
}

/**
 * A number that was heard already brings nothing new. What is of the moment has none, whoever hands it on: a tab of an
 * earlier release tells the others of numbers that the browser put there.
 */
export function hear(replica: Replica, event: Heard): Replica {
  switch (event.name) {
    case 'desk':
      return replica.attended === event.data.attended
        ? replica
        : { ...replica, attended: event.data.attended }
    case 'menu':
      return replica
    case 'order':
    case 'stay':
    case 'rooms':
      return event.id !== undefined && event.id <= replica.cursor ? replica : moveOn(replica, event)
  }
}

function moveOn(replica: Replica, event: Heard): Replica {
  const cursor = event.id ?? replica.cursor
  return event.name === 'order'
    ? { ...replica, cursor, orders: joined(replica.orders, event.data.order) }
    : { ...replica, cursor }
}

/** An answer to a tap of this device. It may come after the stream has told of a later step: it brings nothing back. */
export function learn(replica: Replica, order: OrderView): Replica {
  return { ...replica, orders: joined(replica.orders, order) }
}

/** An order only goes forward, so the furthest wins. */
export function joined(orders: Orders, order: OrderView): Orders {
  const known = orders.get(order.id)
  if (known !== undefined && isBehind(order, known)) return orders
  const next = new Map(orders).set(order.id, order)
  const closed = isOpen(order) ? [] : [...next.values()].filter(one => !isOpen(one))
  for (const { id } of closed.slice(0, -CLOSED_MAX)) next.delete(id)
  return next
}

/** Orders that nobody waits for, remembered so that no late word brings them back; between two readings of a long day. */
export const CLOSED_MAX = 200

export function isBehind(order: OrderView, known: OrderView): boolean {
  return ORDER_STATES.indexOf(order.state) < ORDER_STATES.indexOf(known.state)
}
