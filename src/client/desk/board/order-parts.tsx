/** What to pick and how to bring it: the same on the board, in an order's sheet and on the slip. */

import type { OrderView } from '../../../contract/order.ts'
import { textIn } from '../../../domain/language.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'

export function OrderPick({ order }: { order: OrderView }) {
  const { say, language } = useSpeech()
  return (
    <ul class="pick">
      {order.lines.map(line => (
        <li key={line.placementId}>
          <kbd class="rack">{line.rack ?? '·'}</kbd> <b class="num">{line.quantity}</b>{' '}
          <span>{textIn(line.name, language)}</span>
        </li>
      ))}
      {order.note !== undefined && (
        <li class="note">
          {say.note}: {order.note}
        </li>
      )}
    </ul>
  )
}

export function OrderHow({ order }: { order: OrderView }) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  const when = {
    now: () => say.now,
    at: () =>
      order.deliver.when === 'at'
        ? say.at(dayTime(toMilliseconds(order.deliver.at), outlet.zone, language, say.date))
        : '',
    checkout: () => say.checkout,
  }[order.deliver.when]()
  return (
    <>
      <b class="num">{when}</b>
      <span class="num">{say.payment[order.payment](formatRupiah(order.total))}</span>
      {order.takenBy !== undefined && <small>{say.takenBy(order.takenBy)}</small>}
    </>
  )
}
