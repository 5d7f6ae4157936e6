/** The lines of a delivery note, each with what stands in its way beside it. */
import { textIn } from '../../../domain/language.ts'
import { lastsUntil, SELLING_DAYS } from '../../../domain/receiving.ts'
import { tidy } from '../../../domain/typed.ts'
import { Said } from '../../ui/office/said.tsx'
import { State } from '../../ui/office/state.tsx'
import { useSay } from '../words.ts'
import {
  type Draft,
  type DraftLine,
  priceOf,
  type Standing,
  type Stocked,
  standingOf,
  withChange,
  withoutLine,
} from './draft.ts'
import { useFormats } from './formats.ts'
import { useGoodsWords } from './saying.ts'
import type { ShelfProps } from './shelf-props.ts'
import type { DraftState } from './use-draft.ts'

interface LinesProps {
  readonly state: DraftState
  readonly shelf: ShelfProps['shelf']
  readonly isLocked: boolean
}

export function ReceiveLines({ state: { draft, onChange }, shelf, isLocked }: LinesProps) {
  const { receive } = useGoodsWords()
  const standings = draft.lines.map(line => standingOf(line, shelf.day))
  return (
    <>
      <table class="list cards note-lines">
        <thead>
          <tr>
            <th scope="col">{receive.product}</th>
            <th scope="col">{receive.quantity}</th>
            <th scope="col">{receive.batch}</th>
            <th scope="col">{receive.best}</th>
            <th scope="col">{receive.price}</th>
            <th scope="col">{receive.left}</th>
            <th scope="col" class="r">
              {receive.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.lines.map((line, at) => (
            <Line
              key={line.key}
              {...{ line, draft, onChange, isLocked }}
              standing={standings[at] ?? { is: 'quantity' }}
              shelf={shelf.placements}
            />
          ))}
        </tbody>
      </table>
      {draft.lines.map((line, at) => {
        const standing = standings[at]
        if (standing?.is !== 'near') return null
        return <Question key={line.key} {...{ line, draft, onChange, shelf }} days={standing.days} />
      })}
    </>
  )
}

interface LineProps {
  readonly line: DraftLine
  readonly draft: Draft
  readonly standing: Standing
  readonly shelf: readonly Stocked[]
  readonly isLocked: boolean
  readonly onChange: (next: Draft) => void
}

const TONES = { near: 'ask', past: 'bad', fine: '' } as const

function Line({ line, draft, standing, shelf, isLocked, onChange }: LineProps) {
  const { receive } = useGoodsWords()
  const { rupiah } = useFormats()
  const set = (change: Partial<DraftLine>) => onChange(withChange(draft, line.key, change))
  const tone =
    standing.is === 'near' || standing.is === 'past' || standing.is === 'fine' ? TONES[standing.is] : 'ask'
  const value = priceOf(line) * (Number(tidy(line.quantity)) || 0)
  const field = (name: 'quantity' | 'batch' | 'bestBefore' | 'price', label: string, hint = '') => (
    <input
      class={`in-${name}`}
      inputMode={name === 'quantity' || name === 'price' ? 'numeric' : undefined}
      maxLength={40}
      autocomplete="off"
      enterKeyHint="next"
      placeholder={hint}
      disabled={isLocked}
      aria-label={receive.of(label, nameIn(line, shelf, 'id'))}
      aria-invalid={standing.is === name || (name === 'bestBefore' && standing.is === 'date')}
      value={line[name]}
      onInput={event => set({ [name]: event.currentTarget.value })}
      onKeyDown={moveOn}
    />
  )
  return (
    <tr class={tone}>
      <th scope="row">
        <Product {...{ line, draft, shelf, isLocked, onChange }} />
      </th>
      <td data-h={receive.quantity}>{field('quantity', receive.quantity)}</td>
      <td data-h={receive.batch}>{field('batch', receive.batch, receive.batchHint)}</td>
      <td data-h={receive.best}>{field('bestBefore', receive.best, receive.bestHint)}</td>
      <td data-h={receive.price}>{field('price', receive.price, receive.priceHint)}</td>
      <td class="grow">
        <Stands standing={standing} />
      </td>
      <td class="r num" data-h={receive.value}>
        {standing.is === 'past' ? <s class="soft">{rupiah(value)}</s> : <b>{rupiah(value)}</b>}
      </td>
    </tr>
  )
}

const nameIn = (line: DraftLine, shelf: readonly Stocked[], language: 'id') => {
  const one = shelf.find(({ id }) => id === line.placement)
  return one === undefined ? line.meant : textIn(one.name, language)
}

function Product({ line, draft, shelf, isLocked, onChange }: Omit<LineProps, 'standing'>) {
  const { receive } = useGoodsWords()
  const { language } = useSay()
  const one = shelf.find(({ id }) => id === line.placement)
  const name = one === undefined ? line.meant : textIn(one.name, language)
  return (
    <span class="what">
      {one !== undefined && (
        <img class="thumb" src={one.picture} alt="" width="48" height="48" loading="lazy" />
      )}
      <span class="name">
        {one === undefined ? (
          <label>
            {receive.choose(line.meant)}
            <select
              value=""
              disabled={isLocked}
              onChange={event =>
                onChange(withChange(draft, line.key, { placement: event.currentTarget.value, meant: '' }))
              }
            >
              <option value="">–</option>
              {shelf.map(known => (
                <option key={known.id} value={known.id}>
                  {textIn(known.name, language)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <>
            {name}
            <small>{one.maker.name}</small>
          </>
        )}
      </span>
      <button
        type="button"
        class="plain"
        disabled={isLocked}
        aria-label={receive.removeOf(name)}
        onClick={() => onChange(withoutLine(draft, line.key))}
      >
        {receive.remove}
      </button>
    </span>
  )
}

function Stands({ standing }: { standing: Standing }) {
  const { receive, noDate } = useGoodsWords()
  switch (standing.is) {
    case 'fine':
      return standing.days === null ? (
        <State look="draft">{noDate}</State>
      ) : (
        <State look="ok">{receive.days(standing.days)}</State>
      )
    case 'near':
      return <State look="soon">{receive.nearDays(standing.days)}</State>
    case 'past':
      return (
        <>
          <State look="late">{receive.pastDays(standing.days)}</State>
          <small class="late">{receive.pastLead}</small>
        </>
      )
    default:
      return <State look="soon">{receive.standing[standing.is]}</State>
  }
}

interface QuestionProps {
  readonly line: DraftLine
  readonly draft: Draft
  readonly days: number
  readonly shelf: ShelfProps['shelf']
  readonly onChange: (next: Draft) => void
}

/** Asked at the door: what is near its date, beside what usually sells. */
function Question({ line, draft, days, shelf, onChange }: QuestionProps) {
  const { receive } = useGoodsWords()
  const { language } = useSay()
  const { number, day } = useFormats()
  const one = shelf.placements.find(({ id }) => id === line.placement)
  if (one === undefined) return null
  const coming = Number(tidy(line.quantity)) || 0
  const pieces = coming + one.batches.reduce((sum, batch) => sum + batch.onHand, 0)
  const until = lastsUntil(pieces, one.sold, shelf.day)
  return (
    <Said look="soon">
      <p>
        <b>{receive.ask(textIn(one.name, language), days)}</b>{' '}
        {until === null
          ? receive.neverSold
          : receive.usually(number(Math.round((one.sold * 7) / SELLING_DAYS)), number(pieces), day(until))}
      </p>
      <p class="does">
        <button
          type="button"
          class="button quiet"
          onClick={() => onChange(withChange(draft, line.key, { nearIsFine: true }))}
        >
          {receive.take(number(coming))}
        </button>
        <button type="button" class="plain" onClick={() => onChange(withoutLine(draft, line.key))}>
          {receive.leave}
        </button>
      </p>
    </Said>
  )
}

/** Enter goes on to the next field, and from the last one back to where the next product is scanned. */
function moveOn(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  const row = event.target.closest('tr')
  const fields = Array.from(row?.querySelectorAll<HTMLInputElement>('input') ?? [])
  const next = fields[fields.indexOf(event.target) + 1]
  const scan = document.querySelector<HTMLInputElement>('.scan input')
  const to = next ?? scan
  to?.focus()
  to?.select()
}
