/** Everything that can be done with one order. What ends it goes through the outbox like the board's own steps. */
import type { OrderView } from '../../../contract/order.ts'
import { isOpen } from '../../../domain/order.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { OrderHow, OrderPick } from '../board/order-parts.tsx'
import type { Wish } from '../live/sending.ts'
import { nextStep } from '../live/use-steps.ts'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { DeclineForm } from './decline-form.tsx'
import { ConfirmMoney } from './money.tsx'
import { PartForm } from './part-form.tsx'
import { PaysBy } from './pays-by.tsx'
import { Slip } from './slip.tsx'
import { ToldOf } from './told.tsx'

type View = 'all' | 'part' | 'decline'

export function OrderSheet({ order, onClose }: { order: OrderView; onClose: () => void }) {
  const { say } = useSpeech()
  const { steps } = useDesk()
  const [view, setView] = useTyped<View>(`order ${order.id}`, 'all')
  const end = (wish: Wish) => {
    steps.hold(order, wish)
    onClose()
  }
  const title = { all: say.orderOf(order.room), part: say.part, decline: say.decline }[view]
  return (
    <Sheet title={view === 'all' ? title : `${title}, ${order.room}`} onClose={onClose}>
      {view === 'all' && <Overview order={order} onView={setView} onEnd={end} onClose={onClose} />}
      {view === 'part' && (
        <PartForm
          order={order}
          onBack={() => setView('all')}
          onDone={(lines, lost) => end({ type: 'deliver', body: { lines, lost } })}
        />
      )}
      {view === 'decline' && (
        <DeclineForm
          order={order}
          onBack={() => setView('all')}
          onDone={body => end({ type: 'decline', body })}
        />
      )}
    </Sheet>
  )
}

interface OverviewProps {
  readonly order: OrderView
  readonly onView: (view: View) => void
  readonly onEnd: (wish: Wish) => void
  readonly onClose: () => void
}

function Overview({ order, onView, onEnd, onClose }: OverviewProps) {
  const { say } = useSpeech()
  const { steps } = useDesk()
  const step = nextStep(order)
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <>
      <OrderPick order={order} />
      <p class="how">
        <OrderHow order={order} />
      </p>
      <ToldOf order={order} />
      <PaysBy order={order} />
      <div class="actions column">
        <ConfirmMoney order={order} quiet={order.qris?.state === 'due'} />
        {step !== null && step !== 'deliver' && (
          <button
            type="button"
            class="button"
            onClick={() => {
              steps.take(order)
              onClose()
            }}
          >
            {say.steps[step]}
          </button>
        )}
        {isOpen(order) && (
          <button
            type="button"
            class={step === 'deliver' ? 'button' : 'button quiet'}
            onClick={() => onEnd({ type: 'deliver', body: {} })}
          >
            {step === 'deliver' ? say.steps.deliver : say.direct}
          </button>
        )}
        {isOpen(order) && pieces > 1 && (
          <button type="button" class="button quiet" onClick={() => onView('part')}>
            {say.part}
          </button>
        )}
        {isOpen(order) && (
          <button type="button" class="button quiet" onClick={() => onView('decline')}>
            {say.decline}
          </button>
        )}
        <button type="button" class="button quiet" onClick={() => print()}>
          <Icon d={PRINT} />
          {say.print}
        </button>
      </div>
      <Slip order={order} />
    </>
  )
}
