/** One room: who is in it by its stay code, and what the desk does with it. */
import { useState } from 'preact/hooks'
import { toMilliseconds } from '../../../domain/time.ts'
import type { DeskRoom } from '../live/use-rooms.ts'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { wallMoment } from '../time.ts'
import { CheckInForm } from './check-in-form.tsx'
import { CheckOutForm } from './check-out-form.tsx'
import { EnrolmentCode } from './enrolment.tsx'
import { MoveForm } from './move-form.tsx'
import { PhoneOrder } from './phone-order.tsx'

const VIEWS = ['room', 'phoneOrder', 'move', 'checkOut', 'enrolTablet'] as const
type View = (typeof VIEWS)[number]

export function RoomSheet({ room, onClose }: { room: DeskRoom; onClose: () => void }) {
  const { say } = useSpeech()
  const [view, setView] = useState<View>('room')
  const back = () => setView('room')
  const title = view === 'room' ? say.roomTitle(room.room) : `${say[view]}, ${room.room}`
  return (
    <Sheet title={title} wide={view === 'phoneOrder'} onClose={onClose}>
      {view === 'room' && (room.stay === null ? <CheckInForm room={room.room} /> : <Occupied room={room} />)}
      {view === 'room' && <Actions room={room} onView={setView} />}
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
      {view === 'checkOut' && <CheckOutForm room={room.room} onBack={back} onDone={onClose} />}
      {view === 'enrolTablet' && <EnrolmentCode wish={{ for: 'tablet', room: room.room }} />}
    </Sheet>
  )
}

function Occupied({ room }: { room: DeskRoom }) {
  const { say } = useSpeech()
  const { outlet } = useDesk()
  const moment = (time: string) => wallMoment(toMilliseconds(time), outlet.zone, say.date)
  return (
    <>
      <div>
        <p>{say.stayCode}</p>
        <p class="big-code num">{room.stayCode}</p>
      </div>
      <p>{say.stayCodeHelp}</p>
      <p>
        {room.since !== null && say.since(moment(room.since))}
        {room.leavesAt !== null && ` · ${say.leaves(moment(room.leavesAt))}`}
      </p>
    </>
  )
}

function Actions({ room, onView }: { room: DeskRoom; onView: (view: View) => void }) {
  const { say } = useSpeech()
  const views: readonly Exclude<View, 'room'>[] =
    room.stay === null ? ['enrolTablet'] : ['phoneOrder', 'checkOut', 'move', 'enrolTablet']
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
