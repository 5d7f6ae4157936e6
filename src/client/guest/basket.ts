/**
 * A basket and the order that it becomes are one thing with one id, which it bears from its beginning. Whichever of the
 * two a crash has left, or another tab has written: what was ordered is in the basket no more, and what came to nothing
 * is a basket of its own again.
 */

import type { OrderView } from '../../contract/order.ts'
import { uuidV7 } from '../../domain/ids.ts'
import { isStop } from '../../domain/journey.ts'
import type { OrderState } from '../../domain/order.ts'
import { type Entry, isSettled } from '../outbox/entry.ts'
import { browser } from '../platform/device.ts'
import { type Cart, EMPTY, keepCart, keptCart } from './first/cart.ts'
import { now, set } from './first/state.ts'

export type NamedCart = Cart & { readonly id: string }

/** Being ordered by this page just now: it stays in sight until it is known what comes of it. */
let underWay: string | null = null

export function orderingBasket(id: string | null): void {
  underWay = id
}

export function named(cart: Cart): NamedCart {
  return { ...cart, id: cart.id ?? newId() }
}

/** The same goods under another id: the one before has its verdict. */
export function renamed(cart: Cart): NamedCart {
  return { ...cart, id: newId() }
}

/** The next basket of that stay, with what was put in while the one before went out. */
export function without(cart: Cart, ordered: Cart): NamedCart {
  const isNext = cart.id !== ordered.id
  const lines = Object.entries(cart.lines).map(
    ([id, pieces]) => [id, pieces - (isNext ? 0 : (ordered.lines[id] ?? 0))] as const,
  )
  const left = Object.fromEntries(lines.filter(([, pieces]) => pieces > 0))
  return isNext ? named(cart) : renamed({ ...EMPTY, stay: ordered.stay, lines: left, seen: cart.seen })
}

/** Puts the basket in its place on the screen and on the device, and takes nothing off the screen beside it. */
export function replaceCart(cart: Cart): void {
  keepCart(now().outlet.slug, cart)
  set({ cart })
}

/** What became of the order of that id, by all that a page knows; `null` for a basket that nobody has ordered. */
export function fateOf(
  id: string,
  { outbox, orders }: { readonly outbox: readonly Entry[]; readonly orders: readonly OrderView[] },
): 'ordered' | 'undone' | null {
  const order = orders.find(known => known.id === id)
  if (order !== undefined) return isUndone(order.state) ? 'undone' : 'ordered'
  const entry = outbox.find(known => known.id === id)
  if (entry === undefined) return null
  return !isSettled(entry) || entry.state.verdict.type === 'accepted' ? 'ordered' : 'undone'
}

/** Holds the basket against all that is known of orders: to be called whenever that changes. */
export function settleBasket(): void {
  const { cart, outlet } = now()
  const fate = cart.id === undefined || cart.id === underWay ? null : fateOf(cart.id, now())
  if (fate === null) return
  const kept = keptCart(outlet.slug)
  // Another tab of this browser has ordered it, and knows what is left.
  if (kept.id !== undefined && kept.id !== cart.id && kept.stay === cart.stay) set({ cart: kept })
  else replaceCart(renamed(fate === 'ordered' ? { ...EMPTY, stay: cart.stay } : cart))
}

function isUndone(state: OrderState): boolean {
  return !isStop(state)
}

function newId(): string {
  return uuidV7(browser.nowMs(), browser.randomBytes)
}
