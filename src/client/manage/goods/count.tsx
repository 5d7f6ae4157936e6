/** Stock-take: what is there is asked rack by rack; what the book says shows only once somebody has said it. */
import { useEffect, useState } from 'preact/hooks'
import { COUNT_REASONS, noteName } from '../../../domain/goods-note.ts'
import { textIn } from '../../../domain/language.ts'
import { finds, tidy } from '../../../domain/typed.ts'
import { Find } from '../../ui/office/find.tsx'
import { Pager, usePaged } from '../../ui/office/paged.tsx'
import { Said } from '../../ui/office/said.tsx'
import { State } from '../../ui/office/state.tsx'
import { useSay } from '../words.ts'
import type { Stocked } from './draft.ts'
import { useFormats } from './formats.ts'
import { namesOf } from './matching.ts'
import { useGoodsWords } from './saying.ts'
import type { ShelfProps } from './shelf-props.ts'
import { type CountState, type Seen, useCount } from './use-count.ts'

const ROWS_OF_PAGE = 40

/** `A3` stands in rack A. */
const rackOf = ({ rack }: Stocked) => rack.replace(/[\d\s].*$/, '') || rack

export function Count(props: ShelfProps) {
  const words = useGoodsWords()
  const { count } = words
  const { number } = useFormats()
  const state = useCount(props)
  const [typed, setTyped] = useState('')
  const [rack, setRack] = useState('')
  const all = [...props.shelf.placements].sort((a, b) =>
    a.rack.localeCompare(b.rack, undefined, { numeric: true }),
  )
  const racks = [...new Set(all.map(rackOf))]
  const shown = all.filter(one => (rack === '' || rackOf(one) === rack) && finds(namesOf(one), typed))
  const paged = usePaged(shown, ROWS_OF_PAGE, `${rack} ${typed}`)
  const { seen, waiting, isLocked } = state
  return (
    <>
      <div class="heading">
        <div>
          <h1>{count.title}</h1>
          <p>{count.lead}</p>
        </div>
      </div>
      <Told state={state} />
      <div class="find">
        <Find label={count.find} typed={typed} onTyped={setTyped} />
        <label>
          {count.allRacks}
          <select value={rack} onChange={event => setRack(event.currentTarget.value)}>
            <option value="">{count.allRacks}</option>
            {racks.map(one => (
              <option key={one} value={one}>
                {words.rack(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <table class="list cards count-lines">
        <thead>
          <tr>
            <th scope="col">{words.receive.product}</th>
            <th scope="col">{count.counted}</th>
            <th scope="col" class="r">
              {count.book}
            </th>
            <th scope="col">{count.difference}</th>
            <th scope="col">{count.because}</th>
          </tr>
        </thead>
        <tbody>
          {paged.rows.map(one => (
            <Row key={one.id} one={one} state={state} />
          ))}
        </tbody>
      </table>
      <Pager {...paged} words={words.pager} />
      <div class="done-bar">
        <p role="status">
          {count.done(seen.size, all.length)} {waiting > 0 && <b class="soon">{count.open(waiting)}</b>}
        </p>
        <button
          type="button"
          class="button"
          disabled={isLocked || seen.size === 0 || waiting > 0}
          onClick={state.onSave}
        >
          {count.submit}
          <span class="num"> ({number(seen.size)})</span>
        </button>
      </div>
    </>
  )
}

function Told({ state: { told, isOffline } }: { state: CountState }) {
  const { count } = useGoodsWords()
  if (told.is === 'taken')
    return (
      <Said look="ok" isAlert>
        <a class="plain" href={`#goods/papers/${told.note.id}`}>
          {count.saved(noteName(told.note))}
        </a>
      </Said>
    )
  if (told.is === 'refused')
    return (
      <Said look="late" isAlert>
        <p>{told.code === 'lines-refused' ? count.stale : told.sentence}</p>
      </Said>
    )
  if (told.is === 'offline' || isOffline)
    return (
      <Said look="waiting" isAlert>
        <p>{count.offline}</p>
      </Said>
    )
  return null
}

function Row({ one, state }: { one: Stocked; state: CountState }) {
  const words = useGoodsWords()
  const { count } = words
  const { language } = useSay()
  const { number } = useFormats()
  const name = textIn(one.name, language)
  const seen = state.seen.get(one.id)
  const isOpen = seen?.compared != null && seen.compared.difference !== 0
  return (
    <tr class={isOpen && seen?.reason == null ? 'ask' : ''}>
      <th scope="row">
        <span class="what">
          <img class="thumb" src={one.picture} alt="" width="48" height="48" loading="lazy" />
          <span class="name">
            {name}
            <small>
              {words.rack(one.rack)}
              {one.reserved > 0 && ` · ${words.reserved(number(one.reserved))}`}
            </small>
          </span>
        </span>
      </th>
      <td data-h={count.counted}>
        <Counted one={one} name={name} state={state} />
      </td>
      <td class="r num" data-h={count.book}>
        {seen?.compared == null ? <span class="soft">–</span> : number(seen.compared.book)}
      </td>
      <td data-h={count.difference}>
        <Difference seen={seen} />
      </td>
      <td data-h={isOpen ? count.because : undefined} class={isOpen ? 'grow' : 'hide'}>
        {isOpen && (
          <select
            aria-label={count.of(count.because, name)}
            disabled={state.isLocked}
            value={seen?.reason ?? ''}
            onChange={event => state.onReason(one.id, event.currentTarget.value)}
          >
            <option value="">{count.chooseReason}</option>
            {COUNT_REASONS.map(reason => (
              <option key={reason} value={reason}>
                {words.reasons[reason]}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  )
}

function Counted({ one, name, state }: { one: Stocked; name: string; state: CountState }) {
  const { count } = useGoodsWords()
  const said = state.seen.get(one.id)?.counted
  const [typed, setTyped] = useState(said === undefined ? '' : String(said))
  useEffect(() => setTyped(said === undefined ? '' : String(said)), [said])
  const tell = () => {
    if (tidy(typed) === (said === undefined ? '' : String(said))) return
    const read = /^\d{1,5}$/.test(tidy(typed)) ? Number(tidy(typed)) : null
    if (read === null) setTyped('')
    state.onSeen(one.id, read)
  }
  return (
    <input
      class="in-quantity"
      inputMode="numeric"
      maxLength={5}
      autocomplete="off"
      enterKeyHint="next"
      disabled={state.isLocked}
      aria-label={count.of(count.counted, name)}
      value={typed}
      onInput={event => setTyped(event.currentTarget.value)}
      onBlur={tell}
      onKeyDown={event => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        tell()
        nextCount(event.currentTarget)
      }}
    />
  )
}

function nextCount(field: HTMLElement): void {
  const fields = Array.from(document.querySelectorAll<HTMLElement>('.count-lines .in-quantity'))
  fields[fields.indexOf(field) + 1]?.focus()
}

function Difference({ seen }: { seen: Seen | undefined }) {
  const { count } = useGoodsWords()
  const { number } = useFormats()
  if (seen?.compared == null) return <span class="soft">{count.notYet}</span>
  const { difference, moved, away } = seen.compared
  return (
    <>
      {difference === 0 && <State look="ok">{count.same}</State>}
      {difference < 0 && <State look="soon">{count.fewer(number(-difference))}</State>}
      {difference > 0 && <State look="soon">{count.more(number(difference))}</State>}
      {moved !== 0 && <small>{count.moved(`${moved > 0 ? '+' : '−'}${number(Math.abs(moved))}`)}</small>}
      {away > 0 && <small>{count.away(number(away))}</small>}
    </>
  )
}
