/** What a guest does with the basket, beyond the first sight. */
import type { OrderView } from '../../contract/order.ts'
import { LINE_QUANTITY_MAX, LINES_MAX } from '../../domain/order.ts'
import { PAYMENTS } from '../../domain/payment.ts'
import { changeCart } from './first/actions.ts'
import type { Cart, Seen } from './first/cart.ts'
import { now } from './first/state.ts'
import { go } from './go.ts'
import type { BasketReading } from './reading.ts'

/** `quantity` 0 takes the line out; a full basket stays as it is. */
export function withQuantity(cart: Cart, id: string, quantity: number, seen?: Seen): Cart {
  const { [id]: known, ...others } = cart.lines
  const { [id]: before, ...seenOthers } = cart.seen
  if (quantity <= 0) return { ...cart, lines: others, seen: seenOthers }
  if (known === undefined && Object.keys(others).length >= LINES_MAX) return cart
  const is = seen ?? before
  return {
    ...cart,
    lines: { ...cart.lines, [id]: Math.min(quantity, LINE_QUANTITY_MAX) },
    seen: is === undefined ? seenOthers : { ...seenOthers, [id]: is },
  }
}

export function setQuantity(id: string, quantity: number): void {
  changeCart(withQuantity(now().cart, id, quantity, seenNow(id)))
}

/** What was ordered and not brought, beside what has been picked since: as far as it is still on the shelf. */
export function pickAgain({ lines }: OrderView): void {
  const shelf = new Set(
    now()
      .items.filter(item => !item.soldOut)
      .map(item => item.id),
  )
  for (const { placementId, quantity } of lines)
    if (shelf.has(placementId)) setQuantity(placementId, (now().cart.lines[placementId] ?? 0) + quantity)
  go({ name: 'cart' })
}

function seenNow(id: string): Seen | undefined {
  const placement = now().menu?.placements.find(known => known.id === id)
  return placement && { name: placement.product.name, price: placement.price }
}

/** What the guest was shown is chosen from here on: nothing of it changes again unsaid. */
export function asShown(cart: Cart, { deliver, payment }: BasketReading): Cart {
  return {
    ...cart,
    deliver: deliver.when,
    time: deliver.when === 'at' ? deliver.at : '',
    payment: PAYMENTS[payment].isChoice ? payment : cart.payment,
  }
}

/** The guest has read what is otherwise than it was picked. */
export function acceptChanges(reading: BasketReading): void {
  const { cart } = now()
  const kept = reading.lines.reduce(
    (basket, { item, quantity }) => withQuantity(basket, item.id, quantity, seenNow(item.id)),
    { ...cart, lines: {}, seen: {} },
  )
  changeCart(asShown(kept, reading))
}
