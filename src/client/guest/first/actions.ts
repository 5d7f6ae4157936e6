/** What the first sight's taps do. */
import { type Cart, keepCart, withQuantity } from './cart.ts'
import { addressOf, type Screen } from './place.ts'
import { now, set } from './state.ts'

export function changeCart(cart: Cart): void {
  keepCart(now().outlet.slug, cart)
  set({ cart, trouble: null })
}

export function setQuantity(id: string, quantity: number): void {
  changeCart(withQuantity(now().cart, id, quantity))
}

export function linkTo(screen: Screen): string {
  return addressOf({ ...now().place, screen })
}

/** To another screen of the same shop, without leaving the page. */
export function go(screen: Screen): void {
  history.pushState(null, '', linkTo(screen))
  show(screen)
  scrollTo(0, 0)
}

export function show(screen: Screen): void {
  set({ place: { ...now().place, screen }, trouble: null, filtering: false })
}
