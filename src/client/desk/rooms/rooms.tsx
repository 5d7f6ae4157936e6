/** Rooms by their floor, a page at a time; a press opens what can be done in one. */
import { useMemo, useState } from 'preact/hooks'
import { ROOMS_A_PAGE } from '../../../domain/room-list.ts'
import { Pager, usePaged } from '../../ui/office/paged.tsx'
import type { DeskRoom } from '../live/use-rooms.ts'
import { Choices } from '../parts/choices.tsx'
import { Unread } from '../parts/unread.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { Group } from '../stays/later.ts'
import { Doors } from './doors.tsx'
import { Enrolment } from './enrolment.tsx'
import { floorsIn, foundIn, ROOM_FILTERS, type RoomFilter } from './found.ts'
import { RoomSearch } from './room-search.tsx'
import { RoomSheet } from './room-sheet.tsx'
import { Sleeves } from './sleeves.tsx'

const NONE: readonly DeskRoom[] = []

export function Rooms() {
  const { say, problem } = useSpeech()
  const { rooms } = useDesk()
  const [wanted, setWanted] = useTyped('room search', '')
  const [filter, setFilter] = useState<RoomFilter>('all')
  const [floor, setFloor] = useState('')
  const [opened, setOpened] = useTyped<string | null>('room', null)
  const [enrolling, setEnrolling] = useState(false)
  const [isPrinting, setPrinting] = useState(false)
  const [isGroup, setGroup] = useTyped('group', false)

  const { reply } = rooms
  const all = reply?.ok === true ? reply.value.rooms : NONE
  const shown = useMemo(() => foundIn(all, wanted, filter, floor), [all, wanted, filter, floor])
  const paged = usePaged(shown, ROOMS_A_PAGE, `${filter} ${floor} ${wanted}`)
  if (reply === null) return <p class="empty">{say.loading}</p>
  if (!reply.ok) return <Unread says={problem(reply.code)} onRetry={rooms.reload} />
  const room = all.find(one => one.room === opened)
  return (
    <>
      <div class="tools">
        <RoomSearch label={say.roomsSearch} wanted={wanted} onWanted={setWanted} />
        <Choices
          name="rooms"
          legend={say.titles.rooms}
          options={ROOM_FILTERS}
          words={say.roomsOnly}
          value={filter}
          onChoose={setFilter}
          flat
        />
        {all.length > ROOMS_A_PAGE && <OnFloor floor={floor} rooms={all} onFloor={setFloor} />}
        <span class="grow" />
        <div class="actions">
          <button type="button" class="button quiet" onClick={() => setGroup(true)}>
            {say.group}
          </button>
          <button type="button" class="button quiet" onClick={() => setPrinting(true)}>
            {say.sleeves}
          </button>
          <button type="button" class="button quiet" onClick={() => setEnrolling(true)}>
            {say.enrolTerminal}
          </button>
        </div>
      </div>
      {shown.length === 0 && <p class="empty">{say.roomsNone}</p>}
      <Doors rooms={paged.rows} onOpen={setOpened} />
      <Pager {...paged} words={say.roomsPager} />
      {room !== undefined && <RoomSheet key={room.room} room={room} onClose={() => setOpened(null)} />}
      {isGroup && <Group onClose={() => setGroup(false)} />}
      {isPrinting && <Sleeves onClose={() => setPrinting(false)} />}
      {enrolling && <Enrolment wish={{ for: 'terminal' }} onClose={() => setEnrolling(false)} />}
    </>
  )
}

interface OnFloorProps {
  /** '' for all. */
  readonly floor: string
  readonly rooms: readonly DeskRoom[]
  readonly onFloor: (floor: string) => void
}

function OnFloor({ floor, rooms, onFloor }: OnFloorProps) {
  const { say } = useSpeech()
  return (
    <label class="field">
      <span>{say.onFloor}</span>
      <select value={floor} onChange={event => onFloor(event.currentTarget.value)}>
        <option value="">{say.allFloors}</option>
        {floorsIn(rooms).map(one => (
          <option key={one} value={String(one)}>
            {say.floor(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
