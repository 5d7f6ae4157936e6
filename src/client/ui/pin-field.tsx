/** A PIN as it is typed: digits, hidden, on a numeric keyboard. */
import { digitsOf } from '../../domain/typed.ts'

interface PinFieldProps {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}

export function PinField({ label, value, onValue }: PinFieldProps) {
  return (
    <label>
      {label}
      <input
        required
        type="password"
        inputMode="numeric"
        autocomplete="current-password"
        pattern="[0-9]{4,12}"
        value={value}
        onInput={({ currentTarget }) => {
          currentTarget.value = digitsOf(currentTarget.value)
          onValue(currentTarget.value)
        }}
      />
    </label>
  )
}
