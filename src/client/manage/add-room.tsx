/** A new room, with its first code. */
import { useState } from 'preact/hooks'
import { ROOM_KINDS, type RoomKind } from '../../domain/outlet.ts'
import { nameOf } from '../../domain/typed.ts'
import { ask } from '../platform/api.ts'
import { usePlace, useRefusal } from './place.ts'
import type { Room } from './use-rooms.ts'
import { useSay } from './words.ts'

/** With what a copy may bring along; what is left has room on a door. */
const TYPED_MAX = 60
const FLOOR_MIN = -9
const FLOOR_MAX = 200

export function AddRoom({ onAdded }: { onAdded: (rooms: readonly Room[], sentence: string) => void }) {
  const { rooms } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [room, setRoom] = useState('')
  const [kind, setKind] = useState<RoomKind>('room')
  const [floor, setFloor] = useState('1')
  const [trouble, setTrouble] = useState('')
  const submit = async (event: Event) => {
    event.preventDefault()
    const body = { room: nameOf(room), kind, floor: Number(floor) }
    const reply = await ask<'addRoom'>('POST', '/api/manage/rooms', { outlet: outlet.slug, body })
    if (!reply.ok) return setTrouble(refusal(reply))
    setTrouble('')
    setRoom('')
    onAdded(reply.value.rooms, rooms.added(`${rooms.kinds[kind]} ${body.room}`))
  }
  return (
    <details class="add">
      <summary>{rooms.add}</summary>
      <form class="find" onSubmit={event => void submit(event)}>
        <label>
          {rooms.name}
          <input
            required
            maxLength={TYPED_MAX}
            value={room}
            onInput={event => setRoom(event.currentTarget.value)}
          />
        </label>
        <label>
          {rooms.kind}
          <select
            value={kind}
            onChange={event => setKind(ROOM_KINDS.find(one => one === event.currentTarget.value) ?? 'room')}
          >
            {ROOM_KINDS.map(one => (
              <option key={one} value={one}>
                {rooms.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {rooms.floor}
          <input
            required
            type="number"
            min={FLOOR_MIN}
            max={FLOOR_MAX}
            value={floor}
            onInput={event => setFloor(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button">
          {rooms.submit}
        </button>
      </form>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </details>
  )
}
