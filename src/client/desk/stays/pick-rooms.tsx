/** Several rooms: one by one, or all that a number or a run of numbers finds. */
import { useState } from 'preact/hooks'
import type { RoomName } from '../../../domain/ids.ts'
import { GROUP_ROOMS_MAX } from '../../../domain/stay.ts'
import type { DeskRoom } from '../live/use-rooms.ts'
import { foundIn } from '../rooms/found.ts'
import { ROOMS_SHOWN_MAX } from '../rooms/room-choices.tsx'
import { RoomSearch } from '../rooms/room-search.tsx'
import { useStays } from './words.tsx'

export interface PickRoomsProps {
  readonly rooms: readonly DeskRoom[]
  readonly picked: readonly RoomName[]
  readonly onPicked: (picked: readonly RoomName[]) => void
}

export function PickRooms({ rooms, picked, onPicked }: PickRoomsProps) {
  const { group: say } = useStays()
  const [wanted, setWanted] = useState('')
  const found = foundIn(rooms, wanted, 'all')
  const first = found.slice(0, ROOMS_SHOWN_MAX)
  // What is picked stays in sight, whatever is looked for.
  const away = rooms.filter(one => picked.includes(one.room) && !first.some(({ room }) => room === one.room))
  const rest = found.filter(({ room }) => !picked.includes(room))
  const isTooMany = picked.length > GROUP_ROOMS_MAX
  return (
    <>
      <div class="tools">
        <RoomSearch label={say.find} wanted={wanted} onWanted={setWanted} />
        {wanted.trim() !== '' && rest.length > 0 && (
          <button
            type="button"
            class="button quiet"
            onClick={() => onPicked([...picked, ...rest.map(({ room }) => room)])}
          >
            {say.all(rest.length)}
          </button>
        )}
        {picked.length > 0 && (
          <button type="button" class="button quiet" onClick={() => onPicked([])}>
            {say.nothing}
          </button>
        )}
      </div>
      {found.length === 0 && <p>{say.none}</p>}
      <fieldset class="choices flat">
        <legend>{say.pick}</legend>
        {[...away, ...first].map(({ room }) => (
          <label key={room} class="choice">
            <input
              type="checkbox"
              checked={picked.includes(room)}
              onChange={() =>
                onPicked(picked.includes(room) ? picked.filter(one => one !== room) : [...picked, room])
              }
            />
            <b class="num">{room}</b>
          </label>
        ))}
      </fieldset>
      {found.length > first.length && <p>{say.more(found.length - first.length)}</p>}
      <p role="status">{say.picked(picked.length)}</p>
      {isTooMany && (
        <p class="trouble" role="alert">
          {say.most(GROUP_ROOMS_MAX)}
        </p>
      )}
    </>
  )
}
