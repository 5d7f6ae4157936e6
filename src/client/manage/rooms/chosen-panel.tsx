/** What is done with the rooms that are chosen: one is called otherwise or gets another code; any number are closed, opened, printed. */

import type { RoomTile } from '../../../contract/rooms.ts'
import { withKind } from '../../../domain/room-card.ts'
import { ROOMS_A_PAGE } from '../../../domain/room-list.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { State } from '../../ui/office/state.tsx'
import { useSay } from '../words.ts'
import { namesOf } from './add-rooms.tsx'
import type { ChosenState } from './chosen.ts'
import { closingOf, isShut } from './closing.ts'
import { ClosureForm } from './closure-form.tsx'
import { NameForm } from './name-form.tsx'
import { Rotate } from './rotate.tsx'

export interface ChosenPanelProps {
  readonly choosing: ChosenState
  readonly onTold: (sentence: string) => void
  /** Somebody else has changed one of them. */
  readonly onStale: () => void
}

export function ChosenPanel({ choosing, onTold, onStale }: ChosenPanelProps) {
  const { rooms: say } = useSay().words
  const { chosen, onChosen } = choosing
  const rooms = [...chosen.values()]
  const [only] = rooms.length === 1 ? rooms : []
  const take = (now: readonly RoomTile[], sentence: string) => {
    onChosen(() => new Map(now.map(room => [room.room, room])))
    onTold(sentence)
  }
  return (
    <section class="panel">
      {only === undefined ? <Several rooms={rooms} /> : <One room={only} />}
      {only !== undefined && <NameForm key={only.room} room={only} onChanged={take} onStale={onStale} />}
      <ClosureForm
        key={rooms.map(({ room }) => room).join()}
        rooms={rooms}
        onChanged={take}
        onStale={onStale}
      />
      <div class="does">
        <a class="button quiet" href="#sheet">
          <Icon d={PRINT} />
          {say.printChosen(rooms.length)}
        </a>
        {only !== undefined && <Rotate room={only} onRotated={onTold} />}
        <button type="button" class="plain" onClick={() => onChosen(() => new Map())}>
          {say.clear}
        </button>
      </div>
    </section>
  )
}

function One({ room }: { room: RoomTile }) {
  const { words, language } = useSay()
  const { rooms: say } = words
  const closing = closingOf(room, say, language)
  return (
    <>
      <h2>{withKind(say.kinds[room.kind], room.room)}</h2>
      <p class="soft">
        {[
          say.onFloor(room.floor),
          say.generation(room.generation),
          room.occupied === true ? say.occupied : '',
        ]
          .filter(one => one !== '')
          .join(', ')}
      </p>
      {closing !== null && room.closure !== undefined && (
        <p>
          <State look={isShut(room) ? 'soon' : 'waiting'}>{closing}</State> {room.closure.reason}
        </p>
      )}
    </>
  )
}

function Several({ rooms }: { rooms: readonly RoomTile[] }) {
  const { rooms: say } = useSay().words
  const occupied = rooms.filter(room => room.occupied === true)
  return (
    <>
      <h2>{say.chosen(rooms.length)}</h2>
      <p class="soft">{namesOf(rooms.map(({ room }) => room))}</p>
      {rooms.length === ROOMS_A_PAGE && <p class="soft">{say.chosenMost(ROOMS_A_PAGE)}</p>}
      {occupied.length > 0 && (
        <p>
          <State look="soon">{say.someOccupied(occupied.length)}</State>
        </p>
      )}
    </>
  )
}
