/** Why an order came to nothing, in what its guest can act on: what changed, what is left, what else there is. */
import type { z } from 'zod/mini'
import type { PriceChanges, Shortages } from '../../../contract/order.ts'
import { isMoreThanShare, PIECES_SURE } from '../../../domain/holding.ts'
import { deliveryFaultIn } from '../../../domain/placing.ts'
import { WARN } from '../../ui/icon.tsx'
import { priceText } from '../first/item.ts'
import type { GuestState } from '../first/state.ts'
import { hrefTo, Notice, wordsOf } from './parts.tsx'
import type { Unplaced } from './waiting.ts'

export function Why({ state, entry }: { state: GuestState; entry: Unplaced }) {
  const words = wordsOf(state)
  const { free } = state.words
  if (entry.state.type !== 'settled' || entry.state.verdict.type !== 'refused') return null
  const { code, context } = entry.state.verdict
  const nameOf = (id: string) => state.items.find(item => item.id === id)?.name ?? id
  if (code === 'price-changed') {
    const { lines } = context as z.output<typeof PriceChanges>
    return (
      <Notice icon={WARN}>
        {lines.map(line => (
          <p key={line.placementId}>
            {nameOf(line.placementId)}:{' '}
            {words.priceWas(priceText(line.unitPrice, free), priceText(line.price, free))}
          </p>
        ))}
      </Notice>
    )
  }
  const reason = deliveryFaultIn(context)
  if (reason !== null) return <Notice icon={WARN}>{words.deliveryFaults[reason]}</Notice>
  if (isMoreThanShare(context)) return <Notice icon={WARN}>{words.moreThanShare(PIECES_SURE)}</Notice>
  if (code !== 'sold-out') return null
  const { lines, alternatives = [] } = context as z.output<typeof Shortages>
  const instead = state.items.filter(item => alternatives.includes(item.id) && !item.soldOut)
  return (
    <>
      <Notice icon={WARN}>
        {lines.map(line => (
          <p key={line.placementId}>
            {nameOf(line.placementId)}: {words.soldOutLeft(line.available)}
          </p>
        ))}
      </Notice>
      <Instead state={state} items={instead} />
    </>
  )
}

/** What there is instead; a substitute is a new order by the guest. */
export function Instead({ state, items }: { state: GuestState; items: GuestState['items'] }) {
  if (items.length === 0) return null
  return (
    <section class="sheet">
      <h2>{wordsOf(state).instead}</h2>
      <ul class="orders">
        {items.map(item => (
          <li key={item.id}>
            <a href={hrefTo(state, { name: 'product', id: item.id })}>
              <b>{item.name}</b>
              <span class="maker">{item.maker}</span>
              <b class="num">{priceText(item.price, state.words.free)}</b>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
