/** One room: chosen for printing or not; its code changed only after a second yes. */
import { useState } from 'preact/hooks'
import { ask } from '../platform/api.ts'
import { usePlace, useRefusal } from './place.ts'
import type { Room, RoomsState } from './use-rooms.ts'
import { useSay } from './words.ts'

export interface RoomRowProps {
  readonly room: Room
  readonly state: RoomsState
  readonly onRotated: (rooms: readonly Room[], sentence: string) => void
}

export function RoomRow({ room, state, onRotated }: RoomRowProps) {
  const { rooms } = useSay().words
  const [asking, setAsking] = useState(false)
  const name = `${rooms.kinds[room.kind]} ${room.room}`
  const choose = (wanted: boolean) => {
    const chosen = new Set(state.chosen)
    if (wanted) chosen.add(room.room)
    else chosen.delete(room.room)
    state.onChosen(chosen)
  }
  return (
    <li class={asking ? 'is-asking' : ''}>
      <label class="pick">
        <input
          type="checkbox"
          aria-label={rooms.choose(name)}
          checked={state.chosen.has(room.room)}
          onChange={event => choose(event.currentTarget.checked)}
        />
        <b class="num">{room.room}</b>
        <small>
          {room.kind !== 'room' && `${rooms.kinds[room.kind]}, `}
          {rooms.generation(room.generation)}
        </small>
      </label>
      <button
        type="button"
        class="plain"
        aria-label={rooms.rotateFor(name)}
        onClick={() => setAsking(!asking)}
      >
        {rooms.rotate}
      </button>
      {asking && (
        <Confirm
          room={room}
          name={name}
          onCancel={() => setAsking(false)}
          onRotated={next => {
            setAsking(false)
            choose(true)
            onRotated(next, rooms.rotated(name))
          }}
        />
      )}
    </li>
  )
}

interface ConfirmProps {
  readonly room: Room
  readonly name: string
  readonly onCancel: () => void
  readonly onRotated: (rooms: readonly Room[]) => void
}

function Confirm({ room, name, onCancel, onRotated }: ConfirmProps) {
  const { rooms } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [trouble, setTrouble] = useState('')
  const rotate = async () => {
    const address = `/api/manage/rooms/${encodeURIComponent(room.room)}/rotate` as const
    const reply = await ask<'rotateRoom'>('POST', address, { outlet: outlet.slug })
    if (reply.ok) onRotated(reply.value.rooms)
    else setTrouble(refusal(reply))
  }
  return (
    <div class="confirm" role="alert">
      <p>{rooms.warning(name)}</p>
      <p class="acts">
        <button type="button" class="button danger" onClick={() => void rotate()}>
          {rooms.yes}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          {rooms.no}
        </button>
      </p>
      {trouble !== '' && <p class="trouble">{trouble}</p>}
    </div>
  )
}
