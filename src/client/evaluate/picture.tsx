/**
 * Ranked dots. Every row draws its own strip of the two charts in percent of its width, so that the picture fits any
 * screen and its words stay their size; grid and band meet from strip to strip.
 */

import { useState } from 'preact/hooks'
import type { Evaluation, EvaluationRow } from '../../contract/evaluation.ts'
import { textIn } from '../../domain/language.ts'
import { scaleOf } from './scale.ts'
import { byRate, type Standings } from './standings.ts'
import { AxisStrip, CountStrip, RateStrip } from './strips.tsx'
import { useSay } from './words.ts'

const SHOWN_FIRST = 15

export interface PictureProps {
  readonly evaluation: Evaluation
  readonly standings: Standings
}

type Order = 'count' | 'rate'

export function Picture({ evaluation, standings }: PictureProps) {
  const { words } = useSay()
  const { picture } = words
  const unit = words.units[evaluation.unit]
  const [order, setOrder] = useState<Order>('count')
  const [all, setAll] = useState(false)
  const rows = order === 'count' ? evaluation.products : [...evaluation.products].sort(byRate)
  const shown = all ? rows : rows.slice(0, SHOWN_FIRST)
  const scale = scaleOf(evaluation.products)
  return (
    <section>
      <div class="head">
        <h2>{picture.title}</h2>
        <OrderChoice order={order} unit={unit} onOrder={setOrder} />
      </div>
      <p class="note">
        {picture.note(unit)} {standings.needMore > 0 && picture.hollow(unit)}
      </p>
      <div class="ranked num">
        <div class="row axis" aria-hidden="true">
          <span class="who">{picture.product}</span>
          <span class="count">{picture.count}</span>
          <span class="count-strip" />
          <span class="rate-strip">
            <AxisStrip ticks={scale.ticks} max={scale.rateMax} />
          </span>
          <span class="say">{picture.byRate(unit)}</span>
        </div>
        <ol>
          {shown.map(row => (
            <Row key={row.product} row={row} unit={unit} standings={standings} scale={scale} />
          ))}
        </ol>
      </div>
      {rows.length > SHOWN_FIRST && (
        <button type="button" class="button quiet more" onClick={() => setAll(!all)}>
          {all ? picture.fewer : picture.more(rows.length - SHOWN_FIRST)}
        </button>
      )}
    </section>
  )
}

interface OrderChoiceProps {
  readonly order: Order
  readonly unit: string
  readonly onOrder: (order: Order) => void
}

function OrderChoice({ order, unit, onOrder }: OrderChoiceProps) {
  const { picture } = useSay().words
  const names = { count: picture.byCount, rate: picture.byRate(unit) } satisfies Record<Order, string>
  return (
    <fieldset class="order">
      <legend>{picture.order}</legend>
      {(['count', 'rate'] as const).map(one => (
        <button key={one} type="button" aria-pressed={one === order} onClick={() => onOrder(one)}>
          {names[one]}
        </button>
      ))}
    </fieldset>
  )
}

interface RowProps {
  readonly row: EvaluationRow
  readonly unit: string
  readonly standings: Standings
  readonly scale: ReturnType<typeof scaleOf>
}

function Row({ row, unit, standings, scale }: RowProps) {
  const { language, integer } = useSay()
  const isHighest = row.product === standings.highest?.product
  const isLevel = isHighest || standings.level.has(row.product)
  return (
    <li class={`row${row.enough ? '' : ' few'}${isLevel ? ' lead' : ''}`}>
      <span class="who">
        <b>{textIn(row.name, language)}</b>
        <small>{row.sellerName}</small>
      </span>
      <span class="count">{integer(row.kwitansi)}</span>
      <span class="count-strip">
        <CountStrip count={row.kwitansi} max={scale.countMax} />
      </span>
      <span class="rate-strip">
        <RateStrip
          row={row}
          band={standings.highest?.interval ?? null}
          max={scale.rateMax}
          ticks={scale.ticks}
        />
      </span>
      <span class="say">
        <Comparison row={row} unit={unit} isHighest={isHighest} isLevel={isLevel} />
      </span>
    </li>
  )
}

interface ComparisonProps {
  readonly row: EvaluationRow
  readonly unit: string
  readonly isHighest: boolean
  readonly isLevel: boolean
}

/** The strip in words: the rate with its interval, or what is missing for one. */
function Comparison({ row, unit, isHighest, isLevel }: ComparisonProps) {
  const { words, decimal, integer } = useSay()
  const { picture } = words
  if (row.exposure === 0) return <>{picture.unexposed(unit)}</>
  if (!row.enough) return <>{picture.needs(integer(row.needed), unit)}</>
  return (
    <>
      <b>{decimal(row.rate)}</b>{' '}
      <span class="range">
        ({decimal(row.interval[0])}–{decimal(row.interval[1])})
      </span>
      {isLevel && <span class="visually-hidden">, {isHighest ? picture.highest : picture.level}</span>}
    </>
  )
}
