/** Third step: racks and dates, beside what was agreed: the last look before guests see it. */
import { useState } from 'preact/hooks'
import { textIn } from '../../../../domain/language.ts'
import { readPrice } from '../../price.ts'
import { useSay } from '../../words.ts'
import { partWords, priceWords } from '../money-words.ts'
import { readPart } from '../part-typed.ts'
import { type DraftRow, withRack } from './draft.ts'
import { ProductCell } from './product-cell.tsx'
import type { RowWrong } from './reading.ts'

export interface DatesProps {
  readonly rows: readonly DraftRow[]
  readonly today: string
  readonly wrongs: readonly (RowWrong | null)[]
  readonly onRow: (row: DraftRow) => void
  readonly onRows: (rows: readonly DraftRow[]) => void
}

export function Dates({ rows, today, wrongs, onRow, onRows }: DatesProps) {
  const { shelf: words } = useSay()
  const { columns, fields, wizard } = words
  const [rack, setRack] = useState('')
  const sayForAll = (next: string) => {
    onRows(withRack(rows, rack, next))
    setRack(next)
  }
  return (
    <>
      {rows.length > 1 && (
        <label class="for-all">
          {wizard.rackOfAll}
          <input maxLength={12} value={rack} onInput={event => sayForAll(event.currentTarget.value)} />
        </label>
      )}
      <table class="list cards">
        <thead>
          <tr>
            <th scope="col">{columns.product}</th>
            <th scope="col">{columns.price}</th>
            <th scope="col">{columns.part}</th>
            <th scope="col">{fields.rack}</th>
            <th scope="col">{fields.from}</th>
            <th scope="col">{fields.to}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <DatesRow key={row.product.id} row={row} today={today} wrong={wrongs[i] ?? null} onRow={onRow} />
          ))}
        </tbody>
      </table>
      <p class="soft">{fields.openEnd}</p>
    </>
  )
}

interface DatesRowProps extends Pick<DatesProps, 'today' | 'onRow'> {
  readonly row: DraftRow
  readonly wrong: RowWrong | null
}

function DatesRow({ row, today, wrong, onRow }: DatesRowProps) {
  const { shelf: words, language } = useSay()
  const { columns, fields, wizard } = words
  const name = textIn(row.product.name, language)
  const price = readPrice(row.price, true)
  const part = readPart(row.part)
  const priced = { terms: row.terms, price: price.ok ? price.price : 0, part: part.ok ? part.part : null }
  return (
    <tr class={wrong === null ? '' : 'bad'}>
      <ProductCell product={row.product} />
      <td data-h={columns.price}>
        <b class="num">{priceWords(priced, words)}</b>
        {wrong !== null && <small class="late">{wrong.says}</small>}
      </td>
      <td data-h={columns.part}>
        <span class="num">{partWords(priced, words)}</span>
      </td>
      <td data-h={fields.rack}>
        <input
          maxLength={12}
          required
          aria-label={wizard.rackOf(name)}
          value={row.rack}
          onInput={event => onRow({ ...row, rack: event.currentTarget.value })}
        />
      </td>
      <td data-h={fields.from}>
        <input
          type="date"
          aria-label={wizard.fromOf(name)}
          value={row.from}
          onInput={event => onRow({ ...row, from: event.currentTarget.value })}
        />
      </td>
      <td data-h={fields.to}>
        <input
          type="date"
          min={today}
          aria-label={wizard.toOf(name)}
          aria-invalid={wrong?.field === 'to'}
          value={row.to}
          onInput={event => onRow({ ...row, to: event.currentTarget.value })}
        />
      </td>
    </tr>
  )
}
