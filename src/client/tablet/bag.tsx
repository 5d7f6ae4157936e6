/** The basket at the right hand: always in sight, never in the way of the basket's own screen. */
import { mostOf } from '../../domain/basket.ts'
import { isOpen, LINE_QUANTITY_MAX } from '../../domain/order.ts'
import { basketOf } from '../guest/first/cart.ts'
import { roomText } from '../guest/first/front.tsx'
import { priceText } from '../guest/first/item.ts'
import type { GuestState } from '../guest/first/state.ts'
import { setQuantity } from '../guest/picking.ts'
import { hrefTo, Stepper, wordsOf } from '../guest/screens/parts.tsx'
import { unplacedOrders } from '../guest/screens/waiting.ts'
import { TABLET_WORDS } from './state.ts'

export function Bag({ state }: { state: GuestState }) {
  const { place, menu, orders } = state
  const words = TABLET_WORDS[place.language]
  const guestWords = wordsOf(state)
  const { free } = state.words
  const { lines, total } = basketOf(state)
  const open = orders.filter(isOpen).length + unplacedOrders(state).length
  const most = new Map(menu?.placements.map(known => [known.id, mostOf(known.available)]))
  return (
    <aside class="bag" aria-label={words.bag}>
      <h2>{words.bag}</h2>
      {lines.length === 0 && <p class="maker">{words.bagEmpty}</p>}
      <ul>
        {lines.map(({ item, quantity }) => (
          <li key={item.id}>
            <b>{item.name}</b>
            <Stepper
              quantity={quantity}
              least={0}
              most={most.get(item.id) ?? LINE_QUANTITY_MAX}
              labels={{ less: guestWords.lessOf(item.name), more: guestWords.moreOf(item.name) }}
              change={next => setQuantity(item.id, next)}
            />
            <span class="price">{priceText(item.price * quantity, free)}</span>
          </li>
        ))}
      </ul>
      {open > 0 && (
        <a class="button quiet" href={hrefTo(state, { name: 'orders' })}>
          {state.words.ordersOpen(open)}
        </a>
      )}
      {lines.length > 0 && (
        <>
          <p class="sum num">
            <span>{guestWords.total}</span>
            <span>{priceText(total, free)}</span>
          </p>
          <a class="button" href={hrefTo(state, { name: 'cart' })}>
            {words.orderTo(roomText(state))}
          </a>
        </>
      )}
    </aside>
  )
}
