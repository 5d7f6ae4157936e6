/** Second step: terms, price and the maker's part of each; what is left for the hotel is said while one types. */
import { textIn } from '../../../../domain/language.ts'
import { formatRupiah } from '../../../../domain/money.ts'
import { isShared, partOf } from '../../../../domain/part.ts'
import { TERMS } from '../../../../domain/placement.ts'
import { CLOSE, Icon } from '../../../ui/icon.tsx'
import { readPrice } from '../../price.ts'
import { useSay } from '../../words.ts'
import { leftShare, leftWords } from '../money-words.ts'
import { readPart } from '../part-typed.ts'
import { type DraftRow, onTerms } from './draft.ts'
import { ProductCell } from './product-cell.tsx'
import { isMoney, type RowWrong } from './reading.ts'

export interface MoneyProps {
  readonly rows: readonly DraftRow[]
  /** What stands on the shelf already, by terms and product. */
  readonly here: ReadonlySet<string>
  readonly wrongs: readonly (RowWrong | null)[]
  readonly onRow: (row: DraftRow) => void
  readonly onRemove: (row: DraftRow) => void
}

export function Money({ rows, here, wrongs, onRow, onRemove }: MoneyProps) {
  const { shelf: words } = useSay()
  const { columns, wizard } = words
  return (
    <>
      <table class="list cards">
        <thead>
          <tr>
            <th scope="col">{columns.product}</th>
            <th scope="col">{wizard.way}</th>
            <th scope="col">{columns.price}</th>
            <th scope="col">{columns.part}</th>
            <th scope="col">{columns.left}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <MoneyRow
              key={row.product.id}
              row={row}
              here={here}
              wrong={wrongs[i] ?? null}
              onRow={onRow}
              onRemove={() => onRemove(row)}
            />
          ))}
        </tbody>
      </table>
      <p class="soft">{words.rounding}</p>
    </>
  )
}

interface MoneyRowProps {
  readonly row: DraftRow
  readonly here: ReadonlySet<string>
  readonly wrong: RowWrong | null
  readonly onRow: (row: DraftRow) => void
  readonly onRemove: () => void
}

function MoneyRow({ row, here, wrong, onRow, onRemove }: MoneyRowProps) {
  const { shelf: words, language } = useSay()
  const { columns, wizard } = words
  const name = textIn(row.product.name, language)
  // What nobody has typed yet is not wrong yet.
  const shown =
    wrong !== null && isMoney(wrong) && !(wrong.field === 'price' && row.price === '') ? wrong : null
  return (
    <tr class={shown === null ? '' : 'bad'}>
      <ProductCell product={row.product}>
        <button type="button" class="plain" aria-label={wizard.remove(name)} onClick={onRemove}>
          <Icon d={CLOSE} />
        </button>
      </ProductCell>
      <td data-h={wizard.way}>
        <select
          aria-label={wizard.wayOf(name)}
          value={row.terms}
          onChange={event =>
            onRow(onTerms(row, TERMS.find(one => one === event.currentTarget.value) ?? row.terms))
          }
        >
          {TERMS.map(terms => (
            <option key={terms} value={terms} disabled={here.has(`${terms} ${row.product.id}`)}>
              {words.terms[terms]}
            </option>
          ))}
        </select>
      </td>
      <td data-h={columns.price}>
        <input
          class="num"
          inputMode="numeric"
          maxLength={40}
          aria-label={wizard.priceOf(name)}
          aria-invalid={shown?.field === 'price'}
          disabled={row.terms === 'complimentary'}
          value={row.price}
          onInput={event => onRow({ ...row, price: event.currentTarget.value })}
        />
      </td>
      <td data-h={columns.part}>
        {isShared(row.terms) ? (
          <input
            class="num"
            maxLength={40}
            aria-label={wizard.partOf(name)}
            aria-invalid={shown?.field === 'part'}
            value={row.part}
            onInput={event => onRow({ ...row, part: event.currentTarget.value })}
          />
        ) : row.terms === 'bought' ? (
          words.owned
        ) : (
          '–'
        )}
      </td>
      <LeftCell row={row} wrong={shown} />
    </tr>
  )
}

function LeftCell({ row, wrong }: Pick<MoneyRowProps, 'row' | 'wrong'>) {
  const { shelf: words } = useSay()
  const price = readPrice(row.price, true)
  const part = readPart(row.part)
  const priced = { terms: row.terms, price: price.ok ? price.price : 0, part: part.ok ? part.part : null }
  const left = price.ok ? leftWords(priced) : null
  const share = price.ok ? leftShare(priced) : null
  return (
    <td data-h={words.columns.left} role="status">
      <b class={left?.isBad === true ? 'num late' : 'num'}>{left?.text ?? '–'}</b>
      {wrong !== null ? (
        <small class="late">{wrong.says}</small>
      ) : (
        priced.part !== null &&
        price.ok && (
          <small>
            {words.wizard.makers(formatRupiah(partOf(priced.part, priced.price)))}
            {share !== null && ` · ${words.ofPrice(share)}`}
          </small>
        )
      )}
    </td>
  )
}
