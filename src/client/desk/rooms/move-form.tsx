/** A guest changes rooms; the stay goes along. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { RoomName } from '../../../domain/ids.ts'
import { ask } from '../../platform/api.ts'
import { roomsIn } from '../live/use-rooms.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { foundIn } from './found.ts'
import { RoomChoices } from './room-choices.tsx'

export interface MoveFormProps {
  readonly room: RoomName
  readonly onBack: () => void
  readonly onDone: () => void
}

export function MoveForm({ room, onBack, onDone }: MoveFormProps) {
  const { say, problem } = useSpeech()
  const { outlet, rooms, tell } = useDesk()
  const [chosen, setChosen] = useTyped<string | null>(`move ${room}`, null)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const vacant = foundIn(roomsIn(rooms), '', 'vacant').filter(one => one.closed === undefined)
  const to = vacant.some(one => one.room === chosen) ? chosen : null

  async function move(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (to === null) return
    const reply = await ask<'moveRoom'>('POST', `/api/desk/rooms/${encodeURIComponent(room)}/move`, {
      outlet: outlet.slug,
      body: { to },
    })
    rooms.reload()
    if (!reply.ok) return setTrouble(reply.code)
    tell(say.moved(room, to))
    onDone()
  }

  return (
    <form class="stack" onSubmit={move}>
      <p>{say.moveHelp}</p>
      {vacant.length === 0 && <p>{say.moveNone}</p>}
      <RoomChoices rooms={vacant} legend={say.moveTo} chosen={to} onChoose={setChosen} more={say.moveMore} />
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button" disabled={to === null}>
          {say.moveDo}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </div>
    </form>
  )
}
