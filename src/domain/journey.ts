/** An order as its guest sees it come: by which stops, and how far. */
import { OPEN_STATES, ORDER_STATES, type OrderState } from './order.ts'

/** What a guest waits for, from first to last. What ends an order otherwise is none of these. */
export const STOPS = [...OPEN_STATES, 'delivered'] as const
export type Stop = (typeof STOPS)[number]

export function isStop(state: OrderState): state is Stop {
  return STOPS.some(stop => stop === state)
}

/** Is the first passed before the second? */
export function isBefore(state: OrderState, other: OrderState): boolean {
  return ORDER_STATES.indexOf(state) < ORDER_STATES.indexOf(other)
}
