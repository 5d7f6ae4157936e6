/** One order on the board: room, age, what to pick, how to bring it, the next step. */
import { isOpen } from '../../../domain/order.ts'
import { DOTS, Icon, OFFLINE } from '../../ui/icon.tsx'
import type { Wait } from '../live/pending.ts'
import { roomsIn } from '../live/use-rooms.ts'
import { nextStep } from '../live/use-steps.ts'
import { roomSize } from '../parts/room-size.ts'
import { Shape } from '../parts/shape.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { LOOKS, type Row } from './lateness.ts'
import { OrderHow, OrderPick } from './order-parts.tsx'
import { urgencyOf } from './urgency.ts'

export interface BoardRowProps {
  readonly row: Row
  readonly nowMs: number
  /** The key that takes the next step. */
  readonly digit: number | null
  readonly onMore: () => void
}

export function BoardRow({ row, nowMs, digit, onMore }: BoardRowProps) {
  const { say, problem, language } = useSpeech()
  const { outlet, steps, rooms } = useDesk()
  const { order, lateness } = row
  const isDone = !isOpen(order)
  const look = isDone ? 'later' : LOOKS[lateness]
  const { big, word } = urgencyOf(row, { nowMs, hours: outlet, language, say })
  const floor = roomsIn(rooms).find(room => room.room === order.room)?.floor
  const failed = steps.failed.get(order.id)
  return (
    // Each part bears its own look: Chromium forgets to restyle what hangs from a row's class when Preact moves the
    // row by moveBefore.
    <tr class={look}>
      <th scope="row">
        <span class={`flap num ${look} ${roomSize(order.room)}`}>{order.room}</span>
        {floor !== undefined && <small>{say.floor(floor)}</small>}
      </th>
      <td class={`age ${look}`}>
        <Shape look={look} />
        <b class="num">{big}</b>
        <span>{isDone ? say.states[order.state] : word}</span>
      </td>
      <td class="what">
        <OrderPick order={order} />
        {failed !== undefined && (
          <p class="trouble" role="alert">
            <b>{say.failed}</b> {problem(failed)}
          </p>
        )}
      </td>
      <td class="how">
        <OrderHow order={order} />
      </td>
      <td class="act">
        <Act row={row} digit={digit} onMore={onMore} />
      </td>
    </tr>
  )
}

function Act({ row: { order }, digit, onMore }: Pick<BoardRowProps, 'row' | 'digit' | 'onMore'>) {
  const { say } = useSpeech()
  const { steps } = useDesk()
  const step = nextStep(order)
  const wait = steps.waits.get(order.id)
  const state = say.states[order.state]
  return (
    <>
      <small>
        {wait !== undefined ? (
          <Waits state={state} wait={wait} />
        ) : order.by === undefined || order.state === 'placed' ? (
          state
        ) : (
          say.stateBy(state, order.by)
        )}
      </small>
      <div class={order.state === 'placed' ? 'pair ring' : 'pair'}>
        {step !== null && (
          <button
            type="button"
            class={order.state === 'placed' ? 'button ring' : 'button step'}
            aria-label={say.stepOf(say.steps[step], order.room)}
            aria-keyshortcuts={digit === null ? undefined : String(digit)}
            onClick={() => steps.take(order)}
          >
            {say.steps[step]}
            {digit !== null && <kbd>{digit}</kbd>}
          </button>
        )}
        <button type="button" class="plain" aria-label={say.moreOf(order.room)} onClick={onMore}>
          <Icon d={DOTS} />
        </button>
      </div>
    </>
  )
}

/** Quietly, in the one line that is there anyway: no row grows by it. */
function Waits({ state, wait }: { state: string; wait: Wait }) {
  const { say } = useSpeech()
  const text = wait.isOther
    ? say.waitsOther(say.steps[wait.step], wait.clerk)
    : `${state}, ${wait.saved ? say.waits : say.waitsUnsaved}`
  return (
    <span class="waits" title={text}>
      <Icon d={OFFLINE} />
      <span>{text}</span>
    </span>
  )
}
