/** What to pick and how to bring it: the same on the board, in an order's sheet and on the slip. */
import type { OrderView } from '../../../contract/order.ts'
import { textIn } from '../../../domain/language.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import { duesOf, picksOf, type Taken } from './walks.ts'

export function OrderPick({ order }: { order: OrderView }) {
  return (
    <ul class="pick">
      {order.lines.map(line => (
        <Goods key={line.placementId} rack={line.rack ?? ''} name={line.name} quantity={line.quantity} />
      ))}
      <Note order={order} />
    </ul>
  )
}

/** Of several orders of one room: what several of them want stands once. */
export function GoodsOf({ orders }: { orders: readonly OrderView[] }) {
  const { say } = useSpeech()
  return (
    <ul class="pick">
      {picksOf(orders).map(taken => (
        <Goods key={taken.placementId} {...taken} />
      ))}
      {orders.map(order => (
        <Note key={order.id} order={order} />
      ))}
      {orders.length > 1 && <li class="note">{say.walk.orders(orders.length)}</li>}
    </ul>
  )
}

export function Goods({ rack, name, quantity }: Pick<Taken, 'rack' | 'name' | 'quantity'>) {
  const { language } = useSpeech()
  return (
    <li>
      <kbd class="rack">{rack === '' ? '·' : rack}</kbd> <b class="num">{quantity}</b>{' '}
      <span>{textIn(name, language)}</span>
    </li>
  )
}

function Note({ order: { note } }: { order: OrderView }) {
  const { say } = useSpeech()
  if (note === undefined) return null
  return (
    <li class="note">
      {say.note}: {note}
    </li>
  )
}

/** What is paid at the door by each way, when it is wanted, and who took it by phone. */
export function Dues({ orders }: { orders: readonly OrderView[] }) {
  const { say } = useSpeech()
  const whenOf = useWhen()
  const takers = [...new Set(orders.flatMap(({ takenBy }) => takenBy ?? []))]
  const times = [...new Set(orders.filter(({ deliver }) => deliver.when !== 'now').map(whenOf))]
  return (
    <>
      {times.map(time => (
        <span key={time} class="num">
          {time}
        </span>
      ))}
      {duesOf(orders).map(([payment, total]) => (
        <b key={payment} class="num">
          {say.payment[payment](formatRupiah(total))}
        </b>
      ))}
      {takers.map(name => (
        <span key={name}>{say.takenBy(name)}</span>
      ))}
    </>
  )
}

/** How far the money of each has come that is paid by QRIS. */
export function Moneys({ orders }: { orders: readonly OrderView[] }) {
  const { say } = useSpeech()
  return (
    <>
      {orders.map(
        ({ id, qris }) =>
          qris !== undefined && (
            <span key={id} class={`money ${qris.state}`}>
              {say.money.states[qris.state]}
            </span>
          ),
      )}
    </>
  )
}

/** When it is wanted, in words. */
function useWhen(): (order: Pick<OrderView, 'deliver'>) => string {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  return ({ deliver }) =>
    deliver.when === 'at'
      ? say.at(dayTime(toMilliseconds(deliver.at), outlet.zone, language, say.date))
      : deliver.when === 'checkout'
        ? say.checkout
        : say.now
}

export function OrderHow({ order }: { order: OrderView }) {
  const { say } = useSpeech()
  const when = useWhen()(order)
  return (
    <>
      <b class="num">{when}</b>
      <span class="num">{say.payment[order.payment](formatRupiah(order.total))}</span>
      <Moneys orders={[order]} />
      {order.takenBy !== undefined && <small>{say.takenBy(order.takenBy)}</small>}
    </>
  )
}
