/** A PIN as it is typed: digits, hidden, on a numeric keyboard. */
import { digitsOf } from '../../domain/typed.ts'

interface PinFieldProps {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  /** One that is chosen: longer, and nothing that a browser would fill in. */
  readonly isNew?: boolean
}

export function PinField({ label, value, onValue, isNew = false }: PinFieldProps) {
  return (
    <label class="field">
      {label}
      <input
        required
        type="password"
        inputMode="numeric"
        autocomplete={isNew ? 'new-password' : 'current-password'}
        pattern={isNew ? '[0-9]{6,12}' : '[0-9]{4,12}'}
        value={value}
        onInput={({ currentTarget }) => {
          currentTarget.value = digitsOf(currentTarget.value)
          onValue(currentTarget.value)
        }}
      />
    </label>
  )
}
