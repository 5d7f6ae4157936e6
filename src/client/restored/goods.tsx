/** Goods whose count in the book may not be what is on the rack: counted as always, or said to be right. */
import { useMay } from '../platform/rights.ts'
import type { Part } from './part.ts'
import { Twice } from './twice.tsx'
import type { InDoubt } from './use-restored.ts'

export function Goods(part: Part) {
  const { words, known, outlet, language, say, isBusy } = part
  const may = useMay()
  const { goods } = known
  if (goods.length === 0) return null
  const inOrder = new Intl.Collator(words.locale, { numeric: true })
  const byRack = [...goods].sort(
    (a, b) => inOrder.compare(a.rack, b.rack) || inOrder.compare(a.name[language], b.name[language]),
  )
  const all = goods.map(({ placement }) => placement)
  return (
    <section>
      <h3>{words.goods(goods.length)}</h3>
      <p class="soft">
        {words.goodsLead} {known.orders.length > 0 && words.goodsAfter} {!may('shelf') && words.goodsManager}
      </p>
      {may('shelf') && (
        <div class="deeds">
          <a class="button" href={`/manage/${outlet}#goods/count`}>
            {words.count}
          </a>
          <Twice
            label={words.allAsBooked}
            named={words.allAsBooked}
            asks={words.allAsBookedAsk(goods.length)}
            words={{ yes: words.yes, no: words.back }}
            isBusy={isBusy}
            onYes={() => say('goods', all)}
          />
        </div>
      )}
      <ul>
        {byRack.map(one => (
          <li key={one.placement}>
            <Row {...part} one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RowProps extends Part {
  readonly one: InDoubt['goods'][number]
}

function Row({ words, language, one, say, isBusy }: RowProps) {
  const may = useMay()
  const { placement, name, rack, pieces, sold } = one
  const called = name[language]
  return (
    <>
      <div class="what">
        <b>{called}</b>
        <small class="num">
          {rack === '' ? '' : `${words.rack(rack)} · `}
          {words.pieces(pieces)}
        </small>
        {sold > 0 && <small class="num">{words.sold(sold)}</small>}
      </div>
      {may('shelf') && (
        <div class="deeds">
          <button
            type="button"
            class="button quiet"
            aria-label={words.of(words.asBooked, called)}
            disabled={isBusy}
            onClick={() => say('goods', [placement])}
          >
            {words.asBooked}
          </button>
        </div>
      )}
    </>
  )
}
