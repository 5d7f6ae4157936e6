/** One room: since when somebody is in it, its stay code at a tap, and what the desk does with it. */
import { useState } from 'preact/hooks'
import { toMilliseconds } from '../../../domain/time.ts'
import { CheckOut } from '../bills/later.ts'
import type { DeskRoom } from '../live/use-rooms.ts'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { Departure, SwapRooms, UndoCheckIn } from '../stays/later.ts'
import { wallMoment } from '../time.ts'
import { CheckInForm } from './check-in-form.tsx'
import { EnrolmentCode } from './enrolment.tsx'
import { MoveForm } from './move-form.tsx'
import { PhoneOrder } from './phone-order.tsx'
import { SleeveSheet } from './sleeve-sheet.ts'
import { StayCode } from './stay-code.tsx'

const VIEWS = [
  'room',
  'sleeve',
  'phoneOrder',
  'checkOut',
  'move',
  'swap',
  'departure',
  'undoCheckIn',
  'enrolTablet',
] as const
type View = (typeof VIEWS)[number]
const WIDE: readonly View[] = ['phoneOrder', 'sleeve', 'checkOut']

export function RoomSheet({ room, onClose }: { room: DeskRoom; onClose: () => void }) {
  const { say } = useSpeech()
  const [view, setView] = useTyped<View>(`room ${room.room}`, 'room')
  const [wasEmpty] = useState(room.stay === null)
  const back = () => setView('room')
  const title = view === 'room' ? say.roomTitle(room.room) : `${say[view]}, ${room.room}`
  return (
    <Sheet title={title} wide={WIDE.includes(view)} onClose={onClose}>
      {view === 'room' && room.stay !== null && <Occupied room={room} isNew={wasEmpty} />}
      {view === 'room' &&
        room.stay === null &&
        (room.closed === undefined ? (
          <CheckInForm room={room.room} />
        ) : (
          <p>{say.closedFor(room.closed.reason)}</p>
        ))}
      {view === 'room' && <Actions room={room} onView={setView} />}
      {view === 'sleeve' && <SleeveSheet rooms={[room]} />}
      {view === 'phoneOrder' && room.stay !== null && (
        <PhoneOrder
          room={room.room}
          stay={room.stay}
          leavesAt={room.leavesAt}
          onBack={back}
          onDone={onClose}
        />
      )}
      {view === 'move' && <MoveForm room={room.room} onBack={back} onDone={onClose} />}
      {view === 'checkOut' && <CheckOut room={room.room} onBack={back} onDone={onClose} />}
      {room.stay !== null && view === 'swap' && (
        <SwapRooms room={room.room} stay={room.stay} onBack={back} onDone={onClose} />
      )}
      {room.stay !== null && view === 'departure' && (
        <Departure room={room.room} stay={room.stay} leavesAt={room.leavesAt} onBack={back} onDone={back} />
      )}
      {room.stay !== null && view === 'undoCheckIn' && (
        <UndoCheckIn room={room.room} stay={room.stay} onBack={back} onDone={onClose} />
      )}
      {view === 'enrolTablet' && <EnrolmentCode wish={{ for: 'tablet', room: room.room }} />}
    </Sheet>
  )
}

/** `isNew`: they were checked in here and now. */
function Occupied({ room, isNew }: { room: DeskRoom; isNew: boolean }) {
  const { say } = useSpeech()
  const { outlet } = useDesk()
  const moment = (time: string) => wallMoment(toMilliseconds(time), outlet.zone, say.date)
  return (
    <>
      {room.stayCode !== null && <StayCode code={room.stayCode} isNew={isNew} />}
      <p>
        {room.since !== null && say.since(moment(room.since))}
        {room.leavesAt !== null && ` · ${say.leaves(moment(room.leavesAt))}`}
      </p>
    </>
  )
}

const OF_A_STAY = VIEWS.filter(view => view !== 'room')

function Actions({ room, onView }: { room: DeskRoom; onView: (view: View) => void }) {
  const { say } = useSpeech()
  const views: readonly Exclude<View, 'room'>[] = room.stay === null ? ['enrolTablet'] : OF_A_STAY
  return (
    <div class="actions column">
      {views.map(view => (
        <button key={view} type="button" class="button quiet" onClick={() => onView(view)}>
          {say[view]}
        </button>
      ))}
    </div>
  )
}
