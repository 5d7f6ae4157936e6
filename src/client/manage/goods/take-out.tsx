/** Goods that leave by hand: off the shelf for a reason, or back to their maker, batch by batch, on one paper. */
import { useState } from 'preact/hooks'
import { isUnnamed, noteName, RETURN_REASONS, WRITE_OFF_REASONS } from '../../../domain/goods-note.ts'
import { textIn } from '../../../domain/language.ts'
import { isPast } from '../../../domain/receiving.ts'
import { finds } from '../../../domain/typed.ts'
import { Find } from '../../ui/office/find.tsx'
import { Pager, usePaged } from '../../ui/office/paged.tsx'
import { Said } from '../../ui/office/said.tsx'
import { State } from '../../ui/office/state.tsx'
import { useSay } from '../words.ts'
import { useFormats } from './formats.ts'
import { namesOf } from './matching.ts'
import { useGoodsWords } from './saying.ts'
import type { ShelfProps } from './shelf-props.ts'
import { type Held, heldOf, keyOf, type TakeState, useTakeOut } from './use-take-out.ts'

const ROWS_OF_PAGE = 40

export function TakeOut({ shelf, onMoved }: ShelfProps) {
  const words = useGoodsWords()
  const { out } = words
  const { number } = useFormats()
  const state = useTakeOut(shelf, onMoved)
  const [typed, setTyped] = useState('')
  const rows = heldOf(shelf.placements).filter(
    ({ one }) => finds(namesOf(one), typed) && (state.maker === null || one.maker.slug === state.maker),
  )
  const paged = usePaged(rows, ROWS_OF_PAGE, `${typed} ${state.maker}`)
  return (
    <>
      <div class="heading">
        <div>
          <h1>{out.title}</h1>
          <p>{out.lead}</p>
        </div>
      </div>
      <Told state={state} />
      <Head state={state} day={shelf.day} rows={rows} />
      <div class="find">
        <Find label={out.find} typed={typed} onTyped={setTyped} />
      </div>
      {rows.length === 0 ? (
        <p>{out.none}</p>
      ) : (
        <table class="list cards out-lines">
          <thead>
            <tr>
              <th scope="col">{words.receive.product}</th>
              <th scope="col">{out.batch}</th>
              <th scope="col">{words.receive.best}</th>
              <th scope="col" class="r">
                {out.onHand}
              </th>
              <th scope="col">{out.quantity}</th>
            </tr>
          </thead>
          <tbody>
            {paged.rows.map(held => (
              <Row key={keyOf(held)} held={held} state={state} day={shelf.day} />
            ))}
          </tbody>
        </table>
      )}
      <Pager {...paged} words={words.pager} />
      <div class="done-bar">
        <p />
        <button
          type="button"
          class="button"
          disabled={state.isLocked || state.pieces === 0 || state.wrong > 0 || state.reason === null}
          onClick={state.onSave}
        >
          {out.submit(number(state.pieces))}
        </button>
      </div>
    </>
  )
}

interface HeadProps {
  readonly state: TakeState
  readonly day: string
  readonly rows: readonly Held[]
}

function Head({ state, day, rows }: HeadProps) {
  const words = useGoodsWords()
  const { out } = words
  const { isReturn, reason, remark, isLocked, onChoice } = state
  const past = rows.filter(({ batch }) => isPast(batch.bestBefore, day))
  return (
    <>
      <div class="cols three meta">
        <label>
          {out.which}
          <select
            disabled={isLocked}
            value={isReturn ? 'return' : 'write-off'}
            onChange={event => onChoice({ isReturn: event.currentTarget.value === 'return', reason: null })}
          >
            <option value="write-off">{out.writeOff}</option>
            <option value="return">{out.back}</option>
          </select>
        </label>
        <label>
          {out.reason}
          <select
            disabled={isLocked}
            value={reason ?? ''}
            onChange={event => {
              const word = event.currentTarget.value
              onChoice({ reason: REASONS.find(known => known === word) ?? null })
            }}
          >
            <option value="">{words.count.chooseReason}</option>
            {(isReturn ? RETURN_REASONS : WRITE_OFF_REASONS).map(one => (
              <option key={one} value={one}>
                {words.reasons[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.receive.remark}
          <input
            maxLength={200}
            disabled={isLocked}
            value={remark}
            onInput={event => onChoice({ remark: event.currentTarget.value })}
          />
        </label>
      </div>
      {reason === 'past-date' && past.length > 0 && (
        <button type="button" class="button quiet" disabled={isLocked} onClick={() => state.onAll(past)}>
          {out.allPast}
        </button>
      )}
    </>
  )
}

const REASONS = [...WRITE_OFF_REASONS, ...RETURN_REASONS]

function Told({ state: { told } }: { state: TakeState }) {
  const { out } = useGoodsWords()
  switch (told.is) {
    case 'offline':
      return (
        <Said look="waiting" isAlert>
          <p>{out.offline}</p>
        </Said>
      )
    case 'taken':
      return (
        <Said look="ok" isAlert>
          <a class="plain" href={`#goods/papers/${told.note.id}`}>
            {out.saved(noteName(told.note))}
          </a>
        </Said>
      )
    case 'refused':
      return (
        <Said look="late" isAlert>
          <p>{told.sentence}</p>
        </Said>
      )
    default:
      return null
  }
}

function Row({ held, state, day }: { held: Held; state: TakeState; day: string }) {
  const words = useGoodsWords()
  const { out } = words
  const { language } = useSay()
  const formats = useFormats()
  const { one, batch } = held
  const name = textIn(one.name, language)
  const typed = state.taken.get(keyOf(held)) ?? ''
  const isShort = Number(typed) > batch.onHand
  const past = isPast(batch.bestBefore, day)
  return (
    <tr class={isShort ? 'bad' : typed === '' ? '' : 'chosen'}>
      <th scope="row">
        <span class="what">
          <img class="thumb" src={one.picture} alt="" width="48" height="48" loading="lazy" />
          <span class="name">
            {name}
            <small>
              {one.maker.name}
              {one.reserved > 0 && ` · ${words.reserved(formats.number(one.reserved))}`}
            </small>
          </span>
        </span>
      </th>
      <td data-h={out.batch}>{isUnnamed(batch) ? <span class="soft">{words.unnamed}</span> : batch.batch}</td>
      <td data-h={words.receive.best} class="num">
        {batch.bestBefore === null ? (
          <span class="soft">{words.noDate}</span>
        ) : past ? (
          <State look="late">{formats.day(batch.bestBefore)}</State>
        ) : (
          formats.day(batch.bestBefore)
        )}
      </td>
      <td class="r num" data-h={out.onHand}>
        {formats.number(batch.onHand)}
      </td>
      <td data-h={out.quantity}>
        <input
          class="in-quantity"
          inputMode="numeric"
          maxLength={5}
          autocomplete="off"
          disabled={state.isLocked}
          aria-label={out.of(out.quantity, `${name} ${isUnnamed(batch) ? words.unnamed : batch.batch}`)}
          aria-invalid={isShort}
          value={typed}
          onInput={event => state.onTaken(held, event.currentTarget.value)}
        />
        {isShort && <small class="late">{out.short(formats.number(batch.onHand))}</small>}
      </td>
    </tr>
  )
}
