/** Rooms by floor: found by the server, a page at a time; added, chosen, and what is done with those that are chosen beside them. */

import { useEffect, useRef, useState } from 'preact/hooks'
import type { FoundRooms } from '../../../contract/rooms.ts'
import { ROOMS_SHOWN, type RoomsShown } from '../../../domain/room-list.ts'
import { ask } from '../../platform/api.ts'
import { useListing } from '../../platform/use-listing.ts'
import { Find } from '../../ui/office/find.tsx'
import { Keys } from '../../ui/office/keys.tsx'
import { Nothing } from '../../ui/office/nothing.tsx'
import { Pager } from '../../ui/office/paged.tsx'
import { Shape } from '../../ui/office/state.tsx'
import { Trouble } from '../../ui/office/trouble.tsx'
import { usePlace } from '../place.ts'
import { useKeys } from '../shelf/keys.ts'
import { Waiting } from '../waiting.tsx'
import { useSay } from '../words.ts'
import { AddRooms } from './add-rooms.tsx'
import { type ChosenState, seenAnew } from './chosen.ts'
import { ChosenPanel } from './chosen-panel.tsx'
import { Tiles } from './tiles.tsx'

const CHIP_LOOKS = { all: null, occupied: null, closed: 'soon', cards: 'changed' } as const satisfies Record<
  RoomsShown,
  'soon' | 'changed' | null
>

interface Looking {
  readonly find: string
  readonly floor: string
  readonly show: RoomsShown
  readonly page: number
}
const NOTHING: Looking = { find: '', floor: '', show: 'all', page: 1 }

export function Rooms({ choosing }: { choosing: ChosenState }) {
  const { words, problems } = useSay()
  const { outlet, onSignedOut } = usePlace()
  const [looking, setLooking] = useState(NOTHING)
  const [done, setDone] = useState('')
  const query = new URLSearchParams({ outlet: outlet.slug, ...saidOf(looking) }).toString()
  const { listed, trouble, again } = useListing(
    query,
    asked => ask<'foundRooms'>('GET', `/api/manage/rooms/found?${asked}`, { outlet: outlet.slug }),
    onSignedOut,
  )
  const { chosen, onChosen } = choosing
  useEffect(() => {
    if (listed !== null) onChosen(before => seenAnew(before, listed.rooms))
  }, [listed])
  useKeys({ p: () => location.assign('#sheet') })
  if (listed === null) return <Waiting trouble={trouble && problems[trouble]} onRetry={again} />
  const tell = (sentence: string) => {
    setDone(sentence)
    again()
  }
  const look = (change: Partial<Looking>) => setLooking({ ...looking, page: 1, ...change })
  return (
    <>
      <Head found={listed} />
      <div class="beside-rooms">
        <div>
          <AddRooms onAdded={tell} />
          <Finding found={listed} looking={looking} look={look} />
          <p class="done" role="status">
            {done}
          </p>
          {trouble !== null && <Trouble says={problems[trouble]} retry={words.retry} onRetry={again} />}
          {listed.found === 0 && <None isEmpty={listed.counts.all === 0} />}
          <Tiles found={listed} chosen={chosen} onChosen={onChosen} />
          <Pager
            words={words.rooms.pager}
            page={listed.page - 1}
            pages={listed.pages}
            onPage={page => look({ page: page + 1 })}
          />
          <KeysHere />
        </div>
        <Beside choosing={choosing} found={listed} onTold={tell} onStale={again} />
      </div>
    </>
  )
}

function saidOf({ find, floor, show, page }: Looking): Record<string, string> {
  return {
    show,
    page: String(page),
    ...(find.trim() === '' ? {} : { find }),
    ...(floor === '' ? {} : { floor }),
  }
}

function Head({ found: { counts, floors } }: { found: FoundRooms }) {
  const { words } = useSay()
  const { rooms: say } = words
  return (
    <div class="heading">
      <div>
        <h1>{words.part.rooms}</h1>
        {counts.all > 0 && (
          <p>
            {say.summary(counts.all, floors.length, counts.occupied)}{' '}
            {counts.closed > 0 && <b class="soon">{say.summaryClosed(counts.closed)}</b>}{' '}
            {counts.cards > 0 && say.summaryCards(counts.cards)}
          </p>
        )}
      </div>
      <div class="does">
        <a class="button quiet" href="#import">
          {say.import}
        </a>
      </div>
    </div>
  )
}

interface FindingProps {
  readonly found: FoundRooms
  readonly looking: Looking
  readonly look: (change: Partial<Looking>) => void
}

function Finding({ found: { counts, floors }, looking, look }: FindingProps) {
  const { rooms: say } = useSay().words
  return (
    <div class="find">
      <Find label={say.search} typed={looking.find} onTyped={find => look({ find })} />
      <label class="by-floor">
        <select
          aria-label={say.floor}
          value={looking.floor}
          onChange={event => look({ floor: event.currentTarget.value })}
        >
          <option value="">{say.allFloors}</option>
          {floors.map(({ floor, rooms }) => (
            <option key={floor} value={String(floor)}>
              {`${say.onFloor(floor)} (${rooms})`}
            </option>
          ))}
        </select>
      </label>
      <div class="chips">
        {ROOMS_SHOWN.map(one => {
          const shape = CHIP_LOOKS[one]
          if (counts[one] === 0 && one !== 'all' && one !== looking.show) return null
          return (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={one === looking.show}
              onClick={() => look({ show: one })}
            >
              {shape !== null && <Shape look={shape} />}
              {say.onlyWords[one]} <b>{counts[one]}</b>
            </button>
          )
        })}
      </div>
    </div>
  )
}

interface BesideProps {
  readonly choosing: ChosenState
  readonly found: FoundRooms
  readonly onTold: (sentence: string) => void
  readonly onStale: () => void
}

/** On a phone it stands below the doors, and the bar at the thumb leads to it. */
function Beside({ choosing, found, onTold, onStale }: BesideProps) {
  const { rooms: say } = useSay().words
  const panel = useRef<HTMLElement>(null)
  const { chosen } = choosing
  const lead = () => {
    panel.current?.scrollIntoView()
    panel.current?.focus({ preventScroll: true })
  }
  return (
    <>
      <aside ref={panel} tabIndex={-1} aria-label={say.beside}>
        {chosen.size > 0 ? (
          <ChosenPanel choosing={choosing} onTold={onTold} onStale={onStale} />
        ) : (
          <CardsPanel cards={found.counts.cards} />
        )}
      </aside>
      {chosen.size > 0 && (
        <div class="counter only-phone">
          <button type="button" class="button quiet" onClick={lead}>
            {say.toChosen(chosen.size)}
          </button>
        </div>
      )}
    </>
  )
}

function CardsPanel({ cards }: { cards: number }) {
  const { rooms: say } = useSay().words
  return (
    <section class="panel">
      <h2>{say.cards}</h2>
      <p>{cards === 0 ? say.cardsRight : say.cardsToPrint(cards)}</p>
      <a class="button quiet" href="#sheet">
        {say.toCards}
      </a>
      <p class="soft">{say.chooseHint}</p>
    </section>
  )
}

function None({ isEmpty }: { isEmpty: boolean }) {
  const { rooms: say } = useSay().words
  if (!isEmpty) return <p>{say.none}</p>
  return <Nothing title={say.emptyTitle} says={say.empty} />
}

function KeysHere() {
  const { keys } = useSay().words.rooms
  return (
    <Keys
      keys={[
        ['/', keys.find],
        [keys.space, keys.choose],
        ['Shift', keys.range],
        ['P', keys.print],
      ]}
    />
  )
}
