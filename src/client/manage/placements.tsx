/** What is on offer: find a product, change its price or shelf, switch it on or off, and what is in stock. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../contract/manage.ts'
import { type Language, textIn } from '../../domain/language.ts'
import { finds } from '../../domain/typed.ts'
import { ask } from '../platform/api.ts'
import { Boundary } from '../ui/boundary.tsx'
import { usePlace, useRefusal } from './place.ts'
import { PlacementRow } from './placement-row.tsx'
import { Waiting } from './waiting.tsx'
import { useSay } from './words.ts'

const FILTERS = ['all', 'on', 'off', 'empty'] as const
type Filter = (typeof FILTERS)[number]

const SHOWS = {
  all: () => true,
  on: placement => placement.on,
  off: placement => !placement.on,
  empty: placement => placement.on && placement.available <= 0,
} satisfies Record<Filter, (placement: ManagedPlacement) => boolean>

export function Placements() {
  const { words, language } = useSay()
  const { placements: say } = words
  const [all, setAll, trouble, read] = usePlacements()
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  if (all === null) return <Waiting trouble={trouble} onRetry={read} />
  const shown = all.filter(placement => SHOWS[filter](placement) && finds(textOf(placement, language), typed))
  const replace = (next: ManagedPlacement) => setAll(all.map(one => (one.id === next.id ? next : one)))
  return (
    <>
      <h1>{words.part.placements}</h1>
      <div class="find">
        <label>
          {say.search}
          <input type="search" value={typed} onInput={event => setTyped(event.currentTarget.value)} />
        </label>
        <label>
          {say.only}
          <select
            value={filter}
            onChange={event => setFilter(FILTERS.find(one => one === event.currentTarget.value) ?? 'all')}
          >
            {FILTERS.map(one => (
              <option key={one} value={one}>
                {say.filters[one]}
              </option>
            ))}
          </select>
        </label>
        <p class="num" role="status">
          {say.count(shown.length, all.length)}
        </p>
      </div>
      {shown.length === 0 && <p>{all.length === 0 ? say.empty : say.none}</p>}
      <ul class="placements">
        {shown.map(placement => (
          <Boundary key={placement.id}>
            <PlacementRow placement={placement} onChanged={replace} />
          </Boundary>
        ))}
      </ul>
    </>
  )
}

function textOf(placement: ManagedPlacement, language: Language): string {
  return `${textIn(placement.name, language)} ${placement.seller.name} ${placement.rack}`
}

function usePlacements() {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [all, setAll] = useState<readonly ManagedPlacement[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const read = useCallback(() => {
    setTrouble(null)
    const { slug } = outlet
    void ask<'managedPlacements'>('GET', `/api/manage/placements?outlet=${slug}`, { outlet: slug }).then(
      reply => {
        if (reply.ok) setAll(reply.value.placements)
        else setTrouble(refusal(reply))
      },
    )
  }, [outlet.slug])
  useEffect(read, [read])
  return [all, setAll, trouble, read] as const
}
