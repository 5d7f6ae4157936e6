/** One room out of many: those that fit a screen, the others by their number. */
import { useState } from 'preact/hooks'
import type { RoomName } from '../../../domain/ids.ts'
import type { DeskRoom } from '../live/use-rooms.ts'
import { useSpeech } from '../speech.ts'
import { foundIn } from './found.ts'

/** More than these are found by their number. */
export const ROOMS_SHOWN_MAX = 60

export interface RoomChoicesProps {
  readonly rooms: readonly DeskRoom[]
  readonly legend: string
  readonly chosen: RoomName | null
  readonly onChoose: (room: RoomName) => void
  /** How many more there are than are shown. */
  readonly more: (count: number) => string
}

export function RoomChoices({ rooms, legend, chosen, onChoose, more }: RoomChoicesProps) {
  const { say } = useSpeech()
  const [wanted, setWanted] = useState('')
  const found = foundIn(rooms, wanted, 'all')
  const first = found.slice(0, ROOMS_SHOWN_MAX)
  // What is chosen stays in sight, whatever is looked for.
  const kept = first.some(one => one.room === chosen) ? [] : rooms.filter(one => one.room === chosen)
  const shown = [...kept, ...first]
  return (
    <>
      {rooms.length > ROOMS_SHOWN_MAX && (
        <label class="field">
          <span>{say.roomsSearch}</span>
          <input type="search" value={wanted} onInput={event => setWanted(event.currentTarget.value)} />
        </label>
      )}
      <fieldset class="choices flat">
        <legend>{legend}</legend>
        {shown.map(one => (
          <label key={one.room} class="choice">
            <input type="radio" name="to" checked={one.room === chosen} onChange={() => onChoose(one.room)} />
            <b class="num">{one.room}</b>
          </label>
        ))}
      </fieldset>
      {found.length > first.length && <p>{more(found.length - first.length)}</p>}
    </>
  )
}
