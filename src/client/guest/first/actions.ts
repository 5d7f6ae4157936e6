/** What the first sight's taps do. */
import { type Cart, keepCart } from './cart.ts'
import type { Screen } from './place.ts'
import { now, set } from './state.ts'

export function changeCart(cart: Cart): void {
  keepCart(now().outlet.slug, cart)
  set({ cart, trouble: null })
}

export function show(screen: Screen): void {
  set({ place: { ...now().place, screen }, trouble: null, filtering: false })
}

/** A new screen is told to those who do not see it: focus goes to its heading. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('h1')
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
