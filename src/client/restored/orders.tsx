/** Orders that stand open again: brought, by a kwitansi that is back or by a new one; still to be brought; or not wanted any more. */
import { ask } from '../platform/api.ts'
import { useMay } from '../platform/rights.ts'
import type { Part } from './part.ts'
import { Twice } from './twice.tsx'
import type { InDoubt } from './use-restored.ts'

type InDoubtOrder = InDoubt['orders'][number]

export function Orders(part: Part) {
  const { words, known } = part
  if (known.orders.length === 0) return null
  return (
    <section>
      <h3>{words.orders(known.orders.length)}</h3>
      <p class="soft">{words.ordersLead}</p>
      <ul>
        {known.orders.map(one => (
          <li key={one.order.id}>
            <Row {...part} {...one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row(part: Part & InDoubtOrder) {
  const { words, language, order, papers, when, say, isBusy } = part
  const may = useMay()
  const room = words.room(order.room)
  return (
    <>
      <div class="what order-what">
        <b>{room}</b>
        <p>{order.lines.map(({ quantity, name }) => `${quantity} × ${name[language]}`).join(', ')}</p>
        <small class="num">
          {words.total(order.total)} · {words.placedAt(when(order.placedAt))}
        </small>
        {papers.length > 0 && <small>{words.paperBack}</small>}
      </div>
      {may('sell') && (
        <div class="deeds">
          {papers.map(paper => (
            <BroughtBy key={paper.number} {...part} paper={paper} />
          ))}
          {papers.length === 0 && <BroughtNow {...part} />}
          <button
            type="button"
            class="button quiet"
            aria-label={words.of(words.notBrought, room)}
            disabled={isBusy}
            onClick={() => say('order', [order.id])}
          >
            {words.notBrought}
          </button>
          <Decline {...part} />
        </div>
      )}
    </>
  )
}

interface BroughtByProps extends Part, InDoubtOrder {
  readonly paper: InDoubtOrder['papers'][number]
}

function BroughtBy({ words, outlet, order, paper, isBusy, run }: BroughtByProps) {
  const { number, generation, printed } = paper
  const bring = () =>
    ask<'bringBack'>('POST', `/api/desk/restored/orders/${order.id}/brought`, {
      outlet,
      body: generation === undefined ? { number } : { number, generation },
    })
  return (
    <button
      type="button"
      class="button"
      aria-label={words.of(words.broughtBy(printed), words.room(order.room))}
      disabled={isBusy}
      onClick={() => void run(bring)}
    >
      {words.broughtBy(printed)}
    </button>
  )
}

function BroughtNow({ words, outlet, order, known, isBusy, run }: Part & InDoubtOrder) {
  if (known.deliveriesWait) return null
  const bring = () =>
    ask<'deliver'>('POST', `/api/desk/orders/${order.id}/deliver`, { outlet, body: { earlier: true } })
  return (
    <Twice
      label={words.brought}
      named={words.of(words.brought, words.room(order.room))}
      asks={words.broughtAsk(order.total)}
      words={{ yes: words.broughtYes, no: words.back }}
      isBusy={isBusy}
      onYes={() => void run(bring)}
    />
  )
}

function Decline({ words, outlet, order, isBusy, run }: Part & InDoubtOrder) {
  const decline = () =>
    ask<'decline'>('POST', `/api/desk/orders/${order.id}/decline`, { outlet, body: { reason: 'other' } })
  return (
    <Twice
      label={words.decline}
      named={words.of(words.decline, words.room(order.room))}
      asks={words.declineAsk}
      words={{ yes: words.declineYes, no: words.back }}
      isBusy={isBusy}
      onYes={() => void run(decline)}
    />
  )
}
