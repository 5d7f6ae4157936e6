/** Part of an order is brought: how many of each line, and what became of the rest. */

import type { OrderView } from '../../../contract/order.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { textIn } from '../../../domain/language.ts'
import type { DeliveredLine } from '../../../domain/order.ts'
import type { LostLine } from '../../../domain/unbrought.ts'
import { Stepper } from '../parts/stepper.tsx'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { FatesOf, isToldOf, lostOf, NOTHING_TOLD, type Told } from './fates.tsx'
import { MoneyBack } from './money.tsx'

export interface PartFormProps {
  readonly order: OrderView
  readonly onBack: () => void
  readonly onDone: (lines: DeliveredLine[], lost: LostLine[]) => void
}

export function PartForm({ order, onBack, onDone }: PartFormProps) {
  const { say, language } = useSpeech()
  const [lines, setLines] = useTyped<DeliveredLine[]>(`part ${order.id}`, () =>
    order.lines.map(({ placementId, quantity }) => ({ placementId, quantity })),
  )
  const [told, setTold] = useTyped<Told>(`part of ${order.id} is lost`, NOTHING_TOLD)
  const brought = lines.reduce((sum, line) => sum + line.quantity, 0)
  const left = order.lines.flatMap((line, index) => {
    const pieces = line.quantity - (lines[index]?.quantity ?? 0)
    return pieces > 0 ? [{ line, pieces }] : []
  })
  const isReady = brought > 0 && isToldOf(left, told)
  const set = (placementId: PlacementId, quantity: number) =>
    setLines(now => now.map(line => (line.placementId === placementId ? { placementId, quantity } : line)))
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (isReady) onDone(lines, lostOf(left, told))
      }}
    >
      <p>{say.partHelp}</p>
      <MoneyBack order={order} />
      <ul class="rows">
        {order.lines.map((line, index) => {
          const name = textIn(line.name, language)
          const quantity = lines[index]?.quantity ?? 0
          return (
            <li key={line.placementId}>
              <kbd class="rack">{line.rack ?? '·'}</kbd>
              <span class="grow">{name}</span>
              <Stepper
                name={name}
                value={quantity}
                max={line.quantity}
                shown={say.of(quantity, line.quantity)}
                onChange={next => set(line.placementId, next)}
              />
            </li>
          )
        })}
      </ul>
      {brought === 0 ? (
        <p class="trouble">{say.partNone}</p>
      ) : (
        <FatesOf left={left} told={told} onTell={setTold} />
      )}
      <div class="actions">
        <button type="submit" class="button" disabled={!isReady}>
          {say.partDo}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </div>
    </form>
  )
}
