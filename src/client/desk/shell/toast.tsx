/** What waits to be sent, with its countdown and the way back; then what came of it. */
import { useEffect } from 'preact/hooks'
import { CHECK, Icon, UNDO } from '../../ui/icon.tsx'
import type { Held } from '../live/outbox.ts'
import type { Outcome } from '../live/use-steps.ts'
import { isTyping } from '../parts/keys.ts'
import { useSpeech } from '../speech.ts'
import { useNow } from '../time.ts'
import { useDesk } from './desk-context.ts'

const COUNT_EVERY_MS = 250

export function Toast({ line }: { line: string }) {
  const { steps } = useDesk()
  const last = steps.held[steps.held.length - 1]
  useUndoKey(steps.undo)
  return (
    <div class="toasts" role="status">
      {line !== '' && (
        <p class="toast done">
          <Icon d={CHECK} />
          <span>{line}</span>
        </p>
      )}
      {steps.outcome !== null && <Said outcome={steps.outcome} />}
      {last !== undefined && (
        <HeldLine key={last.order.id} held={last} more={steps.held.length - 1} onUndo={steps.undo} />
      )}
    </div>
  )
}

function HeldLine({ held, more, onUndo }: { held: Held; more: number; onUndo: () => void }) {
  const { say } = useSpeech()
  const nowMs = useNow(COUNT_EVERY_MS)
  const seconds = Math.max(0, Math.ceil((held.sentAtMs - nowMs) / 1_000))
  return (
    <div class="toast held">
      <span>
        {say.heldRoom} <b class="num">{held.order.room}</b>{' '}
        {held.wish.type === 'deliver' ? say.heldDeliver : say.heldDecline}{' '}
        <b class="num" aria-hidden="true">
          {seconds}
        </b>{' '}
        {say.seconds} {more > 0 && <small>{say.undoMore(more)}</small>}
      </span>
      <button type="button" class="button" onClick={onUndo}>
        <Icon d={UNDO} />
        {say.undo}
        <kbd>U</kbd>
      </button>
    </div>
  )
}

function Said({ outcome }: { outcome: Outcome }) {
  const { say } = useSpeech()
  if (outcome.type !== 'delivered')
    return (
      <p class="toast done">
        <Icon d={outcome.type === 'undone' ? UNDO : CHECK} />
        <span>{outcome.type === 'undone' ? say.undone(outcome.room) : say.declined(outcome.room)}</span>
      </p>
    )
  return (
    <p class="toast done">
      <Icon d={CHECK} />
      <span>{say.delivered(outcome.room, String(outcome.number))}</span>
      <a class="button" href={outcome.url} target="_blank" rel="noopener">
        {say.seeKwitansi}
      </a>
    </p>
  )
}

function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'u' && !isTyping(event)) undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [undo])
}
