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

/** More than these are found by their number. */
const SHOWN_MAX = 60

export interface MoveFormProps {
  readonly room: RoomName
  readonly onBack: () => void
  readonly onDone: () => void
}

export function MoveForm({ room, onBack, onDone }: MoveFormProps) {
  const { say, problem } = useSpeech()
  const { outlet, rooms, tell } = useDesk()
  const [chosen, setChosen] = useTyped<string | null>(`move ${room}`, null)
  const [wanted, setWanted] = useState('')
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const vacant = foundIn(roomsIn(rooms), '', 'vacant').filter(one => one.closed === undefined)
  const found = foundIn(vacant, wanted, 'all')
  const shown = found.slice(0, SHOWN_MAX)
  const to = shown.some(one => one.room === chosen) ? chosen : null

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
      {vacant.length > SHOWN_MAX && (
        <label class="field">
          <span>{say.roomsSearch}</span>
          <input type="search" value={wanted} onInput={event => setWanted(event.currentTarget.value)} />
        </label>
      )}
      <fieldset class="choices flat">
        <legend>{say.moveTo}</legend>
        {shown.map(one => (
          <label key={one.room} class="choice">
            <input type="radio" name="to" checked={one.room === to} onChange={() => setChosen(one.room)} />
            <b class="num">{one.room}</b>
          </label>
        ))}
      </fieldset>
      {found.length > shown.length && <p>{say.moveMore(found.length - shown.length)}</p>}
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
