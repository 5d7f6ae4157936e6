/** A quiet way to what was ordered and its receipts, whatever is in the basket: for as long as the stay has any. */
import { isOpen } from '../../../domain/order.ts'
import { Icon, PAPER } from '../../ui/icon.tsx'
import { basketOf } from '../first/cart.ts'
import type { GuestState } from '../first/state.ts'
import { hrefTo, wordsOf } from './parts.tsx'
import { unplacedOrders } from './waiting.ts'

export function OwnOrders({ state }: { state: GuestState }) {
  const { name } = state.place.screen
  const unplaced = unplacedOrders(state).length
  const count = state.orders.length + unplaced
  // A tablet's fascia leads there by itself, and so does the counter while there is nothing in the basket.
  const isBelow =
    name === 'menu' && basketOf(state).pieces === 0 && (unplaced > 0 || state.orders.some(isOpen))
  if (state.tablet || count === 0 || isBelow || name === 'orders' || name === 'order') return null
  return (
    <p class="narrow mine">
      <a href={hrefTo(state, { name: 'orders' })}>
        <Icon d={PAPER} />
        {wordsOf(state).ownOrders(count)}
      </a>
    </p>
  )
}
