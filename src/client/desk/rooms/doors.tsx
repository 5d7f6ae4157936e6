/** Doors by their floor: vacant, or occupied. A stay code is on none of them, for whoever stands at the desk reads along. */
import type { RoomName } from '../../../domain/ids.ts'
import type { DeskRoom } from '../live/use-rooms.ts'
import { roomSize } from '../parts/room-size.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { floorsIn } from './found.ts'

export interface DoorsProps {
  /** Those of a floor stand together. */
  readonly rooms: readonly DeskRoom[]
  readonly onOpen: (room: RoomName) => void
}

export function Doors({ rooms, onOpen }: DoorsProps) {
  const { say } = useSpeech()
  const open = useOpenOrders()
  return floorsIn(rooms).map(floor => (
    <section class="floor" key={floor} aria-label={say.floor(floor)}>
      <h2>{say.floor(floor)}</h2>
      <ul class="doors">
        {rooms
          .filter(room => room.floor === floor)
          .map(room => (
            <li key={room.room}>
              <Door room={room} open={open.get(room.room) ?? 0} onOpen={() => onOpen(room.room)} />
            </li>
          ))}
      </ul>
    </section>
  ))
}

/** By room, of the live board: the rooms are read again only when a guest comes or goes. */
function useOpenOrders(): ReadonlyMap<RoomName, number> {
  const { live } = useDesk()
  const open = new Map<RoomName, number>()
  for (const { room } of live.orders.values()) open.set(room, (open.get(room) ?? 0) + 1)
  return open
}

interface DoorProps {
  readonly room: DeskRoom
  /** Orders that somebody in it still waits for. */
  readonly open: number
  readonly onOpen: () => void
}

function Door({ room, open, onOpen }: DoorProps) {
  const { say } = useSpeech()
  return (
    <button
      type="button"
      class={`door${room.stay === null ? '' : ' full'}${room.closed ? ' closed' : ''}`}
      onClick={onOpen}
    >
      <b class={`num ${roomSize(room.room)}`}>{room.room}</b>
      <small>
        {room.stay !== null ? say.occupied : room.closed === undefined ? say.vacant : say.closedRoom}
      </small>
      {open > 0 && <small class="waiting">{say.openOrders(open)}</small>}
      {room.tablet && <small>{say.tablet}</small>}
    </button>
  )
}
