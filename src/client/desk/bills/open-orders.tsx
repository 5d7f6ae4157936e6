/** Orders that a guest who leaves still waits for: handed over, declined, or kept to be fetched. */
import type { OrderView } from '../../../contract/order.ts'
import type { RoomName } from '../../../domain/ids.ts'
import { OrderHow, OrderPick } from '../board/order-parts.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'

export interface OpenOrdersProps {
  readonly room: RoomName
  readonly onDecline: (order: OrderView) => void
}

export function OpenOrders({ room, onDecline }: OpenOrdersProps) {
  const { say } = useSpeech()
  const { steps } = useDesk()
  const open = steps.orders.filter(order => order.room === room)
  if (open.length === 0) return null
  return (
    <>
      <p>{say.checkOutOpen}</p>
      <ul class="rows">
        {open.map(order => (
          <li key={order.id}>
            <div class="grow stack">
              <OrderPick order={order} />
              <p class="how">
                <OrderHow order={order} />
              </p>
              <div class="actions">
                <button
                  type="button"
                  class="button quiet"
                  onClick={() => steps.hold(order, { type: 'deliver', body: {} })}
                >
                  {say.direct}
                </button>
                <button type="button" class="button quiet" onClick={() => onDecline(order)}>
                  {say.decline}
                </button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p>{say.keepHelp}</p>
    </>
  )
}
