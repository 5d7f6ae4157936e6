/** Rooms by floor: find, add, choose for printing, change a code. */
import { useState } from 'preact/hooks'
import { finds } from '../../domain/typed.ts'
import { AddRoom } from './add-room.tsx'
import { RoomRow } from './room-row.tsx'
import { floorsOf, inOrder, type Room, type RoomsState } from './use-rooms.ts'
import { Waiting } from './waiting.tsx'
import { useSay } from './words.ts'

export function Rooms({ rooms: state }: { rooms: RoomsState }) {
  const { words } = useSay()
  const [typed, setTyped] = useState('')
  const [floor, setFloor] = useState<number | null>(null)
  const [done, setDone] = useState('')
  if (state.rooms === null) return <Waiting trouble={state.trouble} onRetry={state.onRetry} />
  const all = inOrder(state.rooms)
  const shown = all.filter(room => (floor === null || room.floor === floor) && fits(room, typed))
  const take = (rooms: readonly Room[], sentence: string) => {
    state.onRooms(rooms)
    setDone(sentence)
  }
  return (
    <>
      <h1>{words.part.rooms}</h1>
      <AddRoom onAdded={take} />
      <div class="find">
        <label>
          {words.rooms.search}
          <input type="search" value={typed} onInput={event => setTyped(event.currentTarget.value)} />
        </label>
        <FloorSelect floors={floorsOf(all)} floor={floor} onFloor={setFloor} />
        <p class="num" role="status">
          {words.rooms.count(shown.length, all.length)}
        </p>
      </div>
      <p class="done" role="status">
        {done}
      </p>
      <ChosenBar state={state} />
      {shown.length === 0 && <p>{words.rooms.none}</p>}
      {floorsOf(shown).map(one => (
        <section class="floor" key={one}>
          <h2>{words.rooms.onFloor(one)}</h2>
          <ul class="rooms">
            {shown
              .filter(room => room.floor === one)
              .map(room => (
                <RoomRow key={room.room} room={room} state={state} onRotated={take} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function fits(room: Room, typed: string): boolean {
  return finds(room.room, typed)
}

interface FloorSelectProps {
  readonly floors: readonly number[]
  readonly floor: number | null
  readonly onFloor: (floor: number | null) => void
}

function FloorSelect({ floors, floor, onFloor }: FloorSelectProps) {
  const { rooms } = useSay().words
  return (
    <label>
      {rooms.floor}
      <select
        value={floor === null ? '' : String(floor)}
        onChange={event => onFloor(floors.find(one => String(one) === event.currentTarget.value) ?? null)}
      >
        <option value="">{rooms.allFloors}</option>
        {floors.map(one => (
          <option key={one} value={String(one)}>
            {rooms.onFloor(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

function ChosenBar({ state }: { state: RoomsState }) {
  const { rooms } = useSay().words
  if (state.chosen.size === 0) return null
  return (
    <p class="acts chosen">
      <a class="button" href="#sheet">
        {rooms.printChosen(state.chosen.size)}
      </a>
      <button type="button" class="button quiet" onClick={() => state.onChosen(new Set())}>
        {rooms.clear}
      </button>
    </p>
  )
}
