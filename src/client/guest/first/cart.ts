/**
 * The basket, kept on the device under its outlet and stay. It outlives a reload and a change of language, and goes
 * with its stay: the next guest never finds it.
 */
import type { Menu } from '../../../contract/menu.ts'
import { type Counted, count, mostOf } from '../../../domain/basket.ts'
import type { OutletId, StayId } from '../../../domain/ids.ts'
import { LINE_QUANTITY_MAX } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import type { Item } from './item.ts'

export interface Cart {
  /** Of the order that it becomes: where either is found again, it is known what became of the other. */
  readonly id?: string | undefined
  /** The stay it belongs to; `null` while the device is of none. */
  readonly stay: StayId | null
  /** Pieces by placement. */
  readonly lines: Readonly<Record<string, number>>
  /** What each was when it was picked: by it the guest is told what has changed since, also of what is gone. */
  readonly seen: Readonly<Record<string, Seen>>
  /** `null`: the guest has not said. */
  readonly deliver: 'now' | 'at' | 'checkout' | null
  /** The instant where `deliver` is `at`, RFC 3339. A basket kept by an earlier release has `19:30` here, of some day. */
  readonly time: string
  readonly payment: PaymentMethod | null
  readonly note: string
  /** An order that was taken back to be changed: what is ordered now stands in for it. */
  readonly replaces?: string | undefined
}

export interface Seen {
  readonly name: { readonly id: string; readonly en: string }
  readonly price: number
}

export const EMPTY: Cart = {
  stay: null,
  lines: {},
  seen: {},
  deliver: null,
  time: '',
  payment: null,
  note: '',
}

export interface Shopping {
  readonly cart: Cart
  readonly items: readonly Item[]
  /** The whole menu, once it is here: stories, labels, payments. */
  readonly menu: Menu | null
}

/** What of the basket can be had as the shop is now; every screen counts by this. */
export function basketOf({ cart, items, menu }: Shopping): Counted<Item> {
  return count(cart.lines, items, ({ id, soldOut }) => {
    const known = menu?.placements.find(placement => placement.id === id)
    return soldOut ? 0 : known ? mostOf(known.available) : LINE_QUANTITY_MAX
  })
}

const keyOf = (outlet: OutletId) => `etalase-cart-${outlet}`

/** Nothing kept, storage blocked or kept by something else: an empty basket. */
export function keptCart(outlet: OutletId): Cart {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(outlet)) ?? '{}') as Cart
    // What is no basket has no lines to count: that throws, or fails here.
    return Object.values(kept.lines).every(Number.isInteger) ? { ...EMPTY, ...kept } : EMPTY
  } catch {
    return EMPTY
  }
}

export function keepCart(outlet: OutletId, cart: Cart): void {
  try {
    localStorage.setItem(keyOf(outlet), JSON.stringify(cart))
  } catch {
    // Blocked or full: the basket lives as long as the page does.
  }
}
