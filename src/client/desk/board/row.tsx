/** One room on a walk: how urgent it is, what to pick, what is paid at its door, and the one next step of its orders. */
import type { OrderId } from '../../../domain/ids.ts'
import { isOpen } from '../../../domain/order.ts'
import { DOTS, DOWN, Icon, OFFLINE } from '../../ui/icon.tsx'
import type { Wait } from '../live/pending.ts'
import { ConfirmMoney } from '../order/money.tsx'
import { roomSize } from '../parts/room-size.ts'
import { Shape } from '../parts/shape.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { LOOKS } from './lateness.ts'
import { Dues, GoodsOf, Moneys, OrderHow, OrderPick } from './order-parts.tsx'
import { urgencyOf } from './urgency.ts'
import type { RoomRow } from './walks.ts'

export interface BoardRowProps {
  readonly row: RoomRow
  readonly nowMs: number
  /** The key that takes the next step. */
  readonly digit: number | null
  /** Each of its orders is shown apart. */
  readonly isUnfolded: boolean
  readonly onMore: () => void
  readonly onOrder: (id: OrderId) => void
}

export function BoardRow(props: BoardRowProps) {
  const { say, problem, language } = useSpeech()
  const { steps, outlet } = useDesk()
  const { orders, room, lateness } = props.row
  const [first] = orders
  const isDone = !isOpen(first)
  const look = isDone ? 'later' : LOOKS[lateness]
  const { big, word } = urgencyOf(
    { order: first, lateness },
    { nowMs: props.nowMs, hours: outlet, language, say },
  )
  return (
    // Each part bears its own look: Chromium forgets to restyle what hangs from a row's class when Preact moves the
    // row by moveBefore.
    <li class={`order ${look}`}>
      <div class="who-waits">
        <span class={`flap num ${look} ${roomSize(room)}`}>{room}</span>
        <p class={`age ${look}`}>
          <Shape look={look} />
          <b class="num">{big}</b>
        </p>
      </div>
      <div class="what">
        {props.isUnfolded ? <Each orders={orders} onOrder={props.onOrder} /> : <GoodsOf orders={orders} />}
        {orders.map(({ id }) => {
          const failed = steps.failed.get(id)
          return (
            failed !== undefined && (
              <p key={id} class="trouble" role="alert">
                <b>{say.failed}</b> {problem(failed)}
              </p>
            )
          )
        })}
        {orders.map(
          order => order.qris?.state === 'claimed' && <ConfirmMoney key={order.id} order={order} quiet />,
        )}
      </div>
      <p class="how">
        <b class={`age ${look}`}>{isDone ? say.states[first.state] : word}</b>
        <Dues orders={orders} />
        <Moneys orders={orders} />
        <Standing orders={orders} />
      </p>
      <Act {...props} />
    </li>
  )
}

/** Each its own: what is in it, how it is paid, and its own sheet. */
function Each({ orders, onOrder }: Pick<RoomRow, 'orders'> & Pick<BoardRowProps, 'onOrder'>) {
  const { say } = useSpeech()
  return (
    <ul class="each">
      {orders.map(order => (
        <li key={order.id}>
          <div class="grow">
            <OrderPick order={order} />
            <p class="how">
              <OrderHow order={order} />
            </p>
          </div>
          <button
            type="button"
            class="plain"
            aria-label={say.orderOf(order.room)}
            onClick={() => onOrder(order.id)}
          >
            <Icon d={DOTS} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Who did the last step, or what of it has not arrived. */
function Standing({ orders }: Pick<RoomRow, 'orders'>) {
  const { say } = useSpeech()
  const { waits } = useDesk().steps
  const order = orders.find(({ id }) => waits.has(id)) ?? orders[0]
  const wait = waits.get(order.id)
  const state = say.states[order.state]
  if (wait !== undefined) return <Waits state={state} wait={wait} />
  if (order.by === undefined || order.state === 'placed') return null
  return <span>{say.stateBy(state, order.by)}</span>
}

function Act({ row, digit, isUnfolded, onMore }: BoardRowProps) {
  const { say } = useSpeech()
  const { steps } = useDesk()
  const { room, step, orders } = row
  const isNew = step === 'acknowledge'
  const isMany = orders.length > 1
  return (
    <div class={isNew ? 'act pair ring' : 'act pair'}>
      {step !== null && (
        <button
          type="button"
          class={isNew ? 'button ring' : 'button step'}
          aria-label={say.stepOf(say.steps[step], room)}
          aria-keyshortcuts={digit === null ? undefined : String(digit)}
          onClick={() => steps.takeAll(orders)}
        >
          {say.steps[step]}
          {digit !== null && <kbd>{digit}</kbd>}
        </button>
      )}
      <button
        type="button"
        class={isUnfolded ? 'plain unfolded' : 'plain'}
        aria-label={say.moreOf(room)}
        aria-expanded={isMany ? isUnfolded : undefined}
        onClick={onMore}
      >
        <Icon d={isMany ? DOWN : DOTS} />
      </button>
    </div>
  )
}

/** Quietly, in the one line that is there anyway: no row grows by it. */
function Waits({ state, wait }: { state: string; wait: Wait }) {
  const { say } = useSpeech()
  const text = wait.isOther
    ? say.waitsOther(wait.step === 'change-payment' ? say.paysBy : say.steps[wait.step], wait.clerk)
    : `${state}, ${wait.saved ? say.waits : say.waitsUnsaved}`
  return (
    <span class="waits" title={text}>
      <Icon d={OFFLINE} />
      <span>{text}</span>
    </span>
  )
}
