/** The parts, by the address's fragment so that the browser's back leads back. */
import type { ComponentType } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { OutletStep } from '../../domain/first-run.ts'
import type { OutletId } from '../../domain/ids.ts'
import { mayFind, OUTLET_PLACES, type OutletPlace } from '../../domain/rights.ts'
import { useAgencyLog } from '../platform/agency-notice.ts'
import { useLeft } from '../platform/left.ts'
import { Rights, useMay } from '../platform/rights.ts'
import { later } from '../ui/later.tsx'
import { AgencyNotice } from '../ui/office/agency-notice.tsx'
import { Left } from '../ui/office/left.tsx'
import { NotYours } from '../ui/office/not-yours.tsx'
import { Places } from '../ui/office/places.tsx'
import { QrSheet } from './cards/qr-sheet.tsx'
import { People } from './people.tsx'
import { usePlace } from './place.ts'
import { type ChosenState, useChosen } from './rooms/chosen.ts'
import { Rooms } from './rooms/rooms.tsx'
import { ShelfPart } from './shelf/part.tsx'
import { useSay } from './words.ts'

/** What a part has beside its name is its own: `#goods/count`. */
const partHere = () => location.hash.slice(1).split('/')[0]

/** In the order of the way to them; the first is shown at first. */
const PARTS = {
  placements: ShelfPart,
  goods: later(() => import('./goods/part.tsx').then(({ GoodsPart }) => GoodsPart)),
  documents: later(() => import('./documents.tsx').then(({ Documents }) => Documents)),
  rooms: Rooms,
  sheet: QrSheet,
  people: People,
  duty: later(() => import('./duty/duty.tsx').then(({ Duty }) => Duty)),
  import: later(() => import('./import.tsx').then(part => part.OutletImport)),
  settings: later(() => import('./settings/settings.tsx').then(({ Settings }) => Settings)),
  acts: later(() => import('./acts.tsx').then(({ Acts }) => Acts)),
} satisfies Record<OutletPlace, ComponentType<{ choosing: ChosenState }>>

/** Where each step of the first afternoon is done. */
const waysAt = (outlet: OutletId, may: ReturnType<typeof useMay>): Readonly<Record<OutletStep, string>> => ({
  rooms: '#rooms',
  placements: '#placements',
  goods: '#goods',
  cards: '#sheet',
  terminal: may('people') ? '#people' : `/desk/${outlet}/rooms`,
  clerk: '#people',
  kwitansi: `/desk/${outlet}`,
})
const PART_NAMES = Object.keys(PARTS) as OutletPlace[]

export function Parts() {
  const { words } = useSay()
  const { mine, front, here: part } = useParts()
  const may = useMay()
  const choosing = useChosen()
  const { outlet } = usePlace()
  const { notice } = useAgencyLog(outlet.slug)
  const left = useLeft(outlet.slug)
  const Shown = PARTS[part]
  useEffect(() => {
    document.title = `${words.part[part]} · ${outlet.name}`
  }, [words, part, outlet.name])
  return (
    <>
      <Left
        {...left}
        words={words.left}
        ways={waysAt(outlet.slug, may)}
        here={`#${part}`}
        isFront={part === front}
      />
      {mine.includes(part) ? (
        <main class={`work work-${part}`}>
          {part === 'placements' && <AgencyNotice notice={notice} of="manager" words={words.agencyLog} />}
          <Shown choosing={choosing} />
        </main>
      ) : (
        <NotYours title={words.part[part]}>{words.notYours.says}</NotYours>
      )}
    </>
  )
}

/** The way to each that is theirs. */
export function PartPlaces() {
  const { words } = useSay()
  const { mine, here } = useParts()
  return (
    <Places
      label={words.parts}
      places={mine.map(one => ({ href: `#${one}`, name: words.part[one], isHere: one === here }))}
    />
  )
}

/** Which the address names, whoever asks; where it names none, the first of theirs. */
function useParts() {
  const rights = useContext(Rights)
  const mine = PART_NAMES.filter(name => mayFind(OUTLET_PLACES[name], rights))
  const [front = 'people'] = mine
  const read = () => PART_NAMES.find(part => part === partHere())
  const [named, setNamed] = useState(read)
  useEffect(() => {
    const follow = () => setNamed(read())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return { mine, front, here: named ?? front }
}
