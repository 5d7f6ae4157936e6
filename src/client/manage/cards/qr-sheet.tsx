/** QR cards on A4, eight to a sheet: those that say what is not so, a floor, those chosen, or all. Always Indonesian and English. */
import { useState } from 'preact/hooks'
import type { RoomCards } from '../../../contract/rooms.ts'
import { CARDS_AT_ONCE_MAX } from '../../../domain/room-card.ts'
import { ask } from '../../platform/api.ts'
import { useListing } from '../../platform/use-listing.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { Pager } from '../../ui/office/paged.tsx'
import { Trouble } from '../../ui/office/trouble.tsx'
import { usePlace, useRefusal } from '../place.ts'
import type { ChosenState } from '../rooms/chosen.ts'
import { Waiting } from '../waiting.tsx'
import { useSay } from '../words.ts'
import { Card, type CardRoom } from './qr-card.tsx'

/** Two across, four down. */
const CARDS_A_SHEET = 8

export function QrSheet({ choosing: { chosen } }: { choosing: ChosenState }) {
  const { words, problems } = useSay()
  const { sheet: say } = words
  const { outlet, onSignedOut } = usePlace()
  const [which, setWhich] = useState(chosen.size > 0 ? 'chosen' : 'changed')
  const [page, setPage] = useState(1)
  const query = new URLSearchParams({
    outlet: outlet.slug,
    page: String(page),
    ...askedBy(which, [...chosen.keys()]),
  }).toString()
  const { listed, trouble, again } = useListing(
    query,
    asked => ask<'roomCards'>('GET', `/api/manage/cards?${asked}`, { outlet: outlet.slug }),
    onSignedOut,
  )
  if (listed === null) return <Waiting trouble={trouble && problems[trouble]} onRetry={again} />
  const { cards } = listed
  const sheets = inSheets(cards)
  const choose = (next: string) => {
    setWhich(next)
    setPage(1)
  }
  return (
    <>
      <h1>{words.part.sheet}</h1>
      <div class="find">
        <Which which={which} onWhich={choose} listed={listed} chosen={chosen.size} />
        <button type="button" class="button" disabled={cards.length === 0} onClick={() => window.print()}>
          <Icon d={PRINT} />
          {say.print}
        </button>
        <p class="num" role="status">
          {say.size(cards.length, sheets.length)}
        </p>
      </div>
      {trouble !== null && <Trouble says={problems[trouble]} retry={words.retry} onRetry={again} />}
      <p class="note">{cards.length > 0 ? say.hint : which === 'changed' ? say.noneChanged : say.none}</p>
      {cards.some(room => room.cardIsOld === true) && <Printed cards={cards} onMarked={again} />}
      <Pager words={say.pager} page={listed.page - 1} pages={listed.pages} onPage={at => setPage(at + 1)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="sheets" aria-label={words.part.sheet} tabIndex={0}>
        {sheets.map((sheet, index) => (
          <Sheet key={sheet[0]?.room} rooms={sheet} page={index + 1} pages={sheets.length} />
        ))}
      </section>
    </>
  )
}

function askedBy(which: string, chosen: readonly string[]): Record<string, string> {
  if (which === 'changed') return { show: 'cards' }
  if (which === 'chosen') return { rooms: chosen.join(',') }
  return which === 'all' ? {} : { floor: which }
}

interface WhichProps {
  readonly which: string
  readonly onWhich: (which: string) => void
  readonly listed: RoomCards
  readonly chosen: number
}

function Which({ which, onWhich, listed: { floors, counts }, chosen }: WhichProps) {
  const { sheet: say, rooms } = useSay().words
  return (
    <label>
      {say.which}
      <select value={which} onChange={event => onWhich(event.currentTarget.value)}>
        <option value="changed">{say.changed(counts.cards)}</option>
        <option value="all">{say.all(counts.all)}</option>
        <option value="chosen">{say.chosen(chosen)}</option>
        {floors.map(one => (
          <option key={one.floor} value={String(one.floor)}>
            {`${rooms.onFloor(one.floor)} (${one.rooms})`}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Once they have come out of the printer: only the person there knows that. */
function Printed({ cards, onMarked }: { cards: readonly CardRoom[]; onMarked: () => void }) {
  const { sheet } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [trouble, setTrouble] = useState('')
  const mark = async () => {
    const printed = cards.slice(0, CARDS_AT_ONCE_MAX)
    const body = { cards: printed.map(({ room, floor, generation }) => ({ room, floor, generation })) }
    const reply = await ask<'printedCards'>('POST', '/api/manage/cards/printed', {
      outlet: outlet.slug,
      body,
    })
    setTrouble(reply.ok ? '' : refusal(reply))
    if (reply.ok) onMarked()
  }
  return (
    <p class="printed">
      {sheet.areTheyPrinted}{' '}
      <button type="button" class="button quiet" onClick={() => void mark()}>
        {sheet.printed(cards.length)}
      </button>
      {trouble !== '' && (
        <span class="trouble" role="alert">
          {trouble}
        </span>
      )}
    </p>
  )
}

function inSheets(rooms: readonly CardRoom[]): readonly (readonly CardRoom[])[] {
  const count = Math.ceil(rooms.length / CARDS_A_SHEET)
  return Array.from({ length: count }, (_, sheet) =>
    rooms.slice(sheet * CARDS_A_SHEET, (sheet + 1) * CARDS_A_SHEET),
  )
}

interface SheetProps {
  readonly rooms: readonly CardRoom[]
  readonly page: number
  readonly pages: number
}

function Sheet({ rooms, page, pages }: SheetProps) {
  const { sheet } = useSay().words
  const { outlet } = usePlace()
  const names = [rooms[0], rooms.slice(-1)[0]].map(room => room?.room ?? '')
  return (
    <div class="a4">
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
