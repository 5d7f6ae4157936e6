/** Every room by its floor: vacant, or occupied with the stay code for the sleeve. A press opens what can be done. */
import { useState } from 'preact/hooks'
import type { RoomName } from '../../../domain/ids.ts'
import { finds } from '../../../domain/typed.ts'
import type { Orders } from '../../replica/fold.ts'
import type { DeskRoom } from '../live/use-rooms.ts'
import { Choices } from '../parts/choices.tsx'
import { roomSize } from '../parts/room-size.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { Enrolment } from './enrolment.tsx'
import { RoomSheet } from './room-sheet.tsx'

const FILTERS = ['all', 'occupied', 'vacant'] as const
type Filter = (typeof FILTERS)[number]

export function Rooms() {
  const { say, problem } = useSpeech()
  const { rooms, live } = useDesk()
  const [wanted, setWanted] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [opened, setOpened] = useState<string | null>(null)
  const [enrolling, setEnrolling] = useState(false)

  const { reply } = rooms
  if (reply === null) return <p class="empty">{say.loading}</p>
  if (!reply.ok)
    return (
      <div class="empty">
        <p role="alert">{problem(reply.code)}</p>
        <button type="button" class="button" onClick={rooms.reload}>
          {say.retry}
        </button>
      </div>
    )
  const all = reply.value.rooms
  const shown = all.filter(room => fits(room, wanted, filter))
  const room = all.find(one => one.room === opened)
  return (
    <>
      <div class="tools">
        <label class="field">
          <span>{say.roomsSearch}</span>
          <input
            type="search"
            value={wanted}
            autocomplete="off"
            onInput={event => setWanted(event.currentTarget.value)}
          />
        </label>
        <Choices
          name="rooms"
          legend={say.titles.rooms}
          options={FILTERS}
          words={say.roomsOnly}
          value={filter}
          onChoose={setFilter}
          flat
        />
        <span class="grow" />
        <button type="button" class="button quiet" onClick={() => setEnrolling(true)}>
          {say.enrolTerminal}
        </button>
      </div>
      {shown.length === 0 && <p class="empty">{say.roomsNone}</p>}
      {floorsOf(shown).map(([floor, rooms]) => (
        <section class="floor" key={floor} aria-label={say.floor(floor)}>
          <h2>{say.floor(floor)}</h2>
          <ul class="doors">
            {rooms.map(one => (
              <li key={one.room}>
                <Door room={one} open={openIn(live.orders, one.room)} onOpen={() => setOpened(one.room)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {room !== undefined && <RoomSheet key={room.room} room={room} onClose={() => setOpened(null)} />}
      {enrolling && <Enrolment wish={{ for: 'terminal' }} onClose={() => setEnrolling(false)} />}
    </>
  )
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
    <button type="button" class={room.stay === null ? 'door' : 'door full'} onClick={onOpen}>
      <b class={`num ${roomSize(room.room)}`}>{room.room}</b>
      {room.stayCode === null ? (
        <small>{say.vacant}</small>
      ) : (
        <>
          <span class="stay-code num">{room.stayCode}</span>
          <small>{say.occupied}</small>
        </>
      )}
      {open > 0 && <small class="waiting">{say.openOrders(open)}</small>}
      {room.tablet && <small>{say.tablet}</small>}
    </button>
  )
}

/** Counted from the live board: the rooms are read again only when a guest comes or goes. */
function openIn(orders: Orders, room: RoomName): number {
  return [...orders.values()].filter(order => order.room === room).length
}

function fits(room: DeskRoom, wanted: string, filter: Filter): boolean {
  if (filter !== 'all' && (filter === 'occupied') !== (room.stay !== null)) return false
  return finds(room.room, wanted)
}

function floorsOf(rooms: readonly DeskRoom[]): [number, DeskRoom[]][] {
  const floors = new Map<number, DeskRoom[]>()
  for (const room of rooms) floors.set(room.floor, [...(floors.get(room.floor) ?? []), room])
  return [...floors].sort(([a], [b]) => a - b)
}
