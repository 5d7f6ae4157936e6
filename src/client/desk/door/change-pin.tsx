/** Another PIN, by whoever knows the one before: they are signed in with it on the way. */
import { useState } from 'preact/hooks'
import type { ClerkName, OutletId } from '../../../domain/ids.ts'
import { ask } from '../../platform/api.ts'
import { PinField } from '../../ui/pin-field.tsx'
import { minutesToWait } from '../../ui/pin-wait.ts'
import { useSpeech } from '../speech.ts'

export interface ChangePinProps {
  readonly outlet: OutletId
  readonly staff: ClerkName
  readonly onDone: () => void
  readonly onBack: () => void
}

export function ChangePin({ outlet, staff, onDone, onBack }: ChangePinProps) {
  const { say, problem } = useSpeech()
  const [old, setOld] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const change = async () => {
    const came = await ask<'openDeskSession'>('POST', '/api/desk/session', {
      outlet,
      body: { outlet, staff, pin: old },
    })
    return came.ok ? ask<'changePin'>('POST', '/api/desk/pin', { outlet, body: { old, pin } }) : came
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    if (pin !== again) return setTrouble(say.pinsDiffer)
    setBusy(true)
    const reply = await change()
    setBusy(false)
    if (reply.ok) return onDone()
    setTrouble(reply.code === 'too-many' ? say.pinWait(minutesToWait(reply)) : problem(reply.code))
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <PinField label={say.pinOld} value={old} onValue={setOld} />
      <PinField isNew label={say.pinNew} value={pin} onValue={setPin} />
      <PinField isNew label={say.pinAgain} value={again} onValue={setAgain} />
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <p class="actions">
        <button type="submit" class="button" disabled={busy}>
          {say.pinChangeDo}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </p>
    </form>
  )
}
