/** The stay's orders, the newest first. */
import type { OrderView } from '../../../contract/order.ts'
import { isOpen } from '../../../domain/order.ts'
import { priceText } from '../first/item.ts'
import type { GuestState } from '../first/state.ts'
import { Notices } from './notices.tsx'
import { hrefTo, NoOrders, Top, whenText, wordsOf } from './parts.tsx'
import { stateOf, type Unplaced, unplacedOrders } from './waiting.ts'

export function OrdersScreen({ state }: { state: GuestState }) {
  const words = wordsOf(state)
  const unplaced = unplacedOrders(state)
  const orders = [...state.orders].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
  return (
    <>
      <Top state={state} title={words.orders} />
      <main class="narrow sheet">
        <Notices state={state} />
        {orders.length + unplaced.length === 0 ? (
          <NoOrders state={state} />
        ) : (
          <ul class="orders">
            {unplaced.map(entry => (
              <UnplacedRow key={entry.id} entry={entry} state={state} />
            ))}
            {orders.map(order => (
              <Row key={order.id} order={order} state={state} />
            ))}
          </ul>
        )}
      </main>
    </>
  )
}

function UnplacedRow({ entry, state }: { entry: Unplaced; state: GuestState }) {
  const words = wordsOf(state)
  const { lines, total, placedAt } = entry.command.body
  const what = stateOf(state, entry)
  return (
    <li>
      <a class="open" href={hrefTo(state, { name: 'order', id: entry.id })}>
        <b>{what === 'waiting' && !entry.saved ? words.notSavedHere : what && words.rows[what]}</b>
        <span class="maker num">
          {whenText(state, placedAt)} ·{' '}
          {state.words.pieces(lines.reduce((sum, line) => sum + line.quantity, 0))}
        </span>
        <b class="num">{priceText(total, state.words.free)}</b>
      </a>
    </li>
  )
}

function Row({ order, state }: { order: OrderView; state: GuestState }) {
  const words = wordsOf(state)
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <li>
      <a class={isOpen(order) ? 'open' : ''} href={hrefTo(state, { name: 'order', id: order.id })}>
        <b>{words.states[order.state]}</b>
        <span class="maker num">
          {whenText(state, order.receivedAt)} · {state.words.pieces(pieces)}
        </span>
        <b class="num">{priceText(order.total, state.words.free)}</b>
      </a>
    </li>
  )
}
