/** Part of an order is brought: how many of each line. */
import { useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import type { DeliveredLine } from '../../../domain/order.ts'
import { Stepper } from '../parts/stepper.tsx'
import { useSpeech } from '../speech.ts'

export interface PartFormProps {
  readonly order: OrderView
  readonly onBack: () => void
  readonly onDone: (lines: DeliveredLine[]) => void
}

export function PartForm({ order, onBack, onDone }: PartFormProps) {
  const { say, language } = useSpeech()
  const [lines, setLines] = useState<DeliveredLine[]>(() =>
    order.lines.map(({ placementId, quantity }) => ({ placementId, quantity })),
  )
  const brought = lines.reduce((sum, line) => sum + line.quantity, 0)
  const set = (placementId: string, quantity: number) =>
    setLines(now => now.map(line => (line.placementId === placementId ? { placementId, quantity } : line)))
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (brought > 0) onDone(lines)
      }}
    >
      <p>{say.partHelp}</p>
      <ul class="rows">
        {order.lines.map((line, index) => {
          const name = line.name[language]
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
      {brought === 0 && <p class="trouble">{say.partNone}</p>}
      <div class="actions">
        <button type="submit" class="button" disabled={brought === 0}>
          {say.partDo}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </div>
    </form>
  )
}
