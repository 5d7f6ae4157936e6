/** One deed with a stay: what it does, what is asked for it, what went wrong, and the way back. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import type { Reply } from '../../platform/api.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'

export interface OfStay {
  readonly room: RoomName
  readonly stay: StayId
  readonly onBack: () => void
  readonly onDone: () => void
}

export type Refused = Extract<Reply<unknown>, { readonly ok: false }>

export interface DeedProps {
  readonly onBack?: () => void
  /** Of the button; without `act` it cannot be pressed. */
  readonly does: string
  readonly act: (() => Promise<Reply<unknown>>) | null
  /** Said after it, and shown no more. */
  readonly onDone: () => void
  /** What a refusal means here, where that is more than its own sentence. */
  readonly means?: (refused: Refused) => string | undefined
  readonly children: ComponentChildren
}

export function Deed({ does, act, onDone, means, onBack, children }: DeedProps) {
  const { say, problem } = useSpeech()
  const { rooms } = useDesk()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Refused | null>(null)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (act === null || busy) return
    setBusy(true)
    const reply = await act()
    setBusy(false)
    setTrouble(reply.ok ? null : reply)
    rooms.reload()
    if (reply.ok) onDone()
  }

  return (
    <form class="stack" onSubmit={submit}>
      {children}
      {trouble !== null && (
        <p class="trouble" role="alert">
          {means?.(trouble) ?? problem(trouble.code)}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button" disabled={act === null || busy}>
          {does}
        </button>
        {onBack !== undefined && (
          <button type="button" class="button quiet" onClick={onBack}>
            {say.back}
          </button>
        )}
      </div>
    </form>
  )
}
