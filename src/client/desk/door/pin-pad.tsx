/** A PIN by touch or by keyboard. Its digits are never shown, only how many there are. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ClerkName, OutletId } from '../../../domain/ids.ts'
import { digitsOf } from '../../../domain/typed.ts'
import { ask } from '../../platform/api.ts'
import { minutesToWait } from '../../ui/pin-wait.ts'
import { useSpeech } from '../speech.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const PIN_MIN = 4
const PIN_MAX = 12

export interface PinPadProps {
  readonly outlet: OutletId
  readonly staff: ClerkName
  readonly onDone: () => void
  readonly onBack: () => void
  /** Whoever is signed in opens their locked desk; else they sign in. */
  readonly opens?: boolean
}

export function PinPad({ outlet, staff, onDone, onBack, opens = false }: PinPadProps) {
  const { say, problem } = useSpeech()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const type = (next: string) => {
    setTrouble(null)
    setPin(digitsOf(next).replace(/\D/g, '').slice(0, PIN_MAX))
  }

  async function signIn(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (pin.length < PIN_MIN || busy) return
    setBusy(true)
    const reply = opens
      ? await ask<'proveAtDesk'>('POST', '/api/desk/session/prove', { outlet, body: { pin } })
      : await ask<'openDeskSession'>('POST', '/api/desk/session', { outlet, body: { outlet, staff, pin } })
    if (reply.ok) return onDone()
    setBusy(false)
    setTrouble(reply.code === 'too-many' ? say.pinWait(minutesToWait(reply)) : problem(reply.code))
    setPin('')
    field.current?.focus()
  }

  return (
    <form class="pin" onSubmit={signIn}>
      <label class="visually-hidden" for="pin">
        {say.pinLabel}
      </label>
      <input
        ref={field}
        id="pin"
        class="pin-field"
        type="password"
        inputMode="none"
        autocomplete="off"
        value={pin}
        onInput={event => type(event.currentTarget.value)}
      />
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="pad">
        {DIGITS.map(digit => (
          <button key={digit} type="button" class="key num" onClick={() => type(pin + digit)}>
            {digit}
          </button>
        ))}
        <button type="button" class="key small" onClick={() => type(pin.slice(0, -1))}>
          {say.pinDelete}
        </button>
        <button type="button" class="key num" onClick={() => type(`${pin}0`)}>
          0
        </button>
        <button type="submit" class="key small go" disabled={busy || pin.length < PIN_MIN}>
          {say.pinDo}
        </button>
      </div>
      <button type="button" class="button quiet" onClick={onBack}>
        {say.pinOther}
      </button>
    </form>
  )
}
