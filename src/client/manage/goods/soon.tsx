/** What nears its date, and what is about to be sold out. */
import { useState } from 'preact/hooks'
import { isUnnamed } from '../../../domain/goods-note.ts'
import { textIn } from '../../../domain/language.ts'
import { expiring, LOOK_AHEAD_DAYS, type LookAhead, runningOut } from '../../../domain/running-out.ts'
import { finds } from '../../../domain/typed.ts'
import { Find } from '../../ui/office/find.tsx'
import { Pager, usePaged } from '../../ui/office/paged.tsx'
import { State } from '../../ui/office/state.tsx'
import { useSay } from '../words.ts'
import type { Stocked } from './draft.ts'
import { useFormats } from './formats.ts'
import { namesOf } from './matching.ts'
import { useGoodsWords } from './saying.ts'
import type { ShelfProps } from './shelf-props.ts'

const ROWS_OF_PAGE = 30

export function Soon({ shelf }: ShelfProps) {
  const { soon, count } = useGoodsWords()
  const [typed, setTyped] = useState('')
  const shown = shelf.placements.filter(one => finds(namesOf(one), typed))
  return (
    <>
      <div class="heading">
        <div>
          <h1>{soon.title}</h1>
          <p>{soon.lead}</p>
        </div>
      </div>
      <div class="find">
        <Find label={count.find} typed={typed} onTyped={setTyped} />
      </div>
      <Expiring {...{ shown, typed }} day={shelf.day} />
      <RunningOut {...{ shown, typed }} day={shelf.day} />
    </>
  )
}

interface ListProps {
  readonly shown: readonly Stocked[]
  readonly typed: string
  readonly day: string
}

function Days({
  label,
  days,
  onDays,
}: {
  label: string
  days: LookAhead
  onDays: (days: LookAhead) => void
}) {
  const { soon } = useGoodsWords()
  return (
    <div class="days">
      <h2>{label}</h2>
      <div class="chips">
        {LOOK_AHEAD_DAYS.map(one => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === days}
            onClick={() => onDays(one)}
          >
            {soon.withinDays(one)}
          </button>
        ))}
      </div>
    </div>
  )
}

function Expiring({ shown, typed, day }: ListProps) {
  const words = useGoodsWords()
  const { soon, receive } = words
  const { number, day: written } = useFormats()
  const [days, setDays] = useState<LookAhead>(14)
  const found = expiring(shown, days, day)
  const paged = usePaged(found, ROWS_OF_PAGE, `${typed} ${days}`)
  return (
    <section class="soon-list">
      <Days label={soon.expires} days={days} onDays={setDays} />
      {found.length === 0 && <p class="soft">{soon.noneExpires}</p>}
      <ul class="rows">
        {paged.rows.map(({ of, batch, days: left }) => (
          <li key={`${of.id} ${batch.batch}`} class="entry">
            <Name one={of} beside={isUnnamed(batch) ? words.unnamed : batch.batch} />
            <span class="num">{soon.left(number(batch.onHand))}</span>
            <span class="r num">
              {left < 0 ? (
                <State look="late">{soon.past}</State>
              ) : (
                <State look="soon">{receive.nearDays(left)}</State>
              )}
              <small>{batch.bestBefore !== null && written(batch.bestBefore)}</small>
            </span>
          </li>
        ))}
      </ul>
      <Pager {...paged} words={words.pager} />
    </section>
  )
}

function RunningOut({ shown, typed, day }: ListProps) {
  const words = useGoodsWords()
  const { soon, receive } = words
  const { number } = useFormats()
  const [days, setDays] = useState<LookAhead>(7)
  const found = runningOut(shown, days, day)
  const paged = usePaged(found, ROWS_OF_PAGE, `${typed} ${days}`)
  return (
    <section class="soon-list">
      <Days label={soon.runsOut} days={days} onDays={setDays} />
      {found.length === 0 && <p class="soft">{soon.noneRunsOut}</p>}
      <ul class="rows">
        {paged.rows.map(({ of, left, days: inDays }) => (
          <li key={of.id} class="entry">
            <Name one={of} beside={soon.sold(number(of.sold))} />
            <span class="num">{soon.left(number(left))}</span>
            <span class="r num">
              <State look={left === 0 ? 'late' : 'soon'}>
                {left === 0 ? soon.soldOut : receive.nearDays(inDays)}
              </State>
            </span>
          </li>
        ))}
      </ul>
      <Pager {...paged} words={words.pager} />
    </section>
  )
}

function Name({ one, beside }: { one: Stocked; beside: string }) {
  const { language } = useSay()
  return (
    <span class="what">
      <img class="thumb" src={one.picture} alt="" width="48" height="48" loading="lazy" />
      <span class="name">
        <b>{textIn(one.name, language)}</b>
        <small>{beside}</small>
      </span>
    </span>
  )
}
