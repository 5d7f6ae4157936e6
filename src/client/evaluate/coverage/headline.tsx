/** The sentence, then who falls short, who is not proven, and what is counted in another unit. */
import type { Coverage } from '../../../contract/coverage.ts'
import type { RoomKind } from '../../../domain/outlet.ts'
import { useSay } from '../words.ts'
import { allOf, daysBetween, inState, longest, unitsApart } from './summary.ts'

export function Headline({ read }: { read: Coverage }) {
  const { words, integer, date } = useSay()
  const { coverage } = words
  const { main, others } = unitsApart(read)
  const isStated = read.outlets.some(({ stated }) => stated !== null)
  return (
    <div class="headline">
      <p class="cov-over">{coverage.over(date(read.to))}</p>
      <h1>
        {main === null || !isStated
          ? coverage.title
          : coverage.sentence(integer(main.covered), integer(allOf(main)), coverage.units[main.unit])}
      </h1>
      {main !== null && isStated && <Deck read={read} unit={main.unit} />}
      {isStated && others.length > 0 && (
        <p class="cov-others">
          <b>{coverage.others.title}</b>{' '}
          {others
            .map(sum =>
              coverage.others.says(integer(sum.covered), integer(allOf(sum)), coverage.units[sum.unit]),
            )
            .join(', ')}
          . {coverage.others.apart}
        </p>
      )}
    </div>
  )
}

function Deck({ read, unit }: { read: Coverage; unit: RoomKind }) {
  const { words, integer } = useSay()
  const { deck, places, units } = words.coverage
  const short = inState(read.outlets, 'short', unit)
  const unproven = inState(read.outlets, 'unproven', unit)
  const first = longest(short)
  const sum = read.sums.find(one => one.unit === unit)
  return (
    <p class="deck">
      {short.length === 0 ? (
        deck.all
      ) : (
        <>
          <b>{deck.short(places[unit](short.length), integer(sum?.short ?? 0), units[unit])}</b>
          {first?.since == null ? '.' : deck.longest(first.name, integer(daysBetween(first.since, read.to)))}
        </>
      )}{' '}
      {unproven.length > 0 && (
        <>
          <b>{deck.unproven(places[unit](unproven.length), integer(sum?.unproven ?? 0), units[unit])}</b>{' '}
          {deck.because}{' '}
        </>
      )}
      {deck.source}
    </p>
  )
}
