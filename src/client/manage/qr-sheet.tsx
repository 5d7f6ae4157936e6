/** QR cards on A4, eight to a sheet: for all rooms, a floor, or those chosen. Always Indonesian and English. */
import { useState } from 'preact/hooks'
import { Icon, PRINT } from '../ui/icon.tsx'
import { usePlace } from './place.ts'
import { Card } from './qr-card.tsx'
import { floorsOf, inOrder, type Room, type RoomsState } from './use-rooms.ts'
import { Waiting } from './waiting.tsx'
import { useSay } from './words.ts'

/** Two across, four down. */
const CARDS_A_SHEET = 8

export function QrSheet({ rooms: state }: { rooms: RoomsState }) {
  const { words } = useSay()
  const [which, setWhich] = useState(state.chosen.size > 0 ? 'chosen' : 'all')
  if (state.rooms === null) return <Waiting trouble={state.trouble} onRetry={state.onRetry} />
  const all = inOrder(state.rooms)
  const wanted = all.filter(
    room =>
      which === 'all' || (which === 'chosen' ? state.chosen.has(room.room) : String(room.floor) === which),
  )
  const sheets = inSheets(wanted)
  return (
    <>
      <h1>{words.part.sheet}</h1>
      <div class="find">
        <label>
          {words.sheet.which}
          <select value={which} onChange={event => setWhich(event.currentTarget.value)}>
            <option value="all">{words.sheet.all}</option>
            <option value="chosen">{words.sheet.chosen(state.chosen.size)}</option>
            {floorsOf(all).map(floor => (
              <option key={floor} value={String(floor)}>
                {words.rooms.onFloor(floor)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button" disabled={wanted.length === 0} onClick={() => window.print()}>
          <Icon d={PRINT} />
          {words.sheet.print}
        </button>
        <p class="num" role="status">
          {words.sheet.size(wanted.length, sheets.length)}
        </p>
      </div>
      <p class="note">{wanted.length === 0 ? words.sheet.none : words.sheet.hint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="sheets" aria-label={words.part.sheet} tabIndex={0}>
        {sheets.map((sheet, index) => (
          <Sheet key={sheet[0]?.room} rooms={sheet} page={index + 1} pages={sheets.length} />
        ))}
      </section>
    </>
  )
}

function inSheets(rooms: readonly Room[]): readonly (readonly Room[])[] {
  const count = Math.ceil(rooms.length / CARDS_A_SHEET)
  return Array.from({ length: count }, (_, sheet) =>
    rooms.slice(sheet * CARDS_A_SHEET, (sheet + 1) * CARDS_A_SHEET),
  )
}

function Sheet({ rooms, page, pages }: { rooms: readonly Room[]; page: number; pages: number }) {
  const { sheet } = useSay().words
  const { outlet } = usePlace()
  const names = [rooms[0], rooms.slice(-1)[0]].map(room => room?.room ?? '')
  return (
    <div class="sheet">
      <p class="sheet-note num">
        <span>
          {outlet.name}, {names[0] === names[1] ? names[0] : names.join('–')}. {sheet.cut}
        </span>
        <span>{sheet.page(page, pages)}</span>
      </p>
      <div class="cards">
        {rooms.map(room => (
          <Card key={room.room} room={room} outletName={outlet.name} />
        ))}
      </div>
    </div>
  )
}
