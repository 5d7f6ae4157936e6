/**
 * The basket, kept on the device under its outlet and stay. It outlives a reload and a change of language, and goes
 * with its stay: the next guest never finds it.
 */
import { LINE_QUANTITY_MAX, LINES_MAX } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import type { Item } from './item.ts'

export interface Cart {
  /** Of the order that it becomes: where either is found again, it is known what became of the other. */
  readonly id?: string | undefined
  /** The stay it belongs to; `null` while the device is of none. */
  readonly stay: string | null
  /** Pieces by placement. */
  readonly lines: Readonly<Record<string, number>>
  readonly deliver: 'now' | 'at' | 'checkout'
  /** `19:30` on the outlet's wall, where `deliver` is `at`. */
  readonly time: string
  readonly payment: PaymentMethod | null
  readonly note: string
  /** An order that was taken back to be changed: what is ordered now stands in for it. */
  readonly replaces?: string | undefined
}

export const EMPTY: Cart = { stay: null, lines: {}, deliver: 'now', time: '', payment: null, note: '' }

export function countPieces(cart: Cart): number {
  return Object.values(cart.lines).reduce((sum, quantity) => sum + quantity, 0)
}

export interface CartLine {
  readonly item: Item
  readonly quantity: number
}

/** Lines that are still on the shelf; what has left it is not counted. */
export function cartLines(cart: Cart, items: readonly Item[]): CartLine[] {
  return items.flatMap(item => {
    const quantity = cart.lines[item.id]
    return quantity === undefined ? [] : [{ item, quantity }]
  })
}

export function cartTotal(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { item, quantity }) => sum + item.price * quantity, 0)
}

/** `quantity` 0 takes the line out; a full basket stays as it is. */
export function withQuantity(cart: Cart, id: string, quantity: number): Cart {
  const { [id]: known, ...others } = cart.lines
  if (quantity <= 0) return { ...cart, lines: others }
  if (known === undefined && Object.keys(others).length >= LINES_MAX) return cart
  return { ...cart, lines: { ...cart.lines, [id]: Math.min(quantity, LINE_QUANTITY_MAX) } }
}

const keyOf = (outlet: string) => `etalase-cart-${outlet}`

/** Nothing kept, storage blocked or kept by something else: an empty basket. */
export function keptCart(outlet: string): Cart {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(outlet)) ?? '{}') as Cart
    // What is no basket has no lines to count: that throws, or fails here.
    return Object.values(kept.lines).every(Number.isInteger) ? { ...EMPTY, ...kept } : EMPTY
  } catch {
    return EMPTY
  }
}

export function keepCart(outlet: string, cart: Cart): void {
  try {
    localStorage.setItem(keyOf(outlet), JSON.stringify(cart))
  } catch {
    // Blocked or full: the basket lives as long as the page does.
  }
}
