/** The counter at the thumb: what is in the basket, or the order under way. */
import { isOpen } from '../../../domain/order.ts'
import { BASKET, Icon } from '../../ui/drawing.tsx'
import { basketOf } from './cart.ts'
import { priceText } from './item.ts'
import { addressOf } from './place.ts'
import type { GuestState } from './state.ts'

export function Counter({ state }: { state: GuestState }) {
  const { words, orders, outbox, place } = state
  const { pieces, total } = basketOf(state)
  const waiting = outbox.filter(entry => entry.command.type === 'place' && entry.state.type !== 'settled')
  const open = orders.filter(isOpen).length + waiting.length
  if (pieces + open === 0) return null
  const toCart = pieces > 0
  return (
    <aside class="counter">
      <div>
        <p class="num">
          {toCart ? (
            <>
              <b>{priceText(total, words.free)}</b>
              <br />
              <span class="maker">{words.pieces(pieces)}</span>
            </>
          ) : (
            <b>{words.ordersOpen(open)}</b>
          )}
        </p>
        <a class="button" href={addressOf({ ...place, screen: { name: toCart ? 'cart' : 'orders' } })}>
          {toCart && <Icon d={BASKET} />}
          {toCart ? words.cart : words.order}
        </a>
      </div>
    </aside>
  )
}
