/** A placement's batches and its ledger; what moves them stands on papers of goods. */
import { useEffect, useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../contract/shelf.ts'
import { isUnnamed } from '../../domain/goods-note.ts'
import { ask } from '../platform/api.ts'
import { usePlace, useRefusal } from './place.ts'
import { StockCard, type StockEntries } from './stock-card.tsx'
import { useSay } from './words.ts'

export interface GoodsProps {
  readonly placement: ManagedPlacement
}

export function Goods({ placement }: GoodsProps) {
  const [entries, trouble] = useStockCard(placement)
  return (
    <div class="goods">
      <Batches placement={placement} />
      <StockCard entries={entries} trouble={trouble} />
    </div>
  )
}

function Batches({ placement }: { placement: ManagedPlacement }) {
  const { words } = useSay()
  const { goods } = words
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <section>
      <h2>{goods.batches}</h2>
      {placement.batches.length === 0 && <p>{goods.noBatches}</p>}
      <ul class="batches num">
        {placement.batches.map(({ batch, bestBefore, onHand }) => (
          <li key={batch}>
            <b>{isUnnamed({ batch, bestBefore }) ? goods.unnamed : batch}</b> {goods.onHand(onHand)},{' '}
            {bestBefore === null
              ? goods.noDate
              : goods.bestBefore(day.format(new Date(`${bestBefore}T00:00:00Z`)))}
          </li>
        ))}
      </ul>
      <p>
        <a class="plain" href="#goods">
          {goods.toPapers}
        </a>
      </p>
    </section>
  )
}

/** Read again whenever the placement has changed: what was entered stands at the top at once. */
function useStockCard(placement: ManagedPlacement): [StockEntries | null, string | null] {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [entries, setEntries] = useState<StockEntries | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    const address = `/api/manage/placements/${placement.id}/goods?outlet=${outlet.slug}` as const
    void ask<'stockCard'>('GET', address, { outlet: outlet.slug }).then(reply => {
      if (reply.ok) setEntries(reply.value.entries)
      setTrouble(reply.ok ? null : refusal(reply))
    })
  }, [placement, outlet.slug])
  return [entries, trouble]
}
