/** Out of order from one day to another, for a reason; or in order again. Of all that are chosen, or of none. */
import { useState } from 'preact/hooks'
import type { RoomTile } from '../../../contract/rooms.ts'
import type { RouteInput } from '../../../contract/routes.ts'
import { CLOSURE_REASON_LENGTH_MAX } from '../../../domain/closure.ts'
import type { RoomName } from '../../../domain/ids.ts'
import { ask } from '../../platform/api.ts'
import { usePlace, useRefusal } from '../place.ts'
import { useSay } from '../words.ts'

export interface ClosureFormProps {
  readonly rooms: readonly RoomTile[]
  readonly onChanged: (rooms: readonly RoomTile[], sentence: string) => void
  readonly onStale: () => void
}

type Wish = RouteInput<'closeRooms'>['body']['closure']

export function ClosureForm(props: ClosureFormProps) {
  const { rooms } = props
  const { rooms: say } = useSay().words
  const { send, trouble } = useSending(props)
  const [was] = rooms.length === 1 ? rooms.map(({ closure }) => closure) : []
  const [from, setFrom] = useState(was?.from ?? '')
  const [to, setTo] = useState(was?.to ?? '')
  const [reason, setReason] = useState(was?.reason ?? '')
  const closed = rooms.filter(({ closure }) => closure !== undefined)
  const submit = (event: Event) => {
    event.preventDefault()
    void send(rooms, { from, to: to === '' ? null : to, reason })
  }
  return (
    <form onSubmit={submit}>
      <div class="cols">
        <label>
          {say.closedFrom}
          <input type="date" required value={from} onInput={event => setFrom(event.currentTarget.value)} />
        </label>
        <label>
          {say.closedTo}
          <input type="date" value={to} min={from} onInput={event => setTo(event.currentTarget.value)} />
        </label>
        <label class="wide">
          {say.reason}
          <input
            required
            maxLength={CLOSURE_REASON_LENGTH_MAX}
            value={reason}
            onInput={event => setReason(event.currentTarget.value)}
          />
        </label>
      </div>
      <p class="soft">{say.closeHint}</p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="does">
        <button type="submit" class="button quiet">
          {say.close(rooms.length)}
        </button>
        {closed.length > 0 && (
          <button type="button" class="button quiet" onClick={() => void send(closed, null)}>
            {say.open(closed.length)}
          </button>
        )}
      </div>
    </form>
  )
}

function useSending({ rooms: chosen, onChanged, onStale }: ClosureFormProps) {
  const { rooms: say } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [trouble, setTrouble] = useState('')
  const send = async (rooms: readonly RoomTile[], closure: Wish) => {
    const body = { rooms: rooms.map(({ room, closure: was }) => ({ room, was: was ?? null })), closure }
    const reply = await ask<'closeRooms'>('POST', '/api/manage/rooms/closures', { outlet: outlet.slug, body })
    if (!reply.ok) {
      const { room } = (reply.context ?? {}) as { readonly room?: RoomName }
      setTrouble(room === undefined ? refusal(reply) : say.refusedFor(room, refusal(reply)))
      if (reply.code === 'changed-meanwhile') onStale()
      return
    }
    setTrouble('')
    const now = new Map(reply.value.rooms.map(room => [room.room, room]))
    const told = rooms.map(({ room }) => room).join(', ')
    const sentence = closure === null ? say.opened : say.closed
    onChanged(
      chosen.map(room => now.get(room.room) ?? room),
      sentence(rooms.length === 1 ? told : say.count(rooms.length)),
    )
  }
  return { send, trouble }
}
