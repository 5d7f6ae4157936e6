/** Doors by floor, as they lie in the house: a press chooses one, with Shift all from the last to it. */

import { useRef } from 'preact/hooks'
import type { FoundRooms, RoomTile } from '../../../contract/rooms.ts'
import { withKind } from '../../../domain/room-card.ts'
import { useSay } from '../words.ts'
import { between, type ChosenState, withoutRoom, withRooms } from './chosen.ts'
import { closingOf, isShut } from './closing.ts'

export interface TilesProps extends ChosenState {
  readonly found: FoundRooms
}

export function Tiles({ found, chosen, onChosen }: TilesProps) {
  const { rooms: say } = useSay().words
  const last = useRef<string | null>(null)
  const floors = found.floors.filter(({ floor }) => found.rooms.some(room => room.floor === floor))
  const press = (room: RoomTile, isRange: boolean) => {
    const wanted = isRange ? between(found.rooms, last.current, room) : [room]
    last.current = room.room
    onChosen(before => (before.has(room.room) ? withoutRoom(before, room) : withRooms(before, wanted)))
  }
  return (
    <>
      {floors.map(({ floor, rooms }) => (
        <section class="storey" key={floor} aria-label={say.onFloor(floor)}>
          <div>
            <h2>{say.onFloor(floor)}</h2>
            <small>{say.count(rooms)}</small>
          </div>
          <ul>
            {found.rooms
              .filter(room => room.floor === floor)
              .map(room => (
                <Tile key={room.room} room={room} isChosen={chosen.has(room.room)} onPress={press} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

interface TileProps {
  readonly room: RoomTile
  readonly isChosen: boolean
  readonly onPress: (room: RoomTile, isRange: boolean) => void
}

function Tile({ room, isChosen, onPress }: TileProps) {
  const { words, language } = useSay()
  const { rooms: say } = words
  const closing = closingOf(room, say, language)
  const state = isShut(room) ? say.shut : room.occupied === true ? say.occupied : say.vacant
  const told = [
    withKind(say.kinds[room.kind], room.room),
    closing ?? state,
    room.cardIsOld === true ? say.cardIsOld : '',
  ]
  return (
    <li>
      <label class={`${lookOf(room)}${isChosen ? ' is-chosen' : ''}`}>
        <input
          type="checkbox"
          aria-label={told.filter(one => one !== '').join(', ')}
          checked={isChosen}
          onClick={event => onPress(room, event.shiftKey)}
        />
        <b class="num">{room.room}</b>
        <small>{room.kind === 'room' ? state : `${say.kinds[room.kind]}, ${state}`}</small>
      </label>
    </li>
  )
}

function lookOf(room: RoomTile): string {
  const looks = [
    'tile',
    isShut(room) ? 'shut' : room.occupied === true ? 'in' : '',
    room.cardIsOld === true ? 'to-print' : '',
    room.room.length > 5 ? 'long' : '',
  ]
  return looks.filter(look => look !== '').join(' ')
}
