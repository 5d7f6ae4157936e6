/** Orders by phone that have not arrived: they are not on the board yet, and a guest waits for them all the same. */
import { formatRupiah } from '../../../domain/money.ts'
import { Icon, OFFLINE } from '../../ui/icon.tsx'
import type { WaitingPhoneOrder } from '../live/pending.ts'
import { roomsIn } from '../live/use-rooms.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'

export function PhoneOrders() {
  const { say } = useSpeech()
  const { phoneOrders } = useDesk().steps
  if (phoneOrders.length === 0) return null
  return (
    <section class="unsent" aria-label={say.phoneOrder}>
      <ul class="rows">
        {phoneOrders.map(order => (
          <One key={order.id} order={order} />
        ))}
      </ul>
    </section>
  )
}

function One({ order }: { order: WaitingPhoneOrder }) {
  const { say, refusal } = useSpeech()
  const { steps, rooms } = useDesk()
  const { id, body, asks, refused, context, saved } = order
  const room = roomsIn(rooms).find(({ stay }) => stay === body.stay)?.room
  const state =
    refused !== null
      ? refusal(refused, context)
      : asks
        ? say.phoneOrderAsks
        : saved
          ? say.waits
          : say.waitsUnsaved
  return (
    <li>
      <Icon d={OFFLINE} />
      <span class="grow">
        {room === undefined ? say.phoneOrder : say.phoneOrderOf(room)},{' '}
        <span class="num">{formatRupiah(body.total)}</span>
        <small>{state}</small>
      </span>
      {asks && (
        <>
          <button type="button" class="button" onClick={() => steps.decide(id, true)}>
            {say.phoneOrderSend}
          </button>
          <button type="button" class="button quiet" onClick={() => steps.decide(id, false)}>
            {say.phoneOrderDrop}
          </button>
        </>
      )}
      {refused !== null && (
        <button type="button" class="button quiet" onClick={() => steps.dismiss(id)}>
          {say.close}
        </button>
      )}
    </li>
  )
}
