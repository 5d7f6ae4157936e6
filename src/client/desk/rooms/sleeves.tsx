/** Sleeves of several rooms: those who came today, or those that are looked for, `511–530` for a group. */
import { useState } from 'preact/hooks'
import { ROOMS_A_PAGE } from '../../../domain/room-list.ts'
import { localDate, toMilliseconds } from '../../../domain/time.ts'
import { serverNow } from '../../platform/clock.ts'
import { type DeskRoom, roomsIn } from '../live/use-rooms.ts'
import { Choices } from '../parts/choices.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { foundIn } from './found.ts'
import { RoomSearch } from './room-search.tsx'
import { SleeveSheet } from './sleeve-sheet.ts'

const WHOSE = ['today', 'all'] as const
type Whose = (typeof WHOSE)[number]

export function Sleeves({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech()
  const { outlet, rooms } = useDesk()
  const [whose, setWhose] = useState<Whose>('today')
  const [wanted, setWanted] = useState('')
  const today = localDate(serverNow(), outlet.zone)
  const came = ({ since }: DeskRoom) =>
    since !== null && localDate(toMilliseconds(since), outlet.zone) === today
  const found = foundIn(roomsIn(rooms), wanted, 'occupied').filter(room => whose === 'all' || came(room))
  return (
    <Sheet title={say.sleeves} wide onClose={onClose}>
      <div class="tools">
        <RoomSearch label={say.sleevesSearch} wanted={wanted} onWanted={setWanted} />
        <Choices
          name="sleeves"
          legend={say.sleeves}
          options={WHOSE}
          words={say.sleevesOf}
          value={whose}
          onChoose={setWhose}
          flat
        />
      </div>
      {found.length === 0 && <p>{say.sleevesNone}</p>}
      {found.length > ROOMS_A_PAGE && <p>{say.sleevesMost(ROOMS_A_PAGE)}</p>}
      <SleeveSheet rooms={found.slice(0, ROOMS_A_PAGE)} />
    </Sheet>
  )
}
