/** How many of one thing. */
import { Icon, MINUS, PLUS } from '../../ui/icon.tsx'
import { useSpeech } from '../speech.ts'

export interface StepperProps {
  readonly name: string
  readonly value: number
  readonly max: number
  /** What stands between the buttons; the number itself without it. */
  readonly shown?: string
  readonly onChange: (value: number) => void
}

export function Stepper({ name, value, max, shown, onChange }: StepperProps) {
  const { say } = useSpeech()
  return (
    <span class="stepper">
      <button
        type="button"
        class="plain"
        aria-label={say.less(name)}
        disabled={value === 0}
        onClick={() => onChange(value - 1)}
      >
        <Icon d={MINUS} />
      </button>
      <output class="num">{shown ?? value}</output>
      <button
        type="button"
        class="plain"
        aria-label={say.add(name)}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Icon d={PLUS} />
      </button>
    </span>
  )
}
