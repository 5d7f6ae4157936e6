/** Two guests change rooms with each other, in one act. */
import { ask } from '../../platform/api.ts'
import { roomsIn } from '../live/use-rooms.ts'
import { foundIn } from '../rooms/found.ts'
import { RoomChoices } from '../rooms/room-choices.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { Deed, type OfStay } from './deed.tsx'
import { useStays, WithStays } from './words.tsx'

export function SwapRooms(props: OfStay) {
  return (
    <WithStays>
      <Swapping {...props} />
    </WithStays>
  )
}

function Swapping({ room, stay, onBack, onDone }: OfStay) {
  const { swap: say, group } = useStays()
  const { outlet, rooms, tell } = useDesk()
  const [chosen, setChosen] = useTyped<string | null>(`swap ${room}`, null)
  const others = foundIn(roomsIn(rooms), '', 'occupied').filter(one => one.room !== room)
  const other = others.find(one => one.room === chosen)
  const there = other?.stay == null ? null : { room: other.room, stay: other.stay }

  return (
    <Deed
      does={say.do}
      act={
        there &&
        (() =>
          ask<'swapRooms'>('POST', `/api/desk/rooms/${encodeURIComponent(room)}/swap`, {
            outlet: outlet.slug,
            body: { stay, with: there },
          }))
      }
      means={({ code }) => (code === 'changed-meanwhile' ? say.met : undefined)}
      onBack={onBack}
      onDone={() => {
        tell(say.done(room, there?.room ?? ''))
        onDone()
      }}
    >
      <p>{say.help}</p>
      {others.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <RoomChoices
          rooms={others}
          legend={say.with}
          chosen={there?.room ?? null}
          onChoose={setChosen}
          more={group.more}
        />
      )}
    </Deed>
  )
}
