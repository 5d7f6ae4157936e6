/** The slip that goes with the goods, 80 mm wide: seen on paper only. It is no receipt and says so. */
import type { OrderView } from '../../../contract/order.ts'
import { toMilliseconds, ZONE_NAMES } from '../../../domain/time.ts'
import { OrderHow, OrderPick } from '../board/order-parts.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import { SlipCode } from './money.tsx'

export function Slip({ order }: { order: OrderView }) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  return (
    <div class="slip" aria-hidden="true">
      <p>
        {outlet.name}
        {outlet.demo && ` · ${say.demo}`}
      </p>
      <p class="slip-room num">{order.room}</p>
      <p class="num">
        {say.slip} · {dayTime(toMilliseconds(order.receivedAt), outlet.zone, language, say.date)}{' '}
        {ZONE_NAMES[outlet.zone]}
      </p>
      <OrderPick order={order} />
      <p class="how">
        <OrderHow order={order} />
      </p>
      <SlipCode order={order} />
      <p>{say.slipFoot}</p>
    </div>
  )
}
