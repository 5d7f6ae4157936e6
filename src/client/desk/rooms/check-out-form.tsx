/** A stay ends, on every device. Its open orders are asked for one by one: hand over, decline, or keep for pick-up. */
import { useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { RoomName } from '../../../domain/ids.ts'
import { ask } from '../../platform/api.ts'
import { OrderHow, OrderPick } from '../board/order-parts.tsx'
import { DeclineForm } from '../order/decline-form.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'

export interface CheckOutFormProps {
  readonly room: RoomName
  readonly onBack: () => void
  readonly onDone: () => void
}

export function CheckOutForm({ room, onBack, onDone }: CheckOutFormProps) {
  const { say, problem } = useSpeech()
  const { outlet, steps, rooms, tell } = useDesk()
  const [declining, setDeclining] = useState<OrderView | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const open = steps.orders.filter(order => order.room === room)

  async function checkOut(choice: 'ask' | 'keep'): Promise<void> {
    setBusy(true)
    // What was just handed over or declined must be so before the stay ends.
    await steps.flush()
    const reply = await ask<'checkOut'>('POST', `/api/desk/rooms/${encodeURIComponent(room)}/check-out`, {
      outlet: outlet.slug,
      body: { open: choice },
    })
    setBusy(false)
    rooms.reload()
    if (!reply.ok) return setTrouble(reply.code)
    tell(say.checkedOut(room))
    onDone()
  }

  if (declining !== null)
    return (
      <DeclineForm
        order={declining}
        onBack={() => setDeclining(null)}
        onDone={body => {
          steps.hold(declining, { type: 'decline', body })
          setDeclining(null)
        }}
      />
    )
  return (
    <>
      <p>{say.checkOutHelp}</p>
      {open.length > 0 && <p>{say.checkOutOpen}</p>}
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
                <button type="button" class="button quiet" onClick={() => setDeclining(order)}>
                  {say.decline}
                </button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      {open.length > 0 && <p>{say.keepHelp}</p>}
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void checkOut(open.length > 0 ? 'keep' : 'ask')}
        >
          {open.length > 0 ? say.keepDo : say.checkOutDo(room)}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </div>
    </>
  )
}
