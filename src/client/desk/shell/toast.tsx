/** What waits to be sent, with its countdown and the way back; then what came of it. */
import { useEffect } from 'preact/hooks'
import { spelled } from '../../../domain/document-name.ts'
import { assertNever } from '../../../domain/result.ts'
import { CHECK, CLOSE, Icon, UNDO } from '../../ui/icon.tsx'
import type { Held } from '../live/pending.ts'
import type { Said as What } from '../live/use-steps.ts'
import { isTyping } from '../parts/keys.ts'
import { roomsOf } from '../parts/rooms-of.ts'
import { useSpeech } from '../speech.ts'
import { useNow } from '../time.ts'
import { useDesk } from './desk-context.ts'

const COUNT_EVERY_MS = 250

export function Toast({ line }: { line: string }) {
  const { steps } = useDesk()
  const last = steps.held.slice(-1)[0]
  useUndoKey(steps.undo)
  return (
    <div class="toasts" role="status">
      {line !== '' && <Line icon={CHECK} text={line} />}
      {steps.said !== null && <Said what={steps.said} />}
      {last !== undefined && (
        <HeldLine key={last.order.id} held={last} others={steps.held.slice(0, -1)} onUndo={steps.undo} />
      )}
    </div>
  )
}

interface HeldLineProps {
  readonly held: Held
  readonly others: readonly Held[]
  readonly onUndo: () => void
}

function HeldLine({ held, others, onUndo }: HeldLineProps) {
  const { say } = useSpeech()
  const { live } = useDesk()
  const nowMs = useNow(COUNT_EVERY_MS)
  const seconds = Math.max(0, Math.ceil((held.sentAtMs - nowMs) / 1_000))
  return (
    <div class="toast held">
      <span>
        {say.heldRoom} <b class="num">{held.order.room}</b>{' '}
        {say.held[held.wish][live.connection.is ? 'now' : 'later']}{' '}
        <b class="num" aria-hidden="true">
          {seconds}
        </b>{' '}
        {say.seconds}{' '}
        {others.length > 0 && <small>{say.undoMore(roomsOf(others.map(({ order }) => order)))}</small>}
      </span>
      <button type="button" class="button" onClick={onUndo}>
        <Icon d={UNDO} />
        {say.undo}
        <kbd>U</kbd>
      </button>
    </div>
  )
}

function Said({ what }: { what: What }) {
  const { say } = useSpeech()
  switch (what.type) {
    case 'delivered':
      return (
        <p class="toast done">
          <Icon d={CHECK} />
          <span>{say.delivered(what.room, spelled(what))}</span>
          <a class="button" href={what.url} target="_blank" rel="noopener">
            {say.seeKwitansi}
          </a>
        </p>
      )
    case 'declined':
      return <Line icon={CHECK} text={say.declined(what.room)} />
    case 'undone':
      return <Line icon={UNDO} text={say.undone(what.room)} />
    case 'full':
      return <Line icon={CLOSE} text={say.outboxFull} />
    default:
      return assertNever(what)
  }
}

function Line({ icon, text }: { icon: string; text: string }) {
  return (
    <p class="toast done">
      <Icon d={icon} />
      <span>{text}</span>
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
