/** Rooms by their number, or a run of numbers. */
import { ROOM_FIND_LENGTH_MAX } from '../../../domain/room-list.ts'

export interface RoomSearchProps {
  readonly label: string
  readonly wanted: string
  readonly onWanted: (wanted: string) => void
}

export function RoomSearch({ label, wanted, onWanted }: RoomSearchProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="search"
        maxLength={ROOM_FIND_LENGTH_MAX}
        value={wanted}
        autocomplete="off"
        onInput={event => onWanted(event.currentTarget.value)}
      />
    </label>
  )
}
