/** Rooms as they hang on the key rack, read back in words before any is made. */
import { useState } from 'preact/hooks'
import type { RoomNames } from '../../../contract/rooms.ts'
import { ROOM_KINDS, type RoomKind } from '../../../domain/outlet.ts'
import { fatesOf, type RoomWish } from '../../../domain/room-batch.ts'
import { RANGES_LENGTH_MAX, type ReadRooms, readRooms, runsOf } from '../../../domain/room-ranges.ts'
import { ask } from '../../platform/api.ts'
import { State } from '../../ui/office/state.tsx'
import { usePlace, useRefusal } from '../place.ts'
import { useSay } from '../words.ts'

export function AddRooms({ onAdded }: { onAdded: (sentence: string) => void }) {
  const { rooms } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const { there, read: readThere } = useNames()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<RoomKind>('room')
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const read = readRooms(typed)
  const wishes = read.rooms.map(({ name, floor }) => ({ room: name, kind, floor }))
  const fates = fatesOf(wishes, there)
  const added = wishes.filter((_, i) => fates[i] === 'new')
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    const body = { groups: groupsOf(added) }
    const reply = await ask<'addRooms'>('POST', '/api/manage/rooms/batch', { outlet: outlet.slug, body })
    setBusy(false)
    if (!reply.ok) return setTrouble(refusal(reply))
    setTrouble('')
    setTyped('')
    readThere()
    onAdded(rooms.added(reply.value.added))
  }
  return (
    <form class="range" onSubmit={event => void submit(event)}>
      <label class="wide">
        {rooms.add}
        <textarea
          rows={1}
          maxLength={RANGES_LENGTH_MAX}
          placeholder={rooms.example}
          value={typed}
          onFocus={readThere}
          onInput={event => setTyped(event.currentTarget.value)}
        />
      </label>
      <label>
        {rooms.kind}
        <select
          value={kind}
          onChange={event => setKind(ROOM_KINDS.find(one => one === event.currentTarget.value) ?? 'room')}
        >
          {ROOM_KINDS.map(one => (
            <option key={one} value={one}>
              {rooms.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button" disabled={isBusy || added.length === 0 || read.faults.length > 0}>
        {rooms.submit(added.length)}
      </button>
      {typed.trim() !== '' && <ReadBack read={read} added={added} left={wishes.length - added.length} />}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </form>
  )
}

type There = readonly { readonly name: string; readonly kind: RoomKind; readonly floor: number }[]

/** What is there, read when somebody begins to type: until it is known the server says what it leaves as it is. */
function useNames() {
  const { outlet } = usePlace()
  const [there, setThere] = useState<There>([])
  const read = () =>
    void ask<'roomNames'>('GET', `/api/manage/rooms/names?outlet=${outlet.slug}`, {
      outlet: outlet.slug,
    }).then(reply => reply.ok && setThere(namedIn(reply.value)))
  return { there, read }
}

function namedIn({ groups }: RoomNames): There {
  return groups.flatMap(({ kind, floor, rooms }) => rooms.map(name => ({ name, kind, floor })))
}

interface ReadBackProps {
  readonly read: ReadRooms
  readonly added: readonly RoomWish[]
  readonly left: number
}

function ReadBack({ read, added, left }: ReadBackProps) {
  const { rooms } = useSay().words
  const told = groupsOf(added).map(group => rooms.onThatFloor(namesOf(group.rooms), group.floor))
  return (
    <div class="read-back" role="status">
      {told.length > 0 && (
        <p>
          <State look="ok">{rooms.newRooms(added.length)}</State> {told.join('; ')}
        </p>
      )}
      {left > 0 && <p>{rooms.alreadyThere(left)}</p>}
      {read.faults.slice(0, 5).map(({ fault, text }) => (
        <p class="trouble" key={`${fault} ${text}`}>
          {rooms.rangeFaults[fault](text)}
        </p>
      ))}
    </div>
  )
}

/** `801–824, 826`. */
export function namesOf(names: readonly string[]): string {
  return runsOf(names)
    .map(({ first, last }) => (first === last ? first : `${first}–${last}`))
    .join(', ')
}

function groupsOf(wishes: readonly RoomWish[]) {
  const groups = new Map<string, { kind: RoomKind; floor: number; rooms: string[] }>()
  for (const { room, kind, floor } of wishes) {
    const key = `${kind} ${floor}`
    const group = groups.get(key) ?? { kind, floor, rooms: [] }
    group.rooms.push(room)
    groups.set(key, group)
  }
  return [...groups.values()]
}
