/** One room is called otherwise, or is on another floor. */
import { useState } from 'preact/hooks'
import type { RoomTile } from '../../../contract/rooms.ts'
import { FLOOR_MAX, FLOOR_MIN } from '../../../domain/room-ranges.ts'
import { nameOf } from '../../../domain/typed.ts'
import { ask } from '../../platform/api.ts'
import { Said } from '../../ui/office/said.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { useSay } from '../words.ts'

export interface NameFormProps {
  readonly room: RoomTile
  readonly onChanged: (rooms: readonly RoomTile[], sentence: string) => void
  readonly onStale: () => void
}

/** With what a copy may bring along; what is left has room on a door. */
const TYPED_MAX = 60

export function NameForm({ room, onChanged, onStale }: NameFormProps) {
  const { rooms: say } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [name, setName] = useState<string>(room.room)
  const [floor, setFloor] = useState(String(room.floor))
  const [trouble, setTrouble] = useState('')
  const isChanged = nameOf(name) !== room.room || floor !== String(room.floor)
  const submit = async (event: Event) => {
    event.preventDefault()
    const address = `/api/manage/rooms/${encodeURIComponent(room.room)}` as const
    const body = { room: nameOf(name), floor: Number(floor), was: { floor: room.floor } }
    const reply = await ask<'changeRoom'>('PATCH', address, { outlet: outlet.slug, body })
    setTrouble(reply.ok ? '' : refusal(reply))
    if (reply.ok) return onChanged(reply.value.rooms, say.changed(body.room))
    if (reply.code === 'changed-meanwhile') onStale()
  }
  return (
    <form onSubmit={event => void submit(event)}>
      <div class="cols">
        <label>
          {say.name}
          <input
            required
            maxLength={TYPED_MAX}
            value={name}
            onInput={event => setName(event.currentTarget.value)}
          />
        </label>
        <label>
          {say.floor}
          <input
            required
            type="number"
            min={FLOOR_MIN}
            max={FLOOR_MAX}
            value={floor}
            onInput={event => setFloor(event.currentTarget.value)}
          />
        </label>
      </div>
      {isChanged && room.occupied === true && <Said look="soon">{say.renameOccupied(room.room)}</Said>}
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" class="button quiet" disabled={!isChanged}>
        {say.save}
      </button>
    </form>
  )
}
