/** Rooms of guests who come together, checked in by one tap; then their sleeves are printed. */
import { useState } from 'preact/hooks'
import { type RoomName, type StayId, uuidV7 } from '../../../domain/ids.ts'
import { GROUP_ROOMS_MAX } from '../../../domain/stay.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { roomsIn } from '../live/use-rooms.ts'
import { foundIn } from '../rooms/found.ts'
import { randomBytes } from '../rooms/random.ts'
import { SleeveSheet } from '../rooms/sleeve-sheet.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { instantAt } from '../time.ts'
import { Deed } from './deed.tsx'
import { PickRooms } from './pick-rooms.tsx'
import { useStays } from './words.tsx'
import { wrongRoom } from './wrong-room.ts'

/** Each with the stay that is to begin there, so that a tap repeated over a bad connection begins one. */
type Coming = Readonly<Record<RoomName, StayId>>

const NOBODY: Coming = {}

export function GroupIn() {
  const words = useStays()
  const { group: say } = words
  const { problem } = useSpeech()
  const { outlet, rooms, tell } = useDesk()
  const [coming, setComing] = useTyped<Coming>('group in', NOBODY)
  const [leaves, setLeaves] = useTyped('group leaves', '')
  const [came, setCame] = useState<readonly RoomName[]>([])
  const picked = Object.keys(coming)
  const all = roomsIn(rooms)
  // Those that are full by now stay in sight: whoever picked them is told why it cannot be.
  const vacant = all.filter(
    ({ room, stay, closed }) => picked.includes(room) || (stay === null && closed === undefined),
  )

  if (came.length > 0)
    return (
      <>
        <p>{say.checkedIn(came.length)}</p>
        <SleeveSheet rooms={foundIn(all, '', 'occupied').filter(({ room }) => came.includes(room))} />
      </>
    )

  const act = () => {
    const [date = '', time = ''] = leaves.split('T')
    return ask<'checkInGroup'>('POST', '/api/desk/check-in', {
      outlet: outlet.slug,
      body: {
        rooms: Object.entries(coming).map(([room, stay]) => ({ room, stay })),
        leavesAt: leaves === '' ? null : toTimestamp(instantAt(date, time, outlet.zone)),
      },
    })
  }
  const pick = (next: readonly RoomName[]) =>
    setComing(
      Object.fromEntries(next.map(room => [room, coming[room] ?? uuidV7(Date.now(), randomBytes)] as const)),
    )
  return (
    <Deed
      does={say.checkIn(picked.length)}
      act={picked.length === 0 || picked.length > GROUP_ROOMS_MAX ? null : act}
      means={refused => wrongRoom(refused, words, problem)}
      onDone={() => {
        tell(say.checkedIn(picked.length))
        setCame(picked)
        setComing(NOBODY)
      }}
    >
      <PickRooms rooms={vacant} picked={picked} onPicked={pick} />
      <label class="field">
        <span>{say.leaves}</span>
        <input type="datetime-local" value={leaves} onInput={event => setLeaves(event.currentTarget.value)} />
      </label>
    </Deed>
  )
}
